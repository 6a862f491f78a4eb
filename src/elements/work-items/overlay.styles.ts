import { css } from 'lit';

/** What stands above the list: the form for a new item and the menu of a row. */
export const overlayStyles = css`
  .dialog {
    inline-size: min(32rem, calc(100vw - 2rem));
    max-block-size: calc(100dvh - 2rem);
    padding: 0;
    border: 1px solid var(--_line);
    border-radius: calc(var(--_radius) * 1.5);
    background: var(--_surface);
    color: var(--_text);
    box-shadow: 0 1rem 3rem rgb(0 0 0 / 30%);

    &::backdrop {
      background: rgb(0 0 0 / 45%);
    }

    form {
      display: grid;
      gap: calc(var(--_space) * 2);
      padding: calc(var(--_space) * 3);
    }

    .fields {
      display: grid;
      gap: calc(var(--_space) * 1.75);
    }

    .failure {
      padding: var(--_space) calc(var(--_space) * 1.5);
      border-inline-start: 3px solid var(--_danger);
      background: color-mix(in oklab, var(--_danger) 10%, var(--_surface));
    }

    .buttons {
      display: flex;
      flex-wrap: wrap;
      justify-content: flex-end;
      gap: var(--_space);

      .discard {
        margin-inline-end: auto;
      }
    }
  }

  .menu-popover {
    position: fixed;
    inset: auto;
    margin: 0;
    padding: 0.25rem;
    min-inline-size: 12rem;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
    box-shadow: 0 0.5rem 1.5rem rgb(0 0 0 / 20%);

    button {
      display: block;
      inline-size: 100%;
      min-block-size: 2rem;
      padding: 0.25rem 0.75rem;
      border: 0;
      border-radius: calc(var(--_radius) * 0.5);
      background: none;
      text-align: start;
      cursor: pointer;

      &:hover,
      &:focus-visible {
        background: var(--_hover);
      }

      &:focus-visible {
        outline-offset: -2px;
      }

      &.danger {
        margin-block-start: 0.25rem;
        border-block-start: 1px solid var(--_line);
        border-start-start-radius: 0;
        border-start-end-radius: 0;
        color: var(--_danger);
      }
    }
  }
`;
