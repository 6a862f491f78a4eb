import { json } from '../core/http';
import { findField } from '../data/fields';
import type { FieldValue, RelationChanges, StoredItem, StoredRelation } from '../data/model';
import { findPerson } from '../data/people';
import { AzureDevOpsError } from './errors';
import { computedNames, fieldValue, projectOf, revisedDate } from './field-value';
import { identityRef, identityValue } from './identity';
import { liveItem, readId } from './items-read';
import { page } from './page';
import { parseSelection, presentItem } from './present';
import { presentRelation } from './relations';
import type { Call, Route } from './router';
import type { OrganizationStore } from './store';
import { itemUrl } from './urls';

/** Counts of links change without a revision, so they are no part of one. */
const shownComputed = [
  ...computedNames.filter((name) => !/(Link|File)Count$|BoardColumn$|Parent$/.test(name)),
  'System.IsDeleted',
];

function listUpdates(call: Call): Response {
  const { organization } = call;
  const writes = writesOf(call);
  const value = page(
    writes.map((_, index) => index),
    call,
  ).map((index) => presentUpdate(organization, writes, index));
  return json({ count: value.length, value });
}

function getUpdate(call: Call): Response {
  const number = readId(call.params['number']);
  const writes = writesOf(call);
  if (!writes[number - 1]) throw noRevision(number);
  return json(presentUpdate(call.organization, writes, number - 1));
}

function listRevisions(call: Call): Response {
  const value = page(revisionsOf(call), call).map((item) => presentRevision(call, item));
  return json({ count: value.length, value });
}

function getRevision(call: Call): Response {
  const number = readId(call.params['number']);
  const item = revisionsOf(call).find(({ rev }) => rev === number);
  if (!item) throw noRevision(number);
  return json(presentRevision(call, item));
}

function presentRevision({ organization, query }: Call, item: StoredItem): Record<string, unknown> {
  const selection = parseSelection(undefined, query('$expand'));
  const url = `${itemUrl(organization.name, item.id, projectOf(item, organization))}/revisions/${item.rev}`;
  return { ...presentItem(organization, item, selection), url };
}

/** What one write changed (WorkItemUpdate); its number counts writes, which are more than revisions. */
function presentUpdate(
  organization: OrganizationStore,
  writes: readonly StoredItem[],
  index: number,
): Record<string, unknown> {
  const write = writes[index];
  if (!write) throw noRevision(index + 1);
  const before = writes.slice(0, index).findLast(({ rev }) => rev < write.rev);
  const isRevision = writes[index - 1]?.rev !== write.rev;
  const by = isRevision ? String(write.fields['System.ChangedBy']) : write.linked?.by;
  const person = findPerson(by ?? '');
  return {
    id: index + 1,
    workItemId: write.id,
    rev: write.rev,
    ...(person ? { revisedBy: identityRef(organization.name, person) } : {}),
    revisedDate: isRevision ? revisedDate(organization, write) : write.linked?.date,
    ...(isRevision ? { fields: presentChanges(organization, before, write) } : {}),
    ...(write.linked ? { relations: presentLinks(organization, write.linked) } : {}),
    url: `${itemUrl(organization.name, write.id, projectOf(write, organization))}/updates/${index + 1}`,
  };
}

function presentChanges(
  organization: OrganizationStore,
  before: StoredItem | undefined,
  after: StoredItem,
): Record<string, unknown> {
  const names = new Set([
    ...Object.keys(before?.fields ?? {}),
    ...Object.keys(after.fields),
    ...shownComputed,
  ]);
  names.delete('System.Parent');
  const valueOf = (item: StoredItem | undefined, name: string) => {
    if (!item || (name === 'System.History' && item !== after)) return undefined;
    if (name === 'System.IsDeleted') return item.deleted !== undefined;
    return fieldValue(organization, item, name);
  };
  const changes: Record<string, unknown> = {};
  for (const name of names) {
    const [oldValue, newValue] = [valueOf(before, name), valueOf(after, name)];
    if (oldValue === newValue) continue;
    changes[name] = {
      ...(oldValue === undefined ? {} : { oldValue: presentValue(organization, name, oldValue) }),
      ...(newValue === undefined ? {} : { newValue: presentValue(organization, name, newValue) }),
    };
  }
  return changes;
}

function presentValue(organization: OrganizationStore, name: string, value: FieldValue): unknown {
  return findField(name)?.isIdentity ? identityValue(organization.name, String(value)) : value;
}

function presentLinks(organization: OrganizationStore, changes: RelationChanges): Record<string, unknown> {
  const kinds = (['added', 'removed', 'updated'] as const)
    .map((kind) => [kind, changes[kind].filter((relation) => isTold(organization, relation))] as const)
    .filter(([, relations]) => relations.length > 0);
  return Object.fromEntries(
    kinds.map(([kind, relations]) => [
      kind,
      relations.map((relation) => presentRelation(organization, relation)),
    ]),
  );
}

/** Links to items that the caller may not read are not told; those to items that were destroyed are. */
function isTold(organization: OrganizationStore, { target }: StoredRelation): boolean {
  if (typeof target === 'string' || organization.find(target)) return true;
  return !organization.whole.find(target);
}

function writesOf({ organization, params }: Call): readonly StoredItem[] {
  return organization.writes(liveItem(organization, readId(params['id'])).id);
}

function revisionsOf({ organization, params }: Call): readonly StoredItem[] {
  return organization.revisions(liveItem(organization, readId(params['id'])).id);
}

function noRevision(number: number): AzureDevOpsError {
  return new AzureDevOpsError(
    404,
    'WorkItemRevisionNotFoundException',
    `TF401233: The revision ${number} of the work item does not exist.`,
  );
}

export const historyRoutes: readonly Route[] = [
  { method: 'GET', path: 'wit/workitems/:id/updates', handle: listUpdates },
  { method: 'GET', path: 'wit/workitems/:id/updates/:number', handle: getUpdate },
  { method: 'GET', path: 'wit/workitems/:id/revisions', handle: listRevisions },
  { method: 'GET', path: 'wit/workitems/:id/revisions/:number', handle: getRevision },
];
