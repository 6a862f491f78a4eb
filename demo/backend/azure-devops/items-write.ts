import { json, readJson } from '../core/http';
import type { StoredItem } from '../data/model';
import { itemNotFound } from './errors';
import { readId } from './items-read';
import { parsePatch } from './patch';
import { parseSelection, presentItem } from './present';
import { presentDeleted } from './recycle-bin';
import { isTrue, requireProject, type Call, type Route } from './router';
import { findType } from './work-item-types';
import { createItem, newDraft, updateItem, type WriteOptions } from './write';

const PATCH_TYPE = 'application/json-patch+json';

async function create(call: Call): Promise<Response> {
  const project = requireProject(call);
  const type = findType(project, call.params['type'] ?? '');
  const patch = parsePatch(await readJson(call.request));
  return present(call, createItem(call.organization, project, type, patch, options(call)));
}

async function update(call: Call): Promise<Response> {
  const patch = parsePatch(await readJson(call.request));
  return present(call, updateItem(call.organization, readId(call.params['id']), patch, options(call)));
}

/** Defaults of a new item, without id and revision. */
function template(call: Call): Response {
  const project = requireProject(call);
  const type = findType(project, call.params['type'] ?? '');
  const { fields } = newDraft(project, type, call.person);
  return present(call, { id: -1, rev: -1, fields });
}

/** Moves an item to the recycle bin, or with `destroy=true` ends it. */
function remove(call: Call): Response {
  const { organization, params, person, query } = call;
  const id = readId(params['id']);
  const item = organization.live(id);
  if (!item) throw itemNotFound(id);
  const deleted: StoredItem = { ...item, deleted: { by: person.mail, date: new Date().toISOString() } };
  if (isTrue(query('destroy'))) organization.destroy(id);
  else organization.save(deleted);
  return json(presentDeleted(organization, deleted));
}

function present(call: Call, item: StoredItem): Response {
  const selection = parseSelection(undefined, call.query('$expand'));
  return json(presentItem(call.organization, item, { ...selection, single: true }));
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
];
