import { json } from '../core/http';
import { AzureDevOpsError } from './errors';
import type { Call, Route } from './router';

/** Own drawings for the icon ids of the seeded types, on a grid of 16, filled with the asked colour. */
const SHAPES: Readonly<Record<string, string>> = {
  icon_book: 'M3 2h4l1 1 1-1h4v11H9l-1 1-1-1H3z',
  icon_list: 'M2 3h3v2H2zm5 0h7v2H7zM2 7h3v2H2zm5 0h7v2H7zM2 11h3v2H2zm5 0h7v2H7z',
  icon_insect: 'M6 2l2 2 2-2 1 1-1 2 2 2h2v2h-2a4 4 0 0 1-8 0H2V7h2l2-2-1-2z',
  icon_clipboard: 'M6 1h4v2h3v12H3V3h3zm-1 6v2h6V7zm0 4v2h6v-2z',
  icon_crown: 'M2 4l3 4 3-6 3 6 3-4-1 8H3zM3 13h10v1H3z',
  icon_trophy: 'M4 1h8v2h3c0 3-1 5-4 6-1 1-2 2-2 3h2v2H5v-2h2c0-1-1-2-2-3-3-1-4-3-4-6h3z',
  icon_traffic_cone: 'M7 1h2l4 12h2v2H1v-2h2z',
  icon_sticky_note: 'M2 2h12v8l-4 4H2z',
  icon_flame: 'M8 1c1 3 4 4 4 8a4 4 0 0 1-8 0c0-2 1-3 2-4 0 1 1 2 1 2 1-2 1-4 1-6z',
  icon_megaphone: 'M2 6h3l8-4v12l-8-4v4H3v-4H2z',
  icon_chat_bubble: 'M1 2h14v9H8l-4 4v-4H1z',
  icon_test_case: 'M6 1h4v1H9v4l5 8-1 1H3l-1-1 5-8V2H6z',
};

/** The address of an icon in a colour, as types carry it. */
export function iconUrl(organization: string, icon: string, color: string): string {
  return `https://dev.azure.com/${organization}/_apis/wit/workItemIcons/${icon}?color=${color}&v=2`;
}

function listIcons({ organization }: Call): Response {
  const value = Object.keys(SHAPES).map((id) => ({ id, url: iconUrl(organization.name, id, '333333') }));
  return json({ count: value.length, value });
}

/** The drawing itself, or its address if the caller asks for JSON. */
function getIcon({ organization, params, query, request }: Call): Response {
  const id = (params['icon'] ?? '').toLowerCase();
  const shape = SHAPES[id];
  if (!shape) throw new AzureDevOpsError(404, 'WorkItemIconNotFoundException', `There is no icon ${id}.`);
  const color = /^[0-9a-f]{6}$/i.test(query('color') ?? '') ? query('color') : '333333';
  const accept = request.headers.get('accept') ?? '';
  if (accept.includes('json') && !accept.includes('svg')) {
    return json({ id, url: iconUrl(organization.name, id, color ?? '') });
  }
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><path fill="#${color}" d="${shape}"/></svg>`;
  return new Response(svg, { headers: { 'content-type': 'image/svg+xml' } });
}

export const iconRoutes: readonly Route[] = [
  { method: 'GET', path: 'wit/workitemicons', handle: listIcons },
  { method: 'GET', path: 'wit/workitemicons/:icon', handle: getIcon },
];
