import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openDemo } from './harness.js';
import { openConsent, View } from './steps.js';

describe('bad days on order', { concurrency: 2 }, () => {
  it('keeps the switches of the panel across a reload', async (t) => {
    const { page, control } = await openDemo(t);
    await page.getByRole('button', { name: 'Simulate' }).click();
    await page.getByRole('switch', { name: 'Sign-in page' }).check();
    await page.getByRole('switch', { name: 'Slow' }).check();
    await page.getByText('On, from the next request: Slow, Sign-in page.').waitFor();
    const faults = (await control('faults')) as { preset: string; status?: number; delayMs: number }[];
    assert.deepEqual(
      faults.map(({ preset, status, delayMs }) => [preset, status, delayMs]),
      [
        ['signed-out', 203, 1500],
        ['slow', undefined, 1500],
      ],
    );
    await page.reload();
    await page.getByRole('button', { name: 'Simulate Slow, Sign-in page' }).waitFor();
  });

  it('shows in the popup why Microsoft refuses', async (t) => {
    const { page } = await openDemo(t, {
      prepare: (control) => control('consent', { error: 'wrong-redirect' }),
    });
    await new View(page).card.getByRole('button', { name: 'Connect Azure DevOps' }).click();
    const popup = await openConsent(page);
    await popup.getByRole('alert').filter({ hasText: 'AADSTS50011' }).waitFor();
  });

  it('reports to the page what only the exchange of the code brings to light', async (t) => {
    const { page } = await openDemo(t, {
      tolerate: [/^Failed to connect account to Paragon over OAuth AADSTS7000222/],
      prepare: (control) => control('consent', { error: 'expired-secret' }),
    });
    const { card } = new View(page);
    await card.getByRole('button', { name: 'Connect Azure DevOps' }).click();
    const popup = await openConsent(page);
    const closed = popup.waitForEvent('close');
    await popup.getByRole('button', { name: 'Accept' }).click();
    await closed;
    await card.getByRole('alert').filter({ hasText: /\w/ }).waitFor();
  });
});
