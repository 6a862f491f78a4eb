import { childrenByParent } from '../data/children';
import type { StoredItem, StoredRelation } from '../data/model';
import { relationTypes } from '../data/relation-types';
import type { ItemLink, LinkType } from '../wiql/source';
import { CHILD, PARENT, relationsOf } from './relations';
import type { OrganizationStore } from './store';

/** The types of links between items. */
export const linkTypes: readonly LinkType[] = relationTypes
  .filter(({ usage }) => usage === 'workItemLink')
  .map(({ referenceName, name, oppositeEnd, topology, isForward }) => ({
    referenceName,
    name,
    opposite: oppositeEnd ?? referenceName,
    isForwardTree: topology === 'tree' && isForward,
  }));

/** The links of an item as they are now, but for those to items that the caller does not see. */
export function linksNow(organization: OrganizationStore, id: number): readonly ItemLink[] {
  const item = organization.live(id);
  return item ? relationsOf(organization, item).flatMap(linkOf) : [];
}

/** The links among some items, which may be older revisions. */
export function linksAmong(items: readonly StoredItem[]): (id: number) => readonly ItemLink[] {
  const byId = new Map(items.map((item) => [item.id, item]));
  const children = childrenByParent(items);
  return (id) => {
    const item = byId.get(id);
    const parent = item?.fields['System.Parent'];
    const links: ItemLink[] = [
      ...(children.get(id) ?? []).map((child) => ({ type: CHILD, target: child.id })),
      ...(typeof parent === 'number' ? [{ type: PARENT, target: parent }] : []),
      ...(item?.relations ?? []).flatMap(linkOf),
    ];
    return links.filter(({ target }) => byId.has(target));
  };
}

function linkOf({ rel, target }: StoredRelation): ItemLink[] {
  return typeof target === 'number' ? [{ type: rel, target }] : [];
}
