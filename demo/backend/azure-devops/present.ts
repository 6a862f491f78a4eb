import { findField } from '../data/fields';
import type { StoredItem } from '../data/model';
import { badRequest, fieldNotFound } from './errors';
import { computedNames, fieldValue, projectOf } from './field-value';
import { identityValue } from './identity';
import { presentRelation, relationsOf } from './relations';
import type { OrganizationStore } from './store';
import { apiUrl, itemUrl } from './urls';

export interface ItemSelection {
  /** Reference names; undefined means all that are stored. */
  fields?: readonly string[] | undefined;
  expand: 'none' | 'relations' | 'fields' | 'links' | 'all';
  /** Lists carry links only if asked for; single items always do. */
  single?: boolean;
}

const EXPANSIONS: readonly string[] = ['none', 'relations', 'fields', 'links', 'all'];

/** Reads `fields` and `$expand`, which exclude each other. */
export function parseSelection(fields: unknown, expand: unknown): ItemSelection {
  const expansion = (typeof expand === 'string' ? expand : 'none').toLowerCase();
  if (!EXPANSIONS.includes(expansion)) throw badRequest(`The value "${expansion}" is not valid for $expand.`);
  const names = Array.isArray(fields)
    ? fields.map(String)
    : typeof fields === 'string'
      ? fields.split(',').filter((name) => name.trim())
      : [];
  if (names.length && (expansion === 'relations' || expansion === 'all')) {
    throw badRequest(
      'The expand parameter can not be used with the fields parameter.',
      'ConflictingParametersException',
    );
  }
  const selection: ItemSelection = { expand: expansion as ItemSelection['expand'] };
  return names.length ? { ...selection, fields: names.map(fieldName) } : selection;
}

function fieldName(name: string): string {
  const field = findField(name.trim());
  if (!field) throw fieldNotFound(name.trim());
  return field.referenceName;
}

/** A work item as the API shows it; empty fields are left out. */
export function presentItem(
  organization: OrganizationStore,
  item: StoredItem,
  selection: ItemSelection,
): Record<string, unknown> {
  const { expand, single = false } = selection;
  const withRelations = expand === 'relations' || expand === 'all';
  const withLinks = single || expand === 'links' || expand === 'all';
  const relations = withRelations ? relationsOf(organization, item) : [];
  const url = itemUrl(organization.name, item.id, projectOf(item, organization));
  return {
    id: item.id,
    rev: item.rev,
    fields: presentFields(organization, item, selection),
    ...(relations.length
      ? { relations: relations.map((relation) => presentRelation(organization, relation)) }
      : {}),
    ...(item.formats ? { multilineFieldsFormat: item.formats } : {}),
    ...(withLinks && item.id > 0 ? { _links: links(organization, item, url) } : {}),
    url,
  };
}

function presentFields(
  organization: OrganizationStore,
  item: StoredItem,
  { fields, expand }: ItemSelection,
): Record<string, unknown> {
  const more = expand === 'all' || expand === 'fields' ? computedNames : ['System.CommentCount'];
  const names = fields ?? [...Object.keys(item.fields), ...more];
  const shown: Record<string, unknown> = {};
  for (const name of names) {
    const value = fieldValue(organization, item, name);
    if (value === undefined || value === '') continue;
    shown[name] = findField(name)?.isIdentity ? identityValue(organization.name, String(value)) : value;
  }
  return shown;
}

function links(organization: OrganizationStore, item: StoredItem, url: string): Record<string, unknown> {
  const { name } = organization;
  const project = projectOf(item, organization);
  const type = encodeURIComponent(String(item.fields['System.WorkItemType']));
  const path = encodeURIComponent(project?.name ?? '');
  return {
    self: { href: url },
    workItemUpdates: { href: `${url}/updates` },
    workItemRevisions: { href: `${url}/revisions` },
    workItemComments: { href: `${url}/comments` },
    html: { href: `https://dev.azure.com/${name}/${path}/_workitems/edit/${item.id}` },
    workItemType: { href: apiUrl(name, `wit/workItemTypes/${type}`, project) },
    fields: { href: apiUrl(name, 'wit/fields', project) },
  };
}
