import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openDemo } from './harness.js';
import { openConsent } from './steps.js';

describe('the headers of the setup guide', () => {
  it('let a person connect, list, and disconnect', async (t) => {
    const { page } = await openDemo(t, { site: 'cdn', path: '/guide.html' });
    const card = page.locator('ado-connect');
    await card.getByRole('button', { name: 'Connect Azure DevOps' }).click();
    const consent = await openConsent(page);
    await consent.getByRole('button', { name: 'Accept' }).click();
    await card.getByRole('link', { name: 'contoso' }).waitFor();
    const list = page.locator('ado-work-items');
    await list.getByRole('button', { name: 'Fabrikam Fiber' }).click();
    await list.getByRole('grid', { name: 'Work items' }).getByRole('link').first().waitFor();
    await card.getByRole('button', { name: 'Disconnect' }).click();
    await card.getByRole('button', { name: 'Connect Azure DevOps' }).waitFor();
  });

  it('are in force', async (t) => {
    const { page } = await openDemo(t, {
      site: 'cdn',
      path: '/guide.html',
      tolerate: [/elsewhere\.example/],
    });
    await page.locator('ado-connect').getByRole('button', { name: 'Connect Azure DevOps' }).waitFor();
    const report = page.waitForEvent('console', (message) => message.text().startsWith('CSP report'));
    await page.evaluate(() => fetch('https://elsewhere.example/').catch(() => undefined));
    assert.match((await report).text(), /connect-src/);
  });
});
