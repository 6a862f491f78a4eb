import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { SEED_CLOCK } from '../../../demo/backend/data/clock';
import { currentIteration, sprintsOf, timeFrameOf } from '../../../demo/backend/data/iterations';
import { seedData } from '../../../demo/backend/data/seed';

const project = () => {
  const found = seedData({ items: 60 }).get('contoso')?.projects[0];
  assert.ok(found);
  return found;
};
const nameAt = (date: string) => currentIteration(project(), Date.parse(date))?.name;

describe('the current iteration', () => {
  it('is the sprint that runs now, also on the weekend after it', () => {
    assert.equal(nameAt('2026-11-13T23:00:00Z'), 'Sprint 40');
    assert.equal(nameAt('2026-11-15T12:00:00Z'), 'Sprint 40');
    assert.equal(nameAt('2026-11-16T00:00:00Z'), 'Sprint 41');
  });

  it('is the one of the seed clock at a time without a sprint', () => {
    const seeded = currentIteration(project(), SEED_CLOCK)?.name;
    assert.equal(seeded, 'Sprint 40');
    assert.equal(nameAt('2030-01-01T00:00:00Z'), seeded);
    assert.equal(nameAt('2020-01-01T00:00:00Z'), seeded);
  });

  it('parts the other sprints into past and future', () => {
    const current = currentIteration(project(), SEED_CLOCK);
    const frames = sprintsOf(project()).map((sprint) => timeFrameOf(sprint, current));
    assert.deepEqual(frames.slice(37, 42), ['past', 'past', 'current', 'future', 'future']);
  });

  it('has open items to work on, whichever of the coming sprints it is', () => {
    const items = seedData({ items: 60 }).get('contoso')?.items ?? [];
    const paths = new Set(items.map(({ fields }) => fields['System.IterationPath']));
    for (const sprint of sprintsOf(project()).slice(39)) assert.ok(paths.has(sprint.path), sprint.path);
  });
});
