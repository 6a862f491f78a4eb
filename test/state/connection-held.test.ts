import { expect, fixture, html } from '@open-wc/testing';
import type { TransportRequest } from '../../src/ado/transport.js';
import { Bench, becomes, failureOf } from '../sdk/raw-sdk.js';
import type { Connection } from '../../src/state/connection.js';
import { click, clickElsewhere } from '../support/user.js';

const API = 'https://dev.azure.com/contoso/_apis';
const SIGN_IN_PAGE = {
  status: 203,
  headers: { 'content-type': 'text/html' },
  body: '<!DOCTYPE html><p>Sign in',
};

describe('Calls while the user signs in again', () => {
  let bench: Bench;
  let connection: Connection;
  const read = (mark: string, more: Partial<TransportRequest> = {}): TransportRequest => ({
    method: 'GET',
    url: `${API}/projects?api-version=7.1&mark=${mark}`,
    ...more,
  });
  const write = (title: string): TransportRequest => ({
    method: 'PATCH',
    url: `${API}/wit/workitems/1?api-version=7.1`,
    json: [{ op: 'add', path: '/fields/System.Title', value: title }],
    contentType: 'application/json-patch+json',
  });
  const relayed = async (mark: string): Promise<number> =>
    (await bench.world.requests(/^\/relay\//)).filter((request) => JSON.stringify(request).includes(mark))
      .length;
  /** The account no longer holds, and the user has begun to sign in again. */
  const reconnect = async (): Promise<{ done: Promise<unknown> }> => {
    const target = await fixture<HTMLButtonElement>(html`<button>Reconnect</button>`);
    let done!: Promise<unknown>;
    target.addEventListener('click', () => {
      done = failureOf(connection.reconnect(undefined, 'headless'));
    });
    await click(target);
    await becomes(connection, 'connecting');
    return { done };
  };
  const loseAccount = async (): Promise<void> => {
    await bench.world.control('credential', { status: 'INVALID', user: 'avery' });
    await connection.refresh();
    await becomes(connection, 'reconnect-needed');
  };

  beforeEach(async () => {
    bench = await Bench.open();
    connection = await bench.signedIn();
  });
  afterEach(() => bench.close());

  it('are refused at once while nobody is signing in', async () => {
    await loseAccount();
    expect(await failureOf(connection.transport.send(read('early')))).to.not.equal('resolved');
    expect(await relayed('early')).to.equal(0);
  });

  it('wait, reads and writes, and are sent once when the account holds again', async () => {
    await loseAccount();
    const { done } = await reconnect();
    const calls = [connection.transport.send(read('held')), connection.transport.send(write('held title'))];
    expect(await relayed('held')).to.equal(0);
    await clickElsewhere('/passport/', 'Accept');
    expect(await done).to.equal('resolved');
    for (const reply of await Promise.all(calls)) expect(reply.failed).to.be.false;
    expect(await relayed('mark=held')).to.equal(1);
    expect(await relayed('held title')).to.equal(1);
  });

  it('are asked again, once, when they came back refused meanwhile; but nothing is written again', async () => {
    const held = await bench.world.hold(
      { path: '/relay/.*mark=slow', ...SIGN_IN_PAGE },
      { path: '/relay/.*/workitems/1', method: 'PATCH', ...SIGN_IN_PAGE },
    );
    const asked = connection.transport.send(read('slow'));
    const written = failureOf(connection.transport.send(write('slow title')));
    await Promise.all([held.asked(0), held.asked(1)]);
    await loseAccount();
    const { done } = await reconnect();
    await held.release();
    expect(await written).to.include({ code: 'unauthorized' });
    await clickElsewhere('/passport/', 'Accept');
    await done;
    expect((await asked).failed).to.be.false;
    expect(await relayed('mark=slow')).to.equal(2);
    expect(await relayed('slow title')).to.equal(1);
  });

  it('are not sent when the user gives up, nor when nobody waits for them any more', async () => {
    await loseAccount();
    const { done } = await reconnect();
    const abort = new AbortController();
    const aborted = failureOf(connection.transport.send(read('aborted', { signal: abort.signal })));
    const given = failureOf(connection.transport.send(write('given up')));
    abort.abort();
    expect(await aborted).to.include({ code: 'cancelled' });
    connection.cancel();
    await done;
    expect(await given).to.not.equal('resolved');
    expect((await relayed('aborted')) + (await relayed('given up'))).to.equal(0);
  });
});
