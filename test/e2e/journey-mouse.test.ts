import { describe, it } from 'node:test';
import { openDemo } from './harness.js';
import { journey } from './journey.js';

describe('the main job by mouse', () => {
  it('goes from Connect over search, edit, create, delete and undo to Disconnect', async (t) => {
    const { page } = await openDemo(t);
    await journey(page);
  });
});
