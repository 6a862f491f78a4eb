import { css } from 'lit';

/** The doctor's report, below the card's own words. */
export const doctorStyles = css`
  .doctor {
    grid-column: 1 / -1;
    display: grid;
    gap: calc(var(--_space) * 1.5);
    min-inline-size: 0;
    padding-block-start: calc(var(--_space) * 1.5);
    border-block-start: 1px solid var(--_line);

    :is(h2, h3, ul, dl, dd, details, p) {
      margin: 0;
      padding: 0;
    }

    h2 {
      font-size: 1em;
    }

    h3 {
      color: var(--_muted);
      font-size: 0.875em;
      font-weight: 600;
    }

    [data-verdict='problem'] h3 {
      color: var(--_danger);
    }

    ul {
      list-style: none;
    }

    summary {
      min-block-size: 1.75rem;
      padding-block: 0.25rem;
      cursor: pointer;
      overflow-wrap: anywhere;
    }

    dl {
      display: grid;
      gap: 0.125rem var(--_space);
      padding-block: 0.25rem 0.5rem;
      padding-inline-start: 1.1em;
      font-size: 0.9375em;
    }

    .who {
      padding-inline-start: 1.1em;
      padding-block-end: 0.5rem;
      color: var(--_muted);
      font-size: 0.9375em;
    }

    dt {
      color: var(--_muted);
      font-size: 0.875em;
    }

    dd {
      min-inline-size: 0;
      overflow-wrap: anywhere;
    }

    code {
      display: block;
      padding: 0.375rem 0.5rem;
      border: 1px solid var(--_line);
      border-radius: calc(var(--_radius) * 0.5);
      background: var(--_raised);
      font-family: ui-monospace, monospace;
      font-size: 0.875em;
      direction: ltr;
      text-align: start;
      white-space: pre-wrap;
      overflow-wrap: anywhere;
      user-select: all;
    }

    .choices {
      display: flex;
      flex-wrap: wrap;
      gap: var(--_space);
    }
  }

  @container (width >= 30rem) {
    .doctor dl {
      grid-template-columns: max-content minmax(0, 1fr);
      align-items: baseline;
    }
  }
`;
