import type { OrganizationData, StoredItem } from './model';

const known = new WeakMap<OrganizationData, ReadonlyMap<number, StoredItem[]>>();

/** The seeded children of each item; made once, shared by all worlds. */
export function seededChildren(data: OrganizationData): ReadonlyMap<number, readonly StoredItem[]> {
  let children = known.get(data);
  if (!children) {
    children = childrenByParent(data.items);
    known.set(data, children);
  }
  return children;
}

/** Items by the id of their parent, in their own order. */
export function childrenByParent(items: Iterable<StoredItem>): ReadonlyMap<number, StoredItem[]> {
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
