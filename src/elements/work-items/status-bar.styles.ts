import { css } from 'lit';

/** The line below the list: results, the last write, failures and what can be done. */
export const statusBarStyles = css`
  .status-bar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.375rem var(--_space);
    min-block-size: 2.75rem;
    padding: 0.375rem calc(var(--_space) * 1.5);
    border-block-start: 1px solid var(--_line);
    color: var(--_muted);
    font-size: 0.875em;

    &.done,
    &.failed {
      color: var(--_text);
    }

    &.failed {
      background: color-mix(in oklab, var(--_danger) 10%, var(--_surface));
      border-block-start-color: var(--_danger);
    }

    .said:empty {
      /* Still there for assistive technology, which hears only changes of what it has seen. */
      position: absolute;
    }

    .count {
      color: var(--_muted);
      font-size: 0.9375em;
    }

    .said {
      flex: 0 1 auto;
      min-inline-size: 0;
    }

    .actions {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 0.375rem;
      margin-inline-start: auto;
    }

    .details {
      flex-basis: 100%;
      display: grid;
      grid-template-columns: auto 1fr;
      gap: 0.25rem 1rem;
      margin: 0 0 0.25rem;

      dt {
        color: var(--_muted);
      }

      dd {
        margin: 0;
        overflow-wrap: anywhere;
        user-select: text;
      }
    }
  }
`;
