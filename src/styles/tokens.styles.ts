import { css } from 'lit';

/**
 * The ten public tokens, each read with a fallback and never set on `:host`, so that any ancestor can theme the
 * elements. Everything else is derived here as internal `--_` properties. Browsers without `light-dark()` (Safari
 * 17.4) get the light colours.
 */
export const tokens = css`
  :host {
    color-scheme: inherit;
    --_default-accent: #0b5cad;
    --_default-on-accent: #ffffff;
    --_default-surface: #ffffff;
    --_default-text: #1c2128;
    --_default-muted: #59636f;
    --_default-line: #dde1e6;
    --_default-danger: #b3261e;
    --_healthy: #1a7f37;

    --_accent: var(--ado-color-accent, var(--_default-accent));
    --_on-accent: var(--ado-color-on-accent, var(--_default-on-accent));
    --_surface: var(--ado-color-surface, var(--_default-surface));
    --_text: var(--ado-color-text, var(--_default-text));
    --_muted: var(--ado-color-muted, var(--_default-muted));
    --_line: var(--ado-color-line, var(--_default-line));
    --_danger: var(--ado-color-danger, var(--_default-danger));
    --_space: var(--ado-space, 0.5rem);
    --_radius: var(--ado-radius, 0.5rem);
    --_font: var(--ado-font, inherit);

    --_hover: color-mix(in oklab, var(--_text) 5%, var(--_surface));
    --_raised: color-mix(in oklab, var(--_text) 3%, var(--_surface));
    --_selected: color-mix(in oklab, var(--_accent) 12%, var(--_surface));
    --_control-line: color-mix(in oklab, var(--_text) 50%, var(--_surface));
    --_focus: 2px solid var(--_accent);
  }

  @supports (color: light-dark(white, black)) {
    :host {
      --_default-accent: light-dark(#0b5cad, #6cb6ff);
      --_default-on-accent: light-dark(#ffffff, #06203a);
      --_default-surface: light-dark(#ffffff, #16191d);
      --_default-text: light-dark(#1c2128, #e8ebef);
      --_default-muted: light-dark(#59636f, #a3adb8);
      --_default-line: light-dark(#dde1e6, #2f353c);
      --_default-danger: light-dark(#b3261e, #ff8f85);
      --_healthy: light-dark(#1a7f37, #4ac26b);
    }
  }
`;
