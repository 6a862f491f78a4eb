import { fixture, fixtureCleanup, html, waitUntil } from '@open-wc/testing';
import '../../../src/ado-connect.js';
import type { AdoConnect } from '../../../src/elements/connect/connect-element.js';
import { sharedConnection, type ConnectionStatus } from '../../../src/state/connection.js';
import type { World } from '../../support/world.js';

/** An `<ado-connect>` in `world`, with a token of its user unless `own` says otherwise. */
export async function card(world: World, own: Partial<AdoConnect> = {}): Promise<AdoConnect> {
  const { paragonProject, environment } = world;
  const element = await fixture<AdoConnect>(html`<ado-connect></ado-connect>`);
  const userToken = 'userToken' in own || 'tokenProvider' in own ? undefined : await world.token();
  Object.assign(element, { paragonProject, environment, ...(userToken && { userToken }), ...own });
  await element.updateComplete;
  return element;
}

/** Takes all elements away and ends the page's connection, as leaving the page would. */
export function leavePage(): void {
  fixtureCleanup();
  sharedConnection().dispose();
  Reflect.deleteProperty(globalThis, Symbol.for('ado-elements:connection:1'));
  localStorage.clear();
}

export async function reaches(element: AdoConnect, status: ConnectionStatus): Promise<void> {
  try {
    await waitUntil(() => element.matches(`:state(${status})`), '', { interval: 20, timeout: 9000 });
  } catch {
    throw new Error(`It never was ${status}, but ${JSON.stringify(element.connection?.state)}`);
  }
}

/** The button of this name, as a person finds it. */
export function button(element: AdoConnect, name: string): HTMLButtonElement {
  const found = buttons(element).find((candidate) => candidate.textContent.trim() === name);
  if (!found)
    throw new Error(`There is no button "${name}", only ${buttonNames(element).join(', ') || 'none'}`);
  return found;
}

export function buttonNames(element: AdoConnect): string[] {
  return buttons(element).map((candidate) => candidate.textContent.trim());
}

/** What a screen reader is told at once. */
export function alertText(element: AdoConnect): string {
  return element.shadowRoot?.querySelector('[role=alert]')?.textContent.trim() ?? '';
}

export function text(element: AdoConnect): string {
  return element.shadowRoot?.querySelector('.connect')?.textContent.replaceAll(/\s+/g, ' ').trim() ?? '';
}

function buttons(element: AdoConnect): HTMLButtonElement[] {
  return [...(element.shadowRoot?.querySelectorAll('button') ?? [])];
}
