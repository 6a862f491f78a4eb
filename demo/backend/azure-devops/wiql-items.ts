import { findField } from '../data/fields';
import type { OrganizationData, StoredItem } from '../data/model';
import { findPerson } from '../data/people';
import type { Slice } from '../wiql/source';
import { Table, type TableReader } from '../wiql/table';
import { computedNames } from './field-value';
import type { OrganizationStore } from './store';

const seeded = new WeakMap<OrganizationData, Slice<StoredItem>>();
const computed = new Set(computedNames);

/** Computed fields may depend on more than the item, all but these. */
const reader: TableReader<StoredItem> = {
  value: (item, name) =>
    name === 'System.Id' ? item.id : name === 'System.Rev' ? item.rev : item.fields[name],
  isFixed: ({ referenceName: name }) => name === 'System.Id' || name === 'System.Rev' || !computed.has(name),
  personText,
};

/** What queries run over: the seeded items that a world has not touched, and those that it has. */
export function slicesOf(organization: OrganizationStore): readonly Slice<StoredItem>[] {
  const { table, rows } = readable(seededOf(organization.data), organization);
  const changed = new Set(organization.changedIds());
  if (!changed.size) return [{ table, rows }];
  const own = [...changed].map((id) => organization.live(id)).filter((item) => item !== undefined);
  const untouched = rows.filter((row) => !changed.has(table.items[row]?.id ?? 0));
  return [{ table, rows: untouched }, sliceOf(own)];
}

/** Without what the caller may not read; that depends on the area alone, so one item of each is asked for. */
function readable(slice: Slice<StoredItem>, { rights }: OrganizationStore): Slice<StoredItem> {
  const area = findField('System.AreaPath');
  const codes = area && slice.table.column(area)?.codes;
  if (rights.areAll || !codes) return slice;
  const known: (boolean | undefined)[] = [];
  const canRead = (row: number) => {
    const item = slice.table.items[row];
    return (known[codes[row] ?? 0] ??= item !== undefined && rights.canRead(item));
  };
  return { table: slice.table, rows: slice.rows.filter(canRead) };
}

/** A table of some items. */
export function sliceOf(items: readonly StoredItem[]): Slice<StoredItem> {
  const sorted = [...items].sort((a, b) => a.id - b.id);
  return { table: new Table(sorted, reader), rows: Int32Array.from(sorted.keys()) };
}

/** `Name <mail>` of a stored unique name. */
export function personText(stored: string): string {
  const person = findPerson(stored);
  return person ? `${person.name} <${person.mail}>` : stored;
}

/** The seeded items outside the recycle bin; made once, shared by all worlds. */
function seededOf(data: OrganizationData): Slice<StoredItem> {
  let slice = seeded.get(data);
  if (!slice) {
    const rows = data.items.flatMap(({ deleted }, row) => (deleted ? [] : [row]));
    slice = { table: new Table(data.items, reader), rows: Int32Array.from(rows) };
    seeded.set(data, slice);
  }
  return slice;
}
