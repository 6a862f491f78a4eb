import { AdoError, type AdoErrorCode } from '../errors.js';
import {
  decodeBatch,
  decodeProjects,
  decodeQuery,
  decodeTypeFields,
  decodeTypes,
  decodeWorkItem,
} from './decode.js';
import { isHtml, replyError } from './errors.js';
import { MAX_BATCH } from './field-names.js';
import { Pacer } from './pacing.js';
import { createDocument, updateDocument } from './patch.js';
import type { Transport, TransportRequest } from './transport.js';
import type { FieldValues, Project, TypeField, WorkItem, WorkItemType } from './types.js';

const HOST = 'https://dev.azure.com';
const VERSION = 'api-version=7.1';
const JSON_PATCH = 'application/json-patch+json';

/**
 * Azure DevOps REST 7.1 for one organization, as far as a work-item list needs it. Every method rejects with
 * `AdoError` only.
 */
export class AdoClient {
  readonly organization: string;
  readonly #transport: Transport;
  readonly #pacer = new Pacer();

  constructor(transport: Transport, organization: string) {
    this.#transport = transport;
    this.organization = organization;
  }

  /** Where a person sees the item in Azure DevOps itself. */
  browserUrl(project: string, id: number): string {
    return `${HOST}/${path(this.organization, project)}/_workitems/edit/${String(id)}`;
  }

  async projects(): Promise<Project[]> {
    const data = await this.#get(`${this.#base()}/projects?${VERSION}&$top=1000&stateFilter=wellFormed`);
    return decodeProjects(data);
  }

  /** Ids only, in the order of the query, at most `top` of them (Wiql - Query By Wiql). */
  async query(project: string, wiql: string, top: number, signal?: AbortSignal): Promise<number[]> {
    const url = `${this.#base(project)}/wit/wiql?${VERSION}&$top=${String(top)}`;
    const request: TransportRequest = { method: 'POST', url, json: { query: wiql } };
    return decodeQuery(await this.#call(request, { repeatable: true, signal }).catch(queryFailure));
  }

  /** Up to 200 items, in no particular order; those that are gone or unreadable are missing. */
  async workItems(
    ids: readonly number[],
    fields: readonly string[],
    signal?: AbortSignal,
  ): Promise<WorkItem[]> {
    if (ids.length > MAX_BATCH) throw new AdoError('unexpected', `${String(ids.length)} ids in one batch`);
    const url = `${this.#base()}/wit/workitemsbatch?${VERSION}`;
    const json = { ids, fields, errorPolicy: 'omit' };
    return decodeBatch(await this.#call({ method: 'POST', url, json }, { repeatable: true, signal }));
  }

  async workItem(id: number, fields: readonly string[]): Promise<WorkItem> {
    const list = fields.map(encodeURIComponent).join(',');
    return decodeWorkItem(await this.#get(`${this.#item(id)}?${VERSION}&fields=${list}`));
  }

  async create(project: string, type: string, values: FieldValues): Promise<WorkItem> {
    const url = `${this.#base(project)}/wit/workitems/$${encodeURIComponent(type)}?${VERSION}`;
    const json = createDocument(values);
    return decodeWorkItem(await this.#call({ method: 'POST', url, json, contentType: JSON_PATCH }));
  }

  /** @throws {AdoError} `conflict` if the item is no longer at `rev`. */
  async update(id: number, rev: number, changes: FieldValues): Promise<WorkItem> {
    const url = `${this.#item(id)}?${VERSION}`;
    const json = updateDocument(rev, changes);
    return decodeWorkItem(await this.#call({ method: 'PATCH', url, json, contentType: JSON_PATCH }));
  }

  /** Moves the item to the recycle bin. */
  async remove(id: number): Promise<void> {
    await this.#call({ method: 'DELETE', url: `${this.#item(id)}?${VERSION}` });
  }

  /** Takes the item out of the recycle bin, with the id it had. */
  async restore(id: number): Promise<void> {
    const url = `${this.#base()}/wit/recyclebin/${String(id)}?${VERSION}`;
    await this.#call({ method: 'PATCH', url, json: { isDeleted: false } });
  }

  async workItemTypes(project: string): Promise<WorkItemType[]> {
    return decodeTypes(await this.#get(`${this.#base(project)}/wit/workitemtypes?${VERSION}`));
  }

  /** Fields of one type with their data types and permitted values. */
  async typeFields(project: string, type: string): Promise<TypeField[]> {
    const base = this.#base(project);
    const [fields, definitions] = await Promise.all([
      this.#get(`${base}/wit/workitemtypes/${path(type)}/fields?${VERSION}&$expand=allowedValues`),
      this.#get(`${base}/wit/fields?${VERSION}`),
    ]);
    return decodeTypeFields(fields, definitions);
  }

  #base(project?: string): string {
    const place = project === undefined ? path(this.organization) : path(this.organization, project);
    return `${HOST}/${place}/_apis`;
  }

  #item(id: number): string {
    return `${this.#base()}/wit/workitems/${String(id)}`;
  }

  #get(url: string): Promise<unknown> {
    return this.#call({ method: 'GET', url }, { repeatable: true });
  }

  #call(
    request: TransportRequest,
    attempt: { repeatable: boolean; signal?: AbortSignal | undefined } = { repeatable: false },
  ): Promise<unknown> {
    return this.#pacer.run(async () => {
      const { signal } = attempt;
      const reply = await this.#transport.send(signal ? { ...request, signal } : request);
      // A dead connection often answers 200 or 203 with a page to sign in (azure-devops-rest, ground rules).
      if (reply.failed || isHtml(reply.data)) throw replyError(reply);
      return reply.data;
    }, attempt);
  }
}

const QUERY_CODES: Partial<Record<AdoErrorCode, AdoErrorCode>> = {
  invalid: 'query-invalid',
  'not-found': 'project-not-found',
};

/**
 * A query is made by this library or by the page, so a refusal is never about a value that the user typed; and what
 * is not found is its project, or the organization.
 */
function queryFailure(cause: unknown): never {
  const error = AdoError.from(cause);
  const code = QUERY_CODES[error.code];
  throw code ? new AdoError(code, error.message, { cause: error, serverCode: error.serverCode }) : error;
}

function path(...segments: string[]): string {
  return segments.map(encodeURIComponent).join('/');
}
