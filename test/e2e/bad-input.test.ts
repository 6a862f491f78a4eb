import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openDemo } from './harness.js';
import { connected, CUT, firstItem, LIST, openConsent, REFUSED, retitle, View } from './steps.js';

const SERVICES = '^/(relay|zeus|hermes|passport)';
const PAGE = '<!doctype html><html><head><title>Oops</title></head><body><p>Oops</p></body></html>';
const HTML = { 'content-type': 'text/html; charset=utf-8' };
const LONG = 'x'.repeat(256);

describe('bad input', { concurrency: 2 }, () => {
  it('says that the page did not say who the user is', async (t) => {
    const { page, control } = await openDemo(t, {
      prepare: (set) => set('faults', [{ path: '^/token', status: 200, body: {} }]),
    });
    const { card } = new View(page);
    await card
      .getByRole('alert')
      .filter({ hasText: 'This page did not say who you are. Reload it' })
      .waitFor();
    await control('faults', []);
    await card.getByRole('button', { name: 'Try again' }).click();
    await card.getByRole('button', { name: 'Connect Azure DevOps' }).waitFor();
  });

  it('says that a malformed token was refused', async (t) => {
    const { page, control } = await openDemo(t, {
      tolerate: [REFUSED],
      prepare: (set) => set('faults', [{ path: '^/token', status: 200, body: { token: 'not-a-token' } }]),
    });
    const { card } = new View(page);
    await card
      .getByRole('alert')
      .filter({ hasText: 'proof of who you are was refused. Reload it' })
      .waitFor();
    await control('faults', []);
    await card.getByRole('button', { name: 'Try again' }).click();
    await card.getByRole('button', { name: 'Connect Azure DevOps' }).waitFor();
  });

  it('keeps a title that is too long for a new item', async (t) => {
    const view = new View((await openDemo(t, { path: LIST })).page);
    await view.listed('1,000+');
    await view.create.click();
    await view.dialog.getByRole('combobox', { name: 'Type' }).selectOption('Bug');
    const title = view.dialog.getByRole('textbox', { name: 'Title' });
    await title.fill(LONG);
    await title.press('Enter');
    await view.dialog.getByText('Title has 256 characters; the most is 255. Shorten it.').waitFor();
    assert.equal(await title.inputValue(), LONG);
    await title.press('Backspace');
    await title.press('Enter');
    await view.says(/^\s*Work item \d+ created\s*$/);
  });

  it('keeps what was typed while the network is dead, and saves it when it is back', async (t) => {
    const { page, control } = await openDemo(t, { path: LIST, tolerate: [CUT] });
    const view = new View(page);
    const id = await firstItem(view);
    await control('faults', [{ path: SERVICES, drop: true }]);
    await retitle(view, id, 'Typed while offline');
    await view.complains('Azure DevOps could not be reached. Check your network, then try again.');
    await view.cell(id, 'Title').dblclick();
    assert.equal(await view.editor('Title').inputValue(), 'Typed while offline');
    await control('faults', []);
    await view.editor('Title').press('Enter');
    await view.says(`Work item ${id} saved`);
    assert.match(await view.cell(id, 'Title').innerText(), /^\s*Typed while offline\s*$/);
  });

  it('keeps the form for a new item while the network is dead', async (t) => {
    const { page, control } = await openDemo(t, { path: LIST, tolerate: [CUT] });
    const view = new View(page);
    await view.listed('1,000+');
    await view.create.click();
    await view.dialog.getByRole('combobox', { name: 'Type' }).selectOption('Task');
    const title = view.dialog.getByRole('textbox', { name: 'Title' });
    await title.fill('Written on a train');
    await control('faults', [{ path: SERVICES, drop: true }]);
    await title.press('Enter');
    await view.dialog.getByRole('alert').filter({ hasText: 'Check your network, then try again.' }).waitFor();
    assert.equal(await title.inputValue(), 'Written on a train');

    await view.dialog.getByRole('button', { name: 'Cancel' }).click();
    await control('faults', []);
    await view.create.click();
    assert.equal(await title.inputValue(), 'Written on a train');
    await title.press('Enter');
    await view.says(/^\s*Work item \d+ created\s*$/);
  });

  it('says that a work item was deleted meanwhile, and keeps what was typed', async (t) => {
    const { page, context } = await openDemo(t, { path: LIST, tolerate: [REFUSED] });
    const view = new View(page);
    const id = await firstItem(view);

    const elsewhere = await context.newPage();
    await elsewhere.goto(page.url());
    const other = new View(elsewhere);
    assert.equal(await firstItem(other), id);
    await elsewhere.keyboard.press('Delete');
    await other.says(`Work item ${id} moved to the recycle bin`);

    await page.bringToFront();
    await retitle(view, id, 'Too late');
    await view.complains(`Work item ${id} not changed. This work item no longer exists`);
    await view.details('Too late');
  });

  it('takes a sign-in page for the end of the connection, and keeps what was typed until it is back', async (t) => {
    const { page, control } = await openDemo(t, { path: LIST, tolerate: [REFUSED] });
    const view = new View(page);
    const id = await firstItem(view);
    await control('credential', { status: 'INVALID', user: 'avery' });
    await control('faults', [{ path: '^/azure-devops', status: 203, headers: HTML, body: PAGE }]);
    await retitle(view, id, 'Typed too late');
    await view.complains('Azure DevOps no longer accepts this connection. Reconnect to go on.');
    await control('faults', []);

    await view.work.getByRole('button', { name: 'Reconnect' }).first().click();
    const consent = await openConsent(page);
    const closed = consent.waitForEvent('close');
    await consent.getByRole('button', { name: 'Accept' }).click();
    await closed;
    await connected(view);
    await view.cell(id, 'Title').dblclick();
    assert.equal(await view.editor('Title').inputValue(), 'Typed too late');
    await view.editor('Title').press('Enter');
    await view.says(`Work item ${id} saved`);
  });

  it('says that a page came where data was expected, and finds the items when asked again', async (t) => {
    const { page, control } = await openDemo(t, { path: LIST, tolerate: [REFUSED] });
    const view = new View(page);
    await view.listed('1,000+');
    await control('faults', [{ path: '^/azure-devops', status: 502, headers: HTML, body: PAGE }]);
    await view.search.fill('#42');
    await view.complains('Azure DevOps had a problem answering. Try again in a moment.');
    assert.equal(await view.search.inputValue(), '#42');
    await control('faults', []);
    await view.notice('Try again').click();
    await view.listed('1');
    assert.deepEqual(await view.ids(), [42]);
  });
});
