import { expect, waitUntil } from '@open-wc/testing';
import { click } from '../../support/user.js';
import { openWorld, type World } from '../../support/world.js';
import { copied, FOR_ADMIN, FOR_VENDOR, paste, refused, refusedInWindow, giveUp } from './broken.js';
import { alertText, button, buttonNames, leavePage, reaches } from './card.js';

/** Each title is a row of the table in docs/connect.md; test/node/broken-table.test.ts holds them together. */
describe('broken connections: Microsoft refuses', function () {
  this.timeout(20_000); // a sign-in twice, each with a window
  let world: World;
  beforeEach(async () => {
    world = await openWorld();
  });
  afterEach(leavePage);

  it('The application’s key at Microsoft has expired', async () => {
    const { element, heard } = await refused(world, 'expired-secret');
    await reaches(element, 'failed');
    expect(heard).to.deep.equal([
      { code: 'client-secret-expired', fixedBy: 'vendor', serverCode: 'AADSTS7000222' },
    ]);
    expect(alertText(element)).to.contain('it has expired').and.contain('developers of this page');
    const letter = await copied(element, FOR_VENDOR);
    expect(letter)
      .to.contain('To the developers of this application')
      .and.contain('Make a new client secret')
      .and.contain('Code: client-secret-expired (AADSTS7000222)')
      .and.match(/Time: \d{4}-\d\d-\d\dT/);
    await waitUntil(() => buttonNames(element).includes('Message copied'), 'it says so');
    expect(buttonNames(element)).to.include('Copy details');
    await expect(element).to.be.accessible();
  });

  it('The application’s key at Microsoft is wrong', async () => {
    const { element, heard } = await refused(world, 'wrong-secret');
    await reaches(element, 'failed');
    expect(heard).to.deep.equal([
      { code: 'client-secret-invalid', fixedBy: 'vendor', serverCode: 'AADSTS7000215' },
    ]);
    expect(await copied(element, FOR_VENDOR)).to.contain('Store the value, not the id');
  });

  it('The application lacks permissions for Azure DevOps', async () => {
    const { element, heard } = await refused(world, 'missing-scopes');
    await reaches(element, 'failed');
    expect(heard).to.deep.equal([{ code: 'scopes-missing', fixedBy: 'vendor', serverCode: 'AADSTS650057' }]);
    expect(await copied(element, FOR_VENDOR)).to.contain('ask for the same scopes in Paragon');
  });

  it('Nobody has approved the application', async () => {
    const { element, heard } = await refused(world, 'no-consent');
    await reaches(element, 'failed');
    expect(heard).to.deep.equal([
      { code: 'admin-consent-required', fixedBy: 'admin', serverCode: 'AADSTS65001' },
    ]);
    expect(await copied(element, FOR_ADMIN))
      .to.contain('To the administrator')
      .and.contain('Grant admin consent');
  });

  it('A policy of the organization stops the sign-in', async () => {
    const { element, heard } = await refused(world, 'conditional-access');
    await reaches(element, 'failed');
    expect(heard).to.deep.equal([{ code: 'conditional-access', fixedBy: 'admin', serverCode: 'VS403463' }]);
    expect(alertText(element)).to.contain('security rule').and.contain('administrator');
    expect(await copied(element, FOR_ADMIN)).to.contain('Sign-in logs');
  });

  it('Microsoft’s sign-in is in trouble', async () => {
    const { element, heard } = await refused(world, 'provider-down');
    await reaches(element, 'failed');
    expect(heard).to.deep.equal([{ code: 'server', fixedBy: 'microsoft', serverCode: 'AADSTS90033' }]);
    expect(alertText(element)).to.contain('usually passes by itself');
    expect(buttonNames(element).join())
      .to.match(/^Try again,Copy details\b/)
      .and.not.contain('message');
    await world.control('consent', { decision: 'accept' });
    await click(button(element, 'Try again'));
    await reaches(element, 'connected');
  });

  it('The redirect address is not registered', async () => {
    const { element, heard } = await refusedInWindow(world, 'wrong-redirect');
    await reaches(element, 'failed');
    expect(heard).to.deep.equal([
      { code: 'redirect-mismatch', fixedBy: 'vendor', serverCode: 'AADSTS50011' },
    ]);
    expect(element.shadowRoot!.querySelector('summary')).to.equal(null);
    expect(await copied(element, FOR_VENDOR)).to.contain('redirect address that Paragon shows');
  });

  it('Only an administrator may approve the application', async () => {
    const { element, heard } = await refusedInWindow(world, 'admin-consent');
    await reaches(element, 'failed');
    expect(heard).to.deep.equal([
      { code: 'admin-consent-required', fixedBy: 'admin', serverCode: 'AADSTS90094' },
    ]);
    expect(await copied(element, FOR_ADMIN)).to.contain('AADSTS90094');
  });

  it('The account belongs to another organization', async () => {
    const { element, heard } = await refusedInWindow(world, 'wrong-tenant');
    await reaches(element, 'failed');
    expect(heard).to.deep.equal([{ code: 'wrong-tenant', fixedBy: 'user', serverCode: 'AADSTS50020' }]);
    expect(buttonNames(element).join())
      .to.match(/^Use another account,Copy details\b/)
      .and.not.contain('message');
    await world.control('consent', { decision: 'accept' });
    await click(button(element, 'Use another account'));
    await reaches(element, 'connected');
    expect(alertText(element)).to.equal('');
  });

  it('The account is a personal one', async () => {
    const { element, heard } = await refusedInWindow(world, 'personal-account');
    await reaches(element, 'failed');
    expect(heard).to.deep.equal([{ code: 'personal-account', fixedBy: 'user', serverCode: 'AADSTS500200' }]);
    expect(alertText(element)).to.contain('work or school account');
    expect(buttonNames(element)).to.include('Use another account').and.not.include(FOR_VENDOR);
  });

  it('The window shows something that is not known', async () => {
    const { element, heard } = await refused(world, 'wrong-redirect');
    await giveUp(element);
    await waitUntil(() => element.shadowRoot!.querySelector('summary'), 'it asks what the window said');
    expect(alertText(element)).to.equal('');
    await expect(element).to.be.accessible();
    await paste(element, 'Computer says no. See https://x.example/?code=0.AXsecret&amp;state=1');
    await reaches(element, 'failed');
    expect(heard).to.deep.equal([{ code: 'sign-in-failed', fixedBy: 'vendor', serverCode: undefined }]);
    expect(alertText(element)).to.contain('not known here');
    await expect(element).to.be.accessible();
    const details = await copied(element, 'Copy details');
    expect(details).to.contain('Computer says no').and.not.contain('AXsecret');
    expect(element.shadowRoot!.querySelector<HTMLTextAreaElement>('details textarea')!.value).to.contain(
      'Computer says no',
    );
  });
});
