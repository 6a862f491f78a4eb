import type { StoredItem } from '../../data/model';
import { findState, type StateCategory, type WorkItemType } from '../../data/processes/model';
import { findIteration, text } from '../field-value';
import { requireProject, teamOf, type Call } from '../router';
import { itemUrl } from '../urls';
import { wordingOf } from './levels';
import { covers } from './team-field-values';
import { areasOf, stateOf } from './team-state';

/** The items of some types in the areas of a team that are not removed, in the order of its backlog. */
export function teamItems(call: Call, types: readonly WorkItemType[]): StoredItem[] {
  const project = requireProject(call);
  const { values } = areasOf(stateOf(call), teamOf(call));
  const byName = new Map(types.map((type) => [type.name, type]));
  const { order } = wordingOf(project.process);
  return [...call.organization.all()]
    .filter((item) => text(item, 'System.TeamProject') === project.name)
    .filter((item) => byName.has(text(item, 'System.WorkItemType')))
    .filter((item) => {
      const area = text(item, 'System.AreaPath');
      return values.some(({ value, includeChildren }) => covers(value, includeChildren, area));
    })
    .filter((item) => categoryOf(item, types) !== 'Removed')
    .sort((one, other) => orderOf(one, order) - orderOf(other, order) || one.id - other.id);
}

/** Items without an order come last. */
export function orderOf(item: StoredItem, field: string): number {
  const value = item.fields[field];
  return typeof value === 'number' ? value : Number.MAX_VALUE;
}

export function categoryOf(item: StoredItem, types: readonly WorkItemType[]): StateCategory | undefined {
  const type = types.find(({ name }) => name === text(item, 'System.WorkItemType'));
  return type && findState(type, text(item, 'System.State'))?.category;
}

/** Is the item in the iteration of a path or below it? */
export function isUnder(call: Call, item: StoredItem, path: string): boolean {
  const node = findIteration(requireProject(call), text(item, 'System.IterationPath'));
  return node !== undefined && covers(path, true, node.path);
}

/** A row of a list or a tree of items; without a source it is at the top. */
export function presentLink(call: Call, target: number, source?: number): Record<string, unknown> {
  const reference = (id: number) => ({ id, url: itemUrl(call.organization.name, id) });
  return {
    rel: source === undefined ? null : 'System.LinkTypes.Hierarchy-Forward',
    source: source === undefined ? null : reference(source),
    target: reference(target),
  };
}
