import { json } from '../core/http';
import type { FieldDefinition } from '../data/fields';
import type { StoredItem } from '../data/model';
import { WiqlError } from '../wiql/errors';
import { parseWiql } from '../wiql/parser';
import { runQuery } from '../wiql/run';
import { badRequest } from './errors';
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
  if (text.length > LONGEST_QUERY) {
    throw badRequest(`VS402338: The query text exceeds the limit of ${LONGEST_QUERY} characters.`);
  }
  try {
    return answer(call, text);
  } catch (error) {
    if (error instanceof WiqlError) throw badRequest(error.message);
    throw error;
  }
}

function answer(call: Call, text: string): Record<string, unknown> {
  const { organization, project, person } = call;
  const now = new Date();
  const timePrecision = isTrue(call.query('timePrecision'));
  const context = { me: person.mail, project: project?.name, now, timePrecision };
  const result = runQuery(parseWiql(text), sourceOf(organization), context);
  const column = (field: FieldDefinition) => ({
    referenceName: field.referenceName,
    name: field.name,
    url: apiUrl(organization.name, `wit/fields/${field.referenceName}`),
  });
  return {
    queryType: 'flat',
    queryResultType: 'workItem',
    asOf: now.toISOString(),
    columns: result.columns.map(column),
    sortColumns: result.sortColumns.map(({ field, descending }) => ({ field: column(field), descending })),
    workItems: cut(result.items, call.query('$top')).map(({ id }) => ({
      id,
      url: itemUrl(organization.name, id),
    })),
  };
}

/** `$top` cuts silently; without it more than 20,000 results are an error. */
function cut(items: readonly StoredItem[], top: string | undefined): readonly StoredItem[] {
  if (top === undefined) {
    if (items.length <= MOST_RESULTS) return items;
    throw badRequest(
      `VS402337: The number of work items returned exceeds the size limit of ${MOST_RESULTS}. Change the query to return fewer items.`,
      'WorkItemTrackingQueryResultSizeLimitExceededException',
    );
  }
  const count = Number(top);
  if (!Number.isInteger(count) || count < 1 || count > MOST_RESULTS) {
    throw badRequest(`The value "${top}" is not valid for $top; it must be between 1 and ${MOST_RESULTS}.`);
  }
  return items.slice(0, count);
}

export const wiqlRoutes: readonly Route[] = [{ method: 'POST', path: 'wit/wiql', handle: postWiql }];
