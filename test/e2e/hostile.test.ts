import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import type { Page } from 'playwright-core';
import { openDemo, type Control, type Demo } from './harness.js';
import { startAttacker } from './hostile/attacker.js';
import { attacksOf, MALFORMED } from './hostile/attacks.js';
import { attackFrom, type Position } from './hostile/windows.js';
import { portalFrame, openConsent } from './steps.js';

/** Pages that send no header at all, so that nothing but the guard stands between a stranger and the account. */
const GUARDED = '/no-headers.html?connected';
const PLAIN = '/plain-sdk.html';
const POSITIONS: readonly Position[] = ['an embedded frame', 'the site that opened the page'];

const connectAccount = (control: Control): Promise<unknown> =>
  control('credential', { status: 'VALID', user: 'avery' });

const open = (t: TestContext, path: string, tolerate: RegExp[] = []): Promise<Demo> =>
  openDemo(t, { site: 'cdn', path, prepare: connectAccount, tolerate });

for (const position of POSITIONS) {
  describe(`a hostile window: ${position}`, { concurrency: 2 }, () => {
    it('gets nothing from our instance of the SDK and changes nothing', async (t) => {
      const attacker = await startAttacker(t);
      const { page, control } = await open(t, GUARDED);
      const { victim, say } = await attackFrom(position, page, attacker);
      await connected(victim);
      const origins = [page, victim].map((window) => new URL(window.url()).origin);
      assert.equal(new Set([...origins, attacker.origin, await servicesOrigin(victim)]).size, 3);

      const ordinary = await callsUntilRefreshed(victim, control, await count(control));
      const from = await count(control);
      const before = await whatPageShows(victim);
      await say([...Object.values(attacksOf(attacker)), ...MALFORMED]);
      assert.deepEqual(await callsUntilRefreshed(victim, control, from), ordinary);
      assert.deepEqual(await whatPageShows(victim), before);
      assert.deepEqual(attacker.loot, []);
    });

    it('gets nothing while a sign-in is under way, and does not disturb it', async (t) => {
      const attacker = await startAttacker(t);
      const { page, control } = await openDemo(t, { site: 'cdn', path: '/no-headers.html' });
      const { victim, say } = await attackFrom(position, page, attacker);
      await victim.locator('ado-connect').getByRole('button', { name: 'Connect Azure DevOps' }).click();
      const consent = await openConsent(victim);
      await consent.getByRole('button', { name: 'Accept' }).waitFor();
      const { cover: _, ...attacks } = attacksOf(attacker); // the portal covers the page already
      await say([...Object.values(attacks), ...MALFORMED]);

      const closed = consent.waitForEvent('close');
      await consent.getByRole('button', { name: 'Accept' }).click();
      await closed;
      await connected(victim);
      const made = (await calls(control)).filter((call) => /^POST \/zeus\/.*\/credentials$/.test(call));
      assert.equal(made.length, 1, 'one account, that of the person');
      assert.doesNotMatch(
        (await calls(control)).join('\n'),
        /DELETE \/(zeus\/.*\/integrations|relay|azure-devops)/,
      );
      assert.deepEqual(attacker.loot, []);
    });
  });

  describe(`the same without our guard: ${position}`, { concurrency: 2 }, () => {
    it('sends the user token to the attacker', async (t) => {
      const { attacker, victim, say } = await attackPlain(t, position);
      await say([attacksOf(attacker).stealToken]);
      await until(victim, () => attacker.loot.length > 0);
      assert.match(attacker.loot[0]?.authorization ?? '', /^Bearer eyJ/);
    });

    it('deletes a work item', async (t) => {
      const { attacker, control, victim, say } = await attackPlain(t, position);
      await say([attacksOf(attacker).deleteItem]);
      await until(victim, async () =>
        (await calls(control)).some((call) =>
          /^DELETE \/azure-devops\/contoso\/_apis\/wit\/workitems\/42/.test(call),
        ),
      );
    });

    it('disconnects the account', async (t) => {
      const { attacker, control, victim, say } = await attackPlain(t, position);
      await say([attacksOf(attacker).disconnect]);
      await until(victim, async () =>
        (await calls(control)).some((call) => /^DELETE \/zeus\/.*\/integrations\//.test(call)),
      );
    });

    it('attaches an account', async (t) => {
      const { attacker, control, victim, say } = await attackPlain(t, position);
      await say([attacksOf(attacker).attachAccount]);
      await until(victim, async () =>
        (await calls(control)).some((call) => /^POST \/zeus\/.*\/credentials/.test(call)),
      );
    });

    it('is led to hosts of the attacker', async (t) => {
      const { attacker, victim, say } = await attackPlain(t, position);
      await say([attacksOf(attacker).redirect]);
      await until(victim, () => attacker.loot.some(({ url }) => url.startsWith('/CONNECT/ui')));
    });

    it('covers the page', async (t) => {
      const { attacker, victim, say } = await attackPlain(t, position);
      await say([attacksOf(attacker).cover]);
      await (await portalFrame(victim)).frameElement().then((frame) => frame.waitForElementState('visible'));
    });

    it('stumbles over an empty message', async (t) => {
      const { problems, victim, say } = await attackPlain(t, position);
      await say([null]);
      await until(victim, () => problems.length > 0);
      assert.match(problems.splice(0).join('\n'), /TypeError/);
    });
  });
}

it('a page with the header we ask for is out of its opener’s reach', async (t) => {
  const attacker = await startAttacker(t);
  const { page } = await openDemo(t, { path: '/?connected' });
  const url = page.url();
  await page.goto(`${attacker.origin}/page`);
  await page.evaluate((address) => {
    (window as { victim?: Window | null }).victim = window.open(address);
  }, url);
  await page.waitForFunction(() => (window as { victim?: Window | null }).victim?.closed);
});

async function attackPlain(t: TestContext, position: Position) {
  const attacker = await startAttacker(t);
  const { page, control, problems } = await open(t, PLAIN);
  const hostile = await attackFrom(position, page, attacker);
  await hostile.victim.getByRole('heading', { name: 'Signed in' }).waitFor();
  return { ...hostile, attacker, control, problems };
}

async function connected(page: Page): Promise<void> {
  const card = page.locator('ado-connect');
  await card.getByRole('link', { name: 'contoso' }).waitFor();
  await card.getByText('Avery Howard').waitFor();
}

/** The calls from the one of that number to the end of a refresh, which ends after all that was begun before. */
async function callsUntilRefreshed(page: Page, control: Control, from: number): Promise<string[]> {
  await page.evaluate(() => document.querySelector('ado-connect')?.refresh());
  return (await calls(control)).slice(from).sort();
}

async function count(control: Control): Promise<number> {
  return (await calls(control)).length;
}

/** Everything that a stranger could have changed in the page. */
function whatPageShows(page: Page): Promise<unknown> {
  return page.evaluate(() => {
    const { connection } = document.querySelector('ado-connect')!;
    const portal = document.querySelector<HTMLIFrameElement>('#paragon-connect-frame')!;
    return {
      state: JSON.stringify(connection?.state),
      portal: [portal.src, getComputedStyle(portal).display],
      overflow: getComputedStyle(document.body).overflow,
      storage: Object.keys(localStorage),
      card: document.querySelector('ado-connect')?.shadowRoot?.textContent,
    };
  });
}

function servicesOrigin(page: Page): Promise<string> {
  return page.evaluate(
    () => new URL(document.querySelector('ado-connect')?.environment?.ZEUS_PUBLIC_URL ?? '').origin,
  );
}

/** What the stand-in was asked, a line for each call. */
async function calls(control: Control): Promise<string[]> {
  const requests = (await control('requests')) as { method: string; path: string }[];
  return requests.map(({ method, path }) => `${method} ${path}`);
}

async function until(page: Page, condition: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + 10_000;
  while (!(await condition())) {
    assert.ok(Date.now() < end, 'it happens');
    await page.title(); // lets time pass
  }
}
