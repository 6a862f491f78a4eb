import { isRecord, json, readJson } from '../core/http';
import { AzureDevOpsError, badRequest, projectNotFound } from './errors';
import { createFrom, updateFrom } from './items-write';
import { resourceOf } from './resources';
import { matchPath, queryReader, splitPath, type Call, type Route } from './router';

/** Not published; the same figure as for reads is a guess on the safe side. */
const MOST_ENTRIES = 200;

interface Entry {
  method: string;
  uri: string;
  body: unknown;
}

/**
 * Several creates and updates in one request. Each stands alone: what fails says so in its own `code`, and the
 * answer as a whole is 200. A negative id given to a new item may be linked to by entries after it.
 */
async function batch(call: Call): Promise<Response> {
  const entries = readEntries(await readJson(call.request));
  const ids = new Map<string, number>();
  const value: unknown[] = [];
  for (const entry of entries) value.push(await answerOf(call, entry, ids));
  return json({ count: value.length, value });
}

function readEntries(body: unknown): Entry[] {
  if (!Array.isArray(body) || body.length === 0) throw badRequest('The batch has no entries.');
  if (body.length > MOST_ENTRIES) throw badRequest(`The batch has more than ${MOST_ENTRIES} entries.`);
  return (body as unknown[]).map((entry) => {
    const { method, uri, body: patch } = isRecord(entry) ? entry : {};
    if (typeof method !== 'string' || typeof uri !== 'string') {
      throw badRequest('Every entry of the batch needs a method and a uri.');
    }
    return { method, uri, body: patch };
  });
}

async function answerOf(call: Call, entry: Entry, ids: Map<string, number>): Promise<unknown> {
  const response = await answer(call, entry, ids).catch((error: unknown) => {
    if (error instanceof AzureDevOpsError) return error.toResponse();
    throw error;
  });
  const headers = { 'Content-Type': response.headers.get('content-type') };
  return { code: response.status, headers, body: await response.text() };
}

async function answer(call: Call, { method, uri, body }: Entry, ids: Map<string, number>): Promise<Response> {
  const url = addressOf(call, uri);
  const { scope = [], rest = [] } = splitPath(url.pathname) ?? {};
  // An address may be whole or begin behind the organization.
  const names = scope.filter((name) => name.toLowerCase() !== call.organization.name);
  const projectName = names.at(-1);
  const project = projectName === undefined ? undefined : call.organization.project(projectName);
  if (projectName !== undefined && !project) throw projectNotFound(projectName);
  const forNew = matchPath('wit/workitems/$:type', rest);
  const params = forNew ?? matchPath('wit/workitems/:id', rest);
  if (!params || method.toUpperCase() !== 'PATCH') {
    throw badRequest(`Only creating and updating work items can be batched, not ${method} ${uri}.`);
  }
  const resource = resourceOf(forNew ? 'wit/workitems/$:type' : 'wit/workitems/:id');
  const inner: Call = { ...call, project, params, query: queryReader(url, resource), resource };
  const patch = withRealIds(body, ids);
  if (!forNew) return updateFrom(inner, patch);
  const response = createFrom(inner, patch);
  const alias = aliasIn(body);
  if (alias) ids.set(alias, ((await response.clone().json()) as { id: number }).id);
  return response;
}

function addressOf({ request }: Call, uri: string): URL {
  try {
    return new URL(uri, request.url);
  } catch {
    throw badRequest(`The uri "${uri}" of the batch is not valid.`);
  }
}

/** `{op: add, path: /id, value: -1}` names a new item for the other entries. */
function aliasIn(body: unknown): string | undefined {
  const operations: unknown[] = Array.isArray(body) ? body : [];
  const operation = operations.find((one) => isRecord(one) && one['path'] === '/id');
  return isRecord(operation) ? String(operation['value']) : undefined;
}

function withRealIds(body: unknown, ids: ReadonlyMap<string, number>): unknown {
  if (!Array.isArray(body) || ids.size === 0) return body;
  const real = (url: unknown) =>
    String(url).replace(/(\/workitems\/)(-\d+)$/i, (whole, path: string, alias: string) => {
      const id = ids.get(alias);
      return id === undefined ? whole : `${path}${id}`;
    });
  return (body as unknown[]).map((operation) => {
    const value = isRecord(operation) ? operation['value'] : undefined;
    if (!isRecord(operation) || !isRecord(value) || value['url'] === undefined) return operation;
    return { ...operation, value: { ...value, url: real(value['url']) } };
  });
}

export const batchRoutes: readonly Route[] = [
  { method: 'PATCH', path: 'wit/$batch', handle: batch },
  { method: 'POST', path: 'wit/$batch', handle: batch },
];
