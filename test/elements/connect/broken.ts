import { expect, waitUntil } from '@open-wc/testing';
import type { AdoErrorCode, FixedBy } from '../../../src/errors.js';
import type { AdoErrorEvent } from '../../../src/events.js';
import type { AdoConnect } from '../../../src/elements/connect/connect-element.js';
import { click } from '../../support/user.js';
import type { World } from '../../support/world.js';
import { button, buttonNames, card, reaches } from './card.js';

export const FOR_ADMIN = 'Copy message for your administrator';
export const FOR_VENDOR = 'Copy message for the developers';

/** What the page hears of a failure. */
export interface Heard {
  readonly code: AdoErrorCode;
  readonly fixedBy: FixedBy;
  readonly serverCode?: string | undefined;
}

/** The failures that `element` tells the page. */
export function listen(element: AdoConnect): Heard[] {
  const heard: Heard[] = [];
  element.addEventListener('ado-error', ({ error: { code, fixedBy, serverCode } }: AdoErrorEvent) =>
    heard.push({ code, fixedBy, serverCode }),
  );
  return heard;
}

/** A card whose user connects by a click, where Microsoft refuses with `error` of the stand-in's list. */
export async function refused(world: World, error: string): Promise<{ element: AdoConnect; heard: Heard[] }> {
  await world.control('consent', { decision: 'accept', error });
  const element = await card(world, { mode: 'headless' });
  const heard = listen(element);
  await reaches(element, 'disconnected');
  await click(button(element, 'Connect Azure DevOps'));
  return { element, heard };
}

/** As {@link refused}, but only the window tells: the user gives up and pastes its text. */
export async function refusedInWindow(world: World, error: string): ReturnType<typeof refused> {
  const attempt = await refused(world, error);
  await giveUp(attempt.element);
  await paste(attempt.element, await wordsOf(world, error));
  return attempt;
}

export async function giveUp(element: AdoConnect): Promise<void> {
  await reaches(element, 'connecting');
  await click(button(element, 'Cancel'));
  await reaches(element, 'disconnected');
}

/** Pastes `said` where the card asks what the window said, and asks what it means. */
export async function paste(element: AdoConnect, said: string): Promise<void> {
  const root = element.shadowRoot!;
  await waitUntil(() => root.querySelector('summary'), 'the card asks what the window said');
  await click(root.querySelector('summary')!);
  const field = root.querySelector<HTMLTextAreaElement>('details textarea')!;
  expect(field.labels[0]!.textContent).to.equal('Paste its text');
  await click(field);
  field.setRangeText(said);
  field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  await click(button(element, 'Explain it'));
}

/** What Microsoft's page says in the stand-in. */
async function wordsOf(world: World, error: string): Promise<string> {
  const reply = await fetch(world.environment.ZEUS_PUBLIC_URL.replace(/zeus$/, 'control/consent'));
  const { errors } = (await reply.json()) as { errors: Record<string, { description: string }> };
  return `Sorry, but we’re having trouble signing you in. ${errors[error]!.description}`;
}

/** What a click on the button `name` puts into the clipboard. */
export async function copied(element: AdoConnect, name: string): Promise<string> {
  let text = '';
  const writeText = (written: string): Promise<void> => Promise.resolve(void (text = written));
  Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText } });
  try {
    await waitUntil(() => buttonNames(element).includes(name), `there is a button "${name}"`);
    await click(button(element, name));
    await waitUntil(() => text !== '', 'it is copied');
    return text;
  } finally {
    Reflect.deleteProperty(navigator, 'clipboard');
  }
}
