import { expect, waitUntil } from '@open-wc/testing';
import { Connection } from '../../src/state/connection.js';
import { openWorld, type World } from '../support/world.js';

const API = 'https://dev.azure.com/contoso/_apis';

describe('calls through the relay', () => {
  let world: World;
  let connection: Connection;

  before(async () => {
    world = await openWorld();
    await world.control('credential', { status: 'VALID', user: 'avery' });
    const { paragonProject, environment } = world;
    connection = new Connection({ paragonProject, environment, userToken: await world.token() });
    await waitUntil(() => connection.state.status === 'connected', JSON.stringify(connection.state), {
      timeout: 8000,
    });
    // From then on nothing is asked but what a test asks.
    await waitUntil(() => connection.state.organizations.length > 0, 'all is known', { timeout: 8000 });
  });
  afterEach(() => world.control('faults', []));
  after(() => {
    connection.dispose();
    localStorage.clear();
  });

  /** What calls of these tests are; at any time, the account's name may be asked for too. */
  const PATH = '/relay/.*/projects';

  const failureOf = (url: string): Promise<unknown> =>
    connection.transport.send({ method: 'GET', url }).catch((error: unknown) => error);

  it('answers equal calls at the same time, each with its own answer', async () => {
    const send = (): Promise<{ failed: boolean; data: unknown }> =>
      connection.transport.send({ method: 'GET', url: `${API}/projects?api-version=7.1` });
    const replies = await Promise.all([send(), send(), send()]);
    expect(replies.map(({ failed }) => failed)).to.deep.equal([false, false, false]);
    expect(replies[1].data).to.deep.equal(replies[0].data);
  });

  it('tells status and body of a refusal without asking Paragon again', async () => {
    const before = (await world.requests(/sdk\/me/)).length;
    const reply = await connection.transport.send({
      method: 'GET',
      url: `${API}/projects/nowhere?api-version=7.1`,
    });
    expect(reply).to.include({ failed: true, status: 404 });
    expect(reply.data).to.have.property('typeKey');
    expect(await world.requests(/sdk\/me/)).to.have.length(before);
  });

  it('tells how long the server asks to wait, where that can be read', async () => {
    await world.control('faults', [
      {
        path: PATH,
        status: 429,
        times: 1,
        headers: { 'retry-after': '7', 'access-control-expose-headers': 'retry-after' },
      },
    ]);
    const reply = await connection.transport.send({ method: 'GET', url: `${API}/projects?api-version=7.1` });
    expect(reply).to.include({ failed: true, status: 429, retryAfter: 7 });
  });

  it('takes a sign-in page for what it is', async () => {
    await world.control('faults', [
      {
        path: PATH,
        status: 203,
        times: 1,
        headers: { 'content-type': 'text/html' },
        body: '<!DOCTYPE html><p>',
      },
    ]);
    expect(await failureOf(`${API}/projects?api-version=7.1`)).to.include({ code: 'unauthorized' });
  });

  it('says that the network failed', async () => {
    await world.control('faults', [{ path: PATH, drop: true }]);
    expect(await failureOf(`${API}/projects?api-version=7.1`)).to.include({ code: 'network' });
  });

  it('sends JSON Patch with its own content type', async () => {
    const url = `${API}/wit/workitems/1?api-version=7.1`;
    await connection.transport.send({
      method: 'PATCH',
      url,
      json: [{ op: 'add', path: '/fields/System.Title', value: 'Ünïcode' }],
      contentType: 'application/json-patch+json',
    });
    const sent = (await world.requests(/^\/relay\//)).find(({ method }) => method === 'PATCH');
    expect(sent?.headers['content-type']).to.equal('application/json-patch+json');
    expect(sent?.headers).to.not.have.property('x-ado-elements-call');
  });

  /** What calls of this test would be among. */
  const SENT = /^(?!.*connectionData)/;
  const refused = [
    '../../../sdk/me',
    'projects/../../../me',
    'projects/%2e%2e/%2E%2e/me',
    'projects//x',
    'projects\\..\\x',
    'projects/%2fx',
    'projects#fragment',
    'https://dev.azure.com/contoso/../../x',
    'https://dev.azure.com/contoso/%2e%2e/x',
    'http://dev.azure.com/contoso/_apis/projects',
    'https://user:password@dev.azure.com/contoso',
    'https://dev.azure.com:8443/contoso',
    'https://evil.example/contoso',
    'https://dev.azure.com.evil.example/contoso',
    'javascript:alert(1)',
  ];
  for (const url of refused)
    it(`refuses to send ${url}`, async () => {
      const before = (await world.requests(SENT)).length;
      expect(await failureOf(url)).to.include({ code: 'configuration' });
      expect(await world.requests(SENT)).to.have.length(before);
    });
});
