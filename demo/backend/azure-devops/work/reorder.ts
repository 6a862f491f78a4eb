import { jsonList } from '../page';
import type { StoredItem } from '../../data/model';
import { badRequest } from '../errors';
import { text } from '../field-value';
import { liveItem, readId } from '../items-read';
import { parsePatch } from '../patch';
import { bodyObject, requireProject, type Call, type Route } from '../router';
import { updateItem } from '../write';
import { levelsFor } from './backlog-configuration';
import { wordingOf } from './levels';
import { orderOf, teamItems } from './team-items';

/** Distance between items whose order is given anew. */
const STEP = 1_000_000;

/**
 * Puts items, in the order given, behind `previousId` or before `nextId`; zero or nothing stands for the ends.
 * Only their own order changes, by a new revision. Parents stay as they are.
 */
async function reorder(call: Call): Promise<Response> {
  const { ids, previousId, nextId } = await bodyObject(call);
  if (!Array.isArray(ids) || !ids.length) throw badRequest('The ids of the items to move are missing.');
  const moved = ids.map((id) => liveItem(call.organization, readId(id)));
  for (const item of moved) call.organization.rights.checkWrite(item);
  const { order } = wordingOf(requireProject(call).process);
  const [low, high] = gap(call, moved, order, readId(previousId ?? 0), readId(nextId ?? 0));
  const value = moved.map(({ id }, index) => {
    const rank = low + ((high - low) * (index + 1)) / (moved.length + 1);
    const patch = parsePatch([{ op: 'add', path: `/fields/${order}`, value: rank }]);
    updateItem(call.organization, id, patch, { person: call.person });
    return { id, order: rank };
  });
  return jsonList(value);
}

/** The orders between which the items go. */
function gap(
  call: Call,
  moved: readonly StoredItem[],
  field: string,
  previous: number,
  next: number,
): readonly [low: number, high: number] {
  const rest = siblings(call, moved);
  const position = (id: number) => {
    const index = rest.findIndex((item) => item.id === id);
    if (index < 0) throw badRequest(`The work item ${id} is not on the backlog of the items to move.`);
    return index;
  };
  const index = previous ? position(previous) + 1 : next ? position(next) : 0;
  const [before, after] = [rest[index - 1], rest[index]];
  const end = rest.reduce((last, item) => {
    const rank = orderOf(item, field);
    return rank === Number.MAX_VALUE ? last : Math.max(last, rank);
  }, 0);
  const low = before ? Math.min(orderOf(before, field), end) : 0;
  const high = after ? Math.min(orderOf(after, field), end + STEP) : low + STEP;
  return [low, high > low ? high : low + 1];
}

/** The other items of the backlog that the first one is on. */
function siblings(call: Call, moved: readonly StoredItem[]): readonly StoredItem[] {
  const [first] = moved;
  const type = first && text(first, 'System.WorkItemType');
  const level = levelsFor(call).find(({ types }) => types.some(({ name }) => name === type));
  if (!level) throw badRequest('The work items are on none of the backlogs of the team.');
  return teamItems(call, level.types).filter((item) => !moved.some(({ id }) => id === item.id));
}

export const reorderRoutes: readonly Route[] = [
  { method: 'PATCH', path: 'work/workitemsorder', needsProject: true, handle: reorder },
  {
    method: 'PATCH',
    path: 'work/iterations/:iteration/workitemsorder',
    needsProject: true,
    handle: reorder,
  },
];
