import { isRecord, json } from '../core/http';
import { findField, type FieldDefinition } from '../data/fields';
import type { StoredItem } from '../data/model';
import type { SearchNode, Term } from '../search/ast';
import { highlight } from '../search/highlight';
import { wantedTerms } from '../search/matcher';
import { parseSearch, SearchError } from '../search/parse';
import { badRequest } from './errors';
import { projectOf } from './field-value';
import { bodyObject, type Call, type Route } from './router';
import { searchItems, type Found } from './search-documents';
import { searchedFields, searchField, searchText, sortKey } from './search-fields';
import { facets, passes, readFilters } from './search-filters';
import { itemUrl } from './urls';

const USUAL_RESULTS = 50;
const MOST_RESULTS = 1000;

/** `infoCode` of an answer (Work Item Search Results, REST 7.1). */
const OK = 0;
const TOP_TRIMMED = 8;

/** The fields of a hit. */
const SHOWN = [
  'System.Id',
  'System.WorkItemType',
  'System.Title',
  'System.AssignedTo',
  'System.State',
  'System.Tags',
  'System.Rev',
  'System.CreatedDate',
  'System.ChangedDate',
].map((name) => findField(name) as FieldDefinition);

const DAY = 24 * 3600 * 1000;

async function search(call: Call): Promise<Response> {
  const { organization, project, scope } = call;
  const body = await bodyObject(call);
  const node = parse(call, body['searchText']);
  const filters = readFilters(body['filters']);
  const top = count(body, '$top', USUAL_RESULTS);
  const skip = count(body, '$skip', 0);
  const found = searchItems(organization, node, scope.world.searchLagMs).filter(
    ({ item }) => !project || projectOf(item, organization)?.id === project.id,
  );
  const matches = sort(
    found.filter(({ item }) => passes(item, filters)),
    body['$orderBy'],
  );
  const results = matches
    .slice(skip, skip + Math.min(top, MOST_RESULTS))
    .map(({ item }) => present(call, item, node));
  const all = found.map(({ item }) => item);
  return json({
    count: matches.length,
    results,
    infoCode: top > MOST_RESULTS ? TOP_TRIMMED : OK,
    facets: body['includeFacets'] === true ? facets(all, filters) : {},
  });
}

function parse({ person }: Call, text: unknown): SearchNode {
  if (typeof text !== 'string' || !text.trim()) {
    throw badRequest('The search text must not be empty.', 'InvalidQueryException');
  }
  const isField = (name: string) => searchField(name) !== undefined;
  const resolve = (value: string) => {
    if (/^@me$/i.test(value)) return person.mail;
    const [, days] = /^@today([+-]\d+)?$/i.exec(value) ?? [value, undefined];
    return /^@today/i.test(value) ? new Date(Date.now() + Number(days ?? 0) * DAY).toISOString() : value;
  };
  try {
    return parseSearch(text, { isField, resolve });
  } catch (error) {
    if (error instanceof SearchError) throw badRequest(error.message, 'InvalidQueryException');
    throw error;
  }
}

function count(body: Record<string, unknown>, name: string, usual: number): number {
  const value = body[name] ?? usual;
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0) return value;
  throw badRequest(`The value of ${name} is not valid.`, 'InvalidQueryException');
}

/** By `$orderBy`, else by relevance; among equals the item changed last comes first. */
function sort(found: readonly Found[], orderBy: unknown): readonly Found[] {
  const orders = (Array.isArray(orderBy) ? orderBy : []).map(readOrder);
  const rows = found.map((hit) => ({
    hit,
    keys: orders.length
      ? orders.map(({ field }) => sortKey(hit.item, field))
      : [hit.score, String(hit.item.fields['System.ChangedDate'])],
  }));
  rows.sort((a, b) => {
    for (const [index, left] of a.keys.entries()) {
      const right = b.keys[index] ?? left;
      if (left !== right) return left < right === (orders[index]?.descending ?? true) ? 1 : -1;
    }
    return a.hit.item.id - b.hit.item.id;
  });
  return rows.map(({ hit }) => hit);
}

function readOrder(entry: unknown): { field: FieldDefinition; descending: boolean } {
  const name = isRecord(entry) && typeof entry['field'] === 'string' ? entry['field'] : '';
  const field = findField(name);
  if (!field) throw badRequest(`The field "${name}" cannot be sorted by.`, 'InvalidQueryException');
  const order = isRecord(entry) ? entry['sortOrder'] : undefined;
  return { field, descending: typeof order === 'string' && order.toUpperCase() === 'DESC' };
}

/** Field names are in lower case, and every value is a string. */
function present({ organization }: Call, item: StoredItem, node: SearchNode): Record<string, unknown> {
  const project = projectOf(item, organization);
  return {
    project: { name: project?.name, id: project?.id },
    fields: Object.fromEntries(
      SHOWN.map((field) => [field.referenceName.toLowerCase(), searchText(item, field)]),
    ),
    hits: hits(item, wantedTerms(node)),
    url: itemUrl(organization.name, item.id, project),
  };
}

/** Where the words stand, the most telling field first. */
function hits(item: StoredItem, wanted: readonly { field?: string; term: Term }[]): unknown[] {
  return searchedFields(item)
    .sort((a, b) => b.weight - a.weight)
    .flatMap(({ name, text }) => {
      const terms = wanted.filter(
        ({ field }) => field === undefined || searchField(field)?.referenceName === name,
      );
      const marked = highlight(
        text,
        terms.map(({ term }) => term),
      );
      return marked ? [{ fieldReferenceName: name.toLowerCase(), highlights: [marked] }] : [];
    });
}

/** On the host `almsearch.dev.azure.com`. */
export const searchHostRoutes: readonly Route[] = [
  { method: 'POST', path: 'search/workitemsearchresults', handle: search },
];
