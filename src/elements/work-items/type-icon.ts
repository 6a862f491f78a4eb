import { svg, html, nothing, type TemplateResult } from 'lit';
import type { WorkItemType } from '../../ado/types.js';
import { cssProperties, hexColor } from '../../styles/css-properties.js';

/** Own drawings on a 16 × 16 grid for the icon ids that Azure DevOps gives to types. */
const GLYPHS: Readonly<Record<string, string>> = {
  icon_crown: 'M2 5l3 3 3-5 3 5 3-3-1 8H3z',
  icon_trophy:
    'M4 2h8v2h3c0 3-1 4.500-3.300 4.800C11 10.200 10 11 9 11.300V13h2v1.500H5V13h2v-1.700c-1-.300-2-1.100-2.700-2.500C2 8.500 1 7 1 4h3z',
  icon_book: 'M3 2h4.200l.8.800.8-.800H13v11H9l-1 1-1-1H3zm4.300 2H4.500v7.500h2.800zm1.400 0v7.500h2.800V4z',
  icon_list: 'M2 3h2v2H2zm4 0h8v2H6zM2 7h2v2H2zm4 0h8v2H6zm-4 4h2v2H2zm4 0h8v2H6z',
  icon_sticky_note: 'M2 2h12v8l-4 4H2zm8 8v2.300L12.300 10z',
  icon_clipboard: 'M6 1h4v1h3v13H3V2h3zm.900 11L12 6.900l-1-1-4.100 4L5.100 8.200l-1 1z',
  icon_insect:
    'M5 4a3 3 0 016 0v.500H5zM3 3l2 2m6 0l2-2M4.500 6h7V10a3.500 3.500 0 01-7 0zM1 7h3v1.500H1zm11 0h3v1.500h-3zM2 13l2-2 .8 1-1.800 2zm12 0l-2-2-.800 1L13 14z',
  icon_traffic_cone: 'M7 1h2l1 3.500H6zM5.500 6h5l1 3.500h-7zM4 11h8l.5 2H15v1.500H1V13h2.500z',
  icon_flame:
    'M8.500 1c.500 3 4 4.500 4 8.500A4.500 4.500 0 013.500 9.500C3.500 8 4.200 7 5 6c.300 1 .700 1.500 1.300 1.800C6.200 5 7 2.500 8.500 1z',
  icon_megaphone: 'M13 2v10L8 9.500H6.500L7.500 14H5L4 9.500H2v-5h6z',
  icon_chat_bubble: 'M2 2h12v9H8l-3.500 3v-3H2z',
  icon_star: 'M8 1l2.100 4.600 4.900.600-3.600 3.400.900 5L8 12.200 3.700 14.600l.900-5L1 6.200l4.900-.600z',
};
const SHAPE = 'M3 2h10v12H3z';

/** The type's glyph in the type's colour; a neutral one while the type is not known yet. */
export function typeIcon(name: string, type: WorkItemType | undefined): TemplateResult {
  const color = hexColor(type?.color);
  return html`<svg
    class="type"
    viewBox="0 0 16 16"
    role=${name ? 'img' : nothing}
    aria-label=${name || nothing}
    ${cssProperties(color === undefined ? {} : { '--_type': color })}
  >
    ${svg`<path d=${GLYPHS[type?.icon ?? ''] ?? SHAPE} />`}
  </svg>`;
}
