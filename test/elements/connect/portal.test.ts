import { expect, fixture, html, oneEvent, waitUntil } from '@open-wc/testing';
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
    expect(buttonNames(element)).to.deep.equal(['Try again', 'Copy details', 'Check the setup']);
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

  it('starts anew in the middle of an attempt', async () => {
    const element = await card(world);
    await reaches(element, 'disconnected');
    const { connection } = element;
    const outcome = element.connect().catch((error: unknown) => error);
    await reaches(element, 'connecting');
    const statuses: string[] = [];
    connection!.subscribe(() => statuses.push(connection!.state.status));
    const { paragonProject, environment } = world;
    connection!.dispose();
    connection!.configure({ paragonProject, environment, userToken: await world.token() });
    expect(await outcome).to.include({ code: 'cancelled' });
    await waitUntil(() => statuses.includes('disconnected'), 'it signs in', { timeout: 8000 });
    expect(connection!.state).to.include({ status: 'disconnected', error: undefined });
    expect([...new Set(statuses)]).to.deep.equal(['idle', 'loading', 'disconnected']);
  });

  it('ends the attempt of a user in whose place another signs in', async () => {
    await world.control('credential', { status: 'VALID', user: 'jamal' });
    const element = await card(world);
    await reaches(element, 'disconnected');
    const outcome = element.connect().catch((error: unknown) => error);
    await reaches(element, 'connecting');
    element.userToken = await world.token('jamal');
    expect(await outcome).to.include({ code: 'cancelled' });
    await reaches(element, 'connected');
    expect(element.connection!.state.user).to.equal('jamal');
    const frame = document.querySelector<HTMLElement>('#paragon-connect-frame');
    expect(getComputedStyle(frame!).display).to.equal('none');
  });

  it('leaves a portal alone that is the page’s own', async () => {
    const own = document.createElement('iframe');
    own.id = 'paragon-connect-frame';
    own.title = 'Of the page';
    document.body.prepend(own);
    const element = await card(world);
    await reaches(element, 'disconnected');
    const outcome = element.connect().catch((error: unknown) => error);
    await reaches(element, 'connecting');
    element.connection!.cancel();
    await outcome;
    const display = getComputedStyle(own).display;
    own.remove();
    expect(display).to.not.equal('none');
  });

  it('does not take the focus back from a click elsewhere', async () => {
    const element = await card(world);
    await reaches(element, 'disconnected');
    const place = await fixture<HTMLElement>(html`<p>Blank page</p>`);
    button(element, 'Connect Azure DevOps').focus();
    element.requestUpdate();
    await element.updateComplete;
    await click(place);
    element.requestUpdate();
    await element.updateComplete;
    expect(element.shadowRoot!.activeElement).to.equal(null);
  });

  it('does not say that an account is gone while the user looks at it in the portal', async () => {
    await world.control('credential', { status: 'VALID', user: 'avery' });
    const element = await card(world);
    await reaches(element, 'connected');
    const told: string[] = [];
    for (const name of ['ado-connected', 'ado-disconnected'])
      element.addEventListener(name, () => told.push(name));
    const outcome = element.reconnect().catch((error: unknown) => error);
    await reaches(element, 'connecting');
    element.connection!.cancel();
    await outcome;
    await reaches(element, 'connected');
    expect(told).to.deep.equal([]);
    await element.disconnect();
    await reaches(element, 'disconnected');
    expect(told).to.deep.equal(['ado-disconnected']);
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
