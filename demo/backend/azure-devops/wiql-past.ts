import type { FieldValue, StoredItem } from '../data/model';
import { computedNames, fieldValue, text } from './field-value';
import type { OrganizationStore } from './store';

/** The items outside the recycle bin, as they were at some time; those made later are missing. */
export function itemsAsOf(organization: OrganizationStore, time: number): StoredItem[] {
  const moment = new Date(time).toISOString();
  const items: StoredItem[] = [];
  const changed = new Set(organization.changedIds());
  for (const item of organization.all()) {
    if (text(item, 'System.CreatedDate') > moment) continue;
    const isOld = !changed.has(item.id) && momentOf(item) <= moment;
    const then = isOld ? item : writesUntil(organization, item.id, moment).at(-1);
    if (then) items.push(then);
  }
  return items;
}

type Values = readonly (FieldValue | undefined)[];

/** Values of stored fields by field and newest write, which never changes: its past is asked for again and again. */
const known = new Map<string, WeakMap<StoredItem, Values>>();

/** All values that a field of an item had until then. */
export function pastValues(
  organization: OrganizationStore,
  item: StoredItem,
  name: string,
  time?: number,
): Values {
  if (name === 'System.History' && item.fields['System.CommentCount'] === undefined) return [];
  const moment = time === undefined ? undefined : new Date(time).toISOString();
  if (moment !== undefined || computedNames.includes(name)) {
    return writesUntil(organization, item.id, moment).map((write) => fieldValue(organization, write, name));
  }
  const ofField = known.get(name) ?? new WeakMap<StoredItem, Values>();
  known.set(name, ofField);
  const values = ofField.get(item) ?? [
    ...new Set(organization.writes(item.id).map(({ fields }) => fields[name])),
  ];
  ofField.set(item, values);
  return values;
}

function writesUntil(organization: OrganizationStore, id: number, moment = '~'): StoredItem[] {
  return organization.writes(id).filter((write) => momentOf(write) <= moment);
}

/** When a write was made, as ISO text, which sorts as time does. */
function momentOf(write: StoredItem): string {
  return write.linked?.date ?? write.deleted?.date ?? text(write, 'System.ChangedDate');
}
