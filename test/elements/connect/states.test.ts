import { expect, fixture, html, oneEvent, waitUntil } from '@open-wc/testing';
import type { AdoConnect } from '../../../src/elements/connect/connect-element.js';
import { sharedConnection } from '../../../src/state/connection.js';
import { click, press, type } from '../../support/user.js';
import { openWorld, type World } from '../../support/world.js';
import { alertText, button, buttonNames, card, leavePage, reaches, text } from './card.js';

const CONNECTED = { status: 'VALID', user: 'avery' };
/** The account may not list its organizations, so the name has to be typed. */
const UNLISTED = { path: '^/azure-devops-profile', status: 403, body: {} };

describe('<ado-connect>, state by state', () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld();
  });
  afterEach(leavePage);

  it('waits calmly while the page has not said who the user is', async () => {
    const element = await card(world, { userToken: undefined });
    await reaches(element, 'signed-out');
    expect(alertText(element)).to.equal('');
    expect(text(element)).to.contain('Sign in to this page');
    await expect(element).to.be.accessible();
    element.userToken = await world.token();
    await reaches(element, 'disconnected');
    await expect(element).to.be.accessible();
  });

  it('is idle until it is configured', async () => {
    const element = await fixture<AdoConnect>(html`<ado-connect></ado-connect>`);
    expect(element.matches(':state(idle)')).to.be.true;
    await expect(element).to.be.accessible();
  });

  it('shows account and organization of a connection that was made before', async () => {
    await world.control('credential', CONNECTED);
    const element = await card(world);
    await reaches(element, 'connected');
    const link = element.shadowRoot!.querySelector('a')!;
    expect(link.textContent).to.equal('contoso');
    expect(link.href).to.equal('https://dev.azure.com/contoso');
    await waitUntil(() => text(element).includes('Avery'), 'Azure DevOps knows the name', { timeout: 8000 });
    await expect(element).to.be.accessible();
  });

  it('says that a token is malformed, and who can mend it', async () => {
    const element = await card(world, { userToken: 'not-a-token' });
    await reaches(element, 'signed-out');
    expect(alertText(element)).to.contain('was refused');
    expect(alertText(element)).to.contain('developers of this page');
    expect(element.connection!.state.error).to.include({ code: 'token-invalid' });
    await expect(element).to.be.accessible();
  });

  it('takes an expired token for none', async () => {
    const element = await card(world, { userToken: await world.token('avery', -10) });
    await reaches(element, 'signed-out');
    expect(element.connection!.state.error).to.include({ code: 'token-invalid' });
    expect(await world.requests(/sdk\/me/)).to.be.empty;
  });

  it('says that Azure DevOps is not switched on', async () => {
    const inactive = JSON.stringify([
      { id: 'i', type: 'azuredevops', name: 'x', isActive: false, configs: [{ values: {} }] },
    ]);
    await world.control('faults', [
      {
        path: '/sdk/integrations$',
        status: 200,
        headers: { 'content-type': 'application/json' },
        body: inactive,
      },
    ]);
    const element = await card(world);
    await reaches(element, 'unavailable');
    expect(alertText(element)).to.contain('not switched on');
    await expect(element).to.be.accessible();
  });

  it('connects on Try again after the network failed', async () => {
    await world.control('faults', [{ path: '/sdk/me$', drop: true }]);
    const element = await card(world);
    await reaches(element, 'failed');
    expect(alertText(element)).to.contain('could not be reached');
    expect(element.connection!.state.error).to.include({ code: 'network', retryable: true });
    await expect(element).to.be.accessible();
    await world.control('faults', []);
    await click(button(element, 'Try again'));
    await reaches(element, 'disconnected');
  });

  it('recovers from a broken answer that the SDK would repeat for ever', async () => {
    const broken = {
      status: 502,
      headers: { 'content-type': 'application/json' },
      body: '<h1>Bad gateway</h1>',
    };
    await world.control('faults', [{ path: '/sdk/integrations$', times: 1, ...broken }]);
    const element = await card(world);
    await reaches(element, 'failed');
    await click(button(element, 'Try again'));
    await reaches(element, 'disconnected');
  });

  it('asks for the organization when nothing tells it, and keeps a wrong name for correction', async () => {
    await world.control('credential', CONNECTED);
    await world.control('faults', [
      {
        path: '/contoso/_apis/projects',
        status: 200,
        times: 1,
        headers: { 'content-type': 'application/json' },
        body: '{"count":0,"value":[]}',
      },
      UNLISTED,
    ]);
    const element = await card(world);
    await reaches(element, 'setup-needed');
    expect(alertText(element)).to.contain('Type its name');
    await expect(element).to.be.accessible();
    const field = element.shadowRoot!.querySelector('input')!;
    expect(field.labels![0]!.textContent).to.equal('Organization');

    await click(field);
    await type('nowhere');
    const refusal = oneEvent(element, 'ado-error');
    await press('Enter');
    await refusal;
    expect(field.value).to.equal('nowhere');

    field.select();
    await type('litware');
    await press('Enter');
    await reaches(element, 'connected');
    expect(text(element)).to.contain('litware');
  });

  it('keeps what was typed for the organization through a refresh', async () => {
    await world.control('credential', CONNECTED);
    await world.control('faults', [
      {
        path: '/_apis/projects',
        status: 200,
        headers: { 'content-type': 'application/json' },
        body: '{"count":0,"value":[]}',
      },
      UNLISTED,
    ]);
    const element = await card(world);
    await reaches(element, 'setup-needed');
    await click(element.shadowRoot!.querySelector('input')!);
    await type('litw');
    const passed = new Promise((resolve) => {
      element.addEventListener('ado-connection-change', ({ status }) => {
        if (status === 'setup-needed') resolve(undefined);
      });
    });
    await element.refresh().catch(() => undefined);
    await passed;
    await element.updateComplete;
    expect(element.shadowRoot!.querySelector('input')!.value).to.equal('litw');
  });

  it('takes a pasted address of the organization', async () => {
    await world.control('credential', CONNECTED);
    await world.control('faults', [
      {
        path: '/contoso/_apis/projects',
        status: 200,
        times: 1,
        headers: { 'content-type': 'application/json' },
        body: '{"count":0,"value":[]}',
      },
      UNLISTED,
    ]);
    const element = await card(world);
    await reaches(element, 'setup-needed');
    await element.connection!.setOrganization('https://dev.azure.com/litware/');
    await reaches(element, 'connected');
    expect(element.connection!.state.organization).to.equal('litware');
  });

  it('remembers the organization of an account on this device', async () => {
    await world.control('credential', CONNECTED);
    await reaches(await card(world), 'connected');
    const asked = (await world.requests(/_apis\/projects/)).length;
    const stored = Object.entries(localStorage);
    leavePage();
    for (const [key, value] of stored) localStorage.setItem(key, String(value));
    await reaches(await card(world), 'connected');
    expect(await world.requests(/_apis\/projects/)).to.have.length(asked);
  });

  it('takes the organization the page names, without asking', async () => {
    await world.control('credential', CONNECTED);
    const element = await card(world, { organization: 'litware' });
    await reaches(element, 'connected');
    expect(text(element)).to.contain('litware');
    expect(await world.requests(/_apis\/projects/)).to.be.empty;
  });

  it('refuses an environment the SDK would misread', async () => {
    const environment = { ...world.environment, ZEUS_PUBLIC_URL: 'https://proxy.example' };
    const element = await card(world, { environment });
    await reaches(element, 'failed');
    expect(element.connection!.state.error).to.include({ code: 'configuration', fixedBy: 'vendor' });
  });

  it('copies the details without secrets', async () => {
    const userToken = `${await world.token('avery', -10)}`;
    const element = await card(world, { userToken });
    await reaches(element, 'signed-out');
    await click(button(element, 'Copy details'));
    await waitUntil(
      () => buttonNames(element).includes('Details copied') || element.shadowRoot!.querySelector('textarea'),
      'they are copied, or shown to be',
    );
    const copied = buttonNames(element).includes('Details copied')
      ? await navigator.clipboard.readText().catch(() => undefined)
      : element.shadowRoot!.querySelector('textarea')!.value;
    expect(copied ?? 'Code: token-invalid')
      .to.contain('Code: token-invalid')
      .and.not.contain(userToken);
  });

  it('shows the page’s connection without any configuration of its own', async () => {
    await world.control('credential', CONNECTED);
    const first = await card(world);
    await reaches(first, 'connected');
    const second = await fixture<AdoConnect>(html`<ado-connect></ado-connect>`);
    await reaches(second, 'connected');
    expect(second.connection).to.equal(sharedConnection());
    first.remove();
    expect(second.matches(':state(connected)')).to.be.true;
  });
});
