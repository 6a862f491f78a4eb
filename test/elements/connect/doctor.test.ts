import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import type { AdoConnect } from '../../../src/elements/connect/connect-element.js';
import { click, press, setViewport } from '../../support/user.js';
import { openWorld, type World } from '../../support/world.js';
import { button, buttonNames, card, leavePage, reaches } from './card.js';

const BROKEN = [{ path: '^/zeus/.*/sdk/me$', drop: true }];

describe('the doctor in the card', function () {
  this.timeout(30_000); // axe takes seconds where rendering is slow
  let world: World;
  beforeEach(async () => {
    world = await openWorld();
  });
  afterEach(async () => {
    leavePage();
    await setViewport(1024, 768);
  });

  /** A card that failed, with its report open. */
  async function openReport(own?: Partial<AdoConnect>): Promise<AdoConnect> {
    await world.control('faults', BROKEN);
    const element = await card(world, own);
    await reaches(element, own ? 'signed-out' : 'failed');
    await click(button(element, 'Check the setup'));
    await isDone(element);
    return element;
  }

  it('is offered beside the details, and nowhere else', async () => {
    const element = await card(world);
    await reaches(element, 'disconnected');
    expect(buttonNames(element)).not.to.include('Check the setup');
    await world.control('faults', BROKEN);
    element.userToken = await world.token('blake');
    await reaches(element, 'failed');
    expect(buttonNames(element)).to.deep.equal(['Try again', 'Copy details', 'Check the setup']);
  });

  it('says that it is busy, and then what it found', async () => {
    await world.control('faults', BROKEN);
    const element = await card(world);
    await reaches(element, 'failed');
    const held = await world.hold({ path: '^/zeus/.*/sdk/integrations$' });
    await click(button(element, 'Check the setup'));
    await waitUntil(() => saying(element) === 'Checking the setup…', 'it is busy');
    expect(region(element).ariaBusy).to.equal('true');
    expect(element.shadowRoot!.activeElement?.textContent).to.equal('Setup check');
    expect(button(element, 'Check again').ariaDisabled).to.equal('true');
    await held.release();
    await isDone(element);
    expect(saying(element)).to.equal('Found 1 warning.');
    expect(region(element).ariaBusy).to.equal('false');
    await expect(element).to.be.accessible();
  });

  it('shows problems first and open, with the line to change and who can do it', async () => {
    const element = await openReport({ userToken: 'not-a-token' });
    const [first] = headings(element);
    expect(first).to.match(/^Problems \(\d\)$/);
    const entry = entries(element).find((details) => nameOf(details) === 'User token: form')!;
    expect(entry.open).to.be.true;
    expect(entry.querySelector('code')!.textContent).to.contain('tokenProvider');
    expect(entry.textContent).to.contain('developers of this page');
    expect(entries(element).filter(({ open }) => !open)).not.to.be.empty;
    await expect(element).to.be.accessible();
  });

  it('opens and shuts a line by keyboard', async () => {
    const element = await openReport();
    await press('Tab');
    const entry = element.shadowRoot!.activeElement!.closest('details')!;
    expect(entry.open).to.be.false;
    await press('Enter');
    expect(entry.open).to.be.true;
    await press('Enter');
    expect(entry.open).to.be.false;
  });

  it('looks again, and says what has become better', async () => {
    const element = await openReport({ userToken: 'not-a-token' });
    await world.control('faults', []);
    element.userToken = await world.token();
    await reaches(element, 'disconnected');
    await click(button(element, 'Check again'));
    await waitUntil(() => saying(element) === 'Found 1 warning.', 'only the warning is left', {
      timeout: 9000,
    });
    expect(headings(element)[0]).to.equal('Warnings (1)');
    expect(element.shadowRoot!.activeElement?.textContent.trim()).to.equal('Check again');
  });

  it('copies the report, or shows it to copy by hand', async () => {
    const element = await openReport();
    await click(button(element, 'Copy report'));
    await waitUntil(
      () => buttonNames(element).includes('Report copied') || element.shadowRoot!.querySelector('textarea'),
      'the report is copied or shown',
    );
    const text = element.shadowRoot!.querySelector('textarea')?.value;
    if (text !== undefined) expect(text).to.match(/^Setup check: /);
  });

  it('gives the focus back when it is closed', async () => {
    const element = await openReport();
    await click(button(element, 'Close'));
    await waitUntil(() => !element.shadowRoot!.querySelector('.doctor'), 'it is gone');
    expect(element.shadowRoot!.activeElement?.textContent.trim()).to.equal('Check the setup');
  });

  it('stays while the card recovers, and then leaves the focus in the card', async () => {
    const element = await openReport();
    await world.control('faults', []);
    await click(button(element, 'Try again'));
    await reaches(element, 'disconnected');
    await click(button(element, 'Close'));
    await waitUntil(() => !element.shadowRoot!.querySelector('.doctor'), 'it is gone');
    expect(element.shadowRoot!.activeElement?.textContent.trim()).to.equal('Connect Azure DevOps');
  });

  it('keeps the token to itself', async () => {
    const userToken = await world.token('somebody-special-0001');
    await world.control('faults', BROKEN);
    const element = await card(world, { userToken });
    const told: unknown[] = [];
    for (const name of ['ado-error', 'ado-connection-change'])
      element.addEventListener(name, (event) => told.push({ ...event }));
    await reaches(element, 'failed');
    await click(button(element, 'Check the setup'));
    await isDone(element);
    const page = [element.shadowRoot!.innerHTML, document.documentElement.outerHTML, JSON.stringify(told)];
    for (const secret of [userToken, ...userToken.split('.'), 'somebody-special-0001'])
      expect(page.join('\n')).not.to.contain(secret);
  });

  it('fits a narrow card in both directions', async () => {
    await setViewport(390, 800);
    const element = await openReport({ userToken: 'not-a-token' });
    for (const direction of ['ltr', 'rtl']) {
      element.dir = direction;
      const { scrollWidth, clientWidth } = document.documentElement;
      expect(scrollWidth, direction).to.be.at.most(clientWidth);
      for (const summary of element.shadowRoot!.querySelectorAll('summary'))
        expect(summary.getBoundingClientRect().height).to.be.at.least(24);
    }
  });

  it('speaks the page’s own words', async () => {
    const element = await openReport();
    element.messages = { doctor: { heading: 'Einrichtung prüfen', close: 'Schließen' } };
    await element.updateComplete;
    expect(region(element).querySelector('h2')!.textContent).to.equal('Einrichtung prüfen');
    expect(buttonNames(element)).to.include('Schließen').and.to.include('Check again');
  });
});

describe('diagnose() of the element', () => {
  afterEach(leavePage);

  it('answers in code, configured or not, in a document or not', async () => {
    const element = await fixture<AdoConnect>(html`<ado-connect></ado-connect>`);
    expect((await element.diagnose()).checks.find(({ id }) => id === 'project')!.verdict).to.equal('problem');
    const detached = document.createElement('ado-connect');
    expect((await detached.diagnose()).checks).not.to.be.empty;
  }).timeout(20_000);
});

function region(element: AdoConnect): HTMLElement {
  return element.shadowRoot!.querySelector<HTMLElement>('section[aria-labelledby=doctor-heading]')!;
}

function saying(element: AdoConnect): string {
  return element.shadowRoot!.querySelector('.doctor [role=status]')?.textContent.trim() ?? '';
}

function headings(element: AdoConnect): string[] {
  return [...region(element).querySelectorAll('h3')].map((heading) => heading.textContent.trim());
}

function entries(element: AdoConnect): HTMLDetailsElement[] {
  return [...region(element).querySelectorAll('details')];
}

function nameOf(details: HTMLDetailsElement): string {
  return details.querySelector('summary')!.textContent.trim();
}

async function isDone(element: AdoConnect): Promise<void> {
  await waitUntil(() => element.shadowRoot!.querySelector('.doctor h3'), 'the report is there', {
    timeout: 12_000,
  });
}
