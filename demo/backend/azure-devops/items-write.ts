import { json, readJson } from '../core/http';
import type { StoredItem } from '../data/model';
import { AzureDevOpsError, badRequest, tooManyIds } from './errors';
import { liveItem, MOST_IDS, readId } from './items-read';
import { parsePatch } from './patch';
import { parseSelection, presentItem } from './present';
import { presentDeleted } from './recycle-bin';
import { bodyObject, isTrue, requireProject, type Call, type Route } from './router';
import { findType } from './work-item-types';
import { createItem, newDraft, updateItem, type WriteOptions } from './write';

const PATCH_TYPE = 'application/json-patch+json';

async function create(call: Call): Promise<Response> {
  return createFrom(call, await readJson(call.request));
}

async function update(call: Call): Promise<Response> {
  return updateFrom(call, await readJson(call.request));
}

/** Creates an item of the type in the path from a JSON Patch document. */
export function createFrom(call: Call, body: unknown): Response {
  const project = requireProject(call);
  const type = findType(project, call.params['type'] ?? '');
  const show = presenter(call);
  return show(createItem(call.organization, project, type, parsePatch(body), options(call)));
}

/** Changes the item in the path by a JSON Patch document. */
export function updateFrom(call: Call, body: unknown): Response {
  const id = readId(call.params['id']);
  const show = presenter(call);
  return show(updateItem(call.organization, id, parsePatch(body), options(call)));
}

/** Defaults of a new item, without id and revision. */
function template(call: Call): Response {
  const project = requireProject(call);
  const type = findType(project, call.params['type'] ?? '');
  const author = { by: call.person.mail, now: new Date().toISOString() };
  const { fields } = newDraft(project, type, author);
  const selection = parseSelection(undefined, call.query('$expand'));
  const {
    id: _,
    rev: __,
    ...defaults
  } = presentItem(call.organization, { id: -1, rev: -1, fields }, selection);
  return json(defaults);
}

/** Moves an item to the recycle bin, or with `destroy=true` ends it. */
function remove(call: Call): Response {
  return json(removeItem(call, readId(call.params['id']), isTrue(call.query('destroy'))));
}

/** Deletes several items; each has its own outcome, whatever the status of the whole says. */
async function removeMany(call: Call): Promise<Response> {
  const { ids, destroy } = await bodyObject(call);
  if (!Array.isArray(ids) || ids.length === 0) throw badRequest('The ids parameter is required.');
  if (ids.length > MOST_IDS) throw tooManyIds(ids.length);
  const results = ids.map(readId).map((id) => {
    try {
      return removeItem(call, id, destroy === true);
    } catch (error) {
      if (!(error instanceof AzureDevOpsError)) throw error;
      return { id, code: error.status, message: error.message };
    }
  });
  return json({ results });
}

function removeItem({ organization, person }: Call, id: number, destroy: boolean): Record<string, unknown> {
  const item = liveItem(organization, id);
  organization.rights.check(destroy ? 'destroy' : 'delete', item);
  const deleted = intoBin(item, person.mail, organization.takeTime());
  if (destroy) organization.destroy(id);
  else organization.save(deleted);
  return presentDeleted(organization, deleted);
}

/** Deleting makes a revision, as restoring does. */
function intoBin(item: StoredItem, by: string, date: string): StoredItem {
  const { 'System.History': _, ...kept } = item.fields;
  const fields = { ...kept, 'System.ChangedBy': by, 'System.ChangedDate': date };
  return { ...item, rev: item.rev + 1, fields, linked: undefined, deleted: { by, date } };
}

/** How the call wants to see an item; made before anything is written, as what it asks for may be wrong. */
function presenter({ organization, query }: Call): (item: StoredItem) => Response {
  const selection = parseSelection(undefined, query('$expand'));
  return (item) => json(presentItem(organization, item, { ...selection, single: true }));
}

function options({ person, query }: Call): WriteOptions {
  return {
    person,
    validateOnly: isTrue(query('validateOnly')),
    bypassRules: isTrue(query('bypassRules')),
  };
}

export const itemWriteRoutes: readonly Route[] = [
  { method: 'GET', path: 'wit/workitems/$:type', needsProject: true, handle: template },
  {
    method: 'POST',
    path: 'wit/workitems/$:type',
    needsProject: true,
    contentType: PATCH_TYPE,
    handle: create,
  },
  { method: 'PATCH', path: 'wit/workitems/:id', contentType: PATCH_TYPE, handle: update },
  { method: 'DELETE', path: 'wit/workitems/:id', handle: remove },
  { method: 'POST', path: 'wit/workitemsdelete', handle: removeMany },
];
