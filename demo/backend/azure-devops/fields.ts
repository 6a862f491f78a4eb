import { json } from '../core/http';
import { allFields, findField, type FieldDefinition, type FieldType } from '../data/fields';
import { fieldNotFound } from './errors';
import type { Call, Route } from './router';
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

function operatorName(text: string): string {
  const words: Record<string, string> = {
    '=': 'Equals',
    '<>': 'NotEquals',
    '>': 'GreaterThan',
    '<': 'LessThan',
    '>=': 'GreaterThanEquals',
    '<=': 'LessThanEquals',
  };
  const [sign = '', field] = text.split(' [');
  return `SupportedOperations.${words[sign] ? words[sign] + (field ? 'Field' : '') : text.replaceAll(' ', '')}`;
}

function present({ organization, project }: Call, field: FieldDefinition): Record<string, unknown> {
  const isLong = field.type === 'html' || field.type === 'plainText' || field.type === 'history';
  return {
    name: field.name,
    referenceName: field.referenceName,
    description: null,
    type: field.type,
    usage: 'workItem',
    readOnly: field.readOnly,
    canSortBy: !isLong,
    isQueryable: true,
    supportedOperations: OPERATORS[field.type].map((name) => ({ referenceName: operatorName(name), name })),
    isIdentity: field.isIdentity,
    isPicklist: false,
    isPicklistSuggested: false,
    isDeleted: false,
    url: apiUrl(organization.name, `wit/fields/${field.referenceName}`, project),
  };
}

function listFields(call: Call): Response {
  const value = allFields.map((field) => present(call, field));
  return json({ count: value.length, value });
}

function getField(call: Call): Response {
  const field = findField(call.params['field'] ?? '');
  if (!field) throw fieldNotFound(call.params['field'] ?? '');
  return json(present(call, field));
}

export const fieldRoutes: readonly Route[] = [
  { method: 'GET', path: 'wit/fields', handle: listFields },
  { method: 'GET', path: 'wit/fields/:field', handle: getField },
];
