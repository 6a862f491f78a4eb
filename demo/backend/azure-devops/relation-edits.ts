import type { FieldValue, RelationChanges, StoredRelation } from '../data/model';
import { findRelationType, type RelationType } from '../data/relation-types';
import { uuidOf } from '../data/random';
import type { Draft } from './draft';
import { attachmentSize } from './attachments';
import { AzureDevOpsError, badRequest, itemNotFound } from './errors';
import type { RelationChange } from './patch';
import {
  allRelations,
  CHILD,
  commentOf,
  findRelation,
  isItemLink,
  isReplaced,
  isShown,
  PARENT,
  sameAttributes,
  upwards,
} from './relations';
import type { OrganizationStore } from './store';

const MOST_LINKS = 1000;
const MOST_ATTACHMENTS = 100;
const NEVER = '9999-01-01T00:00:00Z';

const invalidLink = (message: string) => badRequest(message, 'WorkItemLinkInvalidException');
const tooManyLinks = () => invalidLink(`VS402411: A work item can have at most ${MOST_LINKS} links.`);

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

/**
 * Runs the relation operations of a patch over the list the service holds, each on what the one before left. What
 * the caller may not read stays and counts.
 */
export function editRelations(
  draft: Draft,
  edits: readonly RelationChange[],
  organization: OrganizationStore,
): EditedRelations {
  const before = draft.before ? allRelations(organization.whole, draft.before) : [];
  let now: readonly StoredRelation[] = before;
  for (const edit of edits) now = apply(draft, now, edit, organization);
  checkCounts(now);
  const added = now.filter((relation) => !findRelation(before, relation));
  const removed = before.filter((relation) => !findRelation(now, relation));
  const updated = now.filter((relation) => {
    const known = findRelation(before, relation);
    return known && !sameAttributes(known, relation);
  });
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

/** An index counts the relations that show to the caller. */
function apply(
  draft: Draft,
  now: readonly StoredRelation[],
  edit: RelationChange,
  organization: OrganizationStore,
): readonly StoredRelation[] {
  const shown = now.filter((relation) => isShown(organization, relation));
  if (edit.op === 'add') {
    const relation = readRelation(edit, draft, organization);
    checkLink(draft, now, relation, organization.whole);
    return [...now.filter((known) => !isReplaced(known, relation)), relation];
  }
  const known = shown[edit.index];
  if (!known) {
    throw badRequest(
      `Index out of range for the path /relations/${edit.index}.`,
      'PatchOperationFailedException',
    );
  }
  if (edit.op === 'remove') return now.filter((relation) => relation !== known);
  const attributes = withAttribute(known, edit.attribute, edit.value);
  return now.map((relation) => (relation === known ? { ...known, attributes } : relation));
}

/** An empty text takes the attribute away. */
function withAttribute(
  { target, attributes }: StoredRelation,
  name: string,
  value: FieldValue,
): StoredRelation['attributes'] {
  if (name !== 'comment' && (name !== 'name' || typeof target === 'number')) {
    throw badRequest(`The attribute "${name}" of a relation cannot be changed.`);
  }
  const { [name]: _, ...rest } = attributes;
  return value === '' ? rest : { ...rest, [name]: value };
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
  return { rel: type.referenceName, target, attributes: pick(attributes, ['comment']) };
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
  const name = size === undefined ? null : new URLSearchParams(url.split('?')[1]).get('fileName');
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
  if (findRelation(now, relation)) {
    throw new AzureDevOpsError(
      400,
      'RelationAlreadyExistsException',
      'TF401298: The relation already exists on the work item.',
    );
  }
  const { rel, target } = relation;
  if (typeof target === 'string') return;
  if (target === draft.id) throw invalidLink('TF201035: You cannot link a work item to itself.');
  const other = organization.live(target);
  const others = other ? allRelations(organization, other) : [];
  const up = upwards(rel);
  const list = up === rel ? now : others;
  if (up && list.some((known) => known.rel === up && isShown(organization, known))) {
    throw invalidLink(
      `TF201036: A work item can have one ${findRelationType(up)?.name ?? up} at most, and it already has one.`,
    );
  }
  if (findRelationType(rel)?.acyclic && closesCircle(draft, now, relation, organization)) {
    throw invalidLink('TF201063: Adding the link would result in a circular relationship.');
  }
  if (others.length >= MOST_LINKS) throw tooManyLinks();
}

/**
 * Would a chain of such links lead back to where it starts? Items in the recycle bin count, as they may come
 * back, and what the patch has done so far counts instead of the item's links as they are stored.
 */
function closesCircle(
  draft: Draft,
  now: readonly StoredRelation[],
  { rel, target }: StoredRelation,
  organization: OrganizationStore,
): boolean {
  const back = findRelationType(rel)?.oppositeEnd;
  const ends = new Set(now.filter((known) => known.rel === back).map((known) => known.target));
  const reached = new Set([target]);
  for (const id of reached) {
    if (ends.has(id)) return true;
    const item = id === draft.id || typeof id === 'string' ? undefined : organization.find(id);
    const next = item ? allRelations(organization, item).filter((known) => known.rel === rel) : [];
    for (const known of next) reached.add(known.target);
  }
  return false;
}

function checkCounts(now: readonly StoredRelation[]): void {
  if (now.length > MOST_LINKS) throw tooManyLinks();
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
