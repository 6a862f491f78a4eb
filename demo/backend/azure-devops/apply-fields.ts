import { isRecord } from '../core/http';
import type { FieldDefinition } from '../data/fields';
import { flatten } from '../data/trees';
import { convert } from './convert';
import type { Draft } from './draft';
import { AzureDevOpsError, badTreePath } from './errors';
import { findArea, findIteration } from './field-value';
import type { FieldChange, ItemPatch } from './patch';
import type { OrganizationStore } from './store';
import { joinTags, splitTags } from './tags';
import { findType } from './work-item-types';

/** What only a write past the rules may set, as an import does. */
const IMPORTED: readonly string[] = [
  'System.CreatedBy',
  'System.CreatedDate',
  'System.ChangedBy',
  'System.ChangedDate',
];

/** Puts a patch's field operations into the draft; move and change of type come first. */
export function applyFields(draft: Draft, patch: ItemPatch, organization: OrganizationStore): void {
  applyPlace(draft, patch.changes, organization);
  for (const change of patch.changes) applyField(draft, change);
}

/** The project comes first, whatever the order: it may not have the type that the item had. */
function applyPlace(draft: Draft, changes: readonly FieldChange[], organization: OrganizationStore): void {
  const sent = (name: string) => {
    const change = changes.findLast(({ field }) => field.referenceName === name);
    return change && String(change.value);
  };
  const [project, type] = [sent('System.TeamProject'), sent('System.WorkItemType')];
  if (project !== undefined) applyProject(draft, project, organization);
  if (project !== undefined || type !== undefined) applyType(draft, type ?? draft.type.name);
}

function applyProject(draft: Draft, name: string, organization: OrganizationStore): void {
  const project = organization.project(name);
  if (!project) {
    throw new AzureDevOpsError(
      404,
      'ProjectDoesNotExistException',
      `VS402834: The target project ${name} does not exist.`,
    );
  }
  if (project === draft.project) return;
  draft.project = project;
  draft.set('System.TeamProject', project.name);
  for (const path of ['System.AreaPath', 'System.IterationPath']) draft.set(path, project.name);
}

/** Another type brings its defaults, and its first state unless it has the one that the item is in. */
function applyType(draft: Draft, name: string): void {
  const type = findType(draft.project, name);
  if (type === draft.type) return;
  draft.type = type;
  draft.set('System.WorkItemType', type.name);
  for (const { referenceName, defaultValue } of type.fields) {
    if (!draft.has(referenceName)) draft.set(referenceName, defaultValue);
  }
  if (!draft.state) draft.set('System.State', type.states[0]?.name);
}

function applyField(draft: Draft, change: FieldChange): void {
  const { field, op } = change;
  const name = field.referenceName;
  if (name === 'System.TeamProject' || name === 'System.WorkItemType') return;
  draft.sent.add(name);
  if (name === 'System.AreaId' || name === 'System.IterationId')
    return applyNodeId(draft, name, change.value);
  const mayImport = draft.bypassesRules && IMPORTED.includes(name);
  if (field.computed && !mayImport) return draft.fail(name, 'ReadOnly', readOnlyMessage(field));
  const sent = op === 'remove' ? undefined : change.value;
  if (name === 'System.History') return applyComment(draft, sent);
  const converted = convert(field, sent, draft.bypassesRules);
  if ('problem' in converted) return void draft.problems.push(converted.problem);
  const { value } = converted;
  if (name === 'System.Tags') return applyTags(draft, op, String(value ?? ''));
  if (field.type === 'treePath') return applyPath(draft, field, value === undefined ? '' : String(value));
  const allowed = allowedValues(draft, name);
  const canonical = allowed?.find((entry) => entry.toLowerCase() === String(value).toLowerCase());
  if (allowed && value !== undefined && canonical === undefined && !draft.bypassesRules) {
    return draft.failValue(name, String(value));
  }
  draft.set(name, typeof value === 'number' ? value : (canonical ?? value));
}

/** State is checked against the workflow, not as a list. */
function allowedValues(draft: Draft, name: string): readonly string[] | undefined {
  return draft.type.fields.find(({ referenceName }) => referenceName === name)?.allowedValues;
}

/** `add` joins the sent tags with those that are there, `replace` takes their place. */
function applyTags(draft: Draft, op: FieldChange['op'], text: string): void {
  const kept = op === 'add' ? splitTags(draft.text('System.Tags')) : [];
  draft.set('System.Tags', joinTags([...kept, ...splitTags(text)]));
}

function applyPath(draft: Draft, { referenceName }: FieldDefinition, sent: string): void {
  const path = sent.replace(/^\\+|\\+$/g, '');
  const find = referenceName === 'System.AreaPath' ? findArea : findIteration;
  const node = find(draft.project, path);
  if (!node) throw badTreePath(draft.id, referenceName);
  draft.set(referenceName, node.path);
}

/** The id of an area or iteration does as well as its path. */
function applyNodeId(draft: Draft, name: string, sent: unknown): void {
  const [root, path] =
    name === 'System.AreaId'
      ? [draft.project.areas, 'System.AreaPath']
      : [draft.project.iterations, 'System.IterationPath'];
  const node = flatten(root).find(({ id }) => id === Number(sent));
  if (!node) throw badTreePath(draft.id, name);
  draft.set(path, node.path);
}

/** A comment: its text, or `{format, text}`. */
function applyComment(draft: Draft, sent: unknown): void {
  const given = isRecord(sent) ? sent : { text: sent };
  const text = typeof given['text'] === 'string' ? given['text'] : '';
  if (!text) return;
  const format = /^markdown$/i.test(String(given['format'])) ? 'markdown' : 'html';
  // Of several comments in one patch the last one counts.
  if (!draft.comment) {
    draft.set('System.CommentCount', Number(draft.fields['System.CommentCount'] ?? 0) + 1);
  }
  draft.comment = { text, format };
  draft.set('System.History', text);
}

function readOnlyMessage({ referenceName }: FieldDefinition): string {
  return `TF401326: Invalid field status 'ReadOnly' for field '${referenceName}'.`;
}
