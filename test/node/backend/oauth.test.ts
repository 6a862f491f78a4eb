import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newWorld, read, type World } from './support/client';

interface Environment {
  paragonProject: string;
  environment: Record<string, string>;
}
interface Me {
  integrations: {
    azuredevops: {
      enabled: boolean;
      credentialId?: string;
      credentialStatus?: string;
      allCredentials: unknown[];
    };
  };
}

async function open(
  world: World,
): Promise<{ zeus: string; headers: Record<string, string>; integrationId: string }> {
  const { body } = await world.fetch('GET', '/environment');
  const { environment, paragonProject } = read<Environment>(body);
  const headers = { authorization: `Bearer ${await world.token()}` };
  const zeus = `${environment['ZEUS_PUBLIC_URL']}/projects/${paragonProject}`;
  const integrations = await world.fetch('GET', `${zeus}/sdk/integrations`, { headers });
  return { zeus, headers, integrationId: read<{ id: string }[]>(integrations.body)[0]?.id ?? '' };
}

/** From build-oauth to the answered consent page; gives the state. */
async function consent(world: World, installOptions: unknown, decision = 'accept'): Promise<string> {
  const { zeus, headers, integrationId } = await open(world);
  const query = new URLSearchParams({
    integrationId,
    originForPostMessage: 'https://host.test',
    oauthMetaKeyId: 'key-1',
    installOptions: JSON.stringify(installOptions),
  });
  const url = zeus.replace('/projects/', '/v2/projects/');
  const built = await world.fetch('GET', `${url}/sdk/actions/build-oauth?${query}`, { headers });
  const { redirectUrl } = read<{ redirectUrl: string }>(built.body);
  assert.equal((await world.fetch('GET', redirectUrl)).status, 200);
  const state = new URL(redirectUrl).searchParams.get('state') ?? '';
  const answered = await world.fetch('POST', '/passport/authorize', {
    body: new URLSearchParams({ state, decision, account: 'mei' }).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });
  assert.equal(answered.status, 303);
  return state;
}

async function me(world: World): Promise<Me['integrations']['azuredevops']> {
  const { zeus, headers } = await open(world);
  return read<Me>((await world.fetch('GET', `${zeus}/sdk/me`, { headers })).body).integrations.azuredevops;
}

describe('sign-in', () => {
  it('never uses the letters p-r-o-x-y in the URLs that the SDK searches for them', async () => {
    const { body } = await (await newWorld()).fetch('GET', '/environment');
    const { environment } = read<Environment>(body);
    assert.doesNotMatch(`${environment['ZEUS_PUBLIC_URL']} ${environment['HERMES_PUBLIC_URL']}`, /proxy/i);
  });

  it('refuses missing, expired and foreign tokens', async () => {
    const world = await newWorld();
    const { zeus } = await open(world);
    const foreign = `x.${btoa(JSON.stringify({ sub: 'a', exp: 9e9, aud: 'useparagon.com/other' }))}.x`;
    for (const token of ['', 'nonsense', await world.token('avery', 0), foreign]) {
      const answer = await world.fetch('GET', `${zeus}/sdk/me`, {
        headers: { authorization: `Bearer ${token}` },
      });
      assert.equal(answer.status, 401, token);
    }
  });

  it('reports to the opener by message, and makes one credential of it', async () => {
    const world = await newWorld();
    const state = await consent(world, { isApiInstallation: false });
    const outcome = await world.fetch('GET', `/passport/outcome?state=${state}&opener=true`);
    const { channel, message, target } = read<{
      channel: string;
      target: string;
      message: { type: string; credential: { integrationId: string; payload: unknown } };
    }>(outcome.body);
    assert.deepEqual(
      [channel, target, message.type],
      ['message', 'https://host.test', 'oauth_success_callback'],
    );
    const { zeus, headers } = await open(world);
    const body = { ...message.credential, config: {}, installOptions: {} };
    const created = await world.fetch('POST', `${zeus}/sdk/credentials`, { headers, body });
    assert.match(read<{ id: string }>(created.body).id, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab]/);
    await world.fetch('POST', `${zeus}/sdk/credentials`, { headers, body });
    const polled = await world.fetch('GET', `${zeus}/sdk/actions/session-id/key-1`, { headers });
    assert.deepEqual(polled.body, {}, 'the session stays silent');
    const state2 = await me(world);
    assert.equal(state2.enabled, true);
    assert.equal(state2.allCredentials.length, 1);
  });

  it('reports by polling when there is no opener', async () => {
    const world = await newWorld();
    const state = await consent(world, { isApiInstallation: false });
    const outcome = await world.fetch('GET', `/passport/outcome?state=${state}&opener=false`);
    assert.deepEqual(outcome.body, { channel: 'polling' });
    const { zeus, headers } = await open(world);
    const polled = await world.fetch('GET', `${zeus}/sdk/actions/session-id/key-1`, { headers });
    const { connectCredentialId } = read<{ connectCredentialId: string }>(polled.body);
    assert.equal((await me(world)).credentialId, connectCredentialId);
  });

  it('reports by polling when the SDK is headless, even with an opener', async () => {
    const world = await newWorld();
    const state = await consent(world, { allowMultipleCredentials: false });
    const outcome = await world.fetch('GET', `/passport/outcome?state=${state}&opener=true`);
    assert.deepEqual(outcome.body, { channel: 'polling' });
  });

  it('reports a refusal and leaves the user disconnected', async () => {
    const world = await newWorld();
    const state = await consent(world, { isApiInstallation: false }, 'deny');
    const outcome = await world.fetch('GET', `/passport/outcome?state=${state}&opener=true`);
    assert.equal(read<{ message: { type: string } }>(outcome.body).message.type, 'oauth_error_callback');
    assert.equal((await me(world)).enabled, false);
  });

  it('removes the credential that the header names', async () => {
    const world = await newWorld();
    await world.control('credential', { status: 'VALID', user: 'avery' });
    const { zeus, headers, integrationId } = await open(world);
    const { credentialId = '' } = await me(world);
    await world.fetch('DELETE', `${zeus}/sdk/integrations/${integrationId}`, {
      headers: { ...headers, 'x-paragon-credential': credentialId },
    });
    assert.deepEqual(await me(world), { enabled: false, workflowSettings: {}, allCredentials: [] });
  });

  it('sends every page with a strict policy of its own, and only the portal may be framed', async () => {
    const world = await newWorld();
    for (const path of ['/connect/ui', '/passport/authorize?state=none', '/passport/oauth?state=none']) {
      const { response, body } = await world.fetch('GET', path);
      const policy = response.headers.get('content-security-policy') ?? '';
      assert.match(policy, /default-src 'none'.*require-trusted-types-for 'script'/);
      assert.equal(policy.includes('frame-ancestors *'), path === '/connect/ui');
      assert.doesNotMatch(String(body), /<script(?![^>]*src=)|<style|style=|\{\{/);
    }
  });
});
