import { json } from '../core/http';
import { badRequest } from './errors';
import { badQuery, queryNotFound, rootQueryFolder, sameQueryName } from './query-errors';
import { presentQuery } from './query-present';
import { queryAt, queryTree } from './query-state';
import type { QueryTree, StoredQuery } from './query-tree';
import { bodyObject, isTrue, type Call, type Route } from './router';
import { describeWiql } from './wiql';

const MOST_CHILDREN = 999;
const LONGEST_NAME = 255;

/** Below a folder: a query, a folder, or with an `id` the query or folder of that id, which moves here. */
async function create(call: Call): Promise<Response> {
  const tree = queryTree(call);
  const parent = queryAt(call, tree);
  if (parent.wiql !== undefined) throw badQuery('A query cannot hold other queries.');
  const { id, name, wiql, isFolder } = await bodyObject(call);
  if (typeof id === 'string' && name === undefined) return move(call, tree, id, parent);
  const date = new Date().toISOString();
  const query: StoredQuery = {
    id: crypto.randomUUID(),
    parent: parent.id,
    name: readName(name),
    wiql: isFolder === true ? undefined : readWiql(call, wiql),
    createdBy: call.person.mail,
    createdDate: date,
    changedBy: call.person.mail,
    changedDate: date,
  };
  checkPlace(tree, query, parent);
  if (isTrue(call.query('validateWiqlOnly'))) return present(call, tree, query);
  tree.save(query);
  return present(call, tree, query, 201);
}

function move(call: Call, tree: QueryTree, id: string, parent: StoredQuery): Response {
  const query = tree.find(id, call.person);
  if (!query || query.isDeleted) throw queryNotFound(id);
  if (query.parent === undefined) throw rootQueryFolder();
  if (query.id === parent.id || tree.below(query).includes(parent)) {
    throw badQuery('A folder cannot be moved into itself.');
  }
  const moved = { ...query, parent: parent.id, ...stamp(call) };
  checkPlace(tree, moved, parent);
  tree.save(moved);
  return present(call, tree, moved);
}

/** Name, text, and whether it is deleted; anything else stays. */
async function update(call: Call): Promise<Response> {
  const tree = queryTree(call);
  const query = queryAt(call, tree, true);
  const { name, wiql, isDeleted } = await bodyObject(call);
  if (query.isDeleted && isDeleted !== false) throw queryNotFound(query.id);
  if (wiql !== undefined && query.wiql === undefined) throw badQuery('A folder has no query text.');
  const changed: StoredQuery = {
    ...query,
    ...(name === undefined ? {} : { name: readName(name) }),
    ...(wiql === undefined ? {} : { wiql: readWiql(call, wiql) }),
    ...(isDeleted === false ? { isDeleted: false } : {}),
    ...stamp(call),
  };
  const parent = tree.parentOf(query);
  if (parent) checkPlace(tree, changed, parent);
  tree.save(changed);
  if (isDeleted === true) markDeleted(tree, changed);
  else if (query.isDeleted && isTrue(call.query('$undeleteDescendants'))) {
    for (const child of tree.below(changed, true)) tree.save({ ...child, isDeleted: false });
  }
  return present(call, tree, changed);
}

function remove(call: Call): Response {
  const tree = queryTree(call);
  const query = queryAt(call, tree);
  if (query.parent === undefined) throw rootQueryFolder();
  markDeleted(tree, { ...query, ...stamp(call) });
  return new Response(null, { status: 204 });
}

/** A folder takes along what is in it. */
function markDeleted(tree: QueryTree, query: StoredQuery): void {
  for (const one of [query, ...tree.below(query)]) tree.save({ ...one, isDeleted: true });
}

function checkPlace(tree: QueryTree, query: StoredQuery, parent: StoredQuery): void {
  const siblings = tree.children(parent).filter(({ id }) => id !== query.id);
  const name = query.name.toLowerCase();
  if (siblings.some((sibling) => sibling.name.toLowerCase() === name)) throw sameQueryName();
  if (siblings.length >= MOST_CHILDREN) {
    throw badQuery(`A folder cannot hold more than ${MOST_CHILDREN} queries and folders.`);
  }
}

function readName(name: unknown): string {
  const text = typeof name === 'string' ? name.trim() : '';
  if (!text || text.length > LONGEST_NAME || /[/\\]/.test(text)) {
    throw badQuery(`The name "${text}" cannot be given to a query or a folder.`);
  }
  return text;
}

/** A text that could not run is not stored. */
function readWiql(call: Call, wiql: unknown): string {
  if (typeof wiql !== 'string' || !wiql.trim()) throw badRequest('The query statement is missing.');
  describeWiql(call, wiql);
  return wiql;
}

function stamp({ person }: Call): Pick<StoredQuery, 'changedBy' | 'changedDate'> {
  return { changedBy: person.mail, changedDate: new Date().toISOString() };
}

function present(call: Call, tree: QueryTree, query: StoredQuery, status = 200): Response {
  const selection = { expand: 'all', depth: 0, withDeleted: false } as const;
  return json(presentQuery(call, tree, query, selection), status);
}

export const queryWriteRoutes: readonly Route[] = [
  { method: 'POST', path: 'wit/queries/:query*', needsProject: true, handle: create },
  { method: 'PATCH', path: 'wit/queries/:query*', needsProject: true, handle: update },
  { method: 'DELETE', path: 'wit/queries/:query*', needsProject: true, handle: remove },
];
