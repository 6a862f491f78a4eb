import { expect, waitUntil } from '@open-wc/testing';
import { Bench, becomes, failureOf, Sdk } from './raw-sdk.js';

/** More of them; see `defects.test.ts`. */
const AZURE = 'azuredevops';
const PROJECTS = 'https://dev.azure.com/contoso/_apis/projects?api-version=7.1';
const RELAYED = '/relay/.*/projects';
const JSON_TYPE = { 'content-type': 'application/json' };

describe('Known defects of the SDK: the session and the way of a call', () => {
  let bench: Bench;
  const send = (
    connection: { transport: { send(request: object): Promise<{ data: unknown }> } },
    url = PROJECTS,
  ) => connection.transport.send({ method: 'GET', url });

  beforeEach(async () => {
    bench = await Bench.open();
  });
  afterEach(() => bench.close());

  it('D8: signing in succeeds though nobody is signed in; we look, and do it once more', async () => {
    const token = await bench.world.token();
    const raw = await bench.raw();
    const held = await bench.world.hold({ path: '/sdk/integrations$' });
    const outcome = failureOf(raw.authenticate(bench.world.paragonProject, token));
    await held.asked();
    raw.logout();
    await held.release();
    expect(await outcome).to.equal('resolved');
    expect(raw.getUser().authenticated).to.be.false;

    const again = await bench.world.hold({ path: '/sdk/integrations$' });
    const connection = bench.ours({ paragon: raw, userToken: token });
    await again.asked();
    raw.logout();
    await again.release();
    await becomes(connection, 'connected');
  });

  it('D9: a refresh that fails ends a session that holds; ours goes on', async () => {
    const offline = [{ path: '/sdk/me$', drop: true }];
    const raw = await bench.raw('avery');
    await bench.world.control('faults', offline);
    const token = await bench.world.token();
    expect(await failureOf(raw.authenticate(bench.world.paragonProject, token))).to.be.an('error');
    expect(raw.getUser().authenticated).to.be.false;

    await bench.world.control('faults', []);
    const connection = await bench.signedIn();
    await bench.world.control('faults', offline);
    expect(await failureOf(connection.refresh())).to.include({ code: 'network' });
    expect(connection.state.status).to.equal('connected');
    expect(await failureOf(send(connection))).to.equal('resolved');
  });

  it('D10: a refusal ends the session without a word; ours says so', async () => {
    const raw = await bench.raw('avery');
    const connection = await bench.signedIn();
    await bench.world.control('tokens', { revoke: true });
    expect(await failureOf(raw.setUserMetadata({ name: 'Avery' }))).to.be.an('error');
    expect(raw.getUser().authenticated).to.be.false;

    expect(await failureOf(connection.disconnect())).to.include({ code: 'session-lost' });
    expect(connection.state).to.include({ status: 'signed-out', account: undefined });
  });

  it('D11: a refusal has no status and costs a look at the session; ours has, and costs none', async () => {
    const raw = await bench.raw('avery');
    const connection = await bench.signedIn();
    const forbidden = {
      status: 403,
      headers: JSON_TYPE,
      body: { message: 'TF1: no', typeKey: 'AccessDenied' },
    };
    await bench.world.control('faults', [{ path: RELAYED, ...forbidden }]);
    const looks = async (): Promise<number> => (await bench.world.requests(/sdk\/me$/)).length;
    const before = await looks();
    expect(await failureOf(raw.request(AZURE, PROJECTS, {})))
      .to.be.an('error')
      .and.not.have.property('status');
    expect(await looks()).to.equal(before + 1);

    expect(await send(connection)).to.include({ failed: true, status: 403 });
    expect(await looks()).to.equal(before + 1);
  });

  it('D12: a path climbs out of the relay with the token; ours is refused before it is sent', async () => {
    const raw = await bench.raw('avery');
    const connection = await bench.signedIn();
    await failureOf(raw.request(AZURE, '../../me?raw', {}));
    const astray = async (): Promise<number> =>
      (await bench.world.requests(/^\/relay\/(?!.*azuredevops)/)).length;
    expect(await astray()).to.equal(1);

    expect(await failureOf(send(connection, '../../me?ours'))).to.include({ code: 'configuration' });
    expect(await astray()).to.equal(1);
  });

  it('D13: headers in another spelling are merged or lost, other bodies too; ours arrive', async () => {
    const raw = await bench.raw('avery');
    const connection = await bench.signedIn();
    const url = 'https://dev.azure.com/contoso/_apis/wit/workitems/1?api-version=7.1';
    const contentType = 'application/json-patch+json';
    const body = '[{"op":"test","path":"/rev","value":1}]';
    const headers: Record<string, string>[] = [
      { 'content-type': contentType },
      new Headers({ 'Content-Type': contentType }) as unknown as Record<string, string>,
    ];
    for (const own of headers)
      await failureOf(raw.request(AZURE, url, { method: 'PATCH', body, headers: own }));
    const blob = new Blob([body]) as unknown as string;
    await failureOf(
      raw.request(AZURE, url, { method: 'PATCH', body: blob, headers: { 'Content-Type': contentType } }),
    );
    await connection.transport.send({ method: 'PATCH', url, json: JSON.parse(body) as unknown, contentType });
    const sent = (await bench.world.requests(/workitems\/1$/)).filter(
      ({ method, path }) => method === 'PATCH' && path.startsWith('/relay/'),
    );
    const types = sent.map((request) => request.headers['content-type']);
    expect(types[0], 'merged, and not sent at all by some').to.match(/^auto/);
    expect(types.slice(1)).to.deep.equal(['auto', contentType, contentType]);
    expect(sent[2]!.body, 'a Blob').to.deep.equal({});
    expect(sent[3]!.body).to.deep.equal(JSON.parse(body));
  });

  it('D14: an address with “proxy” in it breaks signing in; ours names it before', async () => {
    const { origin, pathname } = new URL(bench.world.environment.ZEUS_PUBLIC_URL);
    const ZEUS_PUBLIC_URL = `${origin}/proxy/..${pathname}`;
    const raw = await bench.raw(undefined, { ZEUS_PUBLIC_URL });
    const token = await bench.world.token();
    expect(await failureOf(raw.authenticate(bench.world.paragonProject, token))).to.be.an('error');

    const environment = { ...bench.world.environment, ZEUS_PUBLIC_URL };
    const connection = bench.ours({ userToken: token, environment });
    await waitUntil(() => connection.state.status === 'failed', 'it fails', { timeout: 8000 });
    expect(connection.state.error).to.include({ code: 'configuration', fixedBy: 'vendor' });
  });

  it('D22: without storage the SDK cannot even be made; ours works', async () => {
    withoutStorage(bench);
    expect(() => new Sdk(bench.world.environment)).to.throw(/storage/i);
    const connection = await bench.signedIn();
    expect(await failureOf(send(connection))).to.equal('resolved');
  });

  it('D27: an answer that is no Response is handed on unread; ours is a failure', async () => {
    const raw = await bench.raw('avery');
    const connection = await bench.signedIn();
    const text = '{"count":0,"value":[]}';
    const headers = new Headers(JSON_TYPE);
    const plain = {
      ok: true,
      status: 200,
      headers,
      text: () => Promise.resolve(text),
      json: () => Promise.resolve(JSON.parse(text) as unknown),
    };
    const { fetch } = window;
    window.fetch = (async (url: string, init?: RequestInit) =>
      String(url).includes('/_apis/projects') ? plain : fetch(url, init)) as typeof fetch;
    bench.after(() => (window.fetch = fetch));
    expect(await raw.request(AZURE, PROJECTS, {})).to.equal(plain);
    expect(await failureOf(send(connection))).to.include({ code: 'bad-response' });
  });
});

function withoutStorage(bench: Bench): void {
  const real = Object.getOwnPropertyDescriptor(window, 'localStorage')!;
  Object.defineProperty(window, 'localStorage', {
    configurable: true,
    get: () => {
      throw new DOMException('Access to storage is denied', 'SecurityError');
    },
  });
  bench.after(() => Object.defineProperty(window, 'localStorage', real));
}
