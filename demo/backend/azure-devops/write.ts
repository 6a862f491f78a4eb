import type { ProjectData, StoredItem } from '../data/model';
import type { Person } from '../data/people';
import type { WorkItemType } from '../data/processes/model';
import { applyFields } from './apply-fields';
import { Draft } from './draft';
import { badRequest, itemNotFound, ruleErrors, staleRevision } from './errors';
import { projectOf } from './field-value';
import type { ItemPatch } from './patch';
import type { OrganizationStore } from './store';
import { findType } from './work-item-types';
import { applyTypeRules } from './type-rules';
import { applyWorkflow } from './workflow-rules';

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
  const item = finish(draft, patch, organization, options);
  if (options.validateOnly) return item;
  const stored = { ...item, id: organization.takeId(), rev: 1 };
  organization.save(stored);
  return stored;
}

/** Changes an item by a patch; a patch that changes nothing makes no revision. */
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
  const item = finish(draft, patch, organization, options);
  if (options.validateOnly || item === before) return item;
  const stored = { ...item, rev: before.rev + 1 };
  organization.save(stored);
  return stored;
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

function finish(
  draft: Draft,
  patch: ItemPatch,
  organization: OrganizationStore,
  options: WriteOptions,
): StoredItem {
  const { before, now, by } = draft;
  applyFields(draft, patch, organization);
  applyRelations(draft, patch, organization);
  if (!options.bypassRules) {
    applyWorkflow(draft);
    applyTypeRules(draft);
  }
  if (draft.problems.length) throw ruleErrors(draft.problems);
  const hasFormats = Object.keys(patch.formats).length > 0;
  if (before && !draft.hasChanged && !hasFormats) return before;
  if (!before) {
    draft.set('System.CreatedBy', by);
    draft.set('System.CreatedDate', now);
  }
  draft.set('System.ChangedBy', by);
  draft.set('System.ChangedDate', now);
  const formats = { ...before?.formats, ...patch.formats };
  return {
    id: draft.id,
    rev: before?.rev ?? -1,
    fields: draft.fields,
    ...(Object.keys(formats).length ? { formats } : {}),
  };
}

/** Only the parent is kept; it is the one relation that an index can name besides children. */
function applyRelations(draft: Draft, { relations }: ItemPatch, organization: OrganizationStore): void {
  for (const change of relations) {
    if (change.op === 'add') {
      if (!organization.live(change.target)) throw itemNotFound(change.target);
      if (draft.has('System.Parent'))
        throw badRequest(
          'TF201036: You cannot add a Parent link: the work item already has one.',
          'WorkItemLinkInvalidException',
        );
      draft.set('System.Parent', change.target);
    } else if (change.index === 0 && draft.has('System.Parent')) draft.set('System.Parent', undefined);
    else throw badRequest(`There is no relation at index ${change.index}.`);
  }
}
