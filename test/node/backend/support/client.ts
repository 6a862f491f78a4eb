import { loadPages } from '../../../../demo/backend/load-pages';
import type { Standin } from '../../../../demo/backend/standin';
import { createStandin } from './standin';

export interface Answer {
  status: number;
  body: unknown;
  response: Response;
}

interface CallOptions {
  body?: unknown;
  headers?: Record<string, string>;
}

const ORIGIN = 'http://standin.test';
let shared: Promise<Standin> | undefined;
let worlds = 0;

/** One stand-in for the whole test process; each test takes its own world. */
export async function newWorld(): Promise<World> {
  shared ??= loadPages().then((pages) => createStandin({ items: 60, pages }));
  return new World(await shared, `test-${(worlds += 1)}`);
}

/** Talks to one world of a stand-in without a network. */
export class World {
  readonly base: string;
  readonly #standin: Standin;

  constructor(standin: Standin, name: string) {
    this.#standin = standin;
    this.base = `${ORIGIN}/standin/w/${name}`;
  }

  async fetch(method: string, path: string, { body, headers = {} }: CallOptions = {}): Promise<Answer> {
    const init: RequestInit = { method, headers: { ...headers } };
    if (body !== undefined) {
      init.body = typeof body === 'string' || body instanceof ArrayBuffer ? body : JSON.stringify(body);
      init.headers = { 'content-type': 'application/json', ...headers };
    }
    const url = path.startsWith('http') ? path : this.base + path;
    const response = await this.#standin.fetch(new Request(url, init));
    const text = await response.clone().text();
    const isJson = (response.headers.get('content-type') ?? '').includes('json');
    return { status: response.status, body: isJson ? (JSON.parse(text) as unknown) : text, response };
  }

  control(name: string, body: unknown): Promise<Answer> {
    return this.fetch('POST', `/control/${name}`, { body });
  }

  async requests(): Promise<Record<string, unknown>[]> {
    return (await this.fetch('GET', '/control/requests')).body as Record<string, unknown>[];
  }

  /** Azure DevOps directly, as Avery unless somebody else is named. */
  azure(method: string, path: string, options: CallOptions & { as?: string } = {}): Promise<Answer> {
    const { as = 'avery', ...rest } = options;
    const [route, query = ''] = path.split('?');
    const version = query.includes('api-version') ? query : `${query}&api-version=7.1`;
    const headers = { authorization: `Bearer ${as}`, ...rest.headers };
    return this.fetch(method, `/azure-devops/contoso/${route}?${version}`, { ...rest, headers });
  }

  patch(method: string, path: string, operations: unknown): Promise<Answer> {
    return this.azure(method, path, {
      body: operations,
      headers: { 'content-type': 'application/json-patch+json' },
    });
  }

  async token(user = 'avery', expiresIn = 3600): Promise<string> {
    const { body } = await this.fetch('GET', `/token?user=${user}&expiresIn=${expiresIn}`);
    return read<{ token: string }>(body).token;
  }
}

/** A body seen as the shape that the test expects. */
export function read<T>(body: unknown): T {
  return body as T;
}

/** Patch operations that set fields. */
export function set(fields: Record<string, unknown>): unknown[] {
  return Object.entries(fields).map(([name, value]) => ({ op: 'add', path: `/fields/${name}`, value }));
}
