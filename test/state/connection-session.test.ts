import { expect, waitUntil } from '@open-wc/testing';
import { Connection, type ConnectionOptions, type ConnectionStatus } from '../../src/state/connection.js';
import { openWorld, type World } from '../support/world.js';

const PROJECTS = 'https://dev.azure.com/contoso/_apis/projects?api-version=7.1';
/** Calls of these tests, not that for the account's name, which comes in between whenever there is quiet. */
const RELAYED = '/relay/.*/projects';
const JSON_BODY = { 'content-type': 'application/json' };

describe('Connection and its session', () => {
  let world: World;
  let connection: Connection;
  const open = (options: ConnectionOptions): Connection => {
    const { paragonProject, environment } = world;
    return (connection = new Connection({ paragonProject, environment, ...options }));
  };
  const becomes = (status: ConnectionStatus): Promise<void> =>
    waitUntil(() => connection.state.status === status, `never ${status}`, { interval: 10, timeout: 8000 });

  beforeEach(async () => {
    world = await openWorld();
    await world.control('credential', { status: 'VALID', user: 'avery' });
  });
  afterEach(() => {
    connection.dispose();
    localStorage.clear();
  });

  it('asks the provider for a first token', async () => {
    open({ tokenProvider: () => world.token() });
    await becomes('connected');
  });

  it('asks the provider when the given token has expired', async () => {
    open({ userToken: await world.token('avery', -5), tokenProvider: () => world.token() });
    await becomes('connected');
  });

  it('asks the provider when Paragon rejects the token', async () => {
    await world.control('faults', [
      { path: '/sdk/me$', status: 401, times: 1, headers: JSON_BODY, body: '{"message":"no"}' },
    ]);
    open({ userToken: await world.token(), tokenProvider: () => world.token() });
    await becomes('connected');
  });

  it('says that the provider failed', async () => {
    open({ tokenProvider: () => Promise.reject(new Error('backend down')) });
    await becomes('signed-out');
    expect(connection.state.error).to.include({ code: 'token-missing', fixedBy: 'vendor' });
  });

  it('renews a token before it expires, without showing it', async () => {
    const given: string[] = [];
    const tokenProvider = async (): Promise<string> => {
      given.push(await world.token('avery', 3600 + given.length));
      return given.at(-1)!;
    };
    const { held, restore } = holdTimers(3_000_000);
    open({ tokenProvider });
    await becomes('connected').finally(restore);
    const statuses = new Set<string>();
    connection.subscribe(() => statuses.add(connection.state.status));
    for (const renew of held) renew();
    await waitUntil(() => given.length === 2, 'it never asked again', { timeout: 8000 });
    await connection.refresh();
    const bearers = (await world.requests(/sdk\/me/)).map(({ headers }) => headers['authorization']);
    expect(bearers.at(-1)).to.contain(given[1]);
    expect([...statuses]).to.deep.equal(['connected']);
  });

  it('sends a call again with a new token when the relay rejected the old one', async () => {
    open({ tokenProvider: () => world.token() });
    await becomes('connected');
    const refusal = { status: 401, times: 1, headers: JSON_BODY, body: '{"message":"Unauthorized"}' };
    await world.control('faults', [
      { path: RELAYED, ...refusal },
      { path: '/sdk/me$', ...refusal },
    ]);
    const reply = await connection.transport.send({ method: 'GET', url: PROJECTS });
    expect(reply.failed).to.be.false;
  });

  it('ends the session, and says so, when a rejected token cannot be renewed', async () => {
    open({ userToken: await world.token() });
    await becomes('connected');
    const refusal = { status: 401, headers: JSON_BODY, body: '{"message":"Unauthorized"}' };
    await world.control('faults', [{ path: `${RELAYED}|/sdk/me$`, ...refusal }]);
    const failure = await connection.transport
      .send({ method: 'GET', url: PROJECTS })
      .catch((error: unknown) => error);
    expect(failure).to.include({ code: 'session-lost' });
    expect(connection.state).to.include({ status: 'signed-out', account: undefined });
  });

  it('notices that Azure DevOps no longer accepts the account', async () => {
    open({ userToken: await world.token() });
    await becomes('connected');
    await world.control('credential', { status: 'INVALID', user: 'avery' });
    const failure = await connection.transport
      .send({ method: 'GET', url: PROJECTS })
      .catch((error: unknown) => error);
    expect(failure).to.include({ code: 'unauthorized' });
    await becomes('reconnect-needed');
  });

  it('keeps what it shows when a refresh fails', async () => {
    open({ userToken: await world.token() });
    await becomes('connected');
    await world.control('faults', [{ path: '/sdk/me$', drop: true }]);
    expect(await connection.refresh().catch((error: unknown) => error)).to.include({ code: 'network' });
    expect(connection.state).to.include({ status: 'connected', organization: 'contoso' });
    const reply = await connection.transport.send({ method: 'GET', url: PROJECTS });
    expect(reply.failed).to.be.false;
  });

  it('shows the newest user when users change quickly', async () => {
    await world.control('faults', [{ path: '/sdk/me$', times: 1, delayMs: 300 }]);
    const [avery, jamal] = await Promise.all([world.token('avery'), world.token('jamal')]);
    open({ userToken: avery });
    connection.configure({ userToken: jamal });
    await becomes('disconnected');
    expect(connection.state).to.include({ user: 'jamal', account: undefined });
  });

  it('does not give one user an answer that was meant for another', async () => {
    open({ userToken: await world.token() });
    await becomes('connected');
    const userToken = await world.token('jamal');
    const held = await world.hold({ path: RELAYED });
    const outcome = connection.transport
      .send({ method: 'GET', url: PROJECTS })
      .catch((error: unknown) => error);
    await held.asked();
    connection.configure({ userToken });
    expect(connection.state).to.include({ status: 'loading', account: undefined });
    await held.release();
    expect(await outcome).to.include({ code: 'session-lost' });
    await becomes('disconnected');
  });

  it('does not send as one user what another began', async () => {
    open({ userToken: await world.token() });
    await becomes('connected');
    await world.control('credential', { status: 'VALID', user: 'jamal' });
    const mine = connection.transportFor(connection.cacheKey);
    expect((await mine.send({ method: 'GET', url: PROJECTS })).failed).to.be.false;
    await world.control('faults', [{ path: '/sdk/me$', delayMs: 300, times: 1 }]);
    connection.configure({ userToken: await world.token('jamal') });
    const late = mine.send({ method: 'GET', url: `${PROJECTS}&late` }).catch((error: unknown) => error);
    expect(await late).to.include({ code: 'session-lost' });
    await becomes('connected');
    expect(connection.state.user).to.equal('jamal');
    const sent = await world.requests(/_apis\/projects/);
    expect(sent.filter(({ query }) => JSON.stringify(query).includes('late'))).to.be.empty;
  });

  it('forgets everything when the page takes the token away', async () => {
    open({ userToken: await world.token() });
    await becomes('connected');
    connection.configure({ userToken: undefined });
    expect(connection.state).to.include({
      status: 'signed-out',
      account: undefined,
      organization: undefined,
    });
    const failure = await connection.transport
      .send({ method: 'GET', url: PROJECTS })
      .catch((error: unknown) => error);
    expect(failure).to.include({ code: 'not-connected' });
  });

  it('waits no longer than half a minute for the provider', async () => {
    const restore = hurry(30_000);
    open({ tokenProvider: () => new Promise<string>(noop) });
    await becomes('signed-out').finally(restore);
    expect(connection.state.error).to.include({ code: 'token-missing' });
  });

  it('does not wait for the provider once the page gives a token', async () => {
    let asked = false;
    open({
      tokenProvider: () => {
        asked = true;
        return new Promise<string>(noop);
      },
    });
    await waitUntil(() => asked, 'it asks', { interval: 10 });
    connection.configure({ userToken: await world.token() });
    await becomes('connected');
  });

  it('gives a call up that nobody answers', async () => {
    open({ userToken: await world.token() });
    await becomes('connected');
    const held = await world.hold({ path: RELAYED });
    const restore = hurry(60_000);
    const failure = await connection.transport
      .send({ method: 'GET', url: PROJECTS })
      .catch((error: unknown) => error)
      .finally(restore);
    expect(failure).to.include({ code: 'timeout', retryable: true });
    await held.release();
  });

  it('keeps the session when only the function that gives tokens is another', async () => {
    open({ tokenProvider: () => world.token() });
    await becomes('connected');
    const before = (await world.requests(/sdk\/me/)).length;
    let asked = 0;
    connection.configure({
      tokenProvider: () => {
        asked++;
        return world.token();
      },
      environment: { ...world.environment },
    });
    expect(connection.state.status).to.equal('connected');
    await connection.transport.send({ method: 'GET', url: PROJECTS });
    expect(await world.requests(/sdk\/me/)).to.have.length(before);
    expect(asked).to.equal(0);

    const refusal = { status: 401, times: 1, headers: JSON_BODY, body: '{"message":"Unauthorized"}' };
    await world.control('faults', [
      { path: RELAYED, ...refusal },
      { path: '/sdk/me$', ...refusal },
    ]);
    await connection.transport.send({ method: 'GET', url: PROJECTS });
    expect(asked, 'the newest one is asked').to.equal(1);
  });

  it('takes the organization given while it signs in', async () => {
    await world.control('faults', [{ path: '/_apis/projects', times: 1, delayMs: 300 }]);
    open({ userToken: await world.token() });
    await waitUntil(async () => (await world.requests(/sdk\/integrations/)).length > 0, 'it signs in', {
      interval: 20,
      timeout: 8000,
    });
    connection.configure({ organization: 'litware' });
    await becomes('connected');
    expect(connection.state.organization).to.equal('litware');
  });

  it('takes the organization given just before the account’s name is known', async () => {
    const name = { path: '/relay/.*connectionData' };
    const litware = { path: '/relay/.*litware/_apis/projects', delayMs: 300 };
    const held = await world.hold(name, litware);
    open({ userToken: await world.token() });
    await becomes('connected');
    await held.asked(0);
    const done = connection.setOrganization('litware');
    await held.asked(1);
    await held.release();
    await done;
    expect(connection.state).to.include({ status: 'connected', organization: 'litware' });
  });

  it('says that it is the network that keeps an account from being given back', async () => {
    open({ userToken: await world.token() });
    await becomes('connected');
    await world.control('faults', [{ path: '/credentials|/integrations', method: 'DELETE', drop: true }]);
    expect(await connection.disconnect().catch((error: unknown) => error)).to.include({
      code: 'network',
      fixedBy: 'user',
    });
  });
});

/** Makes timers of `ms` due at once, until the returned function is called. */
function hurry(ms: number): () => void {
  const real = window.setTimeout;
  window.setTimeout = ((action: () => void, wait?: number) =>
    real(action, wait === ms ? 0 : wait)) as typeof setTimeout;
  return () => (window.setTimeout = real);
}

/** Keeps timers of more than `ms` from starting, until `restore` is called. */
function holdTimers(ms: number): { held: readonly (() => void)[]; restore: () => void } {
  const real = window.setTimeout;
  const held: (() => void)[] = [];
  window.setTimeout = ((action: () => void, wait = 0) => {
    if (wait <= ms) return real(action, wait);
    held.push(action);
    return 0;
  }) as typeof setTimeout;
  return { held, restore: () => (window.setTimeout = real) };
}

function noop(): void {}
