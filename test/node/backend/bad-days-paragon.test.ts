import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { providerErrors } from '../../../demo/backend/paragon/provider-errors';
import { newWorld, read, type Answer, type World } from './support/client';

interface Outcome {
  channel: string;
  message?: { type: string; error: string; errorResponse: { error: string; error_description: string } };
}

async function paragonProject(world: World): Promise<string> {
  return read<{ paragonProject: string }>((await world.fetch('GET', '/environment')).body).paragonProject;
}

async function zeus(world: World, path: string, token?: string): Promise<Answer> {
  const authorization = `Bearer ${token ?? (await world.token())}`;
  const [version = '', rest = path] = path.startsWith('v2/') ? ['/v2', path.slice(3)] : [];
  const url = `/zeus${version}/projects/${await paragonProject(world)}/sdk/${rest}`;
  return world.fetch('GET', url, { headers: { authorization } });
}

/** Starts a sign-in and opens the consent page. */
async function signIn(world: World): Promise<{ state: string; consent: Answer }> {
  const integrations = read<{ id: string }[]>((await zeus(world, 'integrations')).body);
  const query = new URLSearchParams({
    integrationId: integrations[0]?.id ?? '',
    originForPostMessage: 'https://host.test',
    oauthMetaKeyId: 'key',
    installOptions: '{"isApiInstallation":false}',
  });
  const built = await zeus(world, `v2/actions/build-oauth?${query}`);
  const { redirectUrl } = read<{ redirectUrl: string }>(built.body);
  const state = new URL(redirectUrl).searchParams.get('state') ?? '';
  return { state, consent: await world.fetch('GET', redirectUrl) };
}

/** Clicks Accept, and asks as the callback page does. */
async function accept(world: World, state: string): Promise<Outcome> {
  await world.fetch('POST', '/passport/authorize', {
    body: new URLSearchParams({ state, decision: 'accept' }).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });
  return read<Outcome>((await world.fetch('GET', `/passport/outcome?state=${state}&opener=true`)).body);
}

describe('user tokens on bad days', () => {
  it('can be revoked at any time; new ones work', async () => {
    const world = await newWorld();
    const token = await world.token();
    assert.equal((await zeus(world, 'me', token)).status, 200);
    await world.control('tokens', { revoke: true });
    const { status, body } = await zeus(world, 'me', token);
    assert.equal(status, 401);
    assert.match(read<{ message: string }>(body).message, /revoked/);
    assert.equal((await zeus(world, 'me', await world.token())).status, 200);
  });

  it('can be made short-lived, so that the next ones run out', async () => {
    const world = await newWorld();
    await world.control('tokens', { lifetime: 0 });
    const { token } = read<{ token: string }>((await world.fetch('GET', '/token')).body);
    const { status, body } = await zeus(world, 'me', token);
    assert.equal(status, 401);
    assert.match(read<{ message: string }>(body).message, /expired/);
  });
});

describe('sign-in on bad days', () => {
  for (const [error, { description, where }] of Object.entries(providerErrors)) {
    it(`shows ${error} where Microsoft does: ${where}`, async () => {
      const world = await newWorld();
      await world.control('consent', { error });
      const { state, consent } = await signIn(world);
      const code = /^\w+/.exec(description)?.[0] ?? '';
      const isOnPage = String(consent.body).includes(code);
      assert.equal(isOnPage, where === 'page');
      if (isOnPage) return;
      const { message } = await accept(world, state);
      assert.equal(message?.type, 'oauth_error_callback');
      assert.ok(message.errorResponse.error_description.startsWith(code));
      const me = read<{ integrations: { azuredevops: { enabled: boolean } } }>(
        (await zeus(world, 'me')).body,
      );
      assert.equal(me.integrations.azuredevops.enabled, false);
    });
  }

  it('hangs: accepted, and nobody gets to know', async () => {
    const world = await newWorld();
    await world.control('consent', { decision: 'hang' });
    const { state } = await signIn(world);
    assert.deepEqual(await accept(world, state), { channel: 'none' });
    assert.deepEqual((await zeus(world, 'actions/session-id/key')).body, {});
  });

  it('is forgotten while the popup loads', async () => {
    const world = await newWorld();
    await world.control('consent', { decision: 'expire' });
    const { consent } = await signIn(world);
    assert.equal(consent.status, 400);
    assert.match(String(consent.body), /Sign-in expired/);
  });

  it('loses its opener on the consent page', async () => {
    const world = await newWorld();
    await world.control('consent', { opener: 'cut' });
    const { consent } = await signIn(world);
    assert.equal(consent.response.headers.get('cross-origin-opener-policy'), 'same-origin');
  });

  it('refuses orders that it does not know', async () => {
    const world = await newWorld();
    assert.equal((await world.control('consent', { decision: 'maybe' })).status, 400);
    assert.equal((await world.control('consent', { error: 'rain' })).status, 400);
  });
});

describe('the integration on bad days', () => {
  const cases = [
    ['missing', []],
    ['inactive', [{ isActive: false, configs: 1 }]],
    ['unconfigured', [{ isActive: true, configs: 0 }]],
  ] as const;
  for (const [status, expected] of cases) {
    it(`is ${status}: the SDK hears so, and relay and sign-in refuse`, async () => {
      const world = await newWorld();
      await world.control('credential', { status: 'VALID' });
      await world.control('integration', { status });
      const found = read<{ isActive: boolean; configs: unknown[] }[]>(
        (await zeus(world, 'integrations')).body,
      );
      assert.deepEqual(
        found.map(({ isActive, configs }) => ({ isActive, configs: configs.length })),
        expected,
      );
      const relay = `/relay/projects/${await paragonProject(world)}/sdk/proxy/azuredevops/projects`;
      const headers = { authorization: `Bearer ${await world.token()}` };
      assert.equal((await world.fetch('GET', relay, { headers })).status, 404);
      assert.equal((await zeus(world, 'v2/actions/build-oauth')).status, 400);
    });
  }
});
