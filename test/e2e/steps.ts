import assert from 'node:assert/strict';
import type { Frame, Locator, Page } from 'playwright-core';

/** Addresses of the demo with an account already there. */
export const PICKER = '/?connected';
export const LIST = '/?connected&project=Fabrikam%20Fiber';

/** Chromium's own line about an answer that a fault made, which no page can prevent. */
export const REFUSED = /^Failed to load resource: the server responded with a status of [45]\d\d/;
export const CUT =
  /^Failed to load resource: net::ERR_(EMPTY_RESPONSE|CONNECTION_RESET|SOCKET_NOT_CONNECTED)/;

/** The parts of the page that a person sees, by role and name. */
export class View {
  readonly page: Page;
  readonly card: Locator;
  readonly work: Locator;
  readonly search: Locator;
  readonly grid: Locator;
  readonly status: Locator;
  readonly alert: Locator;
  readonly notifications: Locator;
  readonly create: Locator;
  readonly dialog: Locator;
  readonly menu: Locator;

  constructor(page: Page) {
    this.page = page;
    this.card = page.getByRole('region', { name: 'Integrations' });
    this.work = page.getByRole('region', { name: 'Work items' });
    this.search = this.work.getByRole('search').getByRole('combobox', { name: 'Search work items' });
    this.grid = this.work.getByRole('grid', { name: 'Work items' });
    this.status = this.work.getByRole('status');
    this.alert = this.work.getByRole('alert');
    this.notifications = this.work.getByRole('group', { name: 'Notifications' });
    this.create = this.work.getByRole('button', { name: 'New work item' });
    this.dialog = page.getByRole('dialog', { name: 'New work item' });
    this.menu = page.getByRole('menu');
  }

  /** The row of an item, whose first cell is a link named as its id. */
  row(id: number): Locator {
    const link = this.page.getByRole('link', { name: String(id), exact: true });
    return this.grid.getByRole('row').filter({ has: link });
  }

  id(id: number): Locator {
    return this.grid.getByRole('link', { name: String(id), exact: true });
  }

  /** A cell of an item by the column's place: ID, Title, State, Assigned To, Tags, Changed. */
  cell(id: number, column: 'Title' | 'State'): Locator {
    return this.row(id)
      .getByRole('gridcell')
      .nth(column === 'Title' ? 1 : 2);
  }

  editor(name: 'Title' | 'State'): Locator {
    return this.grid.getByRole(name === 'Title' ? 'textbox' : 'combobox', { name, exact: true });
  }

  /** Waits until the list says exactly this. */
  async says(text: string | RegExp): Promise<void> {
    await this.status.filter({ hasText: exactly(text) }).waitFor();
  }

  /** Waits until the list complains in these words. */
  async complains(text: string | RegExp): Promise<void> {
    await this.alert.filter({ hasText: text }).first().waitFor();
  }

  notice(name: string): Locator {
    return this.notifications.getByRole('button', { name, exact: true });
  }

  /** Waits until Details, which this opens unless it is, holds `text`. */
  async details(text: string): Promise<void> {
    const button = this.notice('Details');
    if ((await button.getAttribute('aria-expanded')) !== 'true') await button.click();
    await this.work.getByRole('definition').getByText(text, { exact: true }).waitFor();
  }

  /** Waits for the rows of a list that is `count` long. */
  async listed(count: string): Promise<void> {
    await this.says(`${count} work item${count === '1' ? '' : 's'}`);
    await this.grid.getByRole('row').nth(1).getByRole('link').waitFor();
  }

  /** Ids of the rows in the document, in their order. */
  async ids(): Promise<number[]> {
    return (await this.grid.getByRole('link').allTextContents()).map(Number);
  }
}

function exactly(text: string | RegExp): RegExp {
  return typeof text === 'string'
    ? new RegExp(`^\\s*${text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\s*$`)
    : text;
}

/** Waits until `target`, and nothing else in its frame, has the focus. */
export async function focused(target: Locator, frame: Page | Frame): Promise<void> {
  await target.and(frame.locator(':focus')).waitFor();
}

/** Presses Tab (or Shift+Tab) until `target` has the focus, as somebody does who knows what they look for. */
export async function tabTo(
  page: Page,
  target: Locator,
  { frame = page, back = false }: { frame?: Page | Frame; back?: boolean } = {},
): Promise<void> {
  const there = target.and(frame.locator(':focus'));
  await target.waitFor();
  for (let presses = 0; presses < 40; presses++) {
    if ((await there.count()) === 1) return;
    await page.keyboard.press(back ? 'Shift+Tab' : 'Tab');
  }
  assert.fail(`Tab does not lead to ${String(target)}`);
}

/** The frame in which Paragon's portal shows itself. */
export async function portalFrame(page: Page): Promise<Frame> {
  const frame = await (await page.waitForSelector('#paragon-connect-frame')).contentFrame();
  assert.ok(frame, 'the portal is a frame');
  return frame;
}

/** The first item of a list that has arrived, focused. */
export async function firstItem(view: View): Promise<number> {
  await view.listed('1,000+');
  const [id = 0] = await view.ids();
  await view.cell(id, 'Title').click();
  return id;
}

/** Types another title over the one in the cell, and saves. */
export async function retitle(view: View, id: number, title: string): Promise<void> {
  await view.cell(id, 'Title').dblclick();
  await view.editor('Title').fill(title);
  await view.page.keyboard.press('Enter');
}

/** Clicks Connect in the portal, and waits for the window that asks for consent. */
export async function openConsent(page: Page): Promise<Page> {
  const portal = await portalFrame(page);
  const popup = page.waitForEvent('popup');
  await portal.getByRole('button', { name: /^(Connect|Reconnect)$/ }).click();
  return popup;
}

/** From Connect to the account's name, by mouse. */
export async function connect(view: View): Promise<void> {
  await view.card.getByRole('button', { name: 'Connect Azure DevOps' }).click();
  const consent = await openConsent(view.page);
  const closed = consent.waitForEvent('close');
  await consent.getByRole('button', { name: 'Accept' }).click();
  await closed;
  await connected(view);
}

/** Waits for the account and the organization on the card. */
export async function connected(view: View): Promise<void> {
  await view.card.getByText('Avery Howard').waitFor();
  await view.card.getByRole('link', { name: 'contoso' }).waitFor();
  await view.card.getByRole('button', { name: 'Disconnect' }).waitFor();
}

/** What a cell says, without the spaces of its markup. */
export async function words(cell: Locator): Promise<string> {
  return (await cell.innerText()).trim();
}
