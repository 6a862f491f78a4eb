import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { installMessageGuard } from '../../src/sdk/message-guard.js';
import { click, clickElsewhere } from '../support/user.js';
import { Bench, becomes, collectUnhandled, failureOf, isPending, type RawSdk } from './raw-sdk.js';
import { AZURE, signInWindow } from './sign-in-window.js';

/** The defects that connecting an account meets; see `defects.test.ts`. */
describe('Known defects of the SDK: portal and sign-in window', () => {
  let bench: Bench;
  before(() => void installMessageGuard()); // as a page's first <ado-connect> does
  beforeEach(async () => {
    bench = await Bench.open('NONE');
  });
  afterEach(() => bench.close());

  /** Runs `action` in a real click; `done` is what it returned. */
  const inClick = async <T>(action: () => T): Promise<{ done: T }> => {
    const target = await fixture<HTMLButtonElement>(html`<button>Go on</button>`);
    let done!: T;
    target.addEventListener('click', () => (done = action()));
    await click(target);
    return { done };
  };
  /** The SDK's own way without the portal. */
  const flow = (raw: RawSdk): Promise<unknown> =>
    new Promise((resolve) => {
      const onNext = (): void => undefined;
      raw.installFlow.start(AZURE, { onNext, onComplete: resolve, onError: resolve });
    });
  const portalLoaded = (raw: RawSdk): Promise<void> =>
    waitUntil(() => raw.rootLoaded, 'the portal is there', { timeout: 5000 });
  const deletions = async (): Promise<number> =>
    (await bench.world.requests(/sdk\/integrations\//)).filter(({ method }) => method === 'DELETE').length;

  // First: whoever starts a sign-in without ending it leaves a listener of the SDK that trips as well.
  it('D21: an empty message is an unhandled rejection; with ours it does not get there', async () => {
    const unhandled = collectUnhandled(bench);
    await bench.raw('avery');
    window.postMessage(null);
    await waitUntil(() => unhandled.length > 0, 'it trips');
    const before = unhandled.length;

    await bench.signedIn('disconnected');
    window.postMessage(null);
    await delivered();
    expect(unhandled).to.have.length(before);
  });

  it('D15: connecting never ends when the portal is closed; ours does', async () => {
    const raw = await bench.raw('avery');
    const closed = new Promise<void>((resolve) => raw.subscribe('onPortalClose', () => resolve()));
    const outcome = Promise.resolve(raw.connect(AZURE, {}));
    await clickElsewhere('/connect/ui', 'Close');
    await closed;
    expect(await isPending(outcome)).to.be.true;
    raw.root.remove();

    const connection = await bench.signedIn('disconnected');
    const ours = failureOf(connection.connect());
    await clickElsewhere('/connect/ui', 'Close');
    expect(await ours).to.include({ code: 'cancelled' });
  });

  it('D16: without a limit the SDK waits for a window for ever; we always give one', async () => {
    const { raw, options } = await signInWindow(bench);
    const connection = bench.ours({ paragon: raw, mode: 'headless' });
    await becomes(connection, 'disconnected');
    const { done } = await inClick(() => failureOf(connection.connect()));
    await becomes(connection, 'connecting');
    connection.cancel();
    expect(await done).to.include({ code: 'cancelled' });
    expect(options()).to.have.property('oauthTimeout').that.is.above(0);
  });

  it('D17: cancelling what is done takes the account away again; ours does nothing then', async () => {
    await bench.world.control('consent', { decision: 'accept' });
    const raw = await bench.raw('avery');
    raw.setHeadless(true);
    const { done } = await inClick(() => flow(raw));
    await done;
    await raw.installFlow.cancel();
    expect(await deletions(), 'the account is taken away').to.equal(1);

    const connection = await bench.signedIn('disconnected');
    const ours = await inClick(() => connection.connect('headless'));
    await ours.done;
    connection.cancel();
    await connection.refresh();
    expect(connection.state.status).to.equal('connected');
    expect(await deletions()).to.equal(1);
  });

  it('D18: without portal, a success by message leaves the flow open, and its failure unhandled', async () => {
    const unhandled = collectUnhandled(bench);
    await bench.world.control('consent', { decision: 'accept' });
    const refusal = { path: '/sdk/credentials$', method: 'POST', status: 400, body: { message: 'no' } };
    const raw = await bench.raw('avery');
    const byMessage = (code: string): object => {
      const credential = { integrationId: raw.getIntegrationId(AZURE), payload: { code } };
      const message = { type: 'oauth_success_callback', credential };
      return { path: '/passport/outcome', body: { channel: 'message', target: location.origin, message } };
    };
    await bench.world.control('faults', [byMessage('one'), refusal]);
    raw.setHeadless(true);
    const { done } = await inClick(() => flow(raw));
    await waitUntil(() => unhandled.length > 0, 'the failure is nobody’s', { timeout: 8000 });
    expect(await isPending(done)).to.be.true;

    const connection = await bench.signedIn('disconnected');
    const before = unhandled.length;
    await bench.world.control('faults', [byMessage('two'), refusal]);
    const refused = await inClick(() => failureOf(connection.connect('headless')));
    expect(await refused.done).to.include({ code: 'server' });
    await bench.world.control('faults', [byMessage('three')]);
    const ours = await inClick(() => connection.connect('headless'));
    await ours.done;
    expect(connection.state.status).to.equal('connected');
    expect(unhandled).to.have.length(before);
  });

  it('D19: one installation is told several times; ours once', async () => {
    await bench.world.control('credential', { status: 'PENDING', user: 'avery' });
    const raw = await bench.raw('avery');
    let events = 0;
    raw.subscribe('onIntegrationInstall', () => (events += 1));
    const connection = bench.ours({ paragon: raw });
    await becomes(connection, 'setup-needed');
    const statuses: string[] = [];
    connection.subscribe(() => statuses.push(connection.state.status));
    const { credentialId } = raw.getUser().integrations![AZURE]!;
    const finish = (time: number): Promise<unknown> =>
      raw._oauthCallback({ integrationId: raw.getIntegrationId(AZURE), payload: { time } }, credentialId);
    await finish(1);
    await becomes(connection, 'connected');
    await waitUntil(() => connection.state.organizations.length > 0, 'all is known', { timeout: 8000 });
    const before = statuses.length;
    await finish(2);
    await connection.transport.send({ method: 'GET', url: 'https://dev.azure.com/contoso/_apis/projects' });
    expect(events).to.equal(2);
    expect(statuses.slice(before).every((status) => status === 'connected')).to.be.true;
    expect(statuses.filter((status, index) => status !== statuses[index - 1])).to.deep.equal([
      'loading',
      'connected',
    ]);
  });

  it('D20: a function among the options breaks the portal at once; ours have none', async () => {
    const raw = await bench.raw('avery');
    await portalLoaded(raw);
    const attempt = (): unknown =>
      raw.installIntegration(AZURE, { showPortalAfterInstall: true, onInstall: () => undefined });
    let thrown: unknown;
    await inClick(() => {
      try {
        Promise.resolve(attempt()).catch((error: unknown) => (thrown = error));
      } catch (error) {
        thrown = error;
      }
    });
    await waitUntil(() => thrown !== undefined, 'it fails', { timeout: 3000 });
    expect((thrown as Error).name).to.equal('DataCloneError');
    raw.setHeadless(true);

    const own = await signInWindow(bench);
    const connection = bench.ours({ paragon: own.raw });
    await becomes(connection, 'disconnected');
    // The portal last: given up at once, it still shows for a moment, and would take the next click.
    for (const mode of ['headless', 'portal'] as const) {
      const { done } = await inClick(() => failureOf(connection.connect(mode)));
      await becomes(connection, 'connecting');
      connection.cancel();
      await done;
      expect(() => structuredClone(own.options())).to.not.throw();
    }
  });

  it('D23: without its frame even signing in fails; ours puts it back', async () => {
    const raw = await bench.raw('avery');
    await portalLoaded(raw);
    raw.root.remove();
    const token = await bench.world.token();
    expect(await failureOf(raw.authenticate(bench.world.paragonProject, token))).to.match(
      /browser not supported/i,
    );

    const connection = await bench.signedIn('disconnected');
    document.querySelector('#paragon-connect-frame')!.remove();
    connection.configure({ userToken: await bench.world.token('jamal') });
    await waitUntil(() => connection.state.user === 'jamal', 'signed in', { timeout: 8000 });
    expect(document.querySelector('#paragon-connect-frame')).to.not.be.null;
  });

  it('D24: below a modal dialog the portal cannot be used; ours says so instead of opening it', async () => {
    const raw = await bench.raw('avery');
    const dialog = await fixture<HTMLDialogElement>(html`<dialog aria-label="Of the page">A dialog</dialog>`);
    dialog.showModal();
    const opened = new Promise<void>((resolve) => raw.subscribe('onPortalOpen', () => resolve()));
    void Promise.resolve(raw.connect(AZURE, {})).catch(() => undefined);
    await opened;
    expect(document.elementFromPoint(5, 5), 'what a click would hit').to.not.equal(raw.root);
    raw.closePortal();
    raw.root.remove();

    const connection = await bench.signedIn('disconnected');
    expect(await failureOf(connection.connect('portal'))).to.include({ code: 'portal-covered' });
  });

  it('D25: with callbacks alone, a blocked window is an unhandled rejection; ours handles its own', async () => {
    const unhandled = collectUnhandled(bench);
    const { open } = window;
    window.open = () => null;
    bench.after(() => (window.open = open));
    const raw = await bench.raw('avery');
    let told = false;
    try {
      raw.installIntegration(AZURE, { onError: () => (told = true) });
    } catch {
      // It may also throw.
    }
    await waitUntil(() => unhandled.length > 0, 'it is nobody’s', { timeout: 3000 });
    expect(told).to.be.true;

    const before = unhandled.length;
    const connection = await bench.signedIn('disconnected');
    expect(await failureOf(connection.connect('headless'))).to.include({ code: 'popup-blocked' });
    await delivered();
    expect(unhandled).to.have.length(before);
  });

  it('D26: scrolling stays locked when the owner of the portal goes; ours frees it', async () => {
    const raw = await bench.raw('avery');
    const opened = new Promise<void>((resolve) => raw.subscribe('onPortalOpen', () => resolve()));
    void Promise.resolve(raw.connect(AZURE, {})).catch(() => undefined);
    await opened;
    expect(document.body.style.overflow).to.equal('hidden');
    raw.root.remove();
    expect(document.body.style.overflow, 'with the frame gone').to.equal('hidden');
    document.body.append(raw.root);
    raw.closePortal();

    const connection = await bench.signedIn('disconnected');
    const outcome = failureOf(connection.connect('portal'));
    await waitUntil(() => document.body.style.overflow === 'hidden', 'the portal is open', { timeout: 8000 });
    connection.dispose();
    expect(await outcome).to.include({ code: 'cancelled' });
    expect(document.body.style.overflow).to.not.equal('hidden');
  });

  /** Resolves when all messages sent before have been heard, and rejections of their handlers reported. */
  async function delivered(): Promise<void> {
    const heard = new Promise((resolve) => window.addEventListener('message', resolve, { once: true }));
    window.postMessage('the last one');
    await heard;
    await new Promise(requestAnimationFrame);
  }
});
