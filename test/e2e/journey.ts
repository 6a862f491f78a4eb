import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { connect, View, words } from './steps.js';

/** The whole job by mouse: connect, find, change, take back, create, delete, restore, disconnect. */
export async function journey(page: Page): Promise<void> {
  const view = new View(page);
  await connect(view);
  await pickProject(view);
  await find(view);
  await change(view);
  await createAndDelete(view);
  await disconnect(view);
}

async function pickProject(view: View): Promise<void> {
  const picker = view.work.getByRole('region', { name: 'Choose a project' });
  await picker.getByRole('button', { name: 'Fabrikam Fiber' }).click();
  await view.listed('1,000+');
  assert.equal(await view.grid.getAttribute('aria-rowcount'), '-1');
}

async function find(view: View): Promise<void> {
  await view.search.click();
  await view.search.fill('sign-in');
  await view.says(/^\s*\d\d? work items\s*$/);
  const titles = await view.grid
    .getByRole('row')
    .filter({ has: view.page.getByRole('link') })
    .all();
  assert.ok(titles.length > 1);
  for (const row of titles) assert.match(await row.innerText(), /sign-in/i);

  await view.search.fill('#42');
  await view.listed('1');
  assert.equal(await view.grid.getAttribute('aria-rowcount'), '2');
  assert.equal(await view.row(42).getAttribute('aria-rowindex'), '2');
}

async function change(view: View): Promise<void> {
  const state = view.cell(42, 'State');
  const stateBefore = await words(state);
  await state.click();
  const options = await view.editor('State').getByRole('option').allTextContents();
  const next = options.map((option) => option.trim()).find((option) => option !== stateBefore);
  assert.ok(next, 'there is another state to go to');
  await view.editor('State').selectOption({ label: next });
  await view.says('Work item 42 saved');
  assert.equal(await words(state), next);

  const title = view.cell(42, 'Title');
  const titleBefore = await words(title);
  await title.dblclick();
  await view.editor('Title').fill('Reworded by mouse');
  await view.page.getByRole('heading', { name: 'Delivery' }).click();
  await title.getByText('Reworded by mouse').waitFor();
  await view.notice('Undo').click();
  await title.getByText(titleBefore).waitFor();
  await view.says('Work item 42 saved');
  assert.equal(await words(title), titleBefore);
}

async function createAndDelete(view: View): Promise<void> {
  await view.create.click();
  await view.dialog.getByRole('combobox', { name: 'Type' }).selectOption('Task');
  await view.dialog.getByRole('textbox', { name: 'Title' }).fill('Made by mouse');
  await view.dialog.getByRole('button', { name: 'Create', exact: true }).click();
  await view.dialog.waitFor({ state: 'hidden' });
  await view.says(/^\s*Work item \d+ created\s*$/);
  const id = Number(/\d+/.exec(await view.status.innerText())?.[0]);
  assert.equal(await words(view.cell(id, 'Title')), 'Made by mouse');

  await view
    .row(id)
    .getByRole('button', { name: `Actions ${id}` })
    .click();
  await view.menu.getByRole('menuitem', { name: 'Delete' }).click();
  await view.says(`Work item ${id} moved to the recycle bin`);
  await view.row(id).waitFor({ state: 'detached' });
  await view.notice('Undo').click();
  await view.says(`Work item ${id} restored`);
  assert.equal(await words(view.cell(id, 'Title')), 'Made by mouse');
}

async function disconnect(view: View): Promise<void> {
  await view.card.getByRole('button', { name: 'Disconnect' }).click();
  await view.card.getByRole('button', { name: 'Connect Azure DevOps' }).waitFor();
  await view.work.getByRole('button', { name: 'Connect Azure DevOps' }).waitFor();
  assert.equal(await view.grid.count(), 0);
}
