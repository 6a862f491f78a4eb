import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { openDemo } from './harness.js';
import { connected, firstItem, focused, LIST, portalFrame, tabTo, View, words } from './steps.js';

describe('the main job by keyboard alone', () => {
  it('goes from Connect over search, edit, create, delete and undo to Disconnect', async (t) => {
    const { page } = await openDemo(t);
    const view = new View(page);
    await connect(view);
    await pickProject(view);
    await find(view);
    await change(view);
    const id = await create(view);
    await deleteAndRestore(view, id);
    await disconnect(view);
  });

  it('moves in the list by arrows, pages and ends, with one tab stop', async (t) => {
    const { page } = await openDemo(t, { path: LIST });
    const view = new View(page);
    await view.listed('1,000+');
    const [first = 0, second = 0] = await view.ids();
    await tabTo(page, view.id(first));
    await page.keyboard.press('ArrowDown');
    await focused(view.id(second), page);
    await page.keyboard.press('ArrowRight');
    await focused(view.cell(second, 'Title'), page);
    await page.keyboard.press('ArrowUp');
    await focused(view.cell(first, 'Title'), page);
    await page.keyboard.press('End');
    await focused(view.row(first).getByRole('button'), page);
    await page.keyboard.press('Home');
    await focused(view.id(first), page);
    await page.keyboard.press('PageDown');
    const row = view.grid.getByRole('row').filter({ has: page.locator(':focus') });
    await row.waitFor();
    assert.ok(Number(await row.getAttribute('aria-rowindex')) > 8, 'a page is many rows');
    await page.keyboard.press('Control+Home');
    await focused(view.id(first), page);
    await page.keyboard.press('Shift+Tab');
    await focused(view.create, page);
  });

  it('opens the menu of a row, goes through it, and back to the row', async (t) => {
    const { page } = await openDemo(t, { path: LIST });
    const view = new View(page);
    await view.listed('1,000+');
    const [id = 0] = await view.ids();
    await tabTo(page, view.id(id));
    await page.keyboard.press('Shift+F10');
    const entries = view.menu.getByRole('menuitem');
    await focused(entries.first(), page);
    await page.keyboard.press('ArrowUp');
    await focused(view.menu.getByRole('menuitem', { name: 'Delete' }), page);
    await page.keyboard.press('Escape');
    await focused(view.id(id), page);
    assert.equal(await view.menu.count(), 0);
  });

  it('edits from the menu of a row', async (t) => {
    const { page } = await openDemo(t, { path: LIST });
    const view = new View(page);
    await view.listed('1,000+');
    const [id = 0] = await view.ids();
    await tabTo(page, view.id(id));
    await page.keyboard.press('Shift+F10');
    await focused(view.menu.getByRole('menuitem').first(), page);
    await page.keyboard.press('ArrowDown');
    await focused(view.menu.getByRole('menuitem', { name: 'Edit Title' }), page);
    await page.keyboard.press('Enter');
    await focused(view.editor('Title'), page);
    await page.keyboard.press('Escape');
    await focused(view.cell(id, 'Title'), page);
  });

  it('leaves the form for a new item by Escape, back on the button that opened it', async (t) => {
    const { page } = await openDemo(t, { path: LIST });
    const view = new View(page);
    await view.listed('1,000+');
    await tabTo(page, view.create);
    await page.keyboard.press('Enter');
    await focused(view.dialog.getByRole('combobox', { name: 'Type' }), page);
    await page.keyboard.press('Escape');
    await view.dialog.waitFor({ state: 'hidden' });
    await focused(view.create, page);
  });

  it('keeps the focus in the list when the buttons of a notice go', async (t) => {
    const { page } = await openDemo(t, { path: LIST });
    const view = new View(page);
    const id = await firstItem(view);
    await page.keyboard.press('Delete');
    await view.says(`Work item ${id} moved to the recycle bin`);
    await tabTo(page, view.notice('Undo'));
    await page.keyboard.press('Enter');
    await view.says(`Work item ${id} restored`);
    await view.work.locator(':focus').last().waitFor();
    await tabTo(page, view.notice('Dismiss'));
    await page.keyboard.press('Enter');
    await view.notice('Dismiss').waitFor({ state: 'detached' });
    await view.work.locator(':focus').last().waitFor();
  });

  it('selects rows, deletes them together and puts them back in their order', async (t) => {
    const { page } = await openDemo(t, { path: LIST });
    const view = new View(page);
    await view.listed('1,000+');
    const before = (await view.ids()).slice(0, 5);
    await tabTo(page, view.id(before[0] ?? 0));
    await page.keyboard.press('Space');
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Shift+ArrowDown');
    await view.work.getByText('3 selected', { exact: true }).waitFor();
    await page.keyboard.press('Delete');
    await view.says('3 work items moved to the recycle bin');
    await view.grid.locator(':focus').waitFor();
    await page.keyboard.press('ControlOrMeta+z');
    await view.says('3 work items restored');
    assert.deepEqual((await view.ids()).slice(0, 5), before);
  });

  it('leaves the portal by Escape, back on Connect', async (t) => {
    const { page } = await openDemo(t);
    const view = new View(page);
    const begin = view.card.getByRole('button', { name: 'Connect Azure DevOps' });
    await tabTo(page, begin);
    await page.keyboard.press('Enter');
    const portal = await portalFrame(page);
    await focused(portal.getByRole('heading', { name: 'Azure DevOps' }), portal);
    await page.keyboard.press('Escape');
    await focused(begin, page);
  });
});

async function connect(view: View): Promise<void> {
  const { page, card } = view;
  await tabTo(page, card.getByRole('button', { name: 'Connect Azure DevOps' }));
  await page.keyboard.press('Enter');
  const portal = await portalFrame(page);
  await focused(portal.getByRole('heading', { name: 'Azure DevOps' }), portal);
  await tabTo(page, portal.getByRole('button', { name: 'Connect', exact: true }), { frame: portal });
  const opening = page.waitForEvent('popup');
  await page.keyboard.press('Enter');
  const consent = await opening;
  const closed = consent.waitForEvent('close');
  await acceptByKeyboard(consent);
  await closed;
  await connected(view);
  await focused(card.getByRole('button', { name: 'Disconnect' }), page);
}

async function acceptByKeyboard(consent: Page): Promise<void> {
  await tabTo(consent, consent.getByRole('combobox', { name: 'Account' }));
  await consent.keyboard.press('Tab');
  await focused(consent.getByRole('button', { name: 'Accept' }), consent);
  await consent.keyboard.press('Enter');
}

async function pickProject(view: View): Promise<void> {
  await tabTo(view.page, view.work.getByRole('button', { name: 'Fabrikam Fiber' }));
  await view.page.keyboard.press('Enter');
  await view.listed('1,000+');
  await view.work.locator(':focus').last().waitFor(); // the button is gone; what it led to has the focus
}

async function find(view: View): Promise<void> {
  const { page } = view;
  await tabTo(page, view.search);
  await page.keyboard.type('sign-in');
  await view.says(/^\s*\d\d? work items\s*$/);
  await focused(view.search, page);
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('#42');
  await page.keyboard.press('Enter');
  await view.listed('1');
  await page.keyboard.press('ArrowDown');
  await focused(view.id(42), page);
}

async function change(view: View): Promise<void> {
  const { page } = view;
  const state = view.cell(42, 'State');
  const stateBefore = await words(state);
  await page.keyboard.press('s');
  await focused(view.editor('State'), page);
  await page.keyboard.press((await isLastOption(view)) ? 'ArrowUp' : 'ArrowDown');
  await page.keyboard.press('Enter');
  await focused(state, page);
  await view.says('Work item 42 saved');
  assert.notEqual(await words(state), stateBefore);

  const title = view.cell(42, 'Title');
  const titleBefore = await words(title);
  await page.keyboard.press('ArrowLeft');
  await focused(title, page);
  await page.keyboard.press('F2');
  await focused(view.editor('Title'), page);
  await page.keyboard.type('Reworded by keyboard'); // the old title is selected
  await page.keyboard.press('Enter');
  await focused(title, page);
  await title.getByText('Reworded by keyboard').waitFor();
  await view.row(42).and(page.locator(':not([aria-busy])')).waitFor();
  await page.keyboard.press('ControlOrMeta+z');
  await title.getByText(titleBefore).waitFor();
  await focused(title, page);
  assert.equal(await words(title), titleBefore);
}

async function isLastOption(view: View): Promise<boolean> {
  const options = await view.editor('State').getByRole('option').allTextContents();
  const shown = await view.editor('State').inputValue();
  return options.at(-1)?.trim() === shown;
}

async function create(view: View): Promise<number> {
  const { page, dialog } = view;
  await tabTo(page, view.create, { back: true });
  await page.keyboard.press('Enter');
  await focused(dialog.getByRole('combobox', { name: 'Type' }), page);
  await page.keyboard.type('Task');
  await page.keyboard.press('Tab');
  await focused(dialog.getByRole('textbox', { name: 'Title' }), page);
  await page.keyboard.type('Made by keyboard');
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'hidden' });
  await view.says(/^\s*Work item \d+ created\s*$/);
  const id = Number(/\d+/.exec(await view.status.innerText())?.[0]);
  assert.equal(await words(view.cell(id, 'Title')), 'Made by keyboard');
  return id;
}

async function deleteAndRestore(view: View, id: number): Promise<void> {
  const { page } = view;
  const inGrid = view.grid.locator(':focus');
  await inGrid.waitFor();
  await page.keyboard.press('Control+Home');
  await focused(view.id(id), page);
  await page.keyboard.press('Delete');
  await view.says(`Work item ${id} moved to the recycle bin`);
  await view.row(id).waitFor({ state: 'detached' });
  await focused(view.id(42), page);
  await page.keyboard.press('ControlOrMeta+z');
  await view.says(`Work item ${id} restored`);
  assert.equal(await words(view.cell(id, 'Title')), 'Made by keyboard');
  await inGrid.waitFor();
}

async function disconnect(view: View): Promise<void> {
  const { page, card } = view;
  await tabTo(page, card.getByRole('button', { name: 'Disconnect' }), { back: true });
  await page.keyboard.press('Enter');
  await focused(card.getByRole('button', { name: 'Connect Azure DevOps' }), page);
  await view.work.getByRole('button', { name: 'Connect Azure DevOps' }).waitFor();
  assert.equal(await view.grid.count(), 0);
}
