import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { createServer, type ViteDevServer } from 'vite';
import type { RunningStandin } from '../../../demo/backend/serve';
import { standinPlugin } from '../../../demo/backend/vite-plugin';
import { serveStandin } from './support/standin';

describe('the stand-in as a server', () => {
  let server: RunningStandin;
  before(async () => {
    server = await serveStandin({ items: 20 });
  });
  after(() => server.close());

  const control = (name: string, body: unknown) =>
    fetch(`${server.url}/standin/control/${name}`, { method: 'POST', body: JSON.stringify(body) });

  const faults = async () =>
    (await (await fetch(`${server.url}/standin/control/faults`)).json()) as { times?: number }[];

  it('keeps full URLs and encoded segments of relayed paths as they are', async () => {
    const path =
      '/standin/relay/projects/p/sdk/proxy/azuredevops/https://dev.azure.com/a/%24User%20Story?x=%2B';
    await fetch(server.url + path);
    const requests = (await (await fetch(`${server.url}/standin/control/requests`)).json()) as {
      path: string;
      query: string;
    }[];
    const last = requests[requests.length - 1];
    assert.equal(`/standin${last?.path}${last?.query}`, path);
  });

  it('cuts the connection of a dropped request, and only of that', async () => {
    await control('faults', [{ path: '^/token', times: 1, drop: true }]);
    await assert.rejects(fetch(`${server.url}/standin/token`));
    assert.equal((await fetch(`${server.url}/standin/token`)).status, 200);
  });

  it('delays an answer without changing it', async () => {
    await control('faults', [{ path: '^/token', times: 1, delayMs: 30 }]);
    const started = performance.now();
    assert.equal((await fetch(`${server.url}/standin/token`)).status, 200);
    assert.ok(performance.now() - started >= 29);
  });

  it('holds an answer until the list of faults is replaced', async () => {
    await control('faults', [{ path: '^/token', times: 1, hold: true }]);
    let answered = false;
    const held = fetch(`${server.url}/standin/token`).finally(() => (answered = true));
    while ((await faults())[0]?.times !== 0);
    assert.equal(answered, false);
    await control('faults', []);
    assert.equal((await held).status, 200);
  });

  it('answers an odd escape in a path without failing', async () => {
    const response = await fetch(`${server.url}/standin/azure-devops/contoso/%E0%A4%A/_apis/projects`);
    assert.ok(response.status < 500);
  });
});

describe('the stand-in inside Vite', () => {
  let vite: ViteDevServer;
  before(async () => {
    const plugins = [standinPlugin({ crossOrigin: true, items: 20 })];
    vite = await createServer({
      configFile: false,
      logLevel: 'error',
      plugins,
      server: { port: 0, host: '127.0.0.1' },
    });
    await vite.listen();
  });
  after(() => vite.close());

  it('tells the SDK to use the other origin, where the same accounts live', async () => {
    const address = vite.httpServer?.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    const page = `http://127.0.0.1:${port}/standin`;
    const { environment, controlUrl } = (await (await fetch(`${page}/environment?world=w1`)).json()) as {
      environment: Record<string, string>;
      controlUrl: string;
    };
    assert.equal(controlUrl, `${page}/w/w1/control`);
    const zeus = environment['ZEUS_PUBLIC_URL'] ?? '';
    assert.notEqual(new URL(zeus).port, String(port));
    await fetch(zeus.replace('/zeus', '/token'));
    const seen = (await (await fetch(`${controlUrl}/requests`)).json()) as { path: string }[];
    assert.deepEqual(
      seen.map(({ path }) => path),
      ['/token'],
    );
  });
});
