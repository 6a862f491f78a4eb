import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { getPersonalAccessTokenHandler, WebApi } from 'azure-devops-node-api';
import type { RunningStandin } from '../../../../demo/backend/serve';
import { serveStandin } from './standin';

/** A test for each method of an API, by the method's name. */
export type MethodTests<Api> = {
  [Method in keyof Api & string]?: (api: Api) => Promise<void>;
};

/** The people and places that the tests talk about. */
export const project = 'Fabrikam Fiber';
export const inTeam = { project, team: 'Web' };

/**
 * Microsoft's own client, azure-devops-node-api, against the stand-in over HTTP: unchanged, and told nothing but
 * the address of the organization. Every test is named by the method that it covers, and must have called it.
 * The tests of one API share a world and run in order.
 */
export function describeApi<Api extends object>(
  title: string,
  open: (connection: WebApi) => Promise<Api>,
  tests: MethodTests<Api>,
): void {
  describe(`azure-devops-node-api: ${title}`, () => {
    let server: RunningStandin;
    let api: Api;
    before(async () => {
      server = await serveStandin({ items: 60 });
      api = await open(connect(server, title));
    });
    after(() => server.close());
    for (const [method, test] of Object.entries<MethodTests<Api>[keyof Api & string]>(tests)) {
      it(method, async () => {
        const called = new Set<string>();
        await test?.(watch(api, called));
        assert.ok(called.has(method), `the test does not call ${method}`);
      });
    }
  });
}

/** The client, signed in as Avery. */
export function connect({ url }: RunningStandin, title: string): WebApi {
  const world = `microsoft-${title.replace(/\W+/g, '-')}`;
  const address = `${url}/standin/w/${world}/azure-devops/contoso`;
  return new WebApi(address, getPersonalAccessTokenHandler('avery'));
}

/** The API itself, with a note of each method called. */
function watch<Api extends object>(api: Api, called: Set<string>): Api {
  return new Proxy(api, {
    get(target, name): unknown {
      called.add(String(name));
      const member: unknown = Reflect.get(target, name);
      return typeof member === 'function' ? (member.bind(target) as unknown) : member;
    },
  });
}

/** What must be there. */
export function first<Item>(list: readonly Item[] | undefined): Item {
  const [item] = list ?? [];
  assert.ok(item !== undefined, 'the list is empty');
  return item;
}

/** The status and the type key of a refusal. */
export async function refusal(call: Promise<unknown>): Promise<string> {
  const error = await call.then(
    () => undefined,
    (cause: unknown) => cause as { statusCode: number; result: { typeKey: string } },
  );
  assert.ok(error, 'the call was not refused');
  return `${error.statusCode} ${error.result.typeKey}`;
}
