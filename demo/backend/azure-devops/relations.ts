import type { StoredItem, StoredRelation } from '../data/model';
import { findRelationType, type RelationType } from '../data/relation-types';
import type { OrganizationStore } from './store';
import { apiUrl, itemUrl } from './urls';

export const PARENT = 'System.LinkTypes.Hierarchy-Reverse';
export const CHILD = 'System.LinkTypes.Hierarchy-Forward';

/** Every relation of an item, parent and children first; links to items in the recycle bin do not show. */
export function relationsOf(organization: OrganizationStore, item: StoredItem): StoredRelation[] {
  const parent = item.fields['System.Parent'];
  const others = (item.relations ?? []).filter(
    ({ target }) => typeof target === 'string' || organization.live(target),
  );
  return [
    ...(typeof parent === 'number' && organization.live(parent)
      ? [hierarchy(PARENT, parent, item.parentComment)]
      : []),
    ...organization.children(item.id).map((child) => hierarchy(CHILD, child.id, child.parentComment)),
    ...others,
  ];
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

/** Address of an uploaded file. */
export function attachmentUrl({ name }: OrganizationStore, id: string, fileName: string): string {
  return `${apiUrl(name, `wit/attachments/${id}`)}?fileName=${encodeURIComponent(fileName)}`;
}

function hierarchy(rel: string, target: number, comment: string | undefined): StoredRelation {
  return { rel, target, attributes: comment ? { comment } : {} };
}
