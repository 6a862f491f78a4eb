import type { FieldValue, RelationChanges, StoredItem, StoredRelation } from '../data/model';
import { findRelationType, type RelationType } from '../data/relation-types';
import { uuidOf } from '../data/random';
import type { Draft } from './draft';
import { attachmentSize } from './attachments';
import { AzureDevOpsError, badRequest, itemNotFound } from './errors';
import type { RelationChange } from './patch';
import { CHILD, counterpart, isItemLink, PARENT, relationsOf, sameRelation } from './relations';
import type { OrganizationStore } from './store';

const MOST_LINKS = 1000;
const MOST_ATTACHMENTS = 100;
const NEVER = '9999-01-01T00:00:00Z';

const invalidLink = (message: string) => badRequest(message, 'WorkItemLinkInvalidException');

export interface EditedRelations {
  readonly changes: RelationChanges;
  readonly hasChanged: boolean;
  /** Files, hyperlinks and artifacts make a revision; links between items do not. */
  readonly hasResources: boolean;
  readonly parent: number | undefined;
  readonly parentComment: string | undefined;
  /** What is left beside parent and children. */
  readonly others: readonly StoredRelation[];
}

/** Runs the relation operations of a patch over the list the service holds, each on what the one before left. */
export function editRelations(
  draft: Draft,
  edits: readonly RelationChange[],
  organization: OrganizationStore,
): EditedRelations {
  const before = draft.before ? relationsOf(organization, draft.before) : [];
  let now: readonly StoredRelation[] = before;
  for (const edit of edits) now = apply(draft, now, edit, organization);
  checkCounts(now);
  const isIn = (list: readonly StoredRelation[]) => (relation: StoredRelation) =>
    list.some((known) => sameRelation(known, relation));
  const added = now.filter((relation) => !isIn(before)(relation));
  const removed = before.filter((relation) => !isIn(now)(relation));
  const updated = now.filter((relation) => !before.includes(relation) && !added.includes(relation));
  const all = [...added, ...removed, ...updated];
  const parent = now.find(({ rel }) => rel === PARENT);
  return {
    changes: { added, removed, updated },
    hasChanged: all.length > 0,
    hasResources: all.some(({ target }) => typeof target === 'string'),
    parent: parent ? Number(parent.target) : undefined,
    parentComment: commentOf(parent),
    others: now.filter(({ rel }) => rel !== PARENT && rel !== CHILD),
  };
}

/** Writes the other end of each changed link; the other item keeps its revision. */
export function mirrorLinks(
  organization: OrganizationStore,
  item: StoredItem,
  { added, removed, updated, by, date }: RelationChanges & { by: string; date: string },
): void {
  const mirror = (kind: keyof RelationChanges, relation: StoredRelation): void => {
    const other = typeof relation.target === 'number' ? organization.find(relation.target) : undefined;
    if (!other) return;
    const seen = counterpart(relation, item.id);
    const linked = { added: [], removed: [], updated: [], [kind]: [seen], by, date };
    organization.save({ ...withRelation(other, seen, kind), linked });
  };
  for (const relation of added) mirror('added', relation);
  for (const relation of removed) mirror('removed', relation);
  for (const relation of updated) mirror('updated', relation);
}

function withRelation(item: StoredItem, seen: StoredRelation, kind: keyof RelationChanges): StoredItem {
  if (seen.rel === CHILD) return item;
  if (seen.rel === PARENT) {
    const { 'System.Parent': _, ...rest } = item.fields;
    if (kind === 'removed') return { ...item, fields: rest, parentComment: undefined };
    return {
      ...item,
      fields: { ...rest, 'System.Parent': seen.target },
      parentComment: commentOf(seen),
    };
  }
  const others = (item.relations ?? []).filter((known) => !sameRelation(known, seen));
  return { ...item, relations: kind === 'removed' ? others : [...others, seen] };
}

function commentOf(relation: StoredRelation | undefined): string | undefined {
  const comment = relation?.attributes['comment'];
  return typeof comment === 'string' ? comment : undefined;
}

function apply(
  draft: Draft,
  now: readonly StoredRelation[],
  edit: RelationChange,
  organization: OrganizationStore,
): StoredRelation[] {
  if (edit.op === 'add') {
    const relation = readRelation(edit, draft, organization);
    checkLink(draft, now, relation, organization);
    return [...now, relation];
  }
  const known = now[edit.index];
  if (!known) {
    throw badRequest(
      `Index out of range for the path /relations/${edit.index}.`,
      'PatchOperationFailedException',
    );
  }
  if (edit.op === 'remove') return now.filter((_, index) => index !== edit.index);
  const attributes = { ...known.attributes, [edit.attribute]: edit.value };
  return now.map((relation, index) => (index === edit.index ? { ...known, attributes } : relation));
}

function readRelation(
  { rel, url, attributes }: Extract<RelationChange, { op: 'add' }>,
  draft: Draft,
  organization: OrganizationStore,
): StoredRelation {
  const type = findRelationType(rel);
  if (!type)
    throw badRequest(
      `VS402388: The relation type ${rel} is not known.`,
      'WorkItemRelationTypeNotFoundException',
    );
  if (!isItemLink(type)) return resource(organization, type, url, attributes, draft.now);
  const target = Number(/\/workitems\/(\d+)\/?$/i.exec(url)?.[1]);
  if (!target || !organization.live(target)) throw itemNotFound(target || 0);
  return { rel: type.referenceName, target, attributes: { ...pick(attributes, ['comment', 'isLocked']) } };
}

/** Resources carry attributes of their own; an artifact must say which kind it is. */
function resource(
  organization: OrganizationStore,
  { referenceName: rel }: RelationType,
  url: string,
  attributes: Readonly<Record<string, FieldValue>>,
  now: string,
): StoredRelation {
  if (!url) throw badRequest('The url of the relation is missing.');
  if (rel === 'ArtifactLink' && !attributes['name']) {
    throw badRequest('VS402340: The name of the artifact link type is missing in the attributes.');
  }
  if (rel === 'ArtifactLink' && !url.startsWith('vstfs:///'))
    throw invalidLink(`TF20033: Not an artifact address: ${url}`);
  const size = rel === 'AttachedFile' ? attachmentSize(organization, url) : undefined;
  if (rel === 'AttachedFile' && size === undefined) {
    throw badRequest(`VS403352: No attachment was uploaded to ${url}.`, 'AttachmentNotFoundException');
  }
  const given = pick(attributes, ['comment', 'name']);
  const name = size === undefined ? null : new URL(url).searchParams.get('fileName');
  const own = { ...(name ? { name } : {}), ...given, ...(size === undefined ? {} : { resourceSize: size }) };
  const dates = {
    authorizedDate: now,
    resourceCreatedDate: now,
    resourceModifiedDate: now,
    revisedDate: NEVER,
  };
  return { rel, target: url, attributes: { ...dates, id: resourceId(url), ...own } };
}

/** A number for a resource, as the service gives each; the same address has the same one. */
function resourceId(url: string): number {
  return parseInt(uuidOf(url).slice(0, 6), 16);
}

function checkLink(
  draft: Draft,
  now: readonly StoredRelation[],
  relation: StoredRelation,
  organization: OrganizationStore,
): void {
  const { rel, target } = relation;
  if (now.some((known) => sameRelation(known, relation))) {
    throw new AzureDevOpsError(
      400,
      'RelationAlreadyExistsException',
      'TF401298: The relation already exists on the work item.',
    );
  }
  if (typeof target === 'string') return;
  if (target === draft.id) throw invalidLink('TF201035: You cannot link a work item to itself.');
  const hasParent = (item: StoredItem | undefined) => item?.fields['System.Parent'] !== undefined;
  if (
    (rel === PARENT && now.some((known) => known.rel === PARENT)) ||
    (rel === CHILD && hasParent(organization.live(target)))
  ) {
    throw invalidLink(
      'TF201036: You cannot add a Child link: a work item can have one Parent at most, and it already has one.',
    );
  }
  if (findRelationType(rel)?.acyclic && leadsTo(organization, target, rel, draft.id)) {
    throw invalidLink('TF201063: Adding the link would result in a circular relationship.');
  }
}

/** Does a chain of such links go from one item to another? */
function leadsTo(organization: OrganizationStore, from: number, rel: string, to: number): boolean {
  const seen = new Set<number>();
  const open = [from];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (id === to) return true;
    if (seen.has(id)) continue;
    seen.add(id);
    const item = organization.live(id);
    for (const relation of item ? relationsOf(organization, item) : []) {
      if (relation.rel === rel && typeof relation.target === 'number') open.push(relation.target);
    }
  }
  return false;
}

function checkCounts(now: readonly StoredRelation[]): void {
  if (now.length > MOST_LINKS)
    throw invalidLink(`VS402411: A work item can have at most ${MOST_LINKS} links.`);
  if (now.filter(({ rel }) => rel === 'AttachedFile').length > MOST_ATTACHMENTS) {
    throw badRequest(
      `TF401287: A work item can have at most ${MOST_ATTACHMENTS} attachments.`,
      'WorkItemAttachmentLimitException',
    );
  }
}

function pick(
  attributes: Readonly<Record<string, FieldValue>>,
  names: readonly string[],
): Record<string, FieldValue> {
  return Object.fromEntries(Object.entries(attributes).filter(([name]) => names.includes(name)));
}
