import { expect } from '@open-wc/testing';
import { Pacer } from '../../src/ado/pacing.js';
import { AdoError } from '../../src/errors.js';

const READ = { repeatable: true };
const WRITE = { repeatable: false };

const throttled = (retryAfter?: number): AdoError => new AdoError('rate-limited', 'wait', { retryAfter });
const broken = (): AdoError => new AdoError('server', 'broken');

/** A task that fails with each of `failures` in turn, then succeeds. */
function failing(...failures: readonly Error[]): { task: () => Promise<string>; calls: () => number } {
  let calls = 0;
  return {
    calls: () => calls,
    task: () => {
      const failure = failures[calls++];
      return failure ? Promise.reject(failure) : Promise.resolve('done');
    },
  };
}

async function failure(promise: Promise<unknown>): Promise<AdoError> {
  return promise.then(
    () => {
      throw new Error('It succeeded');
    },
    (error: unknown) => error as AdoError,
  );
}

describe('the pacing of calls', () => {
  const realTimeout = globalThis.setTimeout;
  let waits: number[];

  beforeEach(() => {
    waits = [];
    globalThis.setTimeout = ((callback: () => void, milliseconds = 0) => {
      waits.push(milliseconds);
      queueMicrotask(callback);
      return 0;
    }) as unknown as typeof globalThis.setTimeout;
  });
  afterEach(() => {
    globalThis.setTimeout = realTimeout;
  });

  it('lets four through at once and the others in their order', async () => {
    const pacer = new Pacer();
    const started: number[] = [];
    const finish: (() => void)[] = [];
    const calls = Array.from({ length: 7 }, (_, index) =>
      pacer.run(() => {
        started.push(index);
        return new Promise<void>((resolve) => finish.push(resolve));
      }, READ),
    );
    expect(started).to.deep.equal([0, 1, 2, 3]);
    finish[2]?.();
    await calls[2];
    expect(started).to.deep.equal([0, 1, 2, 3, 4]);
    finish[0]?.();
    finish[1]?.();
    await Promise.all([calls[0], calls[1]]);
    expect(started).to.deep.equal([0, 1, 2, 3, 4, 5, 6]);
    for (const end of finish) end();
    await Promise.all(calls);
  });

  it('gives the turn of a failed call to the next', async () => {
    const pacer = new Pacer();
    const refused = new AdoError('invalid', 'no');
    const calls = Array.from({ length: 9 }, () => failure(pacer.run(() => Promise.reject(refused), READ)));
    expect(await Promise.all(calls)).to.deep.equal(Array(9).fill(refused));
    expect(await pacer.run(() => Promise.resolve('free'), READ)).to.equal('free');
  });

  it('repeats a throttled call after the time the server asked for, writes too', async () => {
    for (const attempt of [READ, WRITE]) {
      waits = [];
      const { task, calls } = failing(throttled(2), throttled(0));
      expect(await new Pacer().run(task, attempt)).to.equal('done');
      expect(calls()).to.equal(3);
      expect(waits).to.deep.equal([2000, 0]);
    }
  });

  it('waits longer each time where the server does not say how long, and never exactly as long', async () => {
    const { task } = failing(throttled(), throttled());
    await new Pacer().run(task, READ);
    const [first = 0, second = 0] = waits;
    expect(first).to.be.within(300, 500);
    expect(second).to.be.within(600, 1000);
  });

  it('repeats a read that the server failed at', async () => {
    const { task, calls } = failing(broken());
    expect(await new Pacer().run(task, READ)).to.equal('done');
    expect(calls()).to.equal(2);
  });

  it('does not repeat a write that the server failed at, as it may have been carried out', async () => {
    const { task, calls } = failing(broken());
    expect((await failure(new Pacer().run(task, WRITE))).code).to.equal('server');
    expect(calls()).to.equal(1);
  });

  it('repeats nothing that would fail again, or that never arrived', async () => {
    for (const code of [
      'invalid',
      'conflict',
      'unauthorized',
      'not-found',
      'network',
      'bad-response',
    ] as const) {
      const { task, calls } = failing(new AdoError(code, 'no'));
      expect((await failure(new Pacer().run(task, READ))).code).to.equal(code);
      expect(calls()).to.equal(1);
    }
    expect(waits).to.deep.equal([]);
  });

  it('gives up after three tries', async () => {
    const { task, calls } = failing(broken(), broken(), broken(), broken());
    expect((await failure(new Pacer().run(task, READ))).code).to.equal('server');
    expect(calls()).to.equal(3);
  });

  it('leaves a wait of more than ten seconds to the user, and says how long it is', async () => {
    const { task, calls } = failing(throttled(11));
    expect((await failure(new Pacer().run(task, READ))).retryAfter).to.equal(11);
    expect(calls()).to.equal(1);
    expect(waits).to.deep.equal([]);
  });

  it('does not repeat what nobody waits for any more', async () => {
    const aborter = new AbortController();
    const { task, calls } = failing(throttled(1));
    const run = new Pacer().run(task, { repeatable: true, signal: aborter.signal });
    aborter.abort();
    expect((await failure(run)).code).to.equal('rate-limited');
    expect(calls()).to.equal(1);
  });

  it('does not send what nobody waits for any more when its turn comes', async () => {
    const pacer = new Pacer();
    const finish: (() => void)[] = [];
    const busy = Array.from({ length: 4 }, () =>
      pacer.run(() => new Promise<void>((resolve) => finish.push(resolve)), READ),
    );
    const aborter = new AbortController();
    const { task, calls } = failing();
    const late = pacer.run(task, { repeatable: true, signal: aborter.signal }).catch(() => 'called off');
    aborter.abort();
    for (const end of finish) end();
    await Promise.all([...busy, late]);
    expect(calls()).to.equal(0);
  });

  it('frees its place while it waits', async () => {
    const pacer = new Pacer();
    let goOn: (() => void) | undefined;
    const waiting = new Promise<void>((resolve) => {
      globalThis.setTimeout = ((callback: () => void) => {
        goOn = callback;
        resolve();
        return 0;
      }) as unknown as typeof globalThis.setTimeout;
    });
    const patient = pacer.run(failing(throttled(1)).task, READ);
    await waiting;
    const finish: (() => void)[] = [];
    const others = Array.from({ length: 4 }, () =>
      pacer.run(() => new Promise<void>((resolve) => finish.push(resolve)), READ),
    );
    expect(finish).to.have.length(4);
    for (const end of finish) end();
    await Promise.all(others);
    goOn?.();
    expect(await patient).to.equal('done');
  });

  it('wraps whatever a call throws', async () => {
    const error = await failure(new Pacer().run(() => Promise.reject(new TypeError('oops')), READ));
    expect(error).to.be.instanceOf(AdoError);
    expect(error).to.include({ code: 'unexpected', message: 'oops' });
  });
});
