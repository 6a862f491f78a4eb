import { css } from 'lit';

/** Rows of accounts, below the card's own words. */
export const accountStyles = css`
  .connect .several {
    grid-column: 1 / -1;
    display: grid;
    justify-items: start;
    gap: var(--_space);
    min-inline-size: 0;
  }

  .connect .accounts {
    inline-size: 100%;
    margin: 0;
    padding: 0;
    list-style: none;
    border-block-start: 1px solid var(--_line);

    li {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--_space);
      padding-block: var(--_space);
      border-block-end: 1px solid var(--_line);
    }

    .words {
      flex: 1 1 12rem;
      min-inline-size: 0;
    }

    .name {
      font-weight: 500;
    }

    .current {
      margin-inline-start: 0.25em;
      padding: 0 0.5em;
      border-radius: 1em;
      background: var(--_selected);
      color: var(--_text);
      font-size: 0.8125em;
      white-space: nowrap;
    }

    .health:is(.invalid, .pending)::before {
      background: var(--_danger);
    }

    .choices {
      display: flex;
      flex-wrap: wrap;
      gap: 0.25rem;
    }
  }

  @media (forced-colors: active) {
    .connect .accounts .current {
      border: 1px solid CanvasText;
    }
  }
`;
