import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { openDemo, type Control } from './harness.js';
import { View } from './steps.js';

const BIG = '/?connected&project=Big%20Backlog';

describe('a list of 20,500 items', () => {
  it('keeps the page under 1,000 elements from the first row to the last', async (t) => {
    const { page } = await openDemo(t, { path: BIG });
    const view = new View(page);
    await view.listed('1,000+');
    await assertSmall(page);
    const [first = 0] = await view.ids();

    await view.id(first).focus();
    await page.keyboard.press('Control+End');
    await view.says('The first 19,999 work items; narrow the search to see others');
    const last = view.grid.getByRole('row').and(page.locator('[aria-rowindex="20000"]'));
    await last.getByRole('link').waitFor();
    await last.locator(':focus').waitFor();
    await assertSmall(page);
    assert.equal(await view.grid.getAttribute('aria-rowcount'), '-1', 'nobody knows');
  });

  it('fills the rows that the wheel brings into view', async (t) => {
    const { page } = await openDemo(t, { path: BIG });
    const view = new View(page);
    await view.listed('1,000+');
    await view.grid.hover();
    await page.mouse.wheel(0, 300 * 40);
    const row = view.grid.getByRole('row').and(page.locator('[aria-rowindex="305"]'));
    await row.getByRole('link').waitFor();
    await assertSmall(page);
  });

  it('asks Azure DevOps twice before the first row: for the query and for the first batch', async (t) => {
    const { page, control } = await openDemo(t, {
      path: BIG,
      // All that is neither is held back, so rows that wait for it would not come.
      prepare: (set) =>
        set('faults', [
          { path: '^/azure-devops/contoso/.*_apis/(?!projects|wit/(wiql|workitemsbatch))', delayMs: 60_000 },
        ]),
    });
    const view = new View(page);
    await view.listed('1,000+');
    // The first time, the organization's name is found out before.
    assert.deepEqual(
      (await calls(control)).filter((call) => call !== 'GET projects'),
      [QUERY, BATCH],
    );

    const before = (await calls(control)).length;
    await page.reload();
    await view.listed('1,000+');
    assert.deepEqual((await calls(control)).slice(before), [QUERY, BATCH]);
  });
});

const QUERY = 'POST wit/wiql';
const BATCH = 'POST wit/workitemsbatch';

/** What was asked of Azure DevOps and answered, oldest first. */
async function calls(control: Control): Promise<string[]> {
  const requests = (await control('requests')) as { method: string; path: string }[];
  return requests
    .filter(({ path }) => path.startsWith('/azure-devops/'))
    .map(({ method, path }) => `${method} ${path.replace(/^.*\/_apis\//, '')}`);
}

async function assertSmall(page: Page): Promise<void> {
  const count = await page.evaluate(() => {
    const elements = (root: Document | ShadowRoot): number =>
      [...root.querySelectorAll('*')].reduce(
        (sum, { shadowRoot }) => sum + 1 + (shadowRoot ? elements(shadowRoot) : 0),
        0,
      );
    return elements(document);
  });
  assert.ok(count < 1000, `${count} elements`);
}
