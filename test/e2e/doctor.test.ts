import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { REFUSED } from './steps.js';
import { axe, openDemo, shoot, type Demo, type OpenOptions } from './harness.js';

/** Fails at first, so that the card offers the doctor. */
const FAILING: OpenOptions = {
  prepare: (control) => control('faults', [{ path: '^/zeus/.*/sdk/me$', status: 500 }]),
  tolerate: [REFUSED, /could not login user/, /Blocked script execution in .* sandboxed/],
};

/** The page's security policy is as strict as a customer's; looking must not break it, or be reported. */
describe('the doctor on the built demo', { concurrency: false }, () => {
  for (const crossOrigin of [false, true])
    it(`reports what is wrong, stand-in on ${crossOrigin ? 'another' : 'the same'} origin`, async (t) => {
      const demo = await openDemo(t, { ...FAILING, crossOrigin });
      const report = await openReport(demo);
      await report.getByText('Service addresses').waitFor();
      assert.equal(await report.getByRole('heading', { name: /^Problems/ }).count(), 0);
      assert.match(await report.getByRole('status').innerText(), /No problems found|Found \d warning/);
      assert.deepEqual(
        await demo.page.evaluate(async () => {
          const { checks } = await document.querySelector('ado-connect')!.diagnose();
          const wanted = ['connect-src', 'frame-src', 'script-src', 'trusted-types', 'opener'];
          return checks.filter(({ id }) => wanted.includes(id)).map(({ verdict }) => verdict);
        }),
        Array(5).fill('ok'),
      );
    });

  it('has no findings of axe, and fits', async (t) => {
    const prepare: OpenOptions['prepare'] = (control) => control('integration', { status: 'inactive' });
    const demo = await openDemo(t, { ...FAILING, prepare });
    const report = await openReport(demo);
    await report.getByRole('heading', { name: /^Problems/ }).waitFor();
    await axe(demo.page);
    await shoot(demo.page, 'doctor');
    await demo.page.emulateMedia({ forcedColors: 'active' });
    await demo.page.screenshot({ path: 'test/screenshots/doctor-forced-colors.png' });
    await demo.page.emulateMedia({ forcedColors: 'none' });
    await demo.page.evaluate(() => (document.documentElement.dir = 'rtl'));
    await shoot(demo.page, 'doctor-rtl');
  });
});

async function openReport({ page }: Demo): Promise<Locator> {
  await page.locator('ado-connect').getByRole('button', { name: 'Check the setup' }).click();
  const report = find(page);
  await report.getByRole('button', { name: 'Copy report' }).waitFor();
  return report;
}

const find = (page: Page): Locator =>
  page.locator('ado-connect').getByRole('region', { name: 'Setup check' });
