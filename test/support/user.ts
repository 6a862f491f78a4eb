import { executeServerCommand, sendMouse } from '@web/test-runner-commands';
import { waitUntil } from '@open-wc/testing';

/** Acts as a person does: real input events, in every engine. Each call resolves when the browser took the input. */

/** Clicks the middle of `element`, scrolling it into view first. */
export async function click(element: Element, button: 'left' | 'right' | 'middle' = 'left'): Promise<void> {
  await sendMouse({ type: 'click', position: await middleOf(element), button });
}

/** Moves the pointer over `element`. */
export async function hover(element: Element): Promise<void> {
  await sendMouse({ type: 'move', position: await middleOf(element) });
}

/** Types `text` into whatever has the focus, one key after the other. */
export async function type(text: string): Promise<void> {
  await executeServerCommand('user-type', text);
}

/** Presses one key or a combination: `'ArrowDown'`, `'Shift+Tab'`, `'Control+z'`, `'Space'`. */
export async function press(combination: string): Promise<void> {
  const parts = combination.split(/\+(?!$)/).map((key) => (key === 'Space' ? ' ' : key));
  const down = parts.map((key) => ({ down: key }));
  await keys([...down, ...parts.reverse().map((key) => ({ up: key }))]);
}

/** Clicks the button or link called `name` in a frame or popup whose address contains `url`, once it is there. */
export async function clickElsewhere(url: string, name: string, timeout = 5000): Promise<void> {
  await waitUntil(
    async () => (await executeServerCommand<boolean, object>('user-click-elsewhere', { url, name })) === true,
    `no control "${name}" appeared in a frame or popup at "${url}"`,
    { interval: 50, timeout },
  );
}

/** Whether this browser blocks popups that no person asked for; ask before the test's first click or key. */
export function popupsAreBlocked(): boolean {
  const popup = window.open('about:blank', '', 'popup');
  popup?.close();
  return popup === null;
}

/** Sizes the page; WebKitGTK's window does not get narrower than about 450 px. */
export async function setViewport(width: number, height: number): Promise<void> {
  await executeServerCommand('user-viewport', { width, height });
}

function keys(steps: ReadonlyArray<{ down: string } | { up: string }>): Promise<unknown> {
  return executeServerCommand('user-keys', steps);
}

async function middleOf(element: Element): Promise<[number, number]> {
  element.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
  await new Promise(requestAnimationFrame);
  const { left, top, width, height } = element.getBoundingClientRect();
  if (width === 0 || height === 0)
    throw new Error(`<${element.localName}> has no size: a person could not click it`);
  return [Math.round(left + width / 2), Math.round(top + height / 2)];
}
