import { json } from '../core/http';
import { iconShapes } from '../data/icon-shapes';
import { AzureDevOpsError } from './errors';
import type { Call, Route } from './router';

/** The address of an icon in a colour, as types carry it. */
export function iconUrl(organization: string, icon: string, color: string): string {
  return `https://dev.azure.com/${organization}/_apis/wit/workItemIcons/${icon}?color=${color}&v=2`;
}

function listIcons({ organization }: Call): Response {
  const value = Object.keys(iconShapes).map((id) => ({ id, url: iconUrl(organization.name, id, '333333') }));
  return json({ count: value.length, value });
}

/** The drawing itself, or its address if the caller asks for JSON. */
function getIcon({ organization, params, query, request }: Call): Response {
  const id = (params['icon'] ?? '').toLowerCase();
  const shape = iconShapes[id];
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
