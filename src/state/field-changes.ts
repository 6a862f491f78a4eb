import type { FieldValue, FieldValues, WorkItem } from '../ado/types.js';
import { AdoError } from '../errors.js';

/**
 * Brings the fields a person changed back to what they were; what rules changed beside them stays, and so does a
 * field that was never read.
 */
export function inverse(base: WorkItem, changes: FieldValues, read: readonly string[]): FieldValues {
  const before: Record<string, FieldValue> = {};
  for (const field of Object.keys(changes)) {
    if (field in base.fields || read.includes(field)) before[field] = base.fields[field] ?? '';
  }
  return before;
}

/** Whether the item already is as the changes would make it, such as when the answer to a write was lost. */
export function isDone(item: WorkItem, changes: FieldValues): boolean {
  return Object.entries(changes).every(([field, value]) => isSame(item.fields[field], value));
}

/**
 * Refuses to overwrite what the person did not see: `seen` is the item as it was when they changed it, `newest` as it
 * is now, `own` what they stored themselves meanwhile.
 * @throws {AdoError} `conflict`.
 */
export function refuseUnseen(
  seen: WorkItem,
  newest: WorkItem,
  changes: FieldValues,
  own: FieldValues = {},
): void {
  if (seen.rev === newest.rev) return;
  const unseen = Object.keys(changes).filter((field) => {
    const now = newest.fields[field];
    return !isSame(seen.fields[field], now) && !(field in own && isSame(own[field], now));
  });
  if (unseen.length > 0) {
    throw new AdoError('conflict', `${unseen.join(', ')} changed since revision ${String(seen.rev)}`);
  }
}

function isSame(one: FieldValue, other: FieldValue): boolean {
  return plain(one) === plain(other);
}

/** People by their address; no value is the same as an empty one. */
function plain(value: FieldValue): string {
  if (typeof value === 'object') return value.uniqueName ?? value.displayName;
  return String(value ?? '');
}
