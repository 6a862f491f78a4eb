import { expect, waitUntil } from '@open-wc/testing';
import { classifyMessage } from '../../src/sdk/message-guard.js';
import { Connection } from '../../src/state/connection.js';
import { clickElsewhere } from '../support/user.js';
import { openWorld, type World } from '../support/world.js';

const REQUEST = ['azuredevops', 'projects?api-version=7.1&hostile', {}];

describe('messages from windows that are not Paragon’s', () => {
  let world: World;
  let connection: Connection;
  const heard: unknown[] = [];
  const listen = ({ data }: MessageEvent): void => void heard.push(data);

  beforeEach(async () => {
    world = await openWorld();
    await world.control('credential', { status: 'VALID', user: 'avery' });
    const { paragonProject, environment } = world;
    connection = new Connection({ paragonProject, environment, userToken: await world.token() });
    await waitUntil(() => connection.state.status === 'connected', 'connected', { timeout: 8000 });
    heard.length = 0;
    window.addEventListener('message', listen);
  });
  afterEach(() => {
    window.removeEventListener('message', listen);
    connection.dispose();
    localStorage.clear();
  });

  it('does not let the page’s own window call the SDK', async () => {
    window.postMessage({
      messageType: 'SDK_FUNCTION_INVOCATION',
      type: 'request',
      parameters: REQUEST,
      id: '1',
    });
    await answered();
    expect(await hostileRequests()).to.be.empty;
  });

  it('does not let another frame call the SDK or attach an account', async () => {
    const frame = document.createElement('iframe');
    document.body.append(frame);
    const { contentWindow } = frame as unknown as { contentWindow: { eval(code: string): void } };
    const from = (data: unknown): void =>
      contentWindow.eval(`parent.postMessage(${JSON.stringify(data)}, '*')`);
    from({ messageType: 'SDK_FUNCTION_INVOCATION', type: 'request', parameters: REQUEST, id: '2' });
    from({
      type: 'oauth_success_callback',
      credential: { integrationId: 'any', payload: { code: 'hostile' } },
    });
    await answered();
    frame.remove();
    expect(await hostileRequests()).to.be.empty;
    expect(await world.requests(/sdk\/credentials/)).to.be.empty;
  });

  it('lets messages pass that are not Paragon’s', async () => {
    window.postMessage('hello');
    window.postMessage({ type: 'of the page' });
    window.postMessage(null);
    await answered();
    expect(heard).to.deep.include.members(['hello', { type: 'of the page' }]);
    expect(heard).to.not.include(null);
  });

  it('keeps what our portal says from the page’s own instance of the SDK', async () => {
    await world.control('credential', { status: 'NONE', user: 'avery' });
    await connection.refresh();
    const invocations: unknown[] = [];
    const spy = ({ data }: MessageEvent<unknown>): void => {
      if (classifyMessage(data) === 'invocation') invocations.push(data);
    };
    window.addEventListener('message', spy);
    const outcome = connection.connect().catch((error: unknown) => error);
    await clickElsewhere('/connect/ui', 'Close');
    expect(await outcome).to.include({ code: 'cancelled' });
    window.removeEventListener('message', spy);
    expect(invocations).to.deep.equal([]);
  });

  it('leaves the page’s own instance alone once ours is gone', async () => {
    connection.dispose();
    const message = { messageType: 'SDK_FUNCTION_INVOCATION', type: 'onOpen', parameters: [], id: '3' };
    window.postMessage(message);
    await answered();
    expect(heard).to.deep.include(message);
  });

  /** Resolves when all messages sent before have been heard. */
  async function answered(): Promise<void> {
    window.postMessage('the last one');
    await waitUntil(() => heard.includes('the last one'), 'messages are delivered', { interval: 5 });
  }

  async function hostileRequests(): Promise<unknown[]> {
    // A call that starts after a hostile one would, so that this one would have been recorded before it.
    await connection.transport.send({ method: 'GET', url: 'https://dev.azure.com/contoso/_apis/projects' });
    return (await world.requests(/^\/relay\//)).filter(({ query }) =>
      JSON.stringify(query).includes('hostile'),
    );
  }
});
