import { json } from '../core/http';
import { badQuery } from './query-errors';
import { savedQuery, temporaryQueries } from './query-state';
import { badRequest } from './errors';
import { bodyObject, type Call, type Route } from './router';
import { answerWiql, describeWiql } from './wiql';

/** Runs a saved or a temporary query; `@project` is the project that it lies in. */
function run(call: Call): Response {
  return json(answer(call));
}

/** Only the number of results; where the service puts it is not documented. */
function countResults(call: Call): Response {
  const { workItems, workItemRelations } = answer(call);
  const rows = [workItems, workItemRelations].find(Array.isArray) ?? [];
  return new Response(null, { headers: { 'x-total-count': String(rows.length) } });
}

function answer(call: Call): Record<string, unknown> {
  const id = (call.params['id'] ?? '').toLowerCase();
  const temporary = temporaryQueries(call).get(id);
  if (temporary !== undefined) return answerWiql(call, temporary);
  const { tree, query } = savedQuery(call, id);
  if (query.wiql === undefined) throw badQuery('A folder of queries cannot be run.');
  const result = answerWiql({ ...call, project: call.project ?? tree.project }, query.wiql);
  tree.save({ ...query, executedBy: call.person.mail, executedDate: new Date().toISOString() });
  return result;
}

/** A query that has an id, and no place among the others. */
async function createTemporary(call: Call): Promise<Response> {
  const { wiql } = await bodyObject(call);
  if (typeof wiql !== 'string' || !wiql.trim()) throw badRequest('The query statement is missing.');
  describeWiql(call, wiql);
  const id = crypto.randomUUID();
  temporaryQueries(call).set(id, wiql);
  return json({ id });
}

export const queryRunRoutes: readonly Route[] = [
  { method: 'GET', path: 'wit/wiql/:id', handle: run },
  { method: 'HEAD', path: 'wit/wiql/:id', handle: countResults },
  { method: 'POST', path: 'wit/tempqueries', needsProject: true, handle: createTemporary },
];
