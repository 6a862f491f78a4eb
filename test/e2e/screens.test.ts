import { describe, it } from 'node:test';
import { openDemo, shoot } from './harness.js';
import { scenes } from './scenes.js';
import { View } from './steps.js';

const WIDE = { width: 1280, height: 800 };
const NARROW = { width: 390, height: 844 };

/** Pictures of every state for people to look at; none makes the page scroll sideways. */
describe('pictures', { concurrency: 2 }, () => {
  for (const { name, says, options, reach, closesOnResize = false } of scenes) {
    it(`${name}: ${says}`, async (t) => {
      const demo = await openDemo(t, options);
      const other = await reach(new View(demo.page), demo);
      await shoot(other ?? demo.page, name, closesOnResize ? [WIDE] : [WIDE, NARROW]);
    });

    if (closesOnResize) {
      it(`${name}, narrow: ${says}`, async (t) => {
        const demo = await openDemo(t, { ...options, viewport: NARROW });
        await reach(new View(demo.page), demo);
        await shoot(demo.page, name, [NARROW]);
      });
    }
  }
});
