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

/** Answers that the stand-in keeps back. */
export interface HeldAnswers {
  /** Resolves when somebody has asked for the one at that place. */
  asked(index?: number): Promise<void>;
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
  /** Replaces the faults by such that keep the next answers back, be they the real ones or those of the faults. */
  hold(...faults: readonly object[]): Promise<HeldAnswers>;
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
    async hold(...faults) {
      await control(
        'faults',
        faults.map((fault) => ({ ...fault, times: 1, hold: true })),
      );
      const left = async (index: number): Promise<number | undefined> =>
        (await read<{ times?: number }[]>(`${url}/control/faults`))[index]?.times;
      return {
        asked: (index = 0) =>
          waitUntil(async () => (await left(index)) === 0, `${JSON.stringify(faults[index])} is asked for`, {
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
