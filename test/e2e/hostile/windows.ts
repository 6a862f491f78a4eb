import assert from 'node:assert/strict';
import type { Frame, Page } from 'playwright-core';
import type { Attacker } from './attacker.js';

/** A window of the attacker with a handle on the page. */
export interface HostileWindow {
  /** The page it attacks. */
  readonly victim: Page;
  /** Posts all messages to the page, and waits until it has heard them. */
  say(messages: readonly unknown[]): Promise<void>;
}

export type Position = 'an embedded frame' | 'the site that opened the page';

/** Puts the attacker where a browser lets a stranger be. The page at `url` is opened by it or embeds it. */
export async function attackFrom(
  position: Position,
  page: Page,
  { origin }: Attacker,
): Promise<HostileWindow> {
  if (position === 'an embedded frame') {
    await page.evaluate((url) => {
      const frame = document.createElement('iframe');
      frame.src = url;
      document.body.append(frame);
    }, `${origin}/page`);
    const element = await page.waitForSelector(`iframe[src="${origin}/page"]`);
    const frame = await element.contentFrame();
    assert.ok(frame);
    await frame.waitForURL(`${origin}/page`);
    return { victim: page, say: (messages) => speak(frame, page, messages) };
  }
  const url = page.url();
  await page.goto(`${origin}/page`);
  const opened = page.waitForEvent('popup');
  await page.evaluate((address) => {
    (window as { victim?: Window | null }).victim = window.open(address);
  }, url);
  const victim = await opened;
  return { victim, say: (messages) => speak(page, victim, messages) };
}

async function speak(speaker: Page | Frame, victim: Page, messages: readonly unknown[]): Promise<void> {
  const last = `the last of ${messages.length}`;
  const heard = await victim.evaluateHandle(
    (text) => ({
      done: new Promise<void>((resolve) => {
        addEventListener('message', ({ data }) => {
          if (data === text) resolve();
        });
      }),
    }),
    last,
  );
  await speaker.evaluate(
    (all) => {
      const target = (window as { victim?: Window }).victim ?? window.parent;
      for (const message of all) target.postMessage(message, '*');
    },
    [...messages, last],
  );
  await heard.evaluate(({ done }) => done);
}
