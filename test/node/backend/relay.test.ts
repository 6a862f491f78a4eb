import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newWorld, read, type World } from './support/client';

async function relay(world: World, path: string, method = 'GET', headers: Record<string, string> = {}) {
  const { body } = await world.fetch('GET', '/environment');
  const { paragonProject } = read<{ paragonProject: string }>(body);
  return world.fetch(method, `/relay/projects/${paragonProject}/sdk/proxy/azuredevops/${path}`, {
    headers: { authorization: `Bearer ${await world.token()}`, 'content-type': 'auto', ...headers },
  });
}

async function connectedWorld(): Promise<World> {
  const world = await newWorld();
  await world.control('credential', { status: 'VALID', user: 'avery' });
  return world;
}

describe('relay', () => {
  it('wraps what Azure DevOps answers in `output`, for a relative path', async () => {
    const { status, body } = await relay(await connectedWorld(), 'projects?api-version=5.0');
    assert.equal(status, 200);
    const { output } = read<{ output: { count: number; value: { url: string }[] } }>(body);
    assert.equal(output.count, 5);
    assert.match(output.value[0]?.url ?? '', /^https:\/\/dev\.azure\.com\/contoso\/_apis\/projects\//);
  });

  it('takes full URLs with encoded segments', async () => {
    const world = await connectedWorld();
    const url = 'https://dev.azure.com/litware/Litware%20Insurance/_apis/wit/workitems/%24User%20Story';
    const { status, body } = await relay(world, `${url}?api-version=7.1`);
    assert.equal(status, 200);
    const { output } = read<{ output: { fields: Record<string, unknown> } }>(body);
    assert.equal(output.fields['System.WorkItemType'], 'User Story');
  });

  it('acts as the person of the account', async () => {
    const world = await newWorld();
    await world.control('credential', { status: 'VALID', user: 'avery', account: 'mei' });
    const { body } = await relay(world, 'connectionData?api-version=7.1-preview.1');
    const { output } = read<{ output: { authenticatedUser: { providerDisplayName: string } } }>(body);
    assert.equal(output.authenticatedUser.providerDisplayName, 'Mei Tanaka');
  });

  it('refuses hosts it does not know, and plain http', async () => {
    const world = await connectedWorld();
    for (const url of ['https://example.com/x', 'http://dev.azure.com/contoso/_apis/projects', 'https://']) {
      assert.equal((await relay(world, url)).status, 400, url);
    }
  });

  it('passes a failure of Azure DevOps as it came', async () => {
    const { status, body } = await relay(await connectedWorld(), 'wit/workitems/999999?api-version=7.1');
    assert.equal(status, 404);
    assert.equal(read<{ typeKey: string }>(body).typeKey, 'WorkItemUnauthorizedAccessException');
  });

  it('passes what is not JSON without an envelope', async () => {
    const answer = await relay(await connectedWorld(), 'wit/workitemicons/icon_book?color=0098C7', 'GET', {
      accept: 'image/svg+xml',
    });
    assert.match(String(answer.body), /^<svg.*#0098C7/);
  });

  it('needs an account, and one whose sign-in still holds', async () => {
    const world = await newWorld();
    assert.equal((await relay(world, 'projects')).status, 400);
    await world.control('credential', { status: 'INVALID', user: 'avery' });
    const { status, body } = await relay(world, 'projects');
    assert.equal(status, 401);
    assert.equal(read<{ meta: { isIntegrationError: boolean } }>(body).meta.isIntegrationError, true);
  });

  it('allows every header that a preflight asks for', async () => {
    const world = await newWorld();
    const { response, status } = await world.fetch('OPTIONS', '/relay/x', {
      headers: {
        'access-control-request-method': 'PATCH',
        'access-control-request-headers': 'authorization,x-odd',
      },
    });
    assert.equal(status, 204);
    assert.equal(response.headers.get('access-control-allow-headers'), 'authorization,x-odd');
    assert.match(response.headers.get('access-control-allow-methods') ?? '', /PATCH/);
  });
});

describe('control', () => {
  it('records both hops of a relayed call, and nothing of the control routes', async () => {
    const world = await connectedWorld();
    await relay(world, 'projects?api-version=5.0');
    const paths = (await world.requests()).map(({ path }) => path).filter((path) => path !== '/token');
    assert.equal(paths.length, 2);
    assert.equal(paths[0], '/azure-devops/contoso/_apis/projects');
    assert.match(String(paths[1]), /^\/relay\//);
  });

  it('answers with an ordered fault, through the relay too, as often as asked and readable by any origin', async () => {
    const world = await connectedWorld();
    const headers = { 'retry-after': '2' };
    await world.control('faults', [
      { path: '^/azure-devops', times: 1, status: 429, headers, body: { message: 'slow' } },
    ]);
    const first = await relay(world, 'projects');
    assert.equal(first.status, 429);
    assert.equal(first.response.headers.get('retry-after'), '2');
    assert.equal(first.response.headers.get('access-control-allow-origin'), '*');
    assert.equal((await relay(world, 'projects')).status, 200);
  });

  it('matches faults by method and by decoded path', async () => {
    const world = await newWorld();
    await world.control('faults', [{ method: 'POST', path: 'Fabrikam Fiber/_apis/wit/wiql$', status: 500 }]);
    const path = 'Fabrikam%20Fiber/_apis/wit/wiql';
    assert.equal((await world.azure('POST', path, { body: { query: 'x' } })).status, 500);
    assert.equal((await world.azure('GET', path)).status, 405);
  });

  it('refuses a fault that is not a regular expression', async () => {
    assert.equal((await (await newWorld()).control('faults', [{ path: '(' }])).status, 400);
  });

  it('keeps worlds apart, and resets one to its seed', async () => {
    const [one, two] = [await newWorld(), await newWorld()];
    const titleOf = async (world: World) => {
      const { body } = await world.azure('GET', '_apis/wit/workitems/42');
      return read<{ fields: Record<string, unknown> }>(body).fields['System.Title'];
    };
    const seeded = await titleOf(one);
    await one.control('external-edit', { id: 42, fields: { 'System.Title': 'Changed elsewhere' } });
    assert.equal(await titleOf(one), 'Changed elsewhere');
    assert.equal(await titleOf(two), seeded);
    await one.control('reset', {});
    assert.equal(await titleOf(one), seeded);
  });

  it('switches plan features', async () => {
    const world = await newWorld();
    assert.deepEqual((await world.control('features', { 'headless-cp': false })).body, []);
  });
});
