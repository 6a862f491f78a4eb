import { json } from '../core/http';
import { findField } from '../data/fields';
import type { StoredItem } from '../data/model';
import { findPerson } from '../data/people';
import { badRequest, fieldNotFound } from './errors';
import { fieldValue, text } from './field-value';
import { identityRef } from './identity';
import { count } from './page';
import { bodyObject, isTrue, type Call, type Route } from './router';
import { splitTags } from './tags';

const USUAL_PAGE = 200;
const MOST_PER_PAGE = 1000;
const LONG_TYPES: readonly string[] = ['html', 'plainText', 'history'];

/** What of the revisions somebody wants to see. */
interface Filter {
  readonly fields: readonly string[] | undefined;
  readonly types: readonly string[] | undefined;
  readonly flags: (name: string) => boolean;
}

/**
 * Where a revision stands in the stream: what was seeded comes first, by item; then what this world wrote, by
 * time. So a client that keeps its token gets only what is new.
 */
type Position = readonly [phase: number, time: number, id: number, rev: number];

function getRevisions(call: Call): Response {
  const list = (name: string) => call.query(name)?.split(',').filter(Boolean);
  return answer(call, {
    fields: list('fields'),
    types: list('types'),
    flags: (name) => isTrue(call.query(name)),
  });
}

async function postRevisions(call: Call): Promise<Response> {
  const body = await bodyObject(call);
  const list = (name: string) => (Array.isArray(body[name]) ? body[name].map(String) : undefined);
  return answer(call, { fields: list('fields'), types: list('types'), flags: (name) => body[name] === true });
}

function answer(call: Call, filter: Filter): Response {
  const after = position(call.query('continuationToken'));
  const start = startOf(call.query('startDateTime'));
  const size = Math.min(MOST_PER_PAGE, count(call.query('$maxPageSize'), '$maxPageSize', USUAL_PAGE));
  const values: unknown[] = [];
  let last = after;
  let isLastBatch = true;
  for (const [at, item] of stream(call, after, start, filter)) {
    if (values.length === size) {
      isLastBatch = false;
      break;
    }
    last = at;
    values.push(present(call, item, filter));
  }
  const continuationToken = last.join(';');
  const next = new URL(call.request.url);
  next.searchParams.set('continuationToken', continuationToken);
  const path = next.pathname.replace(/^\/azure-devops/, '');
  return json({
    values,
    nextLink: `https://dev.azure.com${path}${next.search}`,
    continuationToken,
    isLastBatch,
  });
}

function* stream(
  { organization, project }: Call,
  after: Position,
  start: number,
  filter: Filter,
): Iterable<[Position, StoredItem]> {
  const types = filter.types?.map((type) => type.toLowerCase());
  const isWanted = (item: StoredItem) =>
    (!project || text(item, 'System.TeamProject') === project.name) &&
    (!types || types.includes(text(item, 'System.WorkItemType').toLowerCase())) &&
    (organization.live(item.id) !== undefined || filter.flags('includeDeleted')) &&
    (item.fields['System.History'] !== undefined || !filter.flags('includeDiscussionChangesOnly')) &&
    timeOf(item) > start;
  const own: [Position, StoredItem][] = [];
  for (const id of organization.changedIds()) {
    const known = organization.data.byId.get(id)?.rev ?? 0;
    for (const item of revisions(organization.revisions(id), filter)) {
      if (item.rev > known) own.push([[1, timeOf(item), id, item.rev], item]);
    }
  }
  if (after[0] === 0) {
    for (const { id, rev: newest } of organization.data.items) {
      if (id < after[2]) continue;
      const current = organization.find(id);
      if (!current || (filter.flags('includeLatestOnly') && current.rev > newest)) continue;
      for (const item of revisions(organization.revisions(id), filter)) {
        const at: Position = [0, 0, id, item.rev];
        if (item.rev <= newest && isAfter(at, after) && isWanted(item)) yield [at, item];
      }
    }
  }
  own.sort(([a], [b]) => (isAfter(a, b) ? 1 : -1));
  for (const entry of own) if (isAfter(entry[0], after) && isWanted(entry[1])) yield entry;
}

function revisions(all: readonly StoredItem[], { flags }: Filter): readonly StoredItem[] {
  return flags('includeLatestOnly') ? all.slice(-1) : all;
}

/** Long texts come only if they are asked for; people are texts unless they are asked for as objects. */
function present({ organization, query }: Call, item: StoredItem, filter: Filter): Record<string, unknown> {
  const withLong = query('$expand')?.toLowerCase() === 'fields';
  const all = ['System.Id', 'System.Rev', 'System.Watermark', ...Object.keys(item.fields)];
  const names = filter.fields?.map(fieldName) ?? all.filter((name) => withLong || !isLong(name));
  const fields: Record<string, unknown> = {};
  for (const name of names) {
    const value = fieldValue(organization, item, name);
    if (value === undefined || value === '') continue;
    const person = findField(name)?.isIdentity ? findPerson(String(value)) : undefined;
    if (person) {
      const asObject = filter.flags('includeIdentityRef');
      fields[name] = asObject ? identityRef(organization.name, person) : `${person.name} <${person.mail}>`;
    } else if (name === 'System.Tags' && filter.flags('includeTagRef')) {
      fields[name] = splitTags(String(value)).map((tag) => ({ name: tag }));
    } else fields[name] = value;
  }
  return { id: item.id, rev: item.rev, fields };
}

function fieldName(name: string): string {
  const field = findField(name.trim());
  if (!field) throw fieldNotFound(name.trim());
  return field.referenceName;
}

/** Tags are no long text, although their type is. */
function isLong(name: string): boolean {
  return name !== 'System.Tags' && LONG_TYPES.includes(findField(name)?.type ?? '');
}

function timeOf({ fields }: StoredItem): number {
  return Date.parse(String(fields['System.ChangedDate']));
}

function startOf(value: string | undefined): number {
  const time = value === undefined ? -Infinity : Date.parse(value);
  if (Number.isNaN(time)) throw badRequest(`The value "${String(value)}" is not valid for startDateTime.`);
  return time;
}

function position(token: string | undefined): Position {
  const [phase = 0, time = 0, id = 0, rev = 0] = (token ?? '').split(';').map(Number);
  const place: Position = [phase, time, id, rev];
  if (place.some(Number.isNaN)) throw badRequest('The continuation token is not valid.');
  return place;
}

function isAfter(one: Position, other: Position): boolean {
  const index = one.findIndex((part, at) => part !== other[at]);
  return index >= 0 && (one[index] ?? 0) > (other[index] ?? 0);
}

export const reportingRoutes: readonly Route[] = [
  { method: 'GET', path: 'wit/reporting/workitemrevisions', handle: getRevisions },
  { method: 'POST', path: 'wit/reporting/workitemrevisions', handle: postRevisions },
];
