import { json } from '../core/http';
import type { StoredItem } from '../data/model';
import { badRequest, itemNotFound, tooManyIds } from './errors';
import { parseSelection, presentItem, type ItemSelection } from './present';
import { bodyObject, type Call, type Route } from './router';
import type { OrganizationStore } from './store';

export const MOST_IDS = 200;

function getItem({ organization, params, query }: Call): Response {
  const id = readId(params['id']);
  const selection = parseSelection(query('fields'), query('$expand'));
  const item = itemAt(organization, id, query('asOf'));
  if (!item) throw itemNotFound(id);
  return json(presentItem(organization, item, { ...selection, single: true }));
}

function listItems({ organization, query }: Call): Response {
  const ids = (query('ids') ?? '').split(',').filter(Boolean).map(readId);
  if (!ids.length) throw badRequest('The ids parameter is required.');
  const selection = parseSelection(query('fields'), query('$expand'));
  return list(organization, ids, selection, query('errorPolicy'), query('asOf'));
}

async function batch(call: Call): Promise<Response> {
  const { ids, fields, $expand, errorPolicy, asOf } = await bodyObject(call);
  if (!Array.isArray(ids) || !ids.length) throw badRequest('The ids parameter is required.');
  const selection = parseSelection(fields, $expand);
  return list(call.organization, ids.map(readId), selection, textOf(errorPolicy), textOf(asOf));
}

/** The answer is ordered by id, not as asked; an omitted item leaves no slot. */
function list(
  organization: OrganizationStore,
  ids: readonly number[],
  selection: ItemSelection,
  errorPolicy: string | undefined,
  asOf: string | undefined,
): Response {
  if (ids.length > MOST_IDS) throw tooManyIds(ids.length);
  const omit = errorPolicy?.toLowerCase() === 'omit';
  const items: StoredItem[] = [];
  for (const id of [...new Set(ids)].sort((a, b) => a - b)) {
    const item = itemAt(organization, id, asOf);
    if (item) items.push(item);
    else if (!omit) throw itemNotFound(id);
  }
  return json({
    count: items.length,
    value: items.map((item) => presentItem(organization, item, selection)),
  });
}

/** An item that is not in the recycle bin. */
export function liveItem(organization: OrganizationStore, id: number): StoredItem {
  const item = organization.live(id);
  if (!item) throw itemNotFound(id);
  return item;
}

/** The item now, or its newest revision of that time; what is in the recycle bin now has none. */
function itemAt(
  organization: OrganizationStore,
  id: number,
  asOf: string | undefined,
): StoredItem | undefined {
  if (!asOf) return organization.live(id);
  const time = Date.parse(asOf);
  if (Number.isNaN(time)) throw badRequest(`The value "${asOf}" is not valid for asOf.`);
  if (!organization.live(id)) return undefined;
  const known = organization
    .revisions(id)
    .filter((item) => Date.parse(String(item.fields['System.ChangedDate'])) <= time);
  const newest = known[known.length - 1];
  return newest;
}

/** A whole number, in digits: `0x10`, `1e2` and `true` are none. */
export function readId(value: unknown): number {
  const isWhole =
    typeof value === 'number' ? Number.isInteger(value) : /^-?\d+$/.test(textOf(value)?.trim() ?? '');
  if (!isWhole) throw badRequest(`The value "${String(value)}" is not a work item id.`);
  return Number(value);
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

export const itemReadRoutes: readonly Route[] = [
  { method: 'GET', path: 'wit/workitems', handle: listItems },
  { method: 'POST', path: 'wit/workitemsbatch', handle: batch },
  { method: 'GET', path: 'wit/workitems/:id', handle: getItem },
];
