import { findField, type FieldDefinition, type FieldType } from '../data/fields';
import { AzureDevOpsError, badRequest, fieldNotFound } from './errors';
import { perOrganization } from './per-organization';
import type { OrganizationStore } from './store';

/** A field that somebody made here. No type of work item uses it, so no item can hold a value for it. */
export interface CustomField extends FieldDefinition {
  readonly description: string | null;
  readonly isLocked: boolean;
  readonly isDeleted: boolean;
}

const TYPES: readonly FieldType[] = [
  'string',
  'integer',
  'double',
  'dateTime',
  'plainText',
  'html',
  'boolean',
];

const stateOf = perOrganization(() => new Map<string, CustomField>());

export function customFields(organization: OrganizationStore, withDeleted: boolean): CustomField[] {
  return [...stateOf(organization).values()].filter(({ isDeleted }) => withDeleted || !isDeleted);
}

export function customField(organization: OrganizationStore, name: string): CustomField | undefined {
  const wanted = name.toLowerCase();
  return customFields(organization, true).find(
    (field) => field.referenceName.toLowerCase() === wanted || field.name.toLowerCase() === wanted,
  );
}

export function createField(organization: OrganizationStore, body: Record<string, unknown>): CustomField {
  const { name, referenceName, type, description, isIdentity } = body;
  if (typeof name !== 'string' || !name.trim()) throw badRequest('A field needs a name.');
  const fieldType = TYPES.find((known) => known === type);
  if (!fieldType) throw badRequest(`A field cannot have the type "${String(type)}".`);
  const reference = typeof referenceName === 'string' && referenceName ? referenceName : referenceFor(name);
  if ([name, reference].some((text) => findField(text) ?? customField(organization, text))) {
    throw new AzureDevOpsError(409, 'WorkItemFieldAlreadyExistsException', `There is a field "${name}".`);
  }
  return store(organization, {
    referenceName: reference,
    name: name.trim(),
    type: fieldType,
    isIdentity: isIdentity === true,
    readOnly: false,
    computed: false,
    description: typeof description === 'string' ? description : null,
    isLocked: false,
    isDeleted: false,
  });
}

/** Locks a field, or brings a deleted one back. */
export function updateField(
  organization: OrganizationStore,
  name: string,
  { isLocked, isDeleted }: Record<string, unknown>,
): CustomField {
  const field = needCustomField(organization, name);
  return store(organization, {
    ...field,
    ...(typeof isLocked === 'boolean' ? { isLocked } : {}),
    ...(isDeleted === false ? { isDeleted } : {}),
  });
}

export function deleteField(organization: OrganizationStore, name: string): void {
  store(organization, { ...needCustomField(organization, name), isDeleted: true });
}

function needCustomField(organization: OrganizationStore, name: string): CustomField {
  const field = customField(organization, name);
  if (field) return field;
  if (findField(name)) throw badRequest(`The field ${name} belongs to the system and cannot be changed.`);
  throw fieldNotFound(name);
}

function store(organization: OrganizationStore, field: CustomField): CustomField {
  stateOf(organization).set(field.referenceName.toLowerCase(), field);
  return field;
}

function referenceFor(name: string): string {
  return `Custom.${name.replace(/[^A-Za-z0-9]/g, '')}`;
}
