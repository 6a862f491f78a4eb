import { json } from '../core/http';
import type { FieldDefinition } from '../data/fields';
import type { StoredItem } from '../data/model';
import { WiqlContextError, WiqlError } from '../wiql/errors';
import type { LinkRow } from '../wiql/one-hop';
import { parseWiql } from '../wiql/parser';
import { prepareQuery, type PreparedQuery, type QueryShape } from '../wiql/run';
import { AzureDevOpsError, badRequest } from './errors';
import { bodyObject, isTrue, type Call, type Route } from './router';
import { apiUrl, itemUrl } from './urls';
import { sourceOf } from './wiql-source';

const MOST_RESULTS = 20_000;
const LONGEST_QUERY = 32_000;

async function postWiql(call: Call): Promise<Response> {
  const { query } = await bodyObject(call);
  if (typeof query !== 'string' || !query.trim()) throw badRequest('The query statement is missing.');
  return json(answerWiql(call, query));
}

/** Runs a query for a call, whose path and `$top` and `timePrecision` count: a WorkItemQueryResult. */
export function answerWiql(call: Call, text: string): Record<string, unknown> {
  const { name } = call.organization;
  const top = topOf(call.query('$top'));
  const now = new Date();
  const { items, links, ...shape } = refusing(() => prepare(call, text, now).run());
  const reference = (id: number) => ({ id, url: itemUrl(name, id) });
  const result =
    shape.type === 'flat'
      ? { queryResultType: 'workItem', workItems: cut(items, top).map(({ id }) => reference(id)) }
      : {
          queryResultType: 'workItemLink',
          workItemRelations: cut(links, top).map((row) => relation(row, reference)),
        };
  return { ...presentShape(call, shape), asOf: (shape.asOf ?? now).toISOString(), ...result };
}

/** Type and columns of a query, without running it; refuses one that could not run. */
export function describeWiql(call: Call, text: string): Record<string, unknown> {
  return presentShape(
    call,
    refusing(() => prepare(call, text, new Date())),
  );
}

function prepare(call: Call, text: string, now: Date): PreparedQuery<StoredItem> {
  if (text.length > LONGEST_QUERY) {
    throw badRequest(`The query text exceeds the limit of ${LONGEST_QUERY} characters.`);
  }
  const timePrecision = isTrue(call.query('timePrecision'));
  const context = { me: call.person.mail, project: call.project?.name, now, timePrecision };
  return prepareQuery(parseWiql(text), sourceOf(call, now), context);
}

/** A macro that lacks its context has been seen to answer 500, every other mistake 400. */
function refusing<T>(run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (error instanceof WiqlContextError) {
      throw new AzureDevOpsError(500, 'WorkItemTrackingQueryException', error.message);
    }
    if (error instanceof WiqlError) throw badRequest(error.message);
    throw error;
  }
}

function presentShape(call: Call, { type, columns, sortColumns }: QueryShape): Record<string, unknown> {
  const { name } = call.organization;
  const column = ({ referenceName, name: label }: FieldDefinition) => ({
    referenceName,
    name: label,
    url: apiUrl(name, `wit/fields/${referenceName}`),
  });
  return {
    queryType: type,
    columns: columns.map(column),
    sortColumns: sortColumns.map(({ field, descending }) => ({ field: column(field), descending })),
  };
}

function relation(
  { type, source, target }: LinkRow,
  reference: (id: number) => Record<string, unknown>,
): Record<string, unknown> {
  const from = source === undefined ? null : reference(source);
  return { rel: type ?? null, source: from, target: reference(target) };
}

/** `$top` cuts silently; without it more than 20,000 results are an error. */
function cut<T>(results: readonly T[], top: number | undefined): readonly T[] {
  if (top !== undefined) return results.slice(0, top);
  if (results.length <= MOST_RESULTS) return results;
  throw badRequest(
    `VS402337: The number of work items returned exceeds the size limit of ${MOST_RESULTS}. Change the query to return fewer items.`,
    'WorkItemTrackingQueryResultSizeLimitExceededException',
  );
}

function topOf(top: string | undefined): number | undefined {
  if (top === undefined) return undefined;
  const count = Number(top);
  if (Number.isInteger(count) && count >= 1 && count <= MOST_RESULTS) return count;
  throw badRequest(`The value "${top}" is not valid for $top; it must be between 1 and ${MOST_RESULTS}.`);
}

export const wiqlRoutes: readonly Route[] = [{ method: 'POST', path: 'wit/wiql', handle: postWiql }];
