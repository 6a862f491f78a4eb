import { css } from 'lit';

/** Of `<ado-connect>` alone: a width to ask for where the page fits boxes to their content, as dialogs do. */
export const hostStyles = css`
  :host {
    contain-intrinsic-inline-size: 18rem;
  }
`;

/** The connect card, wherever it is shown. */
export const connectStyles = css`
  .connect {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    align-items: center;
    gap: calc(var(--_space) * 1.5);
    min-block-size: 4.5rem;
    padding: calc(var(--_space) * 1.5) calc(var(--_space) * 2);
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);

    p {
      margin: 0;
      overflow-wrap: anywhere;
      text-wrap: pretty;
    }

    .mark {
      display: grid;
      place-items: center;
      inline-size: 2.5rem;
      block-size: 2.5rem;
      border-radius: calc(var(--_radius) * 0.75);
      background: var(--_selected);
      color: var(--_accent);
      font-weight: 600;
    }

    svg {
      inline-size: 1.25rem;
      block-size: 1.25rem;
      fill: currentColor;
    }

    .title {
      font-weight: 600;
    }

    .text,
    .place {
      color: var(--_muted);
      font-size: 0.9375em;
    }

    .place {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      column-gap: 0.75em;
    }

    a {
      display: inline-block;
      padding-block: 0.125em;
      color: var(--_accent);
      text-decoration: none;

      &:hover {
        text-decoration: underline;
      }
    }

    .health {
      display: inline-flex;
      align-items: center;
      gap: 0.4em;

      &::before {
        content: '';
        inline-size: 0.5em;
        block-size: 0.5em;
        border-radius: 50%;
        background: var(--_healthy);
      }
    }

    .problem {
      color: var(--_danger);
      font-size: 0.9375em;

      .who {
        color: var(--_muted);
      }
    }

    .actions {
      display: flex;
      flex-wrap: wrap;
      justify-content: end;
      gap: var(--_space);
    }

    /* After the rules that give them a display of their own. */
    .text:empty,
    .problem:not(:has(*)),
    .actions:not(:has(*)) {
      display: none;
    }

    .organization,
    .details {
      grid-column: 2 / -1;
    }

    .organization {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--_space);

      .field {
        flex: 1 1 14rem;
      }
    }

    .details {
      font-family: ui-monospace, monospace;
      font-size: 0.8125em;
    }
  }

  .connect:has(.organization) .actions {
    grid-column: 2 / -1;
  }

  /* Beside three buttons the words would have no room. */
  .connect:has(.actions > :nth-child(3)) .actions {
    grid-column: 2 / -1;
    justify-content: start;
  }

  .connect[aria-busy='true'] .text {
    animation: appear 0s 0.3s both;
  }

  @keyframes appear {
    from {
      visibility: hidden;
    }
  }

  @container (width < 30rem) {
    .connect:not(:is(.connected, .connecting):not(:has(.who))) {
      grid-template-columns: auto minmax(0, 1fr);

      .actions,
      .organization,
      .details {
        grid-column: 1 / -1;
      }

      .actions .button {
        flex: 1 1 auto;
      }
    }
  }

  @media (forced-colors: active) {
    .connect .mark {
      border: 1px solid CanvasText;
    }

    .connect .health::before {
      forced-color-adjust: none;
      background: CanvasText;
    }
  }
`;
