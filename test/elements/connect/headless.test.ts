import { expect, waitUntil } from '@open-wc/testing';
import { click, clickElsewhere } from '../../support/user.js';
import { openWorld, type World } from '../../support/world.js';
import { alertText, button, card, leavePage, reaches } from './card.js';

describe('<ado-connect mode="headless">', () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld();
  });
  afterEach(leavePage);

  it('connects with nothing but the sign-in window, after a click on Accept', async () => {
    const element = await card(world, { mode: 'headless' });
    await reaches(element, 'disconnected');
    await click(button(element, 'Connect Azure DevOps'));
    await reaches(element, 'connecting');
    await clickElsewhere('/passport/', 'Accept');
    await reaches(element, 'connected');
    expect(document.querySelector<HTMLElement>('#paragon-connect-frame')!.style.display).to.equal('none');
  });

  it('says so when the user denies access', async () => {
    await world.control('consent', { decision: 'deny' });
    const element = await card(world, { mode: 'headless' });
    await reaches(element, 'disconnected');
    await click(button(element, 'Connect Azure DevOps'));
    await reaches(element, 'failed');
    expect(alertText(element)).to.contain('Access was not granted');
    expect(element.connection!.state.error).to.include({
      code: 'consent-denied',
      serverCode: 'access_denied',
    });
  });

  it('goes back when the user closes the sign-in window', async function () {
    if (!document.hasFocus()) this.skip(); // Firefox without a screen never has the focus, which tells closed from cut off
    await world.control('consent', { decision: 'close' });
    const element = await card(world, { mode: 'headless' });
    await reaches(element, 'disconnected');
    const restore = hurryClock(20); // the window must have been closed for five seconds
    await click(button(element, 'Connect Azure DevOps'));
    await reaches(element, 'connecting');
    await reaches(element, 'disconnected').finally(restore);
    expect(alertText(element)).to.equal('');
  });

  it('stops when the user cancels, and asks Paragon no more', async () => {
    const element = await card(world, { mode: 'headless' });
    await reaches(element, 'disconnected');
    await click(button(element, 'Connect Azure DevOps'));
    await reaches(element, 'connecting');
    await waitUntil(async () => (await world.requests(/session-id/)).length > 0, 'it asks for the outcome', {
      timeout: 5000,
    });
    await click(button(element, 'Cancel'));
    await reaches(element, 'disconnected');
    await waitUntil(
      async () => (await world.requests(/session-id/)).some(({ method }) => method === 'DELETE'),
      'ends',
      {
        timeout: 5000,
      },
    );
  });

  it('says so when the browser blocks the window', async () => {
    const { open } = window;
    window.open = () => null;
    try {
      const element = await card(world, { mode: 'headless' });
      await reaches(element, 'disconnected');
      await click(button(element, 'Connect Azure DevOps'));
      await reaches(element, 'failed');
      expect(alertText(element)).to.contain('Allow pop-ups');
    } finally {
      window.open = open;
    }
  });

  it('turns to the portal where the Paragon plan has nothing else', async () => {
    await world.control('features', { 'headless-cp': false });
    const element = await card(world, { mode: 'headless' });
    await reaches(element, 'disconnected');
    await click(button(element, 'Connect Azure DevOps'));
    await clickElsewhere('/connect/ui', 'Close');
    await reaches(element, 'disconnected');
  });

  it('is used instead of the portal inside a modal dialog, which would cover the portal', async () => {
    await world.control('consent', { decision: 'accept' });
    const element = await card(world);
    await reaches(element, 'disconnected');
    const dialog = document.createElement('dialog');
    dialog.setAttribute('aria-label', 'Of the page');
    document.body.append(dialog);
    dialog.append(element);
    dialog.showModal();
    expect(element.offsetWidth).to.be.greaterThan(200);
    await click(button(element, 'Connect Azure DevOps'));
    await reaches(element, 'connected');
    dialog.remove();
  });

  it('is used below a modal dialog in a shadow tree too', async () => {
    await world.control('consent', { decision: 'accept' });
    const element = await card(world);
    await reaches(element, 'disconnected');
    const { host, dialog } = modalInShadow(element);
    await click(button(element, 'Connect Azure DevOps'));
    await reaches(element, 'connected');
    dialog.close();
    host.remove();
  });

  it('asks to close the dialog where neither the plan nor the dialog lets anything open', async () => {
    await world.control('features', { 'headless-cp': false });
    const element = await card(world);
    await reaches(element, 'disconnected');
    const { host, dialog } = modalInShadow(element);
    await click(button(element, 'Connect Azure DevOps'));
    await reaches(element, 'failed');
    expect(element.connection!.state.error).to.include({ code: 'portal-covered', fixedBy: 'user' });
    expect(alertText(element)).to.contain('Close it');
    dialog.close();
    dialog.show();
    await click(button(element, 'Try again'));
    await clickElsewhere('/connect/ui', 'Close');
    await reaches(element, 'disconnected');
    host.remove();
  });

  it('signs an account in again', async () => {
    await world.control('credential', { status: 'INVALID', user: 'avery' });
    await world.control('consent', { decision: 'accept' });
    const element = await card(world, { mode: 'headless' });
    await reaches(element, 'reconnect-needed');
    await click(button(element, 'Reconnect'));
    await reaches(element, 'connected');
    expect(element.connection!.state.accounts).to.have.length(1);
  });
});

/** Lets the clock run `times` as fast, until the returned function is called. */
function hurryClock(times: number): () => void {
  const real = Date.now.bind(Date);
  const start = real();
  Date.now = () => start + (real() - start) * times;
  return () => (Date.now = real);
}

/** Puts `element` into a component that shows what it is given in a modal dialog of its shadow tree. */
function modalInShadow(element: HTMLElement): { host: HTMLElement; dialog: HTMLDialogElement } {
  const host = document.createElement('div');
  const dialog = document.createElement('dialog');
  dialog.setAttribute('aria-label', 'Of the page');
  dialog.append(document.createElement('slot'));
  host.attachShadow({ mode: 'open' }).append(dialog);
  document.body.append(host);
  host.append(element);
  dialog.showModal();
  return { host, dialog };
}
