import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openDemo } from './harness.js';
import { journey } from './journey.js';
import { portalFrame, View } from './steps.js';

describe('the main job with Paragon on another origin', () => {
  it('goes from Connect over search, edit, create, delete and undo to Disconnect', async (t) => {
    const { page } = await openDemo(t, { crossOrigin: true });
    await journey(page);
  });

  it('shows the portal of that origin', async (t) => {
    const { page } = await openDemo(t, { crossOrigin: true });
    await new View(page).card.getByRole('button', { name: 'Connect Azure DevOps' }).click();
    const portal = await portalFrame(page);
    await portal.getByRole('button', { name: 'Connect', exact: true }).waitFor();
    const [here, there] = [new URL(page.url()), new URL(portal.url())];
    assert.equal(here.hostname, 'localhost');
    assert.equal(there.hostname, '127.0.0.1');
  });
});
