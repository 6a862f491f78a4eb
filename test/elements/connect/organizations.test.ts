import { expect, waitUntil } from '@open-wc/testing';
import type { AdoConnect } from '../../../src/elements/connect/connect-element.js';
import { click, press } from '../../support/user.js';
import { openWorld, type World } from '../../support/world.js';
import { alertText, button, buttonNames, card, leavePage, reaches } from './card.js';

const NO_PROJECTS = {
  path: '/_apis/projects',
  status: 200,
  times: 1,
  headers: { 'content-type': 'application/json' },
  body: '{"count":0,"value":[]}',
};

describe('<ado-connect> and organizations', () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld();
  });
  afterEach(leavePage);

  const connected = (account?: string): Promise<void> =>
    world.control('credential', { status: 'VALID', user: 'avery', account });

  it('offers those the account sees when none is known', async () => {
    await connected();
    await world.control('faults', [NO_PROJECTS]);
    const element = await card(world);
    await reaches(element, 'setup-needed');
    await waitUntil(() => choice(element), 'there is a choice', { timeout: 5000 });
    expect(choice(element)!.labels[0]!.textContent).to.equal('Organization');
    expect([...choice(element)!.options].map(({ value }) => value)).to.deep.equal(['contoso', 'litware', '']);
    await expect(element).to.be.accessible();
    choose(element, 'litware');
    await click(button(element, 'Use this organization'));
    await reaches(element, 'connected');
    expect(element.connection!.state.organization).to.equal('litware');
  });

  it('takes the only one without asking', async () => {
    await connected('priya');
    const element = await card(world);
    await reaches(element, 'connected');
    expect(element.connection!.state.organization).to.equal('litware');
  });

  it('lets the user type where Azure DevOps does not tell', async () => {
    await connected();
    await world.control('faults', [NO_PROJECTS, { path: '/relay/.*profiles/me', status: 403, body: '{}' }]);
    const element = await card(world);
    await reaches(element, 'setup-needed');
    expect(choice(element)).to.equal(null);
    expect(element.shadowRoot!.querySelector('input')!.labels![0]!.textContent).to.equal('Organization');
  });

  it('changes it later, by keyboard, and gives the focus back', async () => {
    await connected();
    const element = await card(world);
    await reaches(element, 'connected');
    await waitUntil(() => buttonNames(element).includes('Change'), 'it is offered', { timeout: 9000 });
    await expect(element).to.be.accessible();
    button(element, 'Change').focus();
    await press('Enter');
    await waitUntil(() => element.shadowRoot!.activeElement === choice(element), 'the choice has the focus');
    await expect(element).to.be.accessible();
    await click(button(element, 'Cancel'));
    await waitUntil(() => element.shadowRoot!.activeElement === button(element, 'Change'), 'it is back');
    const key = element.connection!.cacheKey;
    await click(button(element, 'Change'));
    await waitUntil(() => choice(element), 'there is a choice again');
    choose(element, 'litware');
    await click(button(element, 'Use this organization'));
    await waitUntil(() => element.connection!.state.organization === 'litware', 'it changed', {
      timeout: 5000,
    });
    expect(element.connection!.cacheKey).to.not.equal(key);
    await waitUntil(() => !choice(element), 'the choice is gone');
  });

  it('says that the account does not see the one the page names, and offers the others', async () => {
    await connected('yusuf');
    await world.control('consent', { decision: 'accept' });
    const element = await card(world, { organization: 'litware' });
    await reaches(element, 'setup-needed');
    expect(alertText(element)).to.contain('does not see the organization “litware”');
    await waitUntil(() => choice(element)?.value === 'contoso', 'the other is offered', { timeout: 5000 });
    await expect(element).to.be.accessible();
    await click(button(element, 'Use this organization'));
    await reaches(element, 'connected');
    expect(element.connection!.state.organization).to.equal('contoso');
  });

  it('goes on with what works when a name that was typed is wrong', async () => {
    await connected();
    const element = await card(world);
    await reaches(element, 'connected');
    const refusal = await element.connection!.setOrganization('nowhere').catch((error: unknown) => error);
    expect(refusal).to.include({ code: 'organization-unknown' });
    await element.updateComplete;
    expect(alertText(element)).to.contain('“nowhere”');
    expect(element.connection!.state).to.include({ status: 'connected', organization: 'contoso' });
  });
});

function choice(element: AdoConnect): HTMLSelectElement | null {
  return element.shadowRoot!.querySelector('select');
}

function choose(element: AdoConnect, name: string): void {
  const select = choice(element)!;
  select.value = name;
  select.dispatchEvent(new Event('change', { bubbles: true }));
}
