import { expect, waitUntil } from '@open-wc/testing';
import type { AdoConnect } from '../../../src/elements/connect/connect-element.js';
import type { ConnectedAccount } from '../../../src/state/connection.js';
import { click, clickElsewhere, press } from '../../support/user.js';
import { openWorld, type World } from '../../support/world.js';
import { button, buttonNames, card, leavePage, reaches } from './card.js';

const VALID = { status: 'VALID', user: 'avery', add: true };
const PROJECTS = 'https://dev.azure.com/contoso/_apis/projects?api-version=7.1';

describe('<ado-connect> with several accounts', () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld();
  });
  afterEach(leavePage);

  async function open(own: Partial<AdoConnect> = {}): Promise<AdoConnect> {
    const element = await card(world, own);
    await reaches(element, 'connected');
    return element;
  }

  async function two(own: Partial<AdoConnect> = {}): Promise<AdoConnect> {
    await world.control('credential', { ...VALID, externalId: 'first' });
    await world.control('credential', { ...VALID, account: 'jamal', externalId: 'second' });
    const element = await open({ ...own });
    if (!own.account) await element.useAccount('first');
    return element;
  }

  it('lists them, each with its state and buttons that say whose they are', async () => {
    await world.control('credential', { ...VALID, status: 'INVALID', account: 'mei', externalId: 'third' });
    const element = await two();
    await waitUntil(() => rows(element).length === 3, 'there are rows', { timeout: 5000 });
    await waitUntil(() => labels(element).includes('Disconnect Avery Howard'), 'the name is learnt', {
      timeout: 8000,
    });
    expect(labels(element)).to.include.members(['Use second', 'Disconnect second', 'Reconnect third']);
    expect(labels(element)).to.not.include('Use Avery Howard');
    const current = rows(element).filter((row) => row.getAttribute('aria-current') === 'true');
    expect(current.map((row) => row.textContent)).to.have.length(1);
    expect(current[0]!.textContent).to.contain('Avery Howard').and.contain('contoso');
    await expect(element).to.be.accessible();
  });

  it('switches by keyboard, keeps the focus in the row, and remembers the choice', async () => {
    const element = await two();
    await waitUntil(() => rows(element).length === 2, 'there are rows', { timeout: 5000 });
    labelled(element, 'Use second').focus();
    await press('Enter');
    await waitUntil(() => used(element)?.externalId === 'second', 'it is used', { timeout: 5000 });
    await reaches(element, 'connected');
    await waitUntil(
      () => rows(element)[1]!.contains(element.shadowRoot!.activeElement),
      'the focus is kept',
      {
        timeout: 5000,
      },
    );
    await element.refresh();
    expect(used(element)?.externalId).to.equal('second');
  });

  it('carries no call of one account under another', async () => {
    const element = await two();
    const connection = element.connection!;
    const held = await world.hold({ path: '/relay/.*_apis/projects' });
    const mine = connection.transportFor(connection.cacheKey);
    const sent = mine.send({ method: 'GET', url: PROJECTS }).catch((error: unknown) => error);
    await held.asked();
    const switched = element.useAccount('ext:second');
    await held.release();
    expect(await sent).to.include({ code: 'session-lost' });
    await switched;
    const late = mine.send({ method: 'GET', url: PROJECTS }).catch((error: unknown) => error);
    expect(await late).to.include({ code: 'session-lost' });
    await connection.transport.send({ method: 'GET', url: `${PROJECTS}&new` });
    const calls = await world.requests(/relay.*_apis\/projects/);
    expect(calls.at(-1)!.headers['x-paragon-credential']).to.equal(used(element)!.credentialId);
  });

  it('adds one under an external id, and uses it', async () => {
    await world.control('credential', { status: 'VALID', user: 'avery' });
    await world.control('consent', { decision: 'accept', account: 'mei' });
    const element = await open({ mode: 'headless' });
    const before = used(element)!.credentialId;
    await inClick(() => element.connect({ add: true, externalId: 'customer-7' }));
    await reaches(element, 'connected');
    expect(element.connection!.state.accounts).to.have.length(2);
    expect(used(element)).to.include({ externalId: 'customer-7' });
    expect(used(element)!.credentialId).to.not.equal(before);
  });

  it('refuses an external id that is blank or taken', async () => {
    const element = await two();
    for (const externalId of [' ', 'second']) {
      const refusal = await element.connect({ add: true, externalId }).catch((error: unknown) => error);
      expect(refusal).to.include({ code: 'configuration', fixedBy: 'vendor' });
    }
    expect(element.connection!.state.accounts).to.have.length(2);
    expect(element.matches(':state(connected)')).to.be.true;
  });

  it('offers to add one only where the page allows it', async () => {
    await world.control('credential', { status: 'VALID', user: 'avery' });
    const element = await open();
    expect(buttonNames(element)).to.deep.equal(['Disconnect']);
    element.multiple = true;
    await waitUntil(() => buttonNames(element).includes('Add account'), 'it is offered', { timeout: 5000 });
    await expect(element).to.be.accessible();
    await click(button(element, 'Add account'));
    await clickElsewhere('/passport/', 'Accept');
    await waitUntil(() => rows(element).length === 2, 'there are two', { timeout: 9000 });
  });

  it('gives back the one that is told, and the other stays in use', async () => {
    const element = await two();
    await waitUntil(() => rows(element).length === 2, 'there are rows', { timeout: 5000 });
    await click(labelled(element, 'Disconnect second'));
    await waitUntil(() => element.connection!.state.accounts.length === 1, 'it is gone', { timeout: 5000 });
    expect(used(element)?.externalId).to.equal('first');
    expect(buttonNames(element)).to.include('Disconnect');
  });

  it('signs the one in again that is told', async () => {
    await world.control('credential', { ...VALID, status: 'INVALID', account: 'mei', externalId: 'third' });
    await world.control('credential', { ...VALID, externalId: 'first' });
    await world.control('consent', { decision: 'accept' });
    const element = await open({ mode: 'headless' });
    await inClick(() => element.reconnect('third'));
    await reaches(element, 'connected');
    expect(used(element)?.externalId).to.equal('first');
    expect(element.connection!.state.accounts.map(({ status }) => status)).to.deep.equal(['valid', 'valid']);
  });

  it('leaves no choice where the page says which account to use', async () => {
    const element = await two({ account: 'second' });
    expect(used(element)?.externalId).to.equal('second');
    expect(rows(element)).to.be.empty;
    expect(await element.useAccount('first').catch((error: unknown) => error)).to.include({
      code: 'configuration',
    });
    element.account = 'first';
    await waitUntil(() => used(element)?.externalId === 'first', 'the attribute wins', { timeout: 5000 });
  });

  it('clips nothing with ten accounts of long names on a narrow page', async () => {
    for (let index = 0; index < 10; index++)
      await world.control('credential', { ...VALID, externalId: `customer-${'long'.repeat(20)}-${index}` });
    const element = await open();
    element.style.inlineSize = '22rem';
    for (const direction of ['ltr', 'rtl']) {
      element.dir = direction;
      await waitUntil(() => rows(element).length === 10, 'there are rows', { timeout: 5000 });
      const frame = element.getBoundingClientRect();
      for (const part of element.shadowRoot!.querySelectorAll('.accounts :is(p, button)')) {
        const { left, right } = part.getBoundingClientRect();
        expect(left).to.be.at.least(frame.left - 1);
        expect(right).to.be.at.most(frame.right + 1);
      }
    }
  });
});

/** Browsers let a page open windows only in a click. */
async function inClick(action: () => Promise<void>): Promise<void> {
  const page = document.body.appendChild(document.createElement('button'));
  page.textContent = 'Go';
  const done = new Promise((resolve, reject) => {
    page.addEventListener('click', () => void action().then(resolve, reject));
  });
  await click(page);
  page.remove();
  await done;
}

function used(element: AdoConnect): ConnectedAccount | undefined {
  return element.connection!.state.account;
}

function rows(element: AdoConnect): Element[] {
  return [...element.shadowRoot!.querySelectorAll('[part=accounts] > li')];
}

function labels(element: AdoConnect): (string | null)[] {
  return rows(element).flatMap((row) =>
    [...row.querySelectorAll('button')].map((one) => one.getAttribute('aria-label')),
  );
}

function labelled(element: AdoConnect, label: string): HTMLElement {
  const found = element.shadowRoot!.querySelector<HTMLElement>(`button[aria-label="${label}"]`);
  if (!found) throw new Error(`There is no button "${label}", only ${labels(element).join(', ')}`);
  return found;
}
