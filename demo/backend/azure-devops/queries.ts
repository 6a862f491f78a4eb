import { json } from '../core/http';
import { badRequest } from './errors';
import { presentQuery, querySelection, readExpansion } from './query-present';
import { queryAt, queryTree } from './query-state';
import { queryNotFound } from './query-errors';
import { bodyObject, isTrue, type Call, type Route } from './router';

const USUAL_HITS = 50;
const MOST_HITS = 200;
const MOST_IDS = 1000;

/** The two roots, or with `$filter` the queries whose name contains a text. */
function listQueries(call: Call): Response {
  const filter = call.query('$filter');
  if (filter !== undefined) return search(call, filter);
  const tree = queryTree(call);
  const selection = querySelection(call);
  const value = tree.roots(call.person).map((root) => presentQuery(call, tree, root, selection));
  return json({ count: value.length, value });
}

/** Folders are not found this way, only queries. */
function search(call: Call, text: string): Response {
  const tree = queryTree(call);
  const selection = querySelection(call);
  const top = Number(call.query('$top') ?? USUAL_HITS);
  if (!Number.isInteger(top) || top < 1 || top > MOST_HITS) {
    throw badRequest(`The value of $top must be between 1 and ${MOST_HITS}.`);
  }
  const wanted = text.toLowerCase();
  const found = tree
    .roots(call.person)
    .flatMap((root) => tree.below(root, selection.withDeleted))
    .filter(({ name, wiql }) => wiql !== undefined && name.toLowerCase().includes(wanted));
  const value = found.slice(0, top).map((query) => presentQuery(call, tree, query, selection));
  return json({ count: value.length, value, hasMore: found.length > top });
}

/** Dates in clauses are always ISO 8601 here, so `$useIsoDateFormat` changes nothing. */
function getQuery(call: Call): Response {
  const tree = queryTree(call);
  const query = queryAt(call, tree, isTrue(call.query('$includeDeleted')));
  return json(presentQuery(call, tree, query, querySelection(call)));
}

async function batch(call: Call): Promise<Response> {
  const { ids, $expand, errorPolicy } = await bodyObject(call);
  if (!Array.isArray(ids) || !ids.length) throw badRequest('The ids parameter is required.');
  if (ids.length > MOST_IDS) throw badRequest(`More than ${MOST_IDS} queries were asked for.`);
  const tree = queryTree(call);
  const selection = { expand: readExpansion($expand), depth: 0, withDeleted: false };
  const value: unknown[] = [];
  for (const id of ids.map(String)) {
    const query = tree.find(id, call.person);
    if (query && !query.isDeleted) value.push(presentQuery(call, tree, query, selection));
    else if (String(errorPolicy).toLowerCase() !== 'omit') throw queryNotFound(id);
  }
  return json({ count: value.length, value });
}

export const queryRoutes: readonly Route[] = [
  { method: 'GET', path: 'wit/queries', needsProject: true, handle: listQueries },
  { method: 'GET', path: 'wit/queries/:query*', needsProject: true, handle: getQuery },
  { method: 'POST', path: 'wit/queriesbatch', needsProject: true, handle: batch },
];
