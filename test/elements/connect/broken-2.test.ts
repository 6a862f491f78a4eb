import { expect, waitUntil } from '@open-wc/testing';
import type { AdoProviderOutdatedEvent } from '../../../src/events.js';
import { click, clickElsewhere } from '../../support/user.js';
import { openWorld, type World } from '../../support/world.js';
import { copied, FOR_ADMIN, FOR_VENDOR, listen } from './broken.js';
import { alertText, button, buttonNames, card, leavePage, reaches, text } from './card.js';

const DAY = 86_400_000;
const PROJECTS = 'https://dev.azure.com/contoso/_apis/projects?api-version=7.1';

/** Each title is a row of the table in docs/connect.md; test/node/broken-table.test.ts holds them together. */
describe('broken connections: account, project, provider', function () {
  this.timeout(20_000); // a sign-in twice, each with a window
  let world: World;
  beforeEach(async () => {
    world = await openWorld();
  });
  afterEach(leavePage);

  it('The organization keeps applications out', async () => {
    // Yusuf sees this organization only; who sees others is connected to one that lets them in.
    await world.control('credential', { status: 'VALID', user: 'avery', account: 'yusuf' });
    await world.control('faults', [{ preset: 'oauth-blocked' }]);
    const element = await card(world);
    const heard = listen(element);
    await reaches(element, 'failed');
    expect(heard.at(-1)).to.deep.equal({
      code: 'oauth-policy-blocked',
      fixedBy: 'admin',
      serverCode: 'TF400813',
    });
    expect(await copied(element, FOR_ADMIN)).to.contain('Third-party application access via OAuth');
    await expect(element).to.be.accessible();
    await world.control('faults', []);
    await click(button(element, 'Try again'));
    await reaches(element, 'connected');
  });

  it('The grant has expired or was revoked', async () => {
    await world.control('credential', { status: 'INVALID', user: 'avery' });
    await world.control('consent', { decision: 'accept' });
    const element = await card(world, { mode: 'headless' });
    await reaches(element, 'reconnect-needed');
    const { credentialId } = element.connection!.state.account!;
    expect(alertText(element)).to.contain('Reconnect to go on');
    expect(buttonNames(element).join())
      .to.match(/^Reconnect,/)
      .and.not.contain('message');
    await click(button(element, 'Reconnect'));
    await reaches(element, 'connected');
    expect(element.connection!.state.accounts.map((account) => account.credentialId)).to.deep.equal([
      credentialId,
    ]);
  });

  it('Azure DevOps stops accepting the account', async () => {
    await world.control('credential', { status: 'VALID', user: 'avery' });
    const element = await card(world);
    const heard = listen(element);
    await reaches(element, 'connected');
    await world.control('faults', [{ preset: 'signed-out' }]);
    await element.connection!.setOrganization('contoso').catch(() => undefined);
    await waitUntil(() => heard.length > 0, 'the page hears of it');
    expect(heard[0]).to.include({ code: 'unauthorized', fixedBy: 'user' });
    await reaches(element, 'reconnect-needed');
    expect(alertText(element)).to.contain('Reconnect to go on');
  });

  it('A step of the setup is left', async () => {
    await world.control('credential', { status: 'PENDING', user: 'avery' });
    const element = await card(world);
    await reaches(element, 'setup-needed');
    expect(text(element)).to.contain('One step left');
    expect(alertText(element)).to.equal('');
    await click(button(element, 'Finish setup'));
    await clickElsewhere('/connect/ui', 'Finish setup');
    await reaches(element, 'connected');
  });

  for (const [title, status] of [
    ['Azure DevOps is missing in the Paragon project', 'missing'],
    ['Azure DevOps is switched off in the Paragon project', 'inactive'],
  ] as const)
    it(title, async () => {
      await world.control('integration', { status });
      const element = await card(world);
      const heard = listen(element);
      await reaches(element, 'unavailable');
      expect(heard).to.deep.equal([
        { code: 'integration-unavailable', fixedBy: 'vendor', serverCode: undefined },
      ]);
      expect(await copied(element, FOR_VENDOR)).to.contain('set it up and activate it');
    });

  it('The user token is refused', async () => {
    const userToken = await world.token();
    await world.control('tokens', { revoke: true });
    const element = await card(world, { userToken });
    const heard = listen(element);
    await reaches(element, 'signed-out');
    expect(heard.at(-1)).to.include({ code: 'token-invalid', fixedBy: 'vendor' });
    const letter = await copied(element, FOR_VENDOR);
    expect(letter).to.contain('how the Paragon user token is signed').and.not.contain(userToken);
  });

  it('The sign-in provider changes', async () => {
    await world.control('credential', { status: 'VALID', user: 'avery' });
    await world.control('consent', { decision: 'accept' });
    const by = new Date(Date.now() + 30 * DAY);
    const element = await card(world);
    await reaches(element, 'connected');
    const told = new Promise<AdoProviderOutdatedEvent>((resolve) => {
      element.addEventListener('ado-provider-outdated', resolve);
    });
    element.providerChange = { since: new Date(), by };
    const event = await told;
    expect(event.account.credentialId).to.equal(element.connection!.state.account!.credentialId);
    expect(event.by).to.deep.equal(by);
    await waitUntil(() => text(element).includes('Sign in again by'), 'the card says so');
    expect(text(element)).to.contain(new Intl.DateTimeFormat('en', { dateStyle: 'long' }).format(by));
    expect(alertText(element)).to.equal('');
    await expect(element).to.be.accessible();

    await click(button(element, 'Reconnect'));
    await reaches(element, 'connecting');
    await reaches(element, 'connected');
    await element.updateComplete;
    expect(text(element)).to.not.contain('Sign in again');
    expect(buttonNames(element)).to.not.include('Reconnect');
    expect(element.connection!.state.accounts).to.have.length(1);
  });

  it('The former sign-in provider is past its date', async () => {
    await world.control('credential', { status: 'VALID', user: 'avery' });
    const told: string[] = [];
    const element = await card(world);
    element.addEventListener('ado-provider-outdated', ({ account }) => told.push(account.credentialId));
    element.providerChange = { since: new Date(Date.now() + DAY), by: new Date(Date.now() - DAY) };
    await reaches(element, 'connected');
    await waitUntil(() => text(element).includes('has moved to Microsoft Entra ID'), 'the card warns');
    await element.refresh();
    expect(told).to.deep.equal([element.connection!.state.account!.credentialId]);
    expect(buttonNames(element).join()).to.match(/^Reconnect,Disconnect/);
    const reply = await element.connection!.transport.send({ method: 'GET', url: PROJECTS });
    expect(reply.failed, 'it still works').to.equal(false);
    await expect(element).to.be.accessible();
  });
});
