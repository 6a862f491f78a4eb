import { json } from '../core/http';
import type { StoredItem } from '../data/model';
import { findPerson } from '../data/people';
import { badRequest, itemNotFound } from './errors';
import { projectOf, text } from './field-value';
import { readId } from './items-read';
import { presentItem } from './present';
import { bodyObject, type Call, type Route } from './router';
import type { OrganizationStore } from './store';
import { apiUrl } from './urls';

function binUrl(organization: OrganizationStore, item: StoredItem): string {
  return apiUrl(organization.name, `wit/recycleBin/${item.id}`, projectOf(item, organization));
}

/** An entry of the recycle bin (WorkItemDelete). */
export function presentDeleted(organization: OrganizationStore, item: StoredItem): Record<string, unknown> {
  const person = findPerson(item.deleted?.by ?? '');
  return {
    id: item.id,
    code: 200,
    type: text(item, 'System.WorkItemType'),
    name: text(item, 'System.Title'),
    project: text(item, 'System.TeamProject'),
    deletedDate: item.deleted?.date,
    deletedBy: person ? `${person.name} <${person.mail}>` : item.deleted?.by,
    url: binUrl(organization, item),
    resource: presentItem(organization, item, { expand: 'none' }),
  };
}

function isVisible({ organization, project }: Call, item: StoredItem): boolean {
  return !project || projectOf(item, organization) === project;
}

/** Without `ids` a list of ids only; with them, what each was. */
function listDeleted(call: Call): Response {
  const { organization, query } = call;
  const wanted = query('ids')?.split(',').filter(Boolean).map(readId);
  const items = [...organization.deleted()].filter((item) => isVisible(call, item));
  const value = wanted
    ? items
        .filter(({ id }) => wanted.includes(id))
        .map((item) => withoutResource(presentDeleted(organization, item)))
    : items.map((item) => ({ id: item.id, url: binUrl(organization, item) }));
  return json({ count: value.length, value });
}

function withoutResource(entry: Record<string, unknown>): Record<string, unknown> {
  const { resource, ...rest } = entry;
  return resource ? rest : entry;
}

function getDeleted(call: Call): Response {
  return json(presentDeleted(call.organization, deletedItem(call)));
}

/** The item comes back with its id, as a new revision. */
async function restore(call: Call): Promise<Response> {
  const item = deletedItem(call);
  const { isDeleted } = await bodyObject(call);
  call.organization.rights.check('delete', item);
  if (isDeleted !== false) throw badRequest('The value of isDeleted must be false.');
  const { deleted, ...rest } = item;
  const by = deleted ? call.person.mail : '';
  const date = call.organization.takeTime();
  const fields = { ...item.fields, 'System.ChangedBy': by, 'System.ChangedDate': date };
  call.organization.save({ ...rest, rev: item.rev + 1, fields });
  return json(withoutResource(presentDeleted(call.organization, item)));
}

function destroy(call: Call): Response {
  const item = deletedItem(call);
  call.organization.rights.check('destroy', item);
  call.organization.destroy(item.id);
  return new Response(null, { status: 204 });
}

function deletedItem({ organization, params }: Call): StoredItem {
  const id = readId(params['id']);
  const item = organization.find(id);
  if (!item?.deleted) throw itemNotFound(id);
  return item;
}

export const recycleBinRoutes: readonly Route[] = [
  { method: 'GET', path: 'wit/recyclebin', handle: listDeleted },
  { method: 'GET', path: 'wit/recyclebin/:id', handle: getDeleted },
  { method: 'PATCH', path: 'wit/recyclebin/:id', handle: restore },
  { method: 'DELETE', path: 'wit/recyclebin/:id', handle: destroy },
];
