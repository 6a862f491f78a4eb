import { expect } from '@open-wc/testing';
import { Bench, becomes, failureOf } from './raw-sdk.js';

/**
 * The defects of the SDK that calls and sign-ins meet, by their numbers: first as the unmodified SDK shows them, then
 * what this library makes of them. A new version of the SDK that mends one fails the first half.
 */
const AZURE = 'azuredevops';
const PROJECTS = 'https://dev.azure.com/contoso/_apis/projects?api-version=7.1';
const RELAYED = '/relay/.*/projects';
const JSON_TYPE = { 'content-type': 'application/json' };
const BROKEN = { status: 502, headers: JSON_TYPE, body: '<h1>Bad gateway</h1>' };
const REFUSED = { status: 401, headers: JSON_TYPE, body: '{"message":"Unauthorized"}' };

describe('Known defects of the SDK: calls and sign-in', () => {
  let bench: Bench;
  const send = (
    connection: { transport: { send(request: object): Promise<{ data: unknown }> } },
    url = PROJECTS,
  ) => connection.transport.send({ method: 'GET', url });
  const bearers = async (path: RegExp): Promise<(string | undefined)[]> =>
    (await bench.world.requests(path)).map(({ headers }) => headers['authorization']);

  beforeEach(async () => {
    bench = await Bench.open();
  });
  afterEach(() => bench.close());

  it('D1: equal calls with a named GET share one body; we never name it', async () => {
    const raw = await bench.raw('avery');
    const named = (): Promise<unknown> => raw.request(AZURE, PROJECTS, { method: 'GET' });
    const [first, second] = await Promise.all([failureOf(named()), failureOf(named())]);
    expect([first, second].filter((outcome) => outcome === 'resolved')).to.have.length(1);

    const inits: object[] = [];
    const { request } = raw;
    raw.request = (integration, path, init) => {
      inits.push(init);
      return request.call(raw, integration, path, init);
    };
    const connection = bench.ours({ paragon: raw });
    await becomes(connection, 'connected');
    const replies = await Promise.all([send(connection), send(connection), send(connection)]);
    expect(replies[2].data).to.deep.equal(replies[0].data);
    expect(inits.some((init) => 'method' in init)).to.be.false;
  });

  it('D2: a broken answer is repeated for ever; ours heals with the server', async () => {
    const raw = await bench.raw('avery');
    const named = (): Promise<unknown> => failureOf(raw.request(AZURE, PROJECTS, { method: 'GET' }));
    await bench.world.control('faults', [{ path: RELAYED, times: 1, ...BROKEN }]);
    const first = await named();
    expect(first).to.not.equal('resolved');
    expect(await named(), 'with the server in order again').to.equal(first);

    for (const connection of [await bench.signedIn(), bench.ours({ paragon: raw })]) {
      await becomes(connection, 'connected');
      await bench.world.control('faults', [{ path: RELAYED, times: 1, ...BROKEN }]);
      await failureOf(send(connection));
      expect(await failureOf(send(connection))).to.equal('resolved');
    }
  });

  it('D3: one broken list of integrations spoils all later sign-ins; ours works on the second try', async () => {
    const broken = [{ path: '/sdk/integrations$', times: 1, ...BROKEN }];
    const raw = await bench.raw();
    const signIn = async (): Promise<unknown> =>
      failureOf(raw.authenticate(bench.world.paragonProject, await bench.world.token()));
    await bench.world.control('faults', broken);
    expect(await signIn()).to.be.an('error');
    expect(await signIn(), 'with the server in order again').to.be.an('error');

    await bench.world.control('faults', broken);
    const connection = await bench.signedIn('failed');
    await connection.retry();
    expect(connection.state.status).to.equal('connected');
  });

  it('D4: a slow answer for one user is given to the next; ours asks anew', async () => {
    const { token, hold, control } = bench.world;
    await control('credential', { status: 'VALID', user: 'jamal' });
    const raw = await bench.raw('avery');
    const own = raw.getUser().integrations![AZURE]!.credentialId!;
    const held = await hold({ path: '/sdk/credentials' });
    const first = failureOf(raw.getIntegrationAccount(AZURE));
    await held.asked();
    await raw.authenticate(bench.world.paragonProject, await token('jamal'));
    const second = failureOf(raw.getIntegrationAccount(AZURE));
    await held.release();
    await Promise.all([first, second]);
    expect(await bench.world.requests(/sdk\/credentials/), 'for both').to.have.length(1);

    const [avery, jamal] = await Promise.all([token('avery'), token('jamal')]);
    const slow = await hold({ path: '/sdk/integrations$' });
    const connection = bench.ours({ userToken: avery });
    await slow.asked();
    connection.configure({ userToken: jamal });
    await slow.release();
    await becomes(connection, 'connected');
    expect(connection.state.user).to.equal('jamal');
    expect(connection.state.account?.credentialId).to.not.equal(own);
    expect(await bearers(/sdk\/integrations$/)).to.include.members([`Bearer ${avery}`, `Bearer ${jamal}`]);
    expect(
      await bench.world.requests(/sdk\/credentials/),
      'we never ask for accounts’ secrets',
    ).to.have.length(1);
  });

  it('D5: a call goes out as the user who signs in after it; ours does not', async () => {
    const raw = await bench.raw('avery');
    const jamal = await bench.world.token('jamal', 3000);
    const call = failureOf(raw.request(AZURE, `${PROJECTS}&raw`, {}));
    await raw.authenticate(bench.world.paragonProject, jamal);
    await call;
    const sent = async (mark: string): Promise<string[]> =>
      (await bench.world.requests(/^\/relay\//))
        .filter(({ query }) => JSON.stringify(query).includes(mark))
        .map(({ headers }) => headers['authorization']!);
    expect(await sent('raw')).to.deep.equal([`Bearer ${jamal}`]);

    const connection = await bench.signedIn();
    const ours = failureOf(send(connection, `${PROJECTS}&ours`));
    connection.configure({ userToken: jamal });
    await ours;
    await becomes(connection, 'disconnected');
    expect(await sent('ours')).to.not.include(`Bearer ${jamal}`);
  });

  it('D6: sign-ins that overlap mix users; ours take turns', async () => {
    withoutCache(bench); // the browser’s own lock on equal requests hides it
    const { paragonProject } = bench.world;
    const [avery, jamal] = await Promise.all([bench.world.token('avery'), bench.world.token('jamal')]);
    const raw = await bench.raw();
    const held = await bench.world.hold({ path: '/sdk/me$' });
    const first = failureOf(raw.authenticate(paragonProject, avery));
    await held.asked();
    await raw.authenticate(paragonProject, jamal);
    await held.release();
    await first;
    expect(raw.getUser().userId).to.equal('jamal');
    expect(raw.getUser().integrations?.[AZURE]?.allCredentials, 'of the other one').to.have.length(1);

    const slow = await bench.world.hold({ path: '/sdk/me$' });
    const connection = bench.ours({ userToken: avery });
    await slow.asked();
    connection.configure({ userToken: jamal });
    await slow.release();
    await becomes(connection, 'disconnected');
    expect(connection.state).to.deep.include({ user: 'jamal', accounts: [] });
  });

  it('D7: a late failure of one user’s metadata ends the next one’s session; we never send metadata', async () => {
    const { paragonProject } = bench.world;
    const [avery, jamal] = await Promise.all([bench.world.token('avery'), bench.world.token('jamal')]);
    const raw = await bench.raw();
    const patch = { path: '/sdk/me$', method: 'PATCH' };
    const held = await bench.world.hold({ ...patch, ...REFUSED });
    const first = failureOf(raw.authenticate(paragonProject, avery, { metadata: { name: 'Avery' } }));
    await held.asked();
    await raw.authenticate(paragonProject, jamal);
    expect(raw.getUser()).to.include({ authenticated: true, userId: 'jamal' });
    await held.release();
    await first;
    expect(raw.getUser().authenticated).to.be.false;

    const patches = async (): Promise<number> =>
      (await bench.world.requests(/sdk\/me$/)).filter(({ method }) => method === 'PATCH').length;
    const before = await patches();
    const connection = await bench.signedIn();
    connection.configure({ userToken: jamal });
    await becomes(connection, 'disconnected');
    await connection.refresh();
    expect(await patches()).to.equal(before);
  });
});

function withoutCache(bench: Bench): void {
  const { fetch } = window;
  window.fetch = (url, init) => fetch(url, { ...init, cache: 'no-store' });
  bench.after(() => (window.fetch = fetch));
}
