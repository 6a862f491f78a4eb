import type { FieldValue, FieldValues } from './types.js';

/** One step of a JSON Patch document (RFC 6902), of the kinds that work items understand. */
export type PatchOperation =
  | { readonly op: 'test' | 'add' | 'replace'; readonly path: string; readonly value: unknown }
  | { readonly op: 'remove'; readonly path: string };

/** Sets a field. Clearing is setting to `''`, which the server takes for text, people, dates and tags alike. */
export function setField(field: string, value: FieldValue): PatchOperation {
  // A page's script may say null for nothing.
  const given = value ?? '';
  const stored = typeof given === 'object' ? (given.uniqueName ?? given.displayName) : given;
  // A pointer's own two signs (RFC 6901), as a page's script may name any field.
  const pointer = field.replaceAll('~', '~0').replaceAll('/', '~1');
  return { op: 'replace', path: `/fields/${pointer}`, value: stored };
}

/** Changes of an existing item, refused by the server (412) unless it is still at revision `rev`. */
export function updateDocument(rev: number, changes: FieldValues): PatchOperation[] {
  return [{ op: 'test', path: '/rev', value: rev }, ...fieldOperations(changes)];
}

/** Values of a new item. Empty ones are left out, so that the server's defaults apply. */
export function createDocument(values: FieldValues): PatchOperation[] {
  const given = Object.entries(values).filter(([, value]) => (value ?? '') !== '');
  return fieldOperations(Object.fromEntries(given)).map(
    (operation) => ({ ...operation, op: 'add' }) as PatchOperation,
  );
}

function fieldOperations(changes: FieldValues): PatchOperation[] {
  return Object.entries(changes).map(([field, value]) => setField(field, value));
}
