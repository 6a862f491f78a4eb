import { isRecord } from '../core/http';
import { findField, type FieldDefinition } from '../data/fields';
import { badRequest, fieldNotFound } from './errors';

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

export type RelationChange = { op: 'add'; rel: string; target: number } | { op: 'remove'; index: number };

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
    const { op, path, value } = operation;
    if (typeof op !== 'string' || !OPERATIONS.includes(op))
      throw badRequest(`The operation "${String(op)}" is not supported.`);
    if (typeof path !== 'string') throw badRequest('The path of a patch operation is missing.');
    if (op === 'remove' && value !== undefined && value !== null) {
      throw badRequest('The value must not be set for a remove operation.', 'VssPropertyValidationException');
    }
    readOperation(patch, op, path, value);
  }
  return patch;
}

function readOperation(patch: ItemPatch, op: string, path: string, value: unknown): void {
  const [, area = '', name = ''] = /^\/([^/]+)(?:\/(.+))?$/.exec(path) ?? [];
  switch (area) {
    case 'rev':
      patch.testedRev = Number(value);
      return;
    case 'id':
      return;
    case 'fields':
      return readField(patch, op, name, value);
    case 'multilineFieldsFormat':
      patch.formats[fieldAt(name).referenceName] = String(value);
      return;
    case 'relations':
      return readRelation(patch, op, name, value);
    default:
      throw badRequest(`The path "${path}" is not supported.`);
  }
}

function readField(patch: ItemPatch, op: string, name: string, value: unknown): void {
  const field = fieldAt(name);
  if (op === 'test') patch.tests.push({ field, value });
  else patch.changes.push({ op: op as FieldChange['op'], field, value });
}

function readRelation(patch: ItemPatch, op: string, name: string, value: unknown): void {
  if (op === 'remove') {
    patch.relations.push({ op, index: Number(name) });
    return;
  }
  const rel = isRecord(value) ? value['rel'] : undefined;
  const url = isRecord(value) ? String(value['url']) : '';
  const target = Number(url.split('/').pop());
  if (op !== 'add' || name !== '-' || rel !== 'System.LinkTypes.Hierarchy-Reverse' || !target) {
    throw badRequest(`The relation "${String(rel)}" cannot be changed; this server knows parents only.`);
  }
  patch.relations.push({ op, rel, target });
}

function fieldAt(name: string): FieldDefinition {
  const field = findField(name.replaceAll('~1', '/').replaceAll('~0', '~'));
  if (!field) throw fieldNotFound(name);
  return field;
}
