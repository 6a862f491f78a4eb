import { css } from 'lit';

/**
 * The ten public tokens, each read with a fallback and never set on `:host`, so that any ancestor can theme the
 * elements. Everything else is derived here as internal `--_` properties.
 */
export const tokens = css`
  :host {
    color-scheme: inherit;
    --_accent: var(--ado-color-accent, light-dark(#0b5cad, #6cb6ff));
    --_on-accent: var(--ado-color-on-accent, light-dark(#ffffff, #06203a));
    --_surface: var(--ado-color-surface, light-dark(#ffffff, #16191d));
    --_text: var(--ado-color-text, light-dark(#1c2128, #e8ebef));
    --_muted: var(--ado-color-muted, light-dark(#59636f, #a3adb8));
    --_line: var(--ado-color-line, light-dark(#dde1e6, #2f353c));
    --_danger: var(--ado-color-danger, light-dark(#b3261e, #ff8f85));
    --_space: var(--ado-space, 0.5rem);
    --_radius: var(--ado-radius, 0.5rem);
    --_font: var(--ado-font, inherit);

    --_hover: color-mix(in oklab, var(--_text) 5%, var(--_surface));
    --_raised: color-mix(in oklab, var(--_text) 3%, var(--_surface));
    --_selected: color-mix(in oklab, var(--_accent) 12%, var(--_surface));
    --_control-line: color-mix(in oklab, var(--_text) 50%, var(--_surface));
    --_focus: 2px solid var(--_accent);
  }
`;
