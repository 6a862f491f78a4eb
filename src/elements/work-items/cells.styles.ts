import { css } from 'lit';

/** What stands in the cells of a row. */
export const cellStyles = css`
  .id {
    color: var(--_muted);
    font-variant-numeric: tabular-nums;

    a {
      display: inline-grid;
      align-content: center;
      min-inline-size: 24px;
      min-block-size: 24px;
      color: inherit;
      text-decoration: none;

      &:hover,
      &:focus-visible {
        color: var(--_accent);
        text-decoration: underline;
      }
    }
  }

  .row[data-id] .title {
    font-weight: 500;
  }

  .row[data-id]:not(:has(.editor)) .state:not([aria-readonly='true']) {
    cursor: pointer;
  }

  .type {
    flex: none;
    inline-size: 1rem;
    block-size: 1rem;
    fill: var(--_type, var(--_muted));
    fill: light-dark(
      var(--_type, var(--_muted)),
      color-mix(in oklab, var(--_type, var(--_muted)) 70%, white)
    );
  }

  .dot {
    flex: none;
    inline-size: 0.625rem;
    block-size: 0.625rem;
    border: 1px solid color-mix(in oklab, var(--_text) 45%, transparent);
    border-radius: 50%;
    background: var(--_state, transparent);
  }

  .tags {
    gap: 0.25rem;
  }

  .tag {
    min-inline-size: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    padding: 0.0625rem 0.5rem;
    border: 1px solid var(--_line);
    border-radius: 1rem;
    background: var(--_raised);
    font-size: 0.8125em;

    &.more {
      flex: none;
    }

    &.second,
    &.wide {
      display: none;
    }
  }

  .changed-date {
    color: var(--_muted);
    font-size: 0.875em;
  }

  .header .changed-date {
    font-size: inherit;
  }

  @container (width >= 75rem) {
    .tag.second,
    .tag.wide {
      display: revert;
    }

    .tag.narrow {
      display: none;
    }
  }
`;
