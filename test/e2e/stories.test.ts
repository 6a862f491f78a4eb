import { describe, it } from 'node:test';
import { axe, openDemo, shoot } from './harness.js';
import { CUT, REFUSED } from './steps.js';

const NARROW = { width: 390, height: 844 };

/** What each card is called and offers is tested in three engines, in test/elements/connect/stories.test.ts. */
describe('the page of states', { concurrency: 2 }, () => {
  for (const [name, path] of [
    ['stories', '/demo/stories.html'],
    ['stories-rtl', '/demo/stories.html?rtl'],
  ] as const) {
    it(`${path} comes to all of them, and axe finds nothing, wide or narrow`, async (t) => {
      const { page } = await openDemo(t, { path, tolerate: [CUT, REFUSED] });
      await page.locator('#stories:not([aria-busy])').waitFor();
      await axe(page);
      await shoot(page, name, undefined, { fullPage: true });
      await page.setViewportSize(NARROW);
      await axe(page);
    });
  }

  it('turns around at a click', async (t) => {
    const { page } = await openDemo(t, { path: '/demo/stories.html', tolerate: [CUT, REFUSED] });
    const first = page.getByRole('article', { name: 'Idle', exact: true });
    const second = page.getByRole('article', { name: 'Loading', exact: true });
    const left = async (): Promise<boolean> =>
      ((await first.boundingBox())?.x ?? 0) < ((await second.boundingBox())?.x ?? 0);
    await second.waitFor();
    const before = await left();
    await page.getByRole('switch', { name: 'Right to left' }).click();
    await page.waitForFunction(() => document.dir === 'rtl');
    if (!before || (await left())) throw new Error('The cards did not change sides');
  });
});
