import { failure, isRecord, json } from '../core/http';
import type { World } from '../core/world';
import { people } from '../data/people';
import { AzureDevOpsError } from './errors';
import { parsePatch } from './patch';
import { parseSelection, presentItem } from './present';
import type { OrganizationStore } from './store';
import { updateItem } from './write';

/** `{id, fields, organization?}`: another person changes the item, so its revision rises. */
export function externalEdit(world: World, body: Record<string, unknown>): Response {
  const { id, fields, organization: name } = body;
  if (typeof id !== 'number' || !isRecord(fields)) return failure(400, 'Send an id and fields.');
  const organization = world.organization(typeof name === 'string' ? name : 'contoso');
  if (!organization) return failure(404, `There is no organization ${String(name)}.`);
  try {
    return json(edit(organization, id, fields));
  } catch (error) {
    if (error instanceof AzureDevOpsError) return error.toResponse();
    throw error;
  }
}

function edit(organization: OrganizationStore, id: number, fields: Record<string, unknown>): unknown {
  const operations = Object.entries(fields).map(([name, value]) => ({
    op: 'replace',
    path: `/fields/${name}`,
    value,
  }));
  const person = people.find(
    ({ mail }) => mail !== people[0]?.mail && mail !== organization.live(id)?.fields['System.ChangedBy'],
  );
  if (!person) throw new Error('Nobody else is there');
  const item = updateItem(organization, id, parsePatch(operations), { person });
  return presentItem(organization, item, parseSelection(undefined, undefined));
}
