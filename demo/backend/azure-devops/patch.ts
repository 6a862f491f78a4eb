import { isRecord } from '../core/http';
import { findField, type FieldDefinition } from '../data/fields';
import type { FieldValue } from '../data/model';
import { badRequest, fieldNotFound, type AzureDevOpsError } from './errors';

/** The numbers that Microsoft's client sends for the operations. */
const BY_NUMBER = ['add', 'remove', 'replace', 'move', 'copy', 'test'];

/** What a JSON Patch document asks for (Work Items - Update, REST 7.1). */
export interface ItemPatch {
  /** `test /rev`. */
  testedRev?: number;
  tests: { field: FieldDefinition; value: unknown }[];
  changes: FieldChange[];
  formats: Record<string, string>;
  relations: RelationChange[];
}

export interface FieldChange {
  op: 'add' | 'replace' | 'remove';
  field: FieldDefinition;
  value: unknown;
}

export type RelationChange =
  | { op: 'add'; rel: string; url: string; attributes: Record<string, FieldValue> }
  | { op: 'remove'; index: number }
  | { op: 'replace'; index: number; attribute: string; value: FieldValue };

const OPERATIONS: readonly string[] = ['add', 'replace', 'remove', 'test'];

/** Reads a patch; anything that is not understood is an error, so that nothing is ignored in silence. */
export function parsePatch(body: unknown): ItemPatch {
  if (!Array.isArray(body) || body.length === 0) {
    throw badRequest('You must pass a valid patch document in the body of the request.');
  }
  const patch: ItemPatch = { tests: [], changes: [], formats: {}, relations: [] };
  for (const operation of body as unknown[]) {
    if (!isRecord(operation))
      throw badRequest('You must pass a valid patch document in the body of the request.');
    const { path, value } = operation;
    const op = readOp(operation['op']);
    if (typeof path !== 'string') throw badRequest('The path of a patch operation is missing.');
    if (op === 'remove' && value !== undefined && value !== null) {
      throw badRequest('The value must not be set for a remove operation.', 'VssPropertyValidationException');
    }
    readOperation(patch, op, path, value);
  }
  return patch;
}

/** A word in any case, or its number. */
function readOp(sent: unknown): string {
  const op = typeof sent === 'number' ? BY_NUMBER[sent] : String(sent).toLowerCase();
  if (op && OPERATIONS.includes(op)) return op;
  throw badRequest(`The operation "${String(sent)}" is not supported.`);
}

function readOperation(patch: ItemPatch, op: string, path: string, value: unknown): void {
  const [, area = '', name = ''] = /^\/([^/]+)(?:\/(.+))?$/.exec(path) ?? [];
  switch (area) {
    case 'rev':
      if (op !== 'test') throw notSupported(op, path);
      patch.testedRev = Number(value);
      return;
    case 'id':
      return;
    case 'fields':
      return readField(patch, op, name, value);
    case 'multilineFieldsFormat':
      patch.formats[longTextAt(name).referenceName] = readFormat(value);
      return;
    case 'relations':
      return readRelation(patch, op, name, value);
    default:
      throw notSupported(op, path);
  }
}

/** Comes in any case, and shows in lower case. */
function readFormat(value: unknown): string {
  const format = String(value).toLowerCase();
  if (format === 'markdown' || format === 'html') return format;
  throw badRequest(`The value "${String(value)}" is not valid for the format of a field.`);
}

function notSupported(op: string, path: string): AzureDevOpsError {
  return badRequest(`The path "${path}" is not supported with the operation "${op}".`);
}

function readField(patch: ItemPatch, op: string, name: string, value: unknown): void {
  const field = fieldAt(name);
  if (op === 'test') patch.tests.push({ field, value });
  else patch.changes.push({ op: op as FieldChange['op'], field, value });
}

/** `/relations/-`, `/relations/{index}` and `/relations/{index}/attributes/{name}`. */
function readRelation(patch: ItemPatch, op: string, name: string, value: unknown): void {
  const [, digits, attribute] = /^(\d+)(?:\/attributes\/(\w+))?$/.exec(name) ?? [];
  const index = Number(digits);
  if (op === 'remove' && digits && !attribute) patch.relations.push({ op, index });
  else if (op !== 'test' && op !== 'remove' && attribute && isPlain(value)) {
    patch.relations.push({ op: 'replace', index, attribute, value });
  } else if (op === 'add' && name === '-' && isRecord(value)) patch.relations.push(newRelation(value));
  else throw notSupported(op, `/relations/${name}`);
}

function newRelation({ rel, url, attributes }: Record<string, unknown>): RelationChange {
  if (typeof rel !== 'string' || typeof url !== 'string') {
    throw badRequest('A relation must have a rel and a url.', 'VssPropertyValidationException');
  }
  const plain = isRecord(attributes) ? Object.entries(attributes) : [];
  return {
    op: 'add',
    rel,
    url,
    attributes: Object.fromEntries(plain.filter((entry): entry is [string, FieldValue] => isPlain(entry[1]))),
  };
}

function isPlain(value: unknown): value is FieldValue {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

/** Only long texts have a format. */
function longTextAt(name: string): FieldDefinition {
  const field = fieldAt(name);
  if (field.type === 'html') return field;
  throw badRequest(`The field ${field.referenceName} has no format.`);
}

function fieldAt(name: string): FieldDefinition {
  const field = findField(name.replaceAll('~1', '/').replaceAll('~0', '~'));
  if (!field) throw fieldNotFound(name);
  return field;
}
