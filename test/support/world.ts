import { waitUntil } from '@open-wc/testing';
import type { ParagonEnvironment } from '../../src/sdk/environment.js';

/** Served by the test runner's configuration. */
const address: string = '/standin-url.js';
const { standinUrl } = (await import(address)) as { standinUrl: string };

export interface RecordedRequest {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** An answer that the stand-in keeps back. */
export interface HeldAnswer {
  /** Resolves when somebody has asked for it. */
  asked(): Promise<void>;
  release(): Promise<void>;
}

/** An isolated copy of the stand-in, with what a page needs to use it. */
export interface World {
  readonly paragonProject: string;
  readonly environment: ParagonEnvironment;
  /** A user token; `expiresIn` in seconds. */
  token(user?: string, expiresIn?: number): Promise<string>;
  /** Posts to a control route: `reset`, `faults`, `credential`, `consent`, `features`, `external-edit`. */
  control(route: string, body: unknown): Promise<void>;
  /** Replaces the faults by one that keeps back the next answer to `path`, be it the real one or that of `fault`. */
  hold(path: string, fault?: object): Promise<HeldAnswer>;
  /** Requests so far, those of the path `path` if given. */
  requests(path?: RegExp): Promise<RecordedRequest[]>;
}

/** A world of its own for one test file, or one test. */
export async function openWorld(): Promise<World> {
  const name = crypto.randomUUID();
  const url = `${standinUrl}/standin/w/${name}`;
  const control: World['control'] = async (route, body) => {
    const reply = await fetch(`${url}/control/${route}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!reply.ok) throw new Error(`The stand-in refused ${route}: ${await reply.text()}`);
  };
  const page = await read<World>(`${standinUrl}/standin/environment?world=${name}`);
  return {
    paragonProject: page.paragonProject,
    environment: page.environment,
    async token(user = 'avery', expiresIn = 3600) {
      return (await read<{ token: string }>(`${url}/token?user=${user}&expiresIn=${expiresIn}`)).token;
    },
    control,
    async hold(path, fault) {
      await control('faults', [{ ...fault, path, times: 1, hold: true }]);
      const left = async (): Promise<number | undefined> =>
        (await read<{ times?: number }[]>(`${url}/control/faults`))[0]?.times;
      return {
        asked: () =>
          waitUntil(async () => (await left()) === 0, `${path} is asked for`, {
            interval: 20,
            timeout: 6000,
          }),
        release: () => control('faults', []),
      };
    },
    async requests(path = /./) {
      const all = await read<RecordedRequest[] | { requests: RecordedRequest[] }>(`${url}/control/requests`);
      return (Array.isArray(all) ? all : all.requests).filter((request) => path.test(request.path));
    },
  };
}

async function read<T>(url: string): Promise<T> {
  const reply = await fetch(url);
  if (!reply.ok) throw new Error(`${url} answered ${reply.status}`);
  return (await reply.json()) as T;
}
