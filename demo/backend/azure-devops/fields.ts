import { json } from '../core/http';
import { allFields, findField, type FieldDefinition, type FieldType } from '../data/fields';
import { queryOperator } from '../data/query-operators';
import {
  createField,
  customField,
  customFields,
  deleteField,
  updateField,
  type CustomField,
} from './custom-fields';
import { fieldNotFound } from './errors';
import { bodyObject, type Call, type Route } from './router';
import { apiUrl } from './urls';

const COMPARE = ['=', '<>', '>', '<', '>=', '<='];
const COMPARE_FIELD = ['= [Field]', '<> [Field]', '> [Field]', '< [Field]', '>= [Field]', '<= [Field]'];
const TEXT = ['Contains', 'Does Not Contain'];
const LONG_TEXT = ['Contains Words', 'Does Not Contain Words', 'Is Empty', 'Is Not Empty'];
const SETS = ['In', 'Not In'];

/** Legal WIQL operators by type of field (WIQL syntax reference). */
const OPERATORS: Readonly<Record<FieldType, readonly string[]>> = {
  string: [...COMPARE, ...TEXT, ...SETS, 'In Group', 'Not In Group', 'Was Ever', ...COMPARE_FIELD],
  integer: [...COMPARE, ...SETS, 'Was Ever', ...COMPARE_FIELD],
  double: [...COMPARE, ...SETS, 'Was Ever', ...COMPARE_FIELD],
  dateTime: [...COMPARE, ...SETS, 'Was Ever', ...COMPARE_FIELD],
  plainText: [...TEXT, ...LONG_TEXT],
  html: [...TEXT, ...LONG_TEXT],
  history: [...TEXT, 'Contains Words', 'Does Not Contain Words'],
  treePath: ['Under', 'Not Under', '=', '<>', ...SETS],
  boolean: ['=', '<>', '= [Field]', '<> [Field]'],
};

function present(
  { organization, project }: Call,
  field: FieldDefinition | CustomField,
): Record<string, unknown> {
  const isLong = field.type === 'html' || field.type === 'plainText' || field.type === 'history';
  return {
    name: field.name,
    referenceName: field.referenceName,
    description: 'description' in field ? field.description : null,
    type: field.type,
    usage: 'workItem',
    readOnly: field.readOnly,
    canSortBy: !isLong,
    isQueryable: true,
    supportedOperations: OPERATORS[field.type].map(queryOperator),
    isIdentity: field.isIdentity,
    isPicklist: false,
    isPicklistSuggested: false,
    isDeleted: 'isDeleted' in field && field.isDeleted,
    ...('isLocked' in field ? { isLocked: field.isLocked } : {}),
    url: apiUrl(organization.name, `wit/fields/${field.referenceName}`, project),
  };
}

/** `$expand=includeDeleted` adds the deleted ones; no field here belongs to an extension. */
function listFields(call: Call): Response {
  const withDeleted = call.query('$expand')?.toLowerCase() === 'includedeleted';
  const value = [...allFields, ...customFields(call.organization, withDeleted)].map((field) =>
    present(call, field),
  );
  return json({ count: value.length, value });
}

function getField(call: Call): Response {
  const name = call.params['field'] ?? '';
  const custom = customField(call.organization, name);
  const field = findField(name) ?? (custom?.isDeleted ? undefined : custom);
  if (!field) throw fieldNotFound(name);
  return json(present(call, field));
}

async function create(call: Call): Promise<Response> {
  return json(present(call, createField(call.organization, await bodyObject(call))));
}

async function update(call: Call): Promise<Response> {
  const field = updateField(call.organization, call.params['field'] ?? '', await bodyObject(call));
  return json(present(call, field));
}

function remove({ organization, params }: Call): Response {
  deleteField(organization, params['field'] ?? '');
  return new Response(null, { status: 204 });
}

export const fieldRoutes: readonly Route[] = [
  { method: 'GET', path: 'wit/fields', handle: listFields },
  { method: 'POST', path: 'wit/fields', handle: create },
  { method: 'GET', path: 'wit/fields/:field', handle: getField },
  { method: 'PATCH', path: 'wit/fields/:field', handle: update },
  { method: 'DELETE', path: 'wit/fields/:field', handle: remove },
];
