import { expect, fixture, fixtureCleanup, html, waitUntil } from '@open-wc/testing';
import { render, type TemplateResult } from 'lit';
import '../../../src/ado-connect.js';
import type { AdoConnect } from '../../../src/elements/connect/connect-element.js';
import type { AdoConnectedEvent } from '../../../src/events.js';
import { Connection, sharedConnection } from '../../../src/state/connection.js';
import { click } from '../../support/user.js';
import { openWorld, type World } from '../../support/world.js';
import { button, card, leavePage, reaches } from './card.js';

describe('<ado-connect> as an element', () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld();
    await world.control('credential', { status: 'VALID', user: 'avery' });
  });
  afterEach(leavePage);

  it('works the same configured before it is attached', async () => {
    const element = document.createElement('ado-connect');
    const { paragonProject, environment } = world;
    Object.assign(element, { paragonProject, environment, userToken: await world.token() });
    (await fixture(html`<div></div>`)).append(element);
    await reaches(element, 'connected');
  });

  it('keeps properties that were set before the element was defined', async () => {
    class Late extends (customElements.get('ado-connect') as typeof AdoConnect) {}
    const element = document.createElement('late-connect') as AdoConnect;
    const { paragonProject, environment } = world;
    Object.assign(element, { paragonProject, environment, userToken: await world.token() });
    (await fixture(html`<div></div>`)).append(element);
    customElements.define('late-connect', Late);
    await reaches(element, 'connected');
  });

  it('reads the token of plain HTML once and takes it out of the document', async () => {
    const token = await world.token();
    const element = await fixture<AdoConnect>(
      html`<ado-connect
        paragon-project=${world.paragonProject}
        user-token=${token}
        .environment=${world.environment}
      ></ado-connect>`,
    );
    await reaches(element, 'connected');
    expect(element.hasAttribute('user-token')).to.be.false;
    expect(document.documentElement.outerHTML).to.not.contain(token);
  });

  it('leaves the token out of storage, document and events', async () => {
    const token = await world.token();
    const seen: string[] = [];
    const element = await card(world, { userToken: token });
    for (const name of ['ado-connected', 'ado-connection-change', 'ado-error'])
      element.addEventListener(name, (event) => seen.push(JSON.stringify({ ...event })));
    await reaches(element, 'connected');
    expect(seen).to.not.be.empty;
    const traces = JSON.stringify([
      seen,
      { ...localStorage },
      { ...sessionStorage },
      element.connection!.state,
    ]);
    expect(traces).to.not.contain(token.split('.')[1]);
    expect(document.documentElement.outerHTML + element.shadowRoot!.innerHTML).to.not.contain(token);
  });

  it('tells the page of the account, once, also after a move', async () => {
    const element = await card(world);
    const events: AdoConnectedEvent[] = [];
    element.addEventListener('ado-connected', (event) => events.push(event));
    await reaches(element, 'connected');
    await waitUntil(() => element.connection!.state.account?.name, 'the name comes later', { timeout: 8000 });
    const place = await fixture(html`<div></div>`);
    place.append(element);
    await element.updateComplete;
    expect(events.map(({ organization }) => organization)).to.deep.equal(['contoso']);
    await click(button(element, 'Disconnect'));
    await reaches(element, 'disconnected');
  });

  it('has a connection of its own when the page’s one serves another project', async () => {
    const first = await card(world);
    await reaches(first, 'connected');
    const second = await card(world, { paragonProject: 'another-project' });
    await reaches(second, 'failed');
    expect(second.connection).to.not.equal(first.connection);
    expect(first.connection).to.equal(sharedConnection());
    expect(first.matches(':state(connected)')).to.be.true;
    second.connection!.dispose();
  });

  it('shows a connection made in code', async () => {
    const { paragonProject, environment } = world;
    const connection = new Connection({ paragonProject, environment, tokenProvider: () => world.token() });
    const element = await fixture<AdoConnect>(html`<ado-connect .connection=${connection}></ado-connect>`);
    await reaches(element, 'connected');
    expect(sharedConnection().state.status).to.equal('idle');
    connection.dispose();
    await reaches(element, 'idle');
  });

  it('keeps the connection it was given when its own options change', async () => {
    const { paragonProject, environment } = world;
    const connection = new Connection({ paragonProject, environment, tokenProvider: () => world.token() });
    const element = await fixture<AdoConnect>(
      html`<ado-connect paragon-project=${paragonProject} .connection=${connection}></ado-connect>`,
    );
    await reaches(element, 'connected');
    element.organization = 'litware';
    await element.updateComplete;
    expect(element.connection).to.equal(connection);
    expect(element.matches(':state(connected)')).to.be.true;
    expect(connection.state.organization).to.equal('contoso');
    expect(sharedConnection().options).to.deep.equal({});
    connection.dispose();
  });

  it('sets up one of its own with all it was told, once it is given none any more', async () => {
    const { paragonProject, environment } = world;
    const given = new Connection();
    const element = await card(world, { organization: 'litware', connection: given });
    expect(element.connection).to.equal(given);
    element.connection = undefined;
    await reaches(element, 'connected');
    expect(element.connection).to.equal(sharedConnection());
    expect(sharedConnection().options).to.include({ paragonProject, environment, organization: 'litware' });
  });

  it('remembers what it was told before it knew the project', async () => {
    const element = await fixture<AdoConnect>(html`<ado-connect></ado-connect>`);
    Object.assign(element, { userToken: await world.token(), environment: world.environment });
    await element.updateComplete;
    element.paragonProject = world.paragonProject;
    await reaches(element, 'connected');
  });

  it('stays connected when it is rendered anew with functions and objects made anew', async () => {
    const { paragonProject, environment } = world;
    const template = (): TemplateResult =>
      html`<ado-connect
        paragon-project=${paragonProject}
        .environment=${{ ...environment }}
        .tokenProvider=${() => world.token()}
      ></ado-connect>`;
    const element = await fixture<AdoConnect>(template());
    await reaches(element, 'connected');
    const before = (await world.requests(/sdk\/me/)).length;
    render(template(), element.parentElement!);
    await element.updateComplete;
    expect(element.matches(':state(connected)')).to.be.true;
    await element.connection!.transport.send({ method: 'GET', url: 'projects?api-version=7.1' });
    expect(await world.requests(/sdk\/me/)).to.have.length(before);
  });

  it('keeps the connection when the element goes', async () => {
    const element = await card(world);
    await reaches(element, 'connected');
    fixtureCleanup();
    expect(element.isConnected).to.be.false;
    expect(sharedConnection().state.status).to.equal('connected');
  });

  it('does nothing, and harms nothing, as long as it is not in a document', async () => {
    const element = document.createElement('ado-connect');
    await Promise.all([element.connect(), element.reconnect(), element.disconnect(), element.refresh()]);
    expect(element.connection).to.be.undefined;
  });

  it('says words of the page’s choice', async () => {
    await world.control('credential', { status: 'NONE', user: 'avery' });
    const element = await card(world, { messages: { connect: 'Verbinden' } });
    await reaches(element, 'disconnected');
    expect(button(element, 'Verbinden')).to.exist;
  });
});
