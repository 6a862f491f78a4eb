import { css } from 'lit';

/** Of the question what the sign-in window said; worn once it is first needed. */
export const helpStyles = css`
  .connect .window-error {
    grid-column: 2 / -1;
    font-size: 0.9375em;

    summary {
      inline-size: fit-content;
      padding-block: 0.25em;
      color: var(--_muted);
      cursor: pointer;
    }

    form {
      display: grid;
      justify-items: start;
      gap: var(--_space);
    }

    .field {
      inline-size: 100%;
    }
  }

  .connect .text.warning {
    color: var(--_danger);
  }

  @container (width < 30rem) {
    .connect .window-error {
      grid-column: 1 / -1;
    }
  }
`;
