import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { RunningStandin } from '../../../demo/backend/serve';
import { newWorld, read, type Answer, type World } from './support/client';
import { serveStandin } from './support/standin';

const PROJECTS = '_apis/projects';

async function worldWith(...faults: unknown[]): Promise<World> {
  const world = await newWorld();
  assert.equal((await world.control('faults', faults)).status, 200);
  return world;
}

function header({ response }: Answer, name: string): string | null {
  return response.headers.get(name);
}

describe('presets of faults', () => {
  it('are listed with what they stand for, and each can be ordered', async () => {
    const world = await newWorld();
    const presets = read<Record<string, { why: string }>>(
      (await world.fetch('GET', '/control/presets')).body,
    );
    for (const [preset, { why }] of Object.entries(presets)) {
      assert.ok(why, preset);
      assert.equal((await world.control('faults', [{ preset }])).status, 200, preset);
    }
    assert.equal((await world.control('faults', [{ preset: 'sunshine' }])).status, 400);
  });

  it('throttle with a page that is no JSON, and say for how long', async () => {
    const answer = await (await worldWith({ preset: 'throttled' })).azure('GET', PROJECTS);
    assert.equal(answer.status, 429);
    assert.match(String(answer.body), /^<!doctype html>.*TF400733/);
    assert.equal(header(answer, 'retry-after'), '10');
    assert.equal(header(answer, 'x-ratelimit-remaining'), '0');
  });

  it('delay a right answer, which asks to slow down', async () => {
    const answer = await (await worldWith({ preset: 'delayed', delayMs: 1 })).azure('GET', PROJECTS);
    assert.equal(answer.status, 200);
    assert.equal(read<{ count: number }>(answer.body).count, 5);
    assert.deepEqual([header(answer, 'retry-after'), header(answer, 'x-ratelimit-delay')], ['2', '2.0']);
  });

  it('answer with the sign-in page', async () => {
    const answer = await (await worldWith({ preset: 'signed-out' })).azure('GET', PROJECTS);
    assert.equal(answer.status, 203);
    assert.match(String(answer.body), /Sign In/);
  });

  it('send a page’s type with JSON, and half a JSON as if it were all', async () => {
    const wrong = await (await worldWith({ preset: 'wrong-type' })).azure('GET', PROJECTS);
    assert.equal(read<{ count: number }>(JSON.parse(String(wrong.body))).count, 5);
    const world = await worldWith({ path: PROJECTS, truncate: 12 });
    const { response } = await world
      .fetch('GET', `/azure-devops/contoso/${PROJECTS}?`, {
        headers: { authorization: 'Bearer avery', accept: 'application/json' },
      })
      .catch(() => ({ response: undefined }));
    assert.equal(response, undefined, 'the client cannot parse it');
  });

  it('leave to the fault what it says itself', async () => {
    const world = await worldWith({ preset: 'throttled', path: '/wit/', times: 1, status: 503 });
    assert.equal((await world.azure('GET', PROJECTS)).status, 200);
    assert.equal((await world.azure('GET', '_apis/wit/fields')).status, 503);
    assert.equal((await world.azure('GET', '_apis/wit/fields')).status, 200);
  });
});

describe('a connection', () => {
  let server: RunningStandin;
  before(async () => {
    server = await serveStandin({ items: 20 });
  });
  after(() => server.close());

  async function fetchWith(fault: unknown): Promise<Response> {
    const control = `${server.url}/standin/control/faults`;
    await fetch(control, { method: 'POST', body: JSON.stringify([fault]) });
    const headers = { authorization: 'Bearer avery' };
    return fetch(`${server.url}/standin/azure-devops/contoso/${PROJECTS}`, { headers });
  }

  it('breaks before the headers', async () => {
    await assert.rejects(fetchWith({ path: PROJECTS, drop: true }));
  });

  it('breaks in the middle of the body', async () => {
    const response = await fetchWith({ path: PROJECTS, cut: 20 });
    assert.equal(response.status, 200);
    await assert.rejects(response.text());
  });

  it('sends the headers first and the rest of the body later', async () => {
    const started = performance.now();
    const response = await fetchWith({ path: PROJECTS, bodyDelayMs: 60 });
    assert.equal(read<{ count: number }>(await response.json()).count, 5);
    assert.ok(performance.now() - started >= 55);
  });
});

describe('a budget of calls', () => {
  it('first says how much is left, then delays, then refuses, person by person', async () => {
    const world = await newWorld();
    await world.control('throttle', { budget: 2, windowMs: 600_000, delayMs: 5 });
    const answers: Answer[] = [];
    for (let call = 0; call < 5; call++) answers.push(await world.azure('GET', PROJECTS));

    assert.deepEqual(
      answers.map(({ status }) => status),
      [200, 200, 200, 200, 429],
    );
    const seen = (name: string) => answers.map((answer) => header(answer, name));
    assert.deepEqual(seen('x-ratelimit-remaining'), [null, '0', '0', '0', '0']);
    assert.deepEqual(seen('x-ratelimit-delay'), [null, null, '0.005', '0.005', null]);
    assert.deepEqual(seen('retry-after'), [null, null, '1', '1', '600']);
    assert.match(String(answers[4]?.body), /TF400733/);
    assert.equal((await world.azure('GET', PROJECTS, { as: 'mei' })).status, 200);
  });

  it('takes calls per minute, and can be lifted', async () => {
    const world = await newWorld();
    const { body } = await world.control('throttle', { perMinute: 0, delayMs: 0 });
    assert.deepEqual(body, { budget: 0, windowMs: 60_000, delayMs: 0 });
    assert.equal((await world.azure('GET', PROJECTS)).status, 429);
    await world.control('throttle', null);
    assert.equal((await world.azure('GET', PROJECTS)).status, 200);
  });
});
