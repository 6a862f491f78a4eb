import { seededChildren } from '../data/children';
import type { StoredItem } from '../data/model';
import { findRelationType, relationTypes } from '../data/relation-types';
import type { ItemLink, LinkType } from '../wiql/source';
import type { OrganizationStore } from './store';

const CHILD = 'System.LinkTypes.Hierarchy-Forward';
const PARENT = 'System.LinkTypes.Hierarchy-Reverse';

/** The types of links between items. */
export const linkTypes: readonly LinkType[] = relationTypes
  .filter(({ usage }) => usage === 'workItemLink')
  .map(({ referenceName, name, oppositeEnd, topology, isForward }) => ({
    referenceName,
    name,
    opposite: oppositeEnd ?? referenceName,
    isForwardTree: topology === 'tree' && isForward,
  }));

/** The links of each item as a world has them now. */
export function linksNow(organization: OrganizationStore): (id: number) => readonly ItemLink[] {
  const changed = new Set(organization.changedIds());
  const own = [...changed].map((id) => organization.live(id)).filter((item) => item !== undefined);
  const added = childrenOf(own);
  const shared = seededChildren(organization.data);
  const children = (id: number) => [
    ...(shared.get(id) ?? []).filter((child) => !changed.has(child.id) && !child.deleted),
    ...(added.get(id) ?? []),
  ];
  return (id) =>
    linksOf(organization.live(id), children(id), (target) => organization.live(target) !== undefined);
}

/** The links among some items, which may be older revisions. */
export function linksAmong(items: readonly StoredItem[]): (id: number) => readonly ItemLink[] {
  const byId = new Map(items.map((item) => [item.id, item]));
  const children = childrenOf(items);
  return (id) => linksOf(byId.get(id), children.get(id) ?? [], (target) => byId.has(target));
}

function linksOf(
  item: StoredItem | undefined,
  children: readonly StoredItem[],
  isThere: (id: number) => boolean,
): readonly ItemLink[] {
  const parent = item?.fields['System.Parent'];
  const links: ItemLink[] = children.map(({ id }) => ({ type: CHILD, target: id }));
  if (typeof parent === 'number') links.push({ type: PARENT, target: parent });
  for (const { rel, target } of item?.relations ?? []) {
    const type = findRelationType(rel)?.referenceName;
    if (type !== undefined && typeof target === 'number') links.push({ type, target });
  }
  return links.filter(({ target }) => isThere(target));
}

function childrenOf(items: readonly StoredItem[]): ReadonlyMap<number, readonly StoredItem[]> {
  const children = new Map<number, StoredItem[]>();
  for (const item of items) {
    const parent = item.fields['System.Parent'];
    if (typeof parent !== 'number') continue;
    const siblings = children.get(parent);
    if (siblings) siblings.push(item);
    else children.set(parent, [item]);
  }
  return children;
}
