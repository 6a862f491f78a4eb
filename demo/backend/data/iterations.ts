import { SEED_CLOCK } from './clock';
import type { ProjectData, TreeNode } from './model';
import { flatten } from './trees';

const DAY = 24 * 3600 * 1000;

/** The iterations of a project that have dates, in the order of those. */
export function sprintsOf({ iterations }: Pick<ProjectData, 'iterations'>): TreeNode[] {
  const dated = flatten(iterations).filter(({ startDate, finishDate }) => startDate && finishDate);
  return dated.sort((one, other) => startOf(one) - startOf(other));
}

/**
 * The sprint that runs now. A sprint runs until the next one starts, so that the weekend between two belongs
 * to the first; the last one ends with its last day. The seeded sprints reach some months beyond the seed
 * clock. At a time that none of them covers, the one that covers the seed clock counts: a stand-in that is
 * started years later still has a current sprint, with items in it.
 */
export function currentIteration(
  project: Pick<ProjectData, 'iterations'>,
  now: number = Date.now(),
): TreeNode | undefined {
  const sprints = sprintsOf(project);
  return sprintAt(sprints, now) ?? sprintAt(sprints, SEED_CLOCK);
}

export function timeFrameOf(
  sprint: TreeNode,
  current: TreeNode | undefined,
): 'past' | 'current' | 'future' | undefined {
  if (!current || !sprint.startDate) return undefined;
  if (sprint.identifier === current.identifier) return 'current';
  return startOf(sprint) < startOf(current) ? 'past' : 'future';
}

function sprintAt(sprints: readonly TreeNode[], time: number): TreeNode | undefined {
  const last = sprints[sprints.length - 1];
  if (!last || time >= Date.parse(last.finishDate ?? '') + DAY) return undefined;
  return sprints.findLast((sprint) => startOf(sprint) <= time);
}

function startOf({ startDate }: TreeNode): number {
  return Date.parse(startDate ?? '');
}
