import { css } from 'lit';

/** Rows as a table. Their height is known to `row-window.ts` too. */
export const gridStyles = css`
  .grid {
    position: relative;
    flex: 1;
    min-block-size: 0;
    overflow: auto;
    overscroll-behavior: contain;
    overflow-anchor: none;
  }

  .grid[aria-busy='true']::before {
    content: '';
    position: sticky;
    inset-block-start: 0;
    inset-inline-start: 0;
    z-index: 2;
    display: block;
    block-size: 2px;
    margin-block-end: -2px;
    background: linear-gradient(90deg, transparent, var(--_accent), transparent) 0 0 / 40% 100% no-repeat;
    animation:
      appear 0s 200ms both,
      sweep 1.2s 200ms infinite linear;
  }

  @keyframes sweep {
    from {
      background-position-x: -60%;
    }

    to {
      background-position-x: 160%;
    }
  }

  .head {
    position: sticky;
    inset-block-start: 0;
    z-index: 1;
    background: var(--_raised);
    border-block-end: 1px solid var(--_line);
  }

  .rows {
    position: relative;
  }

  .row {
    display: grid;
    grid-template-columns: 4rem minmax(12rem, 1fr) 7.5rem 10.25rem 9rem 6.5rem 2.75rem;
    align-items: stretch;
    block-size: 40px;
    border-block-end: 1px solid var(--_line);

    &[data-id] {
      position: absolute;
      inset-block-start: 0;
      inset-inline: 0;
      background: var(--_surface);
      contain: layout style;

      &:hover {
        background: var(--_hover);
      }

      &[aria-selected='true'] {
        background: var(--_selected);
      }

      &[aria-busy='true'] .cell {
        opacity: 0.7;
      }

      &:has(.editor) {
        z-index: 1;
        contain: none;
      }
    }
  }

  .header {
    block-size: 39px;
    border: 0;
    color: var(--_muted);
    font-size: 0.8125em;
    font-weight: 600;
  }

  .cell {
    display: flex;
    align-items: center;
    gap: 0.5rem;
    min-inline-size: 0;
    padding-inline: 0.625rem;
    overflow: hidden;
    white-space: nowrap;

    &:focus-visible {
      outline-offset: -2px;
    }

    &.editing {
      overflow: visible;
      padding-inline-end: 0.125rem;
    }

    &.editing:not(:has(.type)) {
      padding-inline-start: 0.125rem;
    }

    a:focus-visible,
    span:focus-visible {
      outline-offset: 1px;
    }
  }

  .menu {
    justify-content: center;
    padding-inline: 0;

    .more {
      min-block-size: 1.75rem;
      min-inline-size: 1.75rem;
      padding: 0;
      color: var(--_muted);
    }
  }

  .absent {
    grid-column: 2 / 7;
  }

  .bones .row {
    display: flex;
    align-items: center;
    padding-inline: 0.625rem;
  }

  .bone {
    inline-size: min(24rem, 60%);
    block-size: 0.75rem;
    border-radius: 0.375rem;
    background: var(--_line);
    animation: appear 0s 200ms both;
  }

  .editor {
    position: relative;
    flex: 1;
    min-inline-size: 0;

    .input {
      min-block-size: 2rem;
    }

    .problem {
      position: absolute;
      inset-block-start: calc(100% + 4px);
      inset-inline-start: 0;
      min-inline-size: 16rem;
      padding: 0.25rem 0.625rem;
      border: 1px solid var(--_danger);
      border-radius: calc(var(--_radius) * 0.5);
      background: var(--_surface);
      color: var(--_danger);
      font-size: 0.875em;
      white-space: normal;
    }
  }

  .empty {
    display: grid;
    justify-items: center;
    gap: 0.5rem;
    padding: 4rem 1.5rem;
    text-align: center;
  }

  @container (width >= 75rem) {
    .row {
      grid-template-columns: 4.5rem minmax(12rem, 1fr) 9rem 13rem 16rem 8rem 3rem;
    }
  }

  @container (width < 56rem) {
    .row {
      grid-template-columns: 4rem minmax(8rem, 1fr) 7.5rem 2.75rem 7rem 6.5rem 2.75rem;
    }

    .header .assigned-to {
      clip-path: inset(50%);
    }

    .row[data-id] .assigned-to .ellipsis {
      display: none;
    }
  }

  @media (forced-colors: active) {
    .row[aria-selected='true'] {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }

    .dot,
    .type {
      forced-color-adjust: none;
    }
  }
`;
