import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { axe, openDemo } from './harness.js';

const isDefined = (): boolean => customElements.get('ado-connect') !== undefined;

describe('one script tag', () => {
  it('is all a page without a bundler needs, under a strict policy', async (t) => {
    const { page } = await openDemo(t, { site: 'cdn' });
    await page.locator('ado-connect').getByRole('button', { name: 'Connect Azure DevOps' }).waitFor();
    await axe(page);
  });

  it('works where Trusted Types allow no policy at all', async (t) => {
    const { page, problems } = await openDemo(t, { site: 'cdn', path: '/no-policies.html' });
    await page.locator('ado-connect').getByRole('button', { name: 'Connect Azure DevOps' }).waitFor();
    for (const problem of problems.splice(0))
      assert.match(problem, /lit-html/, 'only the refusal itself is reported');
  });

  it('works with the import map that has every file checked', async (t) => {
    const { page } = await openDemo(t, { site: 'cdn', path: '/integrity.html' });
    await page.waitForFunction(isDefined);
    await page.locator('ado-connect').getByRole('button', { name: 'Connect Azure DevOps' }).waitFor();
  });

  it('does not run a file that is not what the map says', async (t) => {
    const { page, problems } = await openDemo(t, { site: 'cdn', path: '/integrity.html?tampered' });
    await page.waitForLoadState('networkidle');
    assert.equal(await page.evaluate(isDefined), false);
    assert.match(problems.splice(0).join('\n'), /integrity/i);
  });
});
