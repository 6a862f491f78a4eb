import type { ProjectData, StoredItem } from '../data/model';
import type { Person } from '../data/people';
import type { WorkItemType } from '../data/processes/model';
import { applyFields } from './apply-fields';
import { Draft } from './draft';
import { commentsOf } from './comment-store';
import { itemNotFound, ruleErrors, staleRevision, tooManyRevisions } from './errors';
import { projectOf } from './field-value';
import type { ItemPatch } from './patch';
import { editRelations, mirrorLinks } from './relation-edits';
import type { OrganizationStore } from './store';
import { findType } from './work-item-types';
import { applyTypeRules } from './type-rules';
import { applyWorkflow } from './workflow-rules';

const MOST_REVISIONS = 10_000;

export interface WriteOptions {
  person: Person;
  /** Check everything, store nothing. */
  validateOnly?: boolean;
  bypassRules?: boolean;
}

/** Creates an item from a patch; all of it or nothing. */
export function createItem(
  organization: OrganizationStore,
  project: ProjectData,
  type: WorkItemType,
  patch: ItemPatch,
  options: WriteOptions,
): StoredItem {
  const draft = newDraft(project, type, options.person);
  const result = finish(draft, patch, organization, options);
  if (options.validateOnly) return result.item;
  return store(organization, draft, {
    ...result,
    item: { ...result.item, id: organization.takeId(), rev: 1 },
  });
}

/** Changes an item by a patch; a patch that changes nothing makes no revision, and one to links alone neither. */
export function updateItem(
  organization: OrganizationStore,
  id: number,
  patch: ItemPatch,
  options: WriteOptions,
): StoredItem {
  const before = organization.live(id);
  const project = before && projectOf(before, organization);
  if (!before || !project) throw itemNotFound(id);
  if (patch.testedRev !== undefined && patch.testedRev !== before.rev) throw staleRevision();
  for (const { field, value } of patch.tests) {
    if ((before.fields[field.referenceName] ?? '') !== (value ?? '')) throw staleRevision();
  }
  const type = findType(project, String(before.fields['System.WorkItemType']));
  const draft = new Draft(before, project, type, options.person.mail);
  const result = finish(draft, patch, organization, options);
  if (options.validateOnly || result.item === before) return result.item;
  if (result.item.rev > MOST_REVISIONS) throw tooManyRevisions(id, before.rev);
  return store(organization, draft, result);
}

function store(organization: OrganizationStore, draft: Draft, { item, linked }: Finished): StoredItem {
  organization.save(item);
  if (linked) mirrorLinks(organization, item, linked);
  if (draft.comment) commentsOf(organization).record(item, draft.comment, draft.by, draft.now);
  return item;
}

/** What a new item starts with, before the patch. */
export function newDraft(project: ProjectData, type: WorkItemType, person: Person): Draft {
  const draft = new Draft(undefined, project, type, person.mail);
  draft.set('System.TeamProject', project.name);
  draft.set('System.WorkItemType', type.name);
  draft.set('System.State', type.states[0]?.name);
  draft.set('System.Reason', type.states[0]?.reasons[0]);
  draft.set('System.AreaPath', project.name);
  draft.set('System.IterationPath', project.name);
  for (const field of type.fields)
    draft.set(field.referenceName, field.defaultValue ?? draft.fields[field.referenceName]);
  return draft;
}

interface Finished {
  item: StoredItem;
  linked?: StoredItem['linked'];
}

function finish(
  draft: Draft,
  patch: ItemPatch,
  organization: OrganizationStore,
  options: WriteOptions,
): Finished {
  const { before, now: date, by } = draft;
  if (options.bypassRules) organization.rights.check('bypassRules', draft);
  draft.bypassesRules = options.bypassRules === true;
  applyFields(draft, patch, organization);
  const edited = patch.relations.length ? editRelations(draft, patch.relations, organization) : undefined;
  if (edited) draft.set('System.Parent', edited.parent);
  if (!options.bypassRules) {
    applyWorkflow(draft);
    applyTypeRules(draft);
  }
  if (draft.problems.length) throw ruleErrors(draft.problems);
  if (before) organization.rights.checkWrite(before);
  organization.rights.checkWrite(draft);
  const makesRevision =
    !before || draft.hasChanged || edited?.hasResources === true || Object.keys(patch.formats).length > 0;
  if (before && !makesRevision && !edited?.hasChanged) return { item: before };
  if (makesRevision) stampChange(draft);
  else if (before?.fields['System.History']) draft.set('System.History', before.fields['System.History']);
  const linked = edited?.hasChanged ? { ...edited.changes, by, date } : undefined;
  const formats = { ...before?.formats, ...patch.formats };
  const item: StoredItem = {
    ...before,
    id: draft.id,
    rev: before ? before.rev + (makesRevision ? 1 : 0) : -1,
    fields: draft.fields,
    linked,
    ...(Object.keys(formats).length ? { formats } : {}),
    ...(edited ? { relations: edited.others, parentComment: edited.parentComment } : {}),
  };
  return { item, linked };
}

/** Who and when; a write past the rules may bring its own. */
function stampChange(draft: Draft): void {
  const stamp = (event: 'Created' | 'Changed') => {
    if (!draft.sent.has(`System.${event}By`)) draft.set(`System.${event}By`, draft.by);
    if (!draft.sent.has(`System.${event}Date`)) draft.set(`System.${event}Date`, draft.now);
  };
  if (!draft.before) stamp('Created');
  stamp('Changed');
}
