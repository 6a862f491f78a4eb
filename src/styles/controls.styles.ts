import { css } from 'lit';

/** Buttons, fields and notices: one look for both elements. */
export const controls = css`
  button,
  input,
  select,
  textarea {
    font: inherit;
    color: inherit;
  }

  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 0.5em;
    min-block-size: 2.25rem;
    padding: 0.25rem 0.875rem;
    border: 1px solid var(--_line);
    border-radius: calc(var(--_radius) * 0.75);
    background: var(--_surface);
    color: var(--_text);
    font-weight: 500;
    white-space: nowrap;
    cursor: pointer;

    &:hover {
      background: var(--_hover);
    }

    &[aria-expanded='true'] {
      background: var(--_hover);
    }

    &:disabled,
    &[aria-disabled='true'] {
      opacity: 0.55;
      cursor: default;
    }

    &.primary {
      border-color: transparent;
      background: var(--_accent);
      color: var(--_on-accent);

      &:hover {
        background: color-mix(in oklab, var(--_text) 14%, var(--_accent));
      }
    }

    &.quiet {
      border-color: transparent;
      background: none;

      &:hover {
        background: var(--_hover);
      }
    }

    &.small {
      min-block-size: 1.75rem;
      padding: 0.125rem 0.625rem;
    }
  }

  .input {
    inline-size: 100%;
    min-block-size: 2.25rem;
    padding: 0.25rem 0.625rem;
    border: 1px solid var(--_control-line);
    border-radius: calc(var(--_radius) * 0.75);
    background: var(--_surface);

    &:focus-visible {
      outline-offset: -1px;
    }

    &[aria-invalid='true'] {
      border-color: var(--_danger);
    }

    &::placeholder {
      color: var(--_muted);
      opacity: 1;
    }
  }

  .field {
    display: grid;
    gap: 0.25rem;

    > label,
    > .label {
      font-weight: 500;
    }

    .hint {
      color: var(--_muted);
      font-size: 0.875em;
    }

    .problem {
      color: var(--_danger);
      font-size: 0.875em;
    }
  }

  @media (forced-colors: active) {
    .button {
      border-color: ButtonText;
    }

    .button.primary {
      background: Highlight;
      color: HighlightText;
      forced-color-adjust: none;
    }
  }
`;
