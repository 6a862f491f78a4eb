import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import type { Demo, OpenOptions } from './harness.js';
import {
  CUT,
  firstItem,
  LIST,
  openConsent,
  PICKER,
  portalFrame,
  REFUSED,
  retitle,
  type View,
} from './steps.js';

/** A state of the page that a person meets, and the way there. */
export interface Scene {
  /** Name of its screenshots. */
  readonly name: string;
  /** What the test says of it. */
  readonly says: string;
  readonly options: OpenOptions;
  /** Whether it is gone once the window has another size, as menus are. */
  readonly closesOnResize?: boolean;
  /** Leads there by what a person does, and looks at what they see. Gives the page to look at, if it is another. */
  readonly reach: (view: View, demo: Demo) => Promise<Page | void>;
}

const AZURE_DEVOPS = '^/azure-devops';
const SERVICES = '^/(relay|zeus|hermes|passport)';
const SIGN_IN_PAGE = {
  status: 203,
  headers: { 'content-type': 'text/html' },
  body: '<!doctype html><html><head><title>Sign in</title></head><body><p>Sign in</p></body></html>',
};
const LONG = 'x'.repeat(256);

const account = (status: string) => (control: Demo['control']) =>
  control('credential', { status, user: 'avery' });

export const scenes: readonly Scene[] = [
  {
    name: 'disconnected',
    says: 'disconnected, both elements offer to connect',
    options: {},
    async reach({ card, work }) {
      await card.getByRole('button', { name: 'Connect Azure DevOps' }).waitFor();
      await work.getByRole('button', { name: 'Connect Azure DevOps' }).waitFor();
    },
  },
  {
    name: 'portal',
    says: 'connecting, the portal covers the page and the card can cancel',
    options: {},
    async reach({ page, card }) {
      await card.getByRole('button', { name: 'Connect Azure DevOps' }).click();
      await card.getByText('Connecting…').waitFor();
      await card.getByRole('button', { name: 'Cancel' }).waitFor();
      const portal = await portalFrame(page);
      await portal.getByRole('button', { name: 'Connect', exact: true }).waitFor();
    },
  },
  {
    name: 'consent',
    says: 'the sign-in window asks for consent',
    options: {},
    async reach({ page, card }) {
      await card.getByRole('button', { name: 'Connect Azure DevOps' }).click();
      const consent = await openConsent(page);
      await consent.getByRole('button', { name: 'Accept' }).waitFor();
      await consent.getByRole('button', { name: 'Deny' }).waitFor();
      return consent;
    },
  },
  {
    name: 'reconnect-needed',
    says: 'an expired account asks to reconnect',
    options: { prepare: account('INVALID') },
    async reach({ card, work }) {
      await card.getByRole('alert').filter({ hasText: 'Azure DevOps no longer accepts' }).waitFor();
      await card.getByRole('button', { name: 'Reconnect' }).waitFor();
      await work.getByRole('button', { name: 'Reconnect' }).waitFor();
    },
  },
  {
    name: 'setup-needed',
    says: 'an unfinished account asks to finish its setup',
    options: { prepare: account('PENDING') },
    async reach({ card }) {
      await card.getByRole('button', { name: 'Finish setup' }).waitFor();
    },
  },
  {
    name: 'failed',
    says: 'without Paragon the card says why, and copies details without the token',
    options: {
      prepare: (control) => control('faults', [{ path: SERVICES, drop: true }]),
      tolerate: [CUT],
    },
    async reach({ card }, { context, page }) {
      await context.grantPermissions(['clipboard-read', 'clipboard-write']);
      await card.getByRole('alert').filter({ hasText: 'Check your network, then try again.' }).waitFor();
      await card.getByRole('button', { name: 'Try again' }).waitFor();
      await card.getByRole('button', { name: 'Copy details' }).click();
      await card.getByRole('button', { name: 'Details copied' }).waitFor();
      const copied = await page.evaluate(() => navigator.clipboard.readText());
      assert.match(copied, /^Code: network$/m);
      assert.doesNotMatch(copied, /eyJ/);
    },
  },
  {
    name: 'picker',
    says: 'connected, without a project, the person picks one',
    options: { path: PICKER },
    async reach({ card, work }) {
      await card.getByRole('link', { name: 'contoso' }).waitFor();
      const picker = work.getByRole('region', { name: 'Choose a project' });
      await picker.getByRole('button', { name: 'Tailspin Toys' }).waitFor();
      assert.equal(await picker.getByRole('button').count(), 5);
    },
  },
  {
    name: 'list',
    says: 'connected, the list shows the newest items',
    options: { path: LIST },
    async reach(view) {
      await view.listed('1,000+');
    },
  },
  {
    name: 'loading',
    says: 'while the first rows are on their way the list says so',
    options: {
      path: LIST,
      prepare: (control) => control('faults', [{ path: `${AZURE_DEVOPS}.*wiql`, delayMs: 60_000 }]),
    },
    async reach(view) {
      await view.says('Searching…');
      await view.grid.and(view.page.locator('[aria-busy=true]')).waitFor();
    },
  },
  {
    name: 'selected',
    says: 'selected rows are counted and can be deleted together',
    options: { path: LIST },
    async reach(view) {
      await view.listed('1,000+');
      const [first = 0, , third = 0] = await view.ids();
      await view.cell(first, 'Title').click();
      await view.cell(third, 'Title').click({ modifiers: ['Shift'] });
      await view.work.getByText('3 selected', { exact: true }).waitFor();
      await view.work.getByRole('button', { name: 'Delete 3 selected' }).waitFor();
    },
  },
  {
    name: 'editing-title',
    says: 'a title is edited in its cell',
    options: { path: LIST },
    async reach(view) {
      const id = await firstItem(view);
      await view.cell(id, 'Title').dblclick();
      await view.editor('Title').fill('A better title');
    },
  },
  {
    name: 'editing-state',
    says: 'a state is chosen in its cell',
    options: { path: LIST },
    async reach(view) {
      await firstItem(view);
      await view.page.keyboard.press('s');
      await view.editor('State').waitFor();
      assert.ok((await view.editor('State').getByRole('option').count()) > 1);
    },
  },
  {
    name: 'editor-problem',
    says: 'a title of more than 255 characters stays in its editor, with what is wrong',
    options: { path: LIST },
    async reach(view) {
      const id = await firstItem(view);
      await view.cell(id, 'Title').dblclick();
      await view.editor('Title').fill(LONG);
      await view.page.keyboard.press('Enter');
      const problem = view.grid.getByRole('alert');
      await problem.filter({ hasText: 'Title has 256 characters; the most is 255. Shorten it.' }).waitFor();
      assert.equal(await view.editor('Title').inputValue(), LONG);
    },
  },
  {
    name: 'menu',
    says: 'a row has a menu',
    closesOnResize: true,
    options: { path: LIST },
    async reach(view) {
      const id = await firstItem(view);
      await view
        .row(id)
        .getByRole('button', { name: `Actions ${id}` })
        .click();
      await view.menu.getByRole('menuitem', { name: 'Delete' }).waitFor();
    },
  },
  {
    name: 'dialog',
    says: 'the form for a new item asks for type and title',
    options: { path: LIST },
    async reach(view) {
      await openDialog(view);
      await view.dialog.getByRole('textbox', { name: 'Title' }).waitFor();
    },
  },
  {
    name: 'dialog-required',
    says: 'the form asks for what the chosen type requires',
    options: { path: '/?connected&project=Adventure%20Works' },
    async reach(view) {
      await openDialog(view);
      await view.dialog.getByRole('combobox', { name: 'Type' }).selectOption('Risk');
      await view.dialog.getByText('Probability').waitFor();
    },
  },
  {
    name: 'dialog-problems',
    says: 'the form says what is missing, at the field',
    options: { path: LIST },
    async reach(view) {
      await openDialog(view);
      await view.dialog.getByRole('button', { name: 'Create', exact: true }).click();
      await view.dialog.getByText('Type is required. Enter a value.').waitFor();
      await view.dialog.getByText('Title is required. Enter a value.').waitFor();
    },
  },
  {
    name: 'dialog-refused',
    says: 'the form shows the refusal of Azure DevOps and keeps what was typed',
    options: { path: LIST, tolerate: [REFUSED] },
    async reach(view, { control }) {
      await openDialog(view);
      await view.dialog.getByRole('combobox', { name: 'Type' }).selectOption('Task');
      await view.dialog.getByRole('textbox', { name: 'Title' }).fill('Refused by a rule');
      await control('faults', [
        {
          method: 'POST',
          path: `${AZURE_DEVOPS}.*workitems/`,
          status: 400,
          headers: { 'content-type': 'application/json' },
          body: {
            message: 'TF401320: Rule Error for field Title. Error code: InvalidNotEmpty.',
            typeKey: 'RuleValidationException',
            customProperties: {
              RuleValidationErrors: [
                { fieldReferenceName: 'System.Title', errorMessage: 'Title must name a customer.' },
              ],
            },
          },
        },
      ]);
      await view.dialog.getByRole('button', { name: 'Create', exact: true }).click();
      await view.dialog.getByRole('alert').filter({ hasText: 'did not accept this value' }).waitFor();
      await view.dialog.getByText('Title must name a customer.').waitFor();
      const title = view.dialog.getByRole('textbox', { name: 'Title' });
      assert.equal(await title.inputValue(), 'Refused by a rule');
    },
  },
  {
    name: 'notice',
    says: 'a deletion is told and can be undone',
    options: { path: LIST },
    async reach(view) {
      const id = await firstItem(view);
      await view.page.keyboard.press('Delete');
      await view.says(`Work item ${id} moved to the recycle bin`);
      await view.notice('Undo').waitFor();
      await view.notice('Dismiss').waitFor();
    },
  },
  {
    name: 'empty',
    says: 'a search that finds nothing says so and what to try',
    options: { path: LIST },
    async reach(view) {
      await view.listed('1,000+');
      await view.search.fill('zyzzyva');
      await view.says('No work items found');
      await view.grid.getByText('Try fewer words').waitFor();
    },
  },
  {
    name: 'conflict',
    says: 'another person’s change wins, and ours is kept under Details',
    options: { path: LIST, tolerate: [REFUSED] },
    async reach(view, { control }) {
      const id = await firstItem(view);
      await control('external-edit', { id, fields: { 'System.Title': 'Somebody else’s words' } });
      await retitle(view, id, 'Our words');
      await view.complains(`Work item ${id} not changed. Somebody else changed this work item meanwhile.`);
      await view.cell(id, 'Title').getByText('Somebody else’s words').waitFor();
      await view.notice('Try again').waitFor();
      await view.details('Our words');
    },
  },
  {
    name: 'offline',
    says: 'a dead network is told, and what was typed is kept under Details',
    options: { path: LIST, tolerate: [CUT] },
    async reach(view, { control }) {
      const id = await firstItem(view);
      await control('faults', [{ path: SERVICES, drop: true }]);
      await retitle(view, id, 'Typed while offline');
      await view.complains('Azure DevOps could not be reached. Check your network, then try again.');
      await view.details('Typed while offline');
    },
  },
  {
    name: 'unauthorized',
    says: 'a refused account is told, and offers to reconnect',
    options: { path: LIST, tolerate: [REFUSED] },
    async reach(view, { control }) {
      const id = await firstItem(view);
      await control('faults', [
        { path: AZURE_DEVOPS, status: 401, body: { message: 'TF400813: The user is not authorized.' } },
      ]);
      await retitle(view, id, 'Typed without leave');
      await view.complains('Azure DevOps no longer accepts this connection. Reconnect to go on.');
      await view.work.getByRole('button', { name: 'Reconnect' }).first().waitFor();
    },
  },
  {
    name: 'throttled',
    says: 'a busy server is told with how long to wait',
    options: { path: LIST, tolerate: [REFUSED] },
    async reach(view, { control }) {
      await view.listed('1,000+');
      await control('faults', [
        { path: AZURE_DEVOPS, status: 429, headers: { 'retry-after': '30' }, body: { message: 'TF400733' } },
      ]);
      await view.search.fill('busy');
      await view.complains('Azure DevOps is busy and asks us to wait.');
      await view.complains('Azure DevOps asks to wait 30 seconds.');
      await view.notice('Try again').waitFor();
    },
  },
  {
    name: 'sign-in-page',
    says: 'a page instead of data is told as a connection that ended',
    options: { path: LIST },
    async reach(view, { control }) {
      await view.listed('1,000+');
      await control('faults', [{ path: AZURE_DEVOPS, ...SIGN_IN_PAGE }]);
      await view.search.fill('portal');
      await view.complains('Azure DevOps no longer accepts this connection. Reconnect to go on.');
      assert.equal(await view.search.inputValue(), 'portal');
    },
  },
  {
    name: 'unknown-project',
    says: 'an unknown project is told with what to do',
    options: { path: '/?connected&project=Nope', tolerate: [REFUSED] },
    async reach(view) {
      await view.complains(/This project does not exist, or you may not see it\. Choose another project\b/);
    },
  },
];

async function openDialog(view: View): Promise<void> {
  await view.listed(view.page.url().includes('Adventure') ? '150' : '1,000+');
  await view.create.click();
  await view.dialog.getByRole('combobox', { name: 'Type' }).waitFor();
}
