import type { StoredItem, StoredRelation } from '../data/model';
import { findRelationType, type RelationType } from '../data/relation-types';
import type { OrganizationStore } from './store';
import { apiUrl, itemUrl } from './urls';

export const PARENT = 'System.LinkTypes.Hierarchy-Reverse';
export const CHILD = 'System.LinkTypes.Hierarchy-Forward';

/** The relations of an item that show, parent and children first. */
export function relationsOf(organization: OrganizationStore, item: StoredItem): StoredRelation[] {
  return allRelations(organization, item).filter((relation) => isShown(organization, relation));
}

/** Links to items in the recycle bin do not show; they come back with the item. */
export function isShown(organization: OrganizationStore, { target }: StoredRelation): boolean {
  return typeof target === 'string' || organization.live(target) !== undefined;
}

/** Every relation of an item, or of what it once was. */
export function allRelations(organization: OrganizationStore, item: StoredItem): StoredRelation[] {
  const parent = item.fields['System.Parent'];
  return [
    ...(typeof parent === 'number' ? [hierarchy(PARENT, parent, item.parentComment)] : []),
    ...childrenOf(organization, item),
    ...(item.relations ?? []),
  ];
}

/** Children are kept at the other end, so those of the past are today's without what was done since. */
function childrenOf(organization: OrganizationStore, item: StoredItem): StoredRelation[] {
  let children = organization
    .children(item.id)
    .map((child) => hierarchy(CHILD, child.id, child.parentComment));
  for (const { linked } of organization.since(item).toReversed()) {
    const { added = [], removed = [] } = linked ?? {};
    children = children.filter((child) => !added.some((relation) => sameRelation(relation, child)));
    children.push(...removed.filter(({ rel }) => rel === CHILD));
  }
  return children;
}

/** How many relations of a kind an item has; `System.RelatedLinkCount` and its like. */
export function countRelations(
  organization: OrganizationStore,
  item: StoredItem,
  kind: 'AttachedFile' | 'Hyperlink' | 'ArtifactLink' | 'link',
): number {
  if (kind !== 'link') return (item.relations ?? []).filter(({ rel }) => rel === kind).length;
  return relationsOf(organization, item).filter(({ target }) => typeof target === 'number').length;
}

/** A relation as the API shows it (WorkItemRelation). */
export function presentRelation(
  { name }: OrganizationStore,
  { rel, target, attributes }: StoredRelation,
): Record<string, unknown> {
  if (typeof target === 'string') return { rel, url: target, attributes };
  const shown = { isLocked: false, ...attributes, name: findRelationType(rel)?.name };
  return { rel, url: itemUrl(name, target), attributes: shown };
}

/** The same link as the other item sees it. */
export function counterpart({ rel, attributes }: StoredRelation, from: number): StoredRelation {
  const type = findRelationType(rel);
  return { rel: type?.oppositeEnd ?? rel, target: from, attributes };
}

export function isItemLink(type: RelationType | undefined): boolean {
  return type?.usage === 'workItemLink';
}

export function sameRelation(left: StoredRelation, right: StoredRelation): boolean {
  return left.rel === right.rel && left.target === right.target;
}

export function sameAttributes(left: StoredRelation, right: StoredRelation): boolean {
  const names = Object.keys({ ...left.attributes, ...right.attributes });
  return names.every((name) => left.attributes[name] === right.attributes[name]);
}

export function findRelation(
  list: readonly StoredRelation[],
  relation: StoredRelation,
): StoredRelation | undefined {
  return list.find((known) => sameRelation(known, relation));
}

/** The end of a tree's link that an item can have once at most: the one to its parent. */
export function upwards(rel: string): string | undefined {
  const type = findRelationType(rel);
  if (type?.topology !== 'tree') return undefined;
  return type.isForward ? type.oppositeEnd : type.referenceName;
}

/** A parent that does not show, as it is in the recycle bin, makes room for another one. */
export function isReplaced(known: StoredRelation, by: StoredRelation): boolean {
  return known.rel === by.rel && upwards(by.rel) === by.rel;
}

/** The remark on a link. */
export function commentOf(relation: StoredRelation | undefined): string | undefined {
  const comment = relation?.attributes['comment'];
  return typeof comment === 'string' ? comment : undefined;
}

/** Address of an uploaded file. */
export function attachmentUrl({ name }: OrganizationStore, id: string, fileName: string): string {
  return `${apiUrl(name, `wit/attachments/${id}`)}?fileName=${encodeURIComponent(fileName)}`;
}

function hierarchy(rel: string, target: number, comment: string | undefined): StoredRelation {
  return { rel, target, attributes: comment ? { comment } : {} };
}
