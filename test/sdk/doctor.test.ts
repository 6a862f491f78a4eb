import * as sdk from '@useparagon/connect/ConnectSDK';
import { expect, waitUntil } from '@open-wc/testing';
import type { DiagnosisCheck, DiagnosisCheckId, DiagnosisReport } from '../../src/doctor/report.js';
import type { ParagonPort } from '../../src/sdk/paragon-port.js';
import { Connection, type ConnectionOptions } from '../../src/state/connection.js';
import { openWorld, type World } from '../support/world.js';

describe('the doctor', function () {
  this.timeout(20_000);
  let world: World;
  let connection: Connection | undefined;
  beforeEach(async () => {
    world = await openWorld();
  });
  afterEach(() => {
    connection?.dispose();
    connection = undefined;
    localStorage.clear();
  });

  /** A connection that has come as far as it gets. */
  async function connect(own: ConnectionOptions = {}): Promise<Connection> {
    const { paragonProject, environment } = world;
    const made = (connection = new Connection());
    const login = 'userToken' in own || 'tokenProvider' in own ? {} : { userToken: await world.token() };
    made.configure({ paragonProject, environment, ...login, ...own });
    await waitUntil(() => made.state.status !== 'loading', 'it has loaded', { timeout: 8000 });
    return made;
  }

  async function diagnose(own?: ConnectionOptions): Promise<DiagnosisReport> {
    return (await connect(own)).diagnose();
  }

  it('finds nothing wrong with a connection that works', async () => {
    await world.control('credential', { status: 'VALID', user: 'avery' });
    const report = await diagnose({ tokenProvider: () => world.token() });
    const wrong = report.checks.filter(({ verdict }) => verdict === 'problem' || verdict === 'warning');
    expect(wrong).to.deep.equal([]);
    const ids = report.checks.filter(({ verdict }) => verdict === 'ok').map(({ id }) => id);
    expect(ids).to.include.members([
      ...['project', 'token', 'audience', 'expiry', 'clock', 'addresses', 'zeus', 'relay', 'portal'],
      ...['connect-src', 'frame-src', 'script-src', 'storage', 'instance', 'copies', 'dialog'],
      ...['session', 'integration', 'accounts', 'identity', 'projects', 'work-items'],
    ]);
    expect(find(report, 'popups').verdict).to.equal('unknown');
  });

  it('writes nothing', async () => {
    await world.control('credential', { status: 'VALID', user: 'avery' });
    await diagnose();
    const methods = (await world.requests()).map(({ method }) => method);
    expect(methods.filter((method) => !['GET', 'OPTIONS', 'HEAD'].includes(method))).to.be.empty;
  });

  it('gives nothing away: no token, no part of it, no id, in text, JSON or the page', async () => {
    await world.control('credential', { status: 'VALID', user: 'somebody-special-0001' });
    const token = await world.token('somebody-special-0001');
    const report = await diagnose({
      tokenProvider: () => Promise.resolve(token),
    });
    const told = [report.toText(), JSON.stringify(report), document.documentElement.outerHTML].join('\n');
    for (const secret of [token, ...token.split('.'), 'somebody-special-0001'])
      expect(told).not.to.contain(secret);
    expect(told).not.to.match(/eyJ/);
  });

  it('gives nothing away that the token provider says when it fails', async () => {
    const token = await world.token('somebody-special-0001');
    const report = await diagnose({
      tokenProvider: () => Promise.reject(new Error(`401 for ann@example.com with ${token}`)),
    });
    const check = find(report, 'token');
    expect(check).to.include({ verdict: 'problem', fixedBy: 'vendor' });
    expect(check.seen).to.equal('The tokenProvider failed: 401 for (mail address) with (token)');
    expect(report.toText()).not.to.contain(token.split('.')[1]);
  });

  it('says what is missing where nothing is configured', async () => {
    connection = new Connection();
    const report = await connection.diagnose();
    expect(find(report, 'project')).to.include({ verdict: 'problem', fixedBy: 'vendor' });
    expect(find(report, 'project').change).to.contain('paragon-project=');
    expect(find(report, 'token').verdict).to.equal('problem');
    expect(find(report, 'session').verdict).to.equal('unknown');
  });

  it('says what is wrong with a token, and what it should hold', async () => {
    const now = Math.floor(Date.now() / 1000);
    const bad = [{ alg: 'HS256' }, { sub: 'x', aud: 'useparagon.com/other', iat: now, exp: now + 60 }, {}];
    const report = await diagnose({ userToken: bad.map(encode).join('.') });
    expect(find(report, 'token').seen).to.contain('HS256');
    expect(find(report, 'audience')).to.include({
      verdict: 'problem',
      change: `aud: 'useparagon.com/${world.paragonProject}'`,
    });
    expect(find(report, 'expiry')).to.include({ verdict: 'warning' });
    expect(find(report, 'expiry').change).to.contain('tokenProvider');
    expect(find(report, 'session').seen).to.contain('401');
  });

  it('tells a string that is no token from a token without claims', async () => {
    const report = await diagnose({ userToken: 'not-a-token' });
    expect(find(report, 'token').seen).to.contain('no JSON Web Token');
    connection!.configure({ userToken: [{ alg: 'RS256' }, {}, {}].map(encode).join('.') });
    expect(find(await connection!.diagnose(), 'token').seen).to.contain('sub, exp');
  });

  it('says that a token has expired', async () => {
    const report = await diagnose({ userToken: await world.token('avery', -120) });
    expect(find(report, 'expiry')).to.include({ verdict: 'problem', seen: 'It expired 2 minutes ago.' });
  });

  it('says that a token comes from the future', async () => {
    const now = Math.floor(Date.now() / 1000);
    const claims = { sub: 'x', aud: 'x', iat: now + 900, exp: now + 2000 };
    const report = await diagnose({ userToken: [{ alg: 'RS256' }, claims, {}].map(encode).join('.') });
    expect(find(report, 'clock')).to.include({ verdict: 'problem' });
  });

  it('says what is wrong with an address', async () => {
    const environment = { ...world.environment, ZEUS_PUBLIC_URL: 'https://example.com/my-proxy/' };
    const report = await diagnose({ environment });
    expect(find(report, 'addresses')).to.include({ verdict: 'problem', fixedBy: 'vendor' });
    expect(find(report, 'addresses').seen).to.contain('ZEUS_PUBLIC_URL');
    expect(find(report, 'zeus').verdict).to.equal('unknown');
  });

  it('says which service does not answer', async () => {
    await world.control('faults', [{ path: '^/relay', drop: true }]);
    const report = await diagnose();
    expect(find(report, 'relay')).to.include({ verdict: 'problem', fixedBy: 'user' });
    expect(find(report, 'zeus').verdict).to.equal('ok');
    expect(find(report, 'connect-src').verdict).to.equal('ok');
  });

  it('settles while nothing answers', async () => {
    await world.control('faults', [{ path: '^/(zeus|relay|connect)', hold: true }]);
    connection = new Connection();
    const { paragonProject, environment } = world;
    const tokenProvider = (): Promise<string> => new Promise(() => undefined);
    connection.configure({ paragonProject, environment, tokenProvider });
    const report = await connection.diagnose();
    await world.control('faults', []);
    expect(find(report, 'zeus').seen).to.contain('no answer');
    expect(find(report, 'token').seen).to.contain('has not answered');
  }).timeout(15_000);

  for (const [status, words] of [
    ['missing', 'has none'],
    ['inactive', 'not active'],
    ['unconfigured', 'not active'],
  ] as const)
    it(`says that the integration is ${status}`, async () => {
      await world.control('integration', { status });
      const report = await diagnose();
      expect(find(report, 'integration')).to.include({ verdict: 'problem', fixedBy: 'vendor' });
      expect(find(report, 'integration').seen).to.contain(words);
      expect(find(report, 'session').verdict).to.equal('ok');
    });

  it('says that Paragon refuses the token', async () => {
    const userToken = await world.token();
    await world.control('tokens', { revoke: true });
    const report = await diagnose({ userToken });
    expect(find(report, 'session').seen).to.contain('refused the token (401)');
  });

  it('says that Paragon does not know the project', async () => {
    const report = await diagnose({ paragonProject: 'no-such-project' });
    expect(find(report, 'session').seen).to.contain('does not know this project');
    expect(find(report, 'audience').verdict).to.equal('problem');
  });

  it('says that an account has to sign in again', async () => {
    await world.control('credential', { status: 'INVALID', user: 'avery' });
    const report = await diagnose();
    expect(find(report, 'accounts')).to.include({ verdict: 'problem', fixedBy: 'user' });
    expect(find(report, 'identity').verdict).to.equal('unknown');
  });

  it('blames the organization where no call works', async () => {
    await world.control('credential', { status: 'VALID', user: 'avery' });
    await world.control('faults', [{ preset: 'oauth-blocked' }]);
    const report = await diagnose({ organization: 'contoso', tokenProvider: () => world.token() });
    expect(find(report, 'work-items')).to.include({ verdict: 'problem', fixedBy: 'admin' });
    expect(find(report, 'work-items').change).to.contain('Third-party application access');
  });

  it('blames what was granted where one call is refused', async () => {
    await world.control('credential', { status: 'VALID', user: 'avery' });
    await world.control('faults', [
      { path: 'wit/fields', status: 403, body: { message: 'TF50309: no', typeKey: 'AccessDenied' } },
    ]);
    const report = await diagnose({ organization: 'contoso' });
    expect(find(report, 'projects').verdict).to.equal('ok');
    expect(find(report, 'work-items')).to.include({ verdict: 'problem', fixedBy: 'admin' });
    expect(find(report, 'work-items').seen).to.contain('403 TF50309');
    expect(find(report, 'work-items').change).to.contain('vso.work_write');
  });

  it('says that the page’s own instance is not guarded', async () => {
    const paragon = new (findClass())(world.environment, { skipBootstrapWithLastKnownState: true });
    await paragon.authenticate(world.paragonProject, await world.token());
    const report = await diagnose({
      paragon,
      paragonProject: undefined,
      environment: undefined,
      userToken: undefined,
    });
    expect(find(report, 'instance')).to.include({ verdict: 'warning', fixedBy: 'vendor' });
    expect(find(report, 'instance').seen).to.contain('guard is not in force');
    expect(find(report, 'session').verdict).to.equal('ok');
    expect(find(report, 'zeus').verdict).to.equal('unknown');
    expect(find(report, 'copies').verdict).to.equal('ok');
    connection!.dispose();
    const other = await diagnose();
    expect(find(other, 'copies')).to.include({ verdict: 'warning' });
    expect(find(other, 'copies').seen).to.contain('instances: 1').and.to.contain('stored a session');
    paragon.root?.remove();
  });

  it('sees a modal dialog', async () => {
    const dialog = document.createElement('dialog');
    document.body.append(dialog);
    dialog.showModal();
    const report = await diagnose();
    dialog.remove();
    expect(find(report, 'dialog')).to.include({ verdict: 'warning' });
  });

  it('writes a report for people, problems first, and one for programs', async () => {
    const report = await diagnose({ userToken: 'not-a-token' });
    const text = report.toText();
    expect(text).to.match(/^Setup check: http/);
    expect(text).to.contain('ado-elements 0.1.0').and.to.contain('Paragon SDK: 2.4.0');
    expect(text.indexOf('Problems (')).to.be.below(text.indexOf('In order ('));
    expect(text).to.contain('Line to change: connect.tokenProvider =');
    const { checks } = JSON.parse(JSON.stringify(report)) as { checks: DiagnosisCheck[] };
    expect(checks).to.deep.equal(report.checks);
  });

  it('speaks the page’s own words', async () => {
    const made = await connect();
    const report = await made.diagnose({ messages: { checkTitles: { clock: 'Uhr' } } });
    expect(find(report, 'clock').title).to.equal('Uhr');
    expect(find(report, 'storage').title).to.equal('Storage');
  });
});

function find({ checks }: DiagnosisReport, id: DiagnosisCheckId): DiagnosisCheck {
  return checks.find((check) => check.id === id)!;
}

function encode(value: unknown): string {
  return btoa(JSON.stringify(value)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

type SdkConstructor = new (environment: object, flags: object) => ParagonPort;

function findClass(): SdkConstructor {
  let found: unknown = sdk;
  while (typeof found === 'object' && found !== null && 'default' in found) found = found.default;
  return found as SdkConstructor;
}
