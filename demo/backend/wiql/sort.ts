import type { FieldDefinition } from '../data/fields';
import { keyAt } from './select';
import type { QuerySource, Slice } from './source';
import { Column, compareKeys, type Table } from './table';
import type { View } from './views';

export interface SortColumn {
  readonly field: FieldDefinition;
  readonly descending: boolean;
}

/** The items of slices in one order: by the columns, empty values first, and then by id. */
export function sortItems<Item>(
  slices: readonly Slice<Item>[],
  columns: readonly SortColumn[],
  source: QuerySource<Item>,
): Item[] {
  const sorted = slices.map((slice) => sortSlice(slice, columns, source));
  return sorted
    .reduce<readonly Placed<Item>[]>((all, next) => merge(all, next, columns, source), [])
    .map(({ item }) => item);
}

/** An item with its place, so that its keys are found again. */
interface Placed<Item> {
  readonly item: Item;
  readonly table: Table<Item>;
  readonly row: number;
}

/** By the last column first: each pass keeps the order of those that are equal, and rows come by id. */
function sortSlice<Item>(
  { table, rows }: Slice<Item>,
  columns: readonly SortColumn[],
  source: QuerySource<Item>,
): Placed<Item>[] {
  let order = rows;
  for (const { field, descending } of [...columns].reverse()) {
    const column = table.column(field) ?? columnOf(table, field, source);
    const ranks = column.ranks(sortView(field));
    const rankOf = (row: number) => ranks[column.codes[row] ?? 0] ?? 0;
    const last = column.size;
    order = sortByRank(order, descending ? (row) => last - rankOf(row) : rankOf, last + 1);
  }
  return Array.from(order, (row) => ({ item: table.items[row] as Item, table, row }));
}

function columnOf<Item>(table: Table<Item>, field: FieldDefinition, source: QuerySource<Item>): Column {
  const values = table.items.map((item) => source.value(item, field.referenceName));
  return new Column(field, values, source.personText);
}

/** Counts how many rows have each rank, and so knows where each row goes. */
function sortByRank(rows: Int32Array, rankOf: (row: number) => number, ranks: number): Int32Array {
  const places = new Int32Array(ranks + 1);
  for (const row of rows) places[rankOf(row) + 1]! += 1;
  for (let rank = 1; rank <= ranks; rank++) places[rank]! += places[rank - 1]!;
  const sorted = new Int32Array(rows.length);
  for (const row of rows) sorted[places[rankOf(row)]!++] = row;
  return sorted;
}

function merge<Item>(
  left: readonly Placed<Item>[],
  right: readonly Placed<Item>[],
  columns: readonly SortColumn[],
  source: QuerySource<Item>,
): readonly Placed<Item>[] {
  if (!left.length || !right.length) return left.length ? left : right;
  const merged: Placed<Item>[] = [];
  let next = 0;
  for (const placed of right) {
    while (next < left.length && compare(left[next] as Placed<Item>, placed, columns, source) < 0) {
      merged.push(left[next++] as Placed<Item>);
    }
    merged.push(placed);
  }
  return [...merged, ...left.slice(next)];
}

function compare<Item>(
  one: Placed<Item>,
  other: Placed<Item>,
  columns: readonly SortColumn[],
  source: QuerySource<Item>,
): number {
  for (const { field, descending } of columns) {
    const view = sortView(field);
    const left = keyAt(one.table, one.row, field, view, source);
    const order = compareKeys(left, keyAt(other.table, other.row, field, view, source));
    if (order !== 0) return descending ? -order : order;
  }
  return source.id(one.item) - source.id(other.item);
}

/** People are sorted by their names; dates to the millisecond. */
function sortView({ isIdentity }: FieldDefinition): View {
  return isIdentity ? 'text' : 'exact';
}
