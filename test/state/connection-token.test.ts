import { expect, waitUntil } from '@open-wc/testing';
import { Bench, becomes, failureOf } from '../sdk/raw-sdk.js';

const PROJECTS = 'https://dev.azure.com/contoso/_apis/projects?api-version=7.1';
const ANSWER_WITHIN = 25_000;

describe('Connection and the life of its token', () => {
  let bench: Bench;
  beforeEach(async () => {
    bench = await Bench.open();
  });
  afterEach(() => bench.close());

  it('asks less and less often while the provider fails, and keeps the user signed in', async () => {
    const timers = takeTimers(bench, 1500);
    let isFailing = false;
    let asked = 0;
    const first = await bench.world.token('avery', 3600);
    const connection = bench.ours({
      tokenProvider: () => {
        asked++;
        if (isFailing) return Promise.reject(new Error('backend down'));
        return asked === 1 ? Promise.resolve(first) : bench.world.token('avery', 7200);
      },
    });
    await becomes(connection, 'connected');
    const statuses = new Set([connection.state.status]);
    connection.subscribe(() => statuses.add(connection.state.status));
    expect(timers.waits.at(-1)).to.be.within(3_500_000, 3_540_000);

    isFailing = true;
    const waits: number[] = [];
    for (let time = 1; time <= 7; time++) {
      const before = timers.waits.length;
      timers.run();
      await waitUntil(() => timers.waits.length > before, 'it tries again', { interval: 5 });
      waits.push(timers.waits.at(-1)!);
    }
    expect(asked).to.equal(8);
    for (const [index, wait] of waits.entries()) {
      const usual = Math.min(2000 * 2 ** index, 30_000);
      expect(wait).to.be.within(usual * 0.75, usual * 1.25);
    }
    const reply = await connection.transport.send({ method: 'GET', url: PROJECTS });
    expect(reply.failed).to.be.false;
    await connection.refresh();

    isFailing = false;
    timers.run();
    await waitUntil(() => (timers.waits.at(-1) ?? 0) > 7_000_000, 'the next one is planned', {
      timeout: 5000,
    });
    expect([...statuses]).to.deep.equal(['connected']);
  });

  it('asks the provider once, however many calls were refused at the same time', async () => {
    let asked = 0;
    const tokenProvider = (): Promise<string> => {
      asked++;
      return bench.world.token();
    };
    const connection = bench.ours({ tokenProvider });
    await becomes(connection, 'connected');
    await bench.world.control('tokens', { revoke: true });
    const calls = [1, 2, 3, 4].map((n) =>
      connection.transport.send({ method: 'GET', url: `${PROJECTS}&n=${n}` }),
    );
    for (const reply of await Promise.all(calls)) expect(reply.failed).to.be.false;
    expect(asked).to.equal(2);
  });

  it('gives up a sign-in that hangs, and its late answer ends up nowhere', async () => {
    const restore = hurry(ANSWER_WITHIN);
    bench.after(restore);
    const held = await bench.world.hold({ path: '/sdk/me$' });
    const connection = bench.ours({ userToken: await bench.world.token() });
    await becomes(connection, 'failed');
    restore();
    expect(connection.state.error).to.include({ code: 'timeout', retryable: true });
    connection.configure({ userToken: await bench.world.token('jamal') });
    await becomes(connection, 'disconnected');
    await held.release();
    await connection.refresh();
    expect(connection.state).to.deep.include({ user: 'jamal', accounts: [] });
  });

  it('signs in on Try again after a sign-in that hung', async () => {
    const restore = hurry(ANSWER_WITHIN);
    bench.after(restore);
    const held = await bench.world.hold({ path: '/sdk/integrations$' });
    const connection = bench.ours({ userToken: await bench.world.token() });
    await becomes(connection, 'failed');
    restore();
    await held.release();
    await connection.retry();
    expect(connection.state.status).to.equal('connected');
  });

  it('lets the page’s own instance finish what hung before another user signs in with it', async () => {
    const raw = await bench.raw();
    const restore = hurry(ANSWER_WITHIN);
    bench.after(restore);
    const held = await bench.world.hold({ path: '/sdk/me$' });
    const connection = bench.ours({ paragon: raw, userToken: await bench.world.token() });
    await becomes(connection, 'failed');
    restore();
    connection.configure({ userToken: await bench.world.token('jamal') });
    await held.release();
    await becomes(connection, 'disconnected');
    expect(connection.state).to.deep.include({ user: 'jamal', accounts: [] });
  });

  it('keeps two users of one browser apart: connections side by side share nothing', async () => {
    await bench.world.control('credential', { status: 'VALID', user: 'jamal' });
    const avery = await bench.signedIn('connected', 'avery');
    const jamal = await bench.signedIn('connected', 'jamal');
    const own = [avery, jamal].map(({ state }) => state.account!.credentialId);
    expect(own[0]).to.not.equal(own[1]);
    await Promise.all([avery.refresh(), jamal.refresh(), avery.setOrganization('litware')]);
    expect(jamal.state).to.include({ user: 'jamal', organization: 'contoso' });
    expect(avery.state).to.include({ user: 'avery', organization: 'litware' });
    await Promise.all([
      avery.transport.send({ method: 'GET', url: `${PROJECTS}&as=avery` }),
      jamal.transport.send({ method: 'GET', url: `${PROJECTS}&as=jamal` }),
    ]);
    const sent = (await bench.world.requests(/^\/relay\//)).map(
      (request) => [JSON.stringify(request.query), request.headers['x-paragon-credential']] as const,
    );
    expect(sent.find(([query]) => query.includes('as=avery'))?.[1]).to.equal(own[0]);
    expect(sent.find(([query]) => query.includes('as=jamal'))?.[1]).to.equal(own[1]);

    await avery.disconnect();
    await jamal.refresh();
    expect(jamal.state).to.include({ status: 'connected', user: 'jamal' });
    expect(Object.values(localStorage).some((value) => String(value).includes('eyJ'))).to.be.false;
    expect(await failureOf(avery.transport.send({ method: 'GET', url: PROJECTS }))).to.not.equal('resolved');
  });
});

/** Makes timers of `ms` due at once, until the returned function is called. */
function hurry(ms: number): () => void {
  const real = window.setTimeout;
  window.setTimeout = ((action: () => void, wait?: number) =>
    real(action, wait === ms ? 300 : wait)) as typeof setTimeout;
  return () => (window.setTimeout = real);
}

/** Keeps the timers that the renewal sets, and no limits of a wait, until they are run. */
function takeTimers(bench: Bench, from: number): { waits: number[]; run(): void } {
  const LIMITS = new Set([5000, 9000, 25_000, 30_000, 60_000, 90_000]);
  const real = window.setTimeout;
  const waits: number[] = [];
  let newest: (() => void) | undefined;
  window.setTimeout = ((action: () => void, wait = 0) => {
    if (wait < from || LIMITS.has(wait)) return real(action, wait);
    waits.push(wait);
    newest = action;
    return 0;
  }) as typeof setTimeout;
  bench.after(() => (window.setTimeout = real));
  return { waits, run: () => newest?.() };
}
