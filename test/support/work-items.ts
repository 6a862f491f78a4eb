import { fixture, html, waitUntil } from '@open-wc/testing';
import { type AdoWorkItems } from '../../src/ado-work-items.js';
import { Connection } from '../../src/state/connection.js';
import { press } from './user.js';
import { openWorld, type World } from './world.js';

/** A list on a connected account of a world of its own. */
export interface OpenList {
  readonly world: World;
  readonly connection: Connection;
  readonly element: AdoWorkItems;
}

export interface ListSetup {
  readonly project?: string | undefined;
  readonly search?: string;
  readonly user?: string;
  readonly readOnly?: boolean;
}

/** Connects `user` and shows the list, with its first rows. */
export async function openList(setup: ListSetup = {}): Promise<OpenList> {
  const world = await openWorld();
  const connection = await connect(world, setup.user);
  const element = await mount(connection, setup);
  if (setup.project !== undefined) await rowsShown(element);
  return { world, connection, element };
}

/** A connection of `user`, whose account is connected already. */
export async function connect(world: World, user = 'avery'): Promise<Connection> {
  await world.control('credential', { status: 'VALID', user });
  const { paragonProject, environment } = world;
  const connection = new Connection({ paragonProject, environment, userToken: await world.token(user) });
  await waitUntil(() => connection.state.status === 'connected', 'the account connects', { timeout: 8000 });
  return connection;
}

export async function mount(connection: Connection, setup: ListSetup = {}): Promise<AdoWorkItems> {
  return fixture<AdoWorkItems>(
    html`<ado-work-items
      .connection=${connection}
      .project=${setup.project}
      .search=${setup.search ?? ''}
      ?readonly=${setup.readOnly ?? false}
    ></ado-work-items>`,
  );
}

/** Resolves when the first item is on screen. */
export async function rowsShown(element: AdoWorkItems): Promise<void> {
  await waitUntil(() => rows(element).some((row) => row.querySelector('a')), 'rows appear', {
    timeout: 8000,
  });
}

/** Rows of items, those in the document, in the order of the list. */
export function rows(element: AdoWorkItems): HTMLElement[] {
  return all(element, '[role=row][data-id]').sort((a, b) => rowIndex(a) - rowIndex(b));
}

export function rowOf(element: AdoWorkItems, id: number): HTMLElement | undefined {
  return rows(element).find((row) => row.dataset.id === String(id));
}

/** The cell below a column header of that name. */
export function cell(row: HTMLElement, column: string): HTMLElement {
  const grid = row.closest('[role=grid]');
  const header = [...(grid?.querySelectorAll('[role=columnheader]') ?? [])].find(
    (candidate) => candidate.textContent?.trim() === column,
  );
  const found = row.querySelector<HTMLElement>(
    `[aria-colindex="${header?.getAttribute('aria-colindex') ?? ''}"]`,
  );
  if (!found) throw new Error(`The row has no cell below "${column}"`);
  return found;
}

/** The text in the live region, as a screen reader has it. */
export function said(element: AdoWorkItems, role: 'status' | 'alert' = 'status'): string {
  return text(one(element, `[role=${role}]`));
}

/** The button called `name`. */
export function button(element: AdoWorkItems, name: string): HTMLButtonElement {
  const found = all<HTMLButtonElement>(element, 'button').find((candidate) => nameOf(candidate) === name);
  if (!found) throw new Error(`There is no button "${name}"`);
  return found;
}

export function one<E extends HTMLElement = HTMLElement>(element: AdoWorkItems, selector: string): E {
  const found = element.shadowRoot?.querySelector<E>(selector);
  if (!found) throw new Error(`There is no ${selector}`);
  return found;
}

export function all<E extends HTMLElement = HTMLElement>(element: AdoWorkItems, selector: string): E[] {
  return [...(element.shadowRoot?.querySelectorAll<E>(selector) ?? [])];
}

/** What has focus inside the element. */
export function focused(element: AdoWorkItems): Element | null {
  return element.shadowRoot?.activeElement ?? null;
}

export function text(node: Element): string {
  return (node.textContent ?? '').replaceAll(/\s+/g, ' ').trim();
}

/** As assistive technology computes it: the label, or the content without what is hidden from it. */
function nameOf(control: Element): string {
  const label = control.getAttribute('aria-label');
  if (label !== null) return label;
  const copy = control.cloneNode(true) as Element;
  for (const hidden of copy.querySelectorAll('[aria-hidden=true]')) hidden.remove();
  return text(copy);
}

function rowIndex(row: HTMLElement): number {
  return Number(row.getAttribute('aria-rowindex'));
}

/** Resolves when the live region says something that matches. */
export async function saying(
  element: AdoWorkItems,
  pattern: RegExp,
  role: 'status' | 'alert' = 'status',
): Promise<void> {
  await waitUntil(() => pattern.test(said(element, role)), `the ${role} says ${String(pattern)}`, {
    timeout: 6000,
  });
}

/** Resolves when `check` holds, which is what the user would see. */
export async function shows(check: () => boolean, what: string): Promise<void> {
  await waitUntil(check, what, { timeout: 6000 });
}

/** The control in the cell or form that is named `name`. */
export function control<E extends HTMLElement = HTMLInputElement>(element: AdoWorkItems, name: string): E {
  const byLabel = all<HTMLLabelElement>(element, 'label').find((label) => text(label) === name);
  const found = byLabel
    ? element.shadowRoot?.getElementById(byLabel.htmlFor)
    : element.shadowRoot?.querySelector(`:is(input, select, textarea)[aria-label="${name}"]`);
  if (!found) throw new Error(`There is no control "${name}"`);
  return found as unknown as E;
}

/** Whether a control of that name is there. */
export function hasControl(element: AdoWorkItems, name: string): boolean {
  try {
    control(element, name);
    return true;
  } catch {
    return false;
  }
}

/** Gives keyboard focus to the cell of the first row below that header. */
export function focusCell(row: HTMLElement, column: string): void {
  const place = cell(row, column);
  (place.querySelector<HTMLElement>('[data-column]') ?? place).focus();
}

/** Opens the editor of a cell by key, and waits until it is there. */
export async function openEditor(element: AdoWorkItems, row: HTMLElement, column: string): Promise<void> {
  focusCell(row, column);
  await press('F2');
  await shows(() => hasControl(element, column), `the editor of ${column} opens`);
}

/** The next event of that name, with its own type. */
export function nextEvent<K extends keyof HTMLElementEventMap>(
  element: AdoWorkItems,
  name: K,
): Promise<HTMLElementEventMap[K]> {
  return new Promise((resolve) => {
    element.addEventListener(name, resolve, { once: true });
  });
}
