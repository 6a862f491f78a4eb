import type { ProjectData, StoredItem } from '../data/model';
import type { Person } from '../data/people';
import type { WorkItemType } from '../data/processes/model';
import { applyFields } from './apply-fields';
import { convert } from './convert';
import { Draft } from './draft';
import { commentsOf } from './comment-store';
import { badRequest, itemNotFound, ruleErrors, staleRevision, tooManyRevisions } from './errors';
import { fieldValue, projectOf } from './field-value';
import { mirrorLinks } from './mirror-links';
import type { ItemPatch } from './patch';
import { editRelations } from './relation-edits';
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
  const draft = newDraft(project, type, { by: options.person.mail, now: organization.takeTime() });
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
    const expected = convert(field, value);
    const found = fieldValue(organization, before, field.referenceName);
    if ('problem' in expected || expected.value !== found) throw staleRevision();
  }
  const type = findType(project, String(before.fields['System.WorkItemType']));
  const draft = new Draft(before, project, type, {
    by: options.person.mail,
    now: organization.takeTime(),
  });
  const result = finish(draft, patch, organization, options);
  if (options.validateOnly || result.item === before) return result.item;
  if (result.item.rev > before.rev) checkRevisions(before);
  return store(organization, draft, result);
}

/** No more revisions than the service allows. */
export function checkRevisions({ id, rev }: StoredItem): void {
  if (rev >= MOST_REVISIONS) throw tooManyRevisions(id, rev);
}

function store(organization: OrganizationStore, draft: Draft, { item, linked }: Finished): StoredItem {
  organization.save(item);
  if (linked) mirrorLinks(organization.whole, item, linked);
  if (draft.comment) commentsOf(organization).record(item, draft.comment, draft.by, draft.now);
  return item;
}

/** What a new item starts with, before the patch. */
export function newDraft(
  project: ProjectData,
  type: WorkItemType,
  author: { by: string; now: string },
): Draft {
  const draft = new Draft(undefined, project, type, author);
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
  const formats = { ...before?.formats, ...patch.formats };
  const hasFormats = Object.keys(formats).some((name) => formats[name] !== before?.formats?.[name]);
  const makesRevision = !before || draft.hasChanged || edited?.hasResources === true || hasFormats;
  if (before && !makesRevision && !edited?.hasChanged) return { item: before };
  if (makesRevision) stampChange(draft);
  if (before && makesRevision) checkDate(draft, before);
  else if (before?.fields['System.History']) draft.set('System.History', before.fields['System.History']);
  const linked = edited?.hasChanged ? { ...edited.changes, by, date } : undefined;
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

/** A write past the rules may bring a date of its own, but none out of order. */
function checkDate(draft: Draft, before: StoredItem): void {
  const date = Date.parse(draft.text('System.ChangedDate'));
  const isLater = date > Date.parse(String(before.fields['System.ChangedDate']));
  if (isLater && date <= Date.parse(draft.now)) return;
  throw badRequest('VS402625: Dates must be increasing with each revision.');
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
