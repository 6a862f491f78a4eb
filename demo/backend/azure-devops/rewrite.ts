import type { FieldValue, StoredItem } from '../data/model';
import type { OrganizationStore } from './store';

/**
 * Changes fields of an item that name something else, such as an area or a tag that got another name. The
 * item itself was not edited, so there is no revision and no new date; earlier revisions keep the old name.
 */
export function rewriteItem(
  organization: OrganizationStore,
  item: StoredItem,
  changes: Readonly<Record<string, FieldValue | undefined>>,
  by: string,
): void {
  const fields = { ...item.fields };
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined || value === '') delete fields[name];
    else fields[name] = value;
  }
  const linked = { added: [], removed: [], updated: [], by, date: new Date().toISOString() };
  organization.save({ ...item, fields, linked });
}

/** Every item of the organization, those in the recycle bin and those that the caller may not see too. */
export function everyItem({ whole }: OrganizationStore): readonly StoredItem[] {
  return [...whole.all(), ...whole.deleted()];
}
