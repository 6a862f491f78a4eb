import { expect, oneEvent, waitUntil } from '@open-wc/testing';
import { click, clickElsewhere, press } from '../../support/user.js';
import { openWorld, type World } from '../../support/world.js';
import { alertText, button, buttonNames, card, leavePage, reaches } from './card.js';

describe('<ado-connect> with Paragon’s portal', () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld();
  });
  afterEach(leavePage);

  it('says so when the user denies access, and connects on a second try', async () => {
    await world.control('consent', { decision: 'deny' });
    const element = await card(world);
    await reaches(element, 'disconnected');
    await click(button(element, 'Connect Azure DevOps'));
    await clickElsewhere('/connect/ui', 'Connect');
    await reaches(element, 'failed');
    expect(alertText(element)).to.contain('Access was not granted');
    expect(buttonNames(element)).to.deep.equal(['Try again', 'Copy details']);
    await expect(element).to.be.accessible();

    await world.control('consent', { decision: 'accept' });
    await click(button(element, 'Try again'));
    await clickElsewhere('/connect/ui', 'Connect');
    await reaches(element, 'connected');
    expect(alertText(element)).to.equal('');
  });

  it('goes back quietly when the user closes the portal', async () => {
    const element = await card(world);
    await reaches(element, 'disconnected');
    const outcome = element.connect().catch((error: unknown) => error);
    await clickElsewhere('/connect/ui', 'Close');
    expect(await outcome).to.include({ code: 'cancelled' });
    await reaches(element, 'disconnected');
    expect(alertText(element)).to.equal('');
    expect(document.body.style.overflow).to.equal('');
  });

  it('closes the portal when the connection is cancelled in code', async () => {
    const element = await card(world);
    await reaches(element, 'disconnected');
    const outcome = element.connect().catch((error: unknown) => error);
    await reaches(element, 'connecting');
    element.connection!.cancel();
    expect(await outcome).to.include({ code: 'cancelled' });
    await reaches(element, 'disconnected');
    const frame = document.querySelector<HTMLElement>('#paragon-connect-frame');
    expect(getComputedStyle(frame!).display).to.equal('none');
  });

  it('closes the portal when the element goes, but not when it moves', async () => {
    const element = await card(world);
    await reaches(element, 'disconnected');
    const outcome = element.connect().catch((error: unknown) => error);
    await reaches(element, 'connecting');
    document.body.append(element);
    await element.updateComplete;
    expect(element.matches(':state(connecting)')).to.be.true;
    element.remove();
    expect(await outcome).to.include({ code: 'cancelled' });
  });

  it('keeps the keyboard in its place', async () => {
    const element = await card(world);
    await reaches(element, 'disconnected');
    button(element, 'Connect Azure DevOps').focus();
    await press('Enter');
    await reaches(element, 'connecting');
    await clickElsewhere('/connect/ui', 'Close');
    await reaches(element, 'disconnected');
    await waitUntil(
      () => element.shadowRoot!.activeElement === button(element, 'Connect Azure DevOps'),
      'the focus is on the button again',
    );
  });

  it('works on after something emptied the page, the SDK’s frame included', async () => {
    const element = await card(world);
    await reaches(element, 'disconnected');
    document.querySelector('#paragon-connect-frame')!.remove();
    await element.refresh();
    await click(button(element, 'Connect Azure DevOps'));
    await clickElsewhere('/connect/ui', 'Close');
    await reaches(element, 'disconnected');
  });

  it('lets the page keep the portal shut', async () => {
    const element = await card(world);
    await reaches(element, 'disconnected');
    element.addEventListener('ado-portal-request', (event) => event.preventDefault());
    queueMicrotask(() => button(element, 'Connect Azure DevOps').click());
    await oneEvent(element, 'ado-portal-request');
    expect(element.matches(':state(disconnected)')).to.be.true;
  });

  it('asks to reconnect an account that Azure DevOps refuses', async () => {
    await world.control('credential', { status: 'INVALID', user: 'avery' });
    await world.control('consent', { decision: 'accept' });
    const element = await card(world);
    await reaches(element, 'reconnect-needed');
    expect(alertText(element)).to.contain('no longer accepts');
    await expect(element).to.be.accessible();
    await click(button(element, 'Reconnect'));
    await clickElsewhere('/connect/ui', 'Reconnect');
    await reaches(element, 'connected');
  });

  it('finishes a setup that was left half done', async () => {
    await world.control('credential', { status: 'PENDING', user: 'avery' });
    const element = await card(world);
    await reaches(element, 'setup-needed');
    await expect(element).to.be.accessible();
    await click(button(element, 'Finish setup'));
    await clickElsewhere('/connect/ui', 'Finish setup');
    await reaches(element, 'connected');
  });

  it('disconnects in the portal where the Paragon plan asks for it', async () => {
    await world.control('features', { 'headless-cp': false });
    await world.control('credential', { status: 'VALID', user: 'avery' });
    const element = await card(world);
    await reaches(element, 'connected');
    await click(button(element, 'Disconnect'));
    await clickElsewhere('/connect/ui', 'Disconnect');
    await reaches(element, 'disconnected');
  });
});
