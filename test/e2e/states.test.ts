import { describe, it } from 'node:test';
import { axe, openDemo } from './harness.js';
import { scenes } from './scenes.js';
import { View } from './steps.js';

/** Every state that a person meets: what it says, and that axe finds nothing in it, light or dark. */
describe('states', { concurrency: 2 }, () => {
  for (const { says, options, reach } of scenes) {
    it(says, async (t) => {
      const demo = await openDemo(t, options);
      const other = await reach(new View(demo.page), demo);
      await axe(other ?? demo.page);
    });
  }
});
