import type { RelationChanges, StoredItem, StoredRelation } from '../data/model';
import {
  allRelations,
  CHILD,
  commentOf,
  counterpart,
  findRelation,
  isReplaced,
  PARENT,
  sameRelation,
} from './relations';
import type { OrganizationStore } from './store';

type Linked = RelationChanges & { readonly by: string; readonly date: string };

/** Writes the other end of each changed link; the other item keeps its revision. */
export function mirrorLinks(organization: OrganizationStore, item: StoredItem, linked: Linked): void {
  const { added, removed, updated } = linked;
  for (const target of new Set([...added, ...removed, ...updated].map((relation) => relation.target))) {
    const other = typeof target === 'number' ? organization.find(target) : undefined;
    if (!other) continue;
    const seen = (list: readonly StoredRelation[]) =>
      list.filter((relation) => relation.target === target).map((relation) => counterpart(relation, item.id));
    mirror(organization, other, {
      ...linked,
      added: seen(added),
      removed: seen(removed),
      updated: seen(updated),
    });
  }
}

/** The other item lets go of a parent in the recycle bin, and that parent of it. */
function mirror(organization: OrganizationStore, other: StoredItem, linked: Linked): void {
  const before = allRelations(organization, other);
  const left = before.filter(
    (known) => !findRelation(linked.removed, known) && linked.added.some((by) => isReplaced(known, by)),
  );
  const removed = [...linked.removed, ...left];
  let next = other;
  for (const relation of removed) next = without(next, relation);
  for (const relation of [...linked.added, ...linked.updated]) next = withRelation(next, relation);
  organization.save({ ...next, linked: { ...linked, removed } });
  if (left.length) mirrorLinks(organization, other, { ...linked, added: [], removed: left, updated: [] });
}

function without(item: StoredItem, seen: StoredRelation): StoredItem {
  if (seen.rel === CHILD) return item;
  if (seen.rel === PARENT) {
    const { 'System.Parent': _, ...fields } = item.fields;
    return { ...item, fields, parentComment: undefined };
  }
  return { ...item, relations: (item.relations ?? []).filter((known) => !sameRelation(known, seen)) };
}

/** The relation takes the place of what it was. Children are kept at their own end. */
function withRelation(item: StoredItem, seen: StoredRelation): StoredItem {
  if (seen.rel === CHILD) return item;
  if (seen.rel === PARENT) {
    const fields = { ...item.fields, 'System.Parent': seen.target };
    return { ...item, fields, parentComment: commentOf(seen) };
  }
  const relations = item.relations ?? [];
  return findRelation(relations, seen)
    ? { ...item, relations: relations.map((known) => (sameRelation(known, seen) ? seen : known)) }
    : { ...item, relations: [...relations, seen] };
}
