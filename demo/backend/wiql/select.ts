import type { FieldDefinition } from '../data/fields';
import type { ComparedFilter, FieldFilter, Filter } from './filter';
import type { QuerySource, Slice } from './source';
import type { Table } from './table';
import { viewOf, type Key, type View } from './views';

/** What a row of a table has in a field. */
export function keyAt<Item>(
  table: Table<Item>,
  row: number,
  field: FieldDefinition,
  view: View,
  source: QuerySource<Item>,
): Key {
  const column = table.column(field);
  if (column) return column.view(view)[column.codes[row] ?? 0];
  const item = table.items[row];
  return item && viewOf(field, source.value(item, field.referenceName), view, source.personText);
}

/** The rows of a slice that a filter lets through, in ascending order. */
export function select<Item>(
  filter: Filter | undefined,
  { table, rows }: Slice<Item>,
  source: QuerySource<Item>,
): Int32Array {
  return filter ? new Selection(table, source).select(filter, rows) : rows;
}

class Selection<Item> {
  readonly #table: Table<Item>;
  readonly #source: QuerySource<Item>;

  constructor(table: Table<Item>, source: QuerySource<Item>) {
    this.#table = table;
    this.#source = source;
  }

  /** Terms of an AND see only what the cheaper ones have left, those of an OR what the others have not found. */
  select(filter: Filter, rows: Int32Array): Int32Array {
    switch (filter.kind) {
      case 'and': {
        const terms = [...filter.filters].sort((a, b) => this.#cost(a) - this.#cost(b));
        return terms.reduce((left, term) => (left.length ? this.select(term, left) : left), rows);
      }
      case 'or': {
        const terms = [...filter.filters].sort((a, b) => this.#cost(a) - this.#cost(b));
        const rest = terms.reduce((left, term) => without(left, this.select(term, left)), rows);
        return without(rows, rest);
      }
      case 'not':
        return without(rows, this.select(filter.filter, rows));
      case 'fields':
        return this.#compare(filter, rows);
      case 'ever':
        return rows.filter((row) => this.#wasEver(filter, row));
      case 'field':
        return this.#match(filter, rows);
    }
  }

  /** Few distinct values are tried once each; many are tried row by row, in case few rows are left. */
  #match(filter: FieldFilter, rows: Int32Array): Int32Array {
    const places = this.#lookUp(filter);
    if (places) return Int32Array.from(places.filter((row) => includes(rows, row)));
    const { field, view, accepts } = filter;
    const column = this.#table.column(field);
    if (!column) return rows.filter((row) => accepts(keyAt(this.#table, row, field, view, this.#source)));
    const { codes } = column;
    const keys = column.view(view);
    if (keys.length >= rows.length) return keep(rows, (row) => accepts(keys[codes[row] ?? 0]));
    const accepted = Uint8Array.from(keys, (key) => (accepts(key) ? 1 : 0));
    return keep(rows, (row) => accepted[codes[row] ?? 0] === 1);
  }

  /** Where a few ids are, without looking through the others. */
  #lookUp({ field, keys }: FieldFilter): readonly number[] | undefined {
    if (field.referenceName !== 'System.Id' || !keys) return undefined;
    const places = this.#table.column(field)?.rowsByKey();
    const rows = places && keys.map((key) => places.get(key)).filter((row) => row !== undefined);
    return rows && [...new Set(rows)].sort((a, b) => a - b);
  }

  #compare({ left, right, view, accepts }: ComparedFilter, rows: Int32Array): Int32Array {
    const key = (row: number, field: FieldDefinition) => keyAt(this.#table, row, field, view, this.#source);
    return rows.filter((row) => accepts(key(row, left), key(row, right)));
  }

  #wasEver({ field, view, accepts }: FieldFilter, row: number): boolean {
    const item = this.#table.items[row];
    if (item === undefined) return false;
    for (const value of this.#source.pastValues(item, field.referenceName)) {
      if (accepts(viewOf(field, value, view, this.#source.personText))) return true;
    }
    return false;
  }

  #cost(filter: Filter): number {
    switch (filter.kind) {
      case 'and':
      case 'or':
        return Math.max(...filter.filters.map((term) => this.#cost(term)));
      case 'not':
        return this.#cost(filter.filter);
      case 'fields':
        return EXPENSIVE;
      case 'ever':
        return EXPENSIVE * 10;
      case 'field':
        return this.#lookUp(filter) ? 0 : (this.#table.column(filter.field)?.size ?? EXPENSIVE);
    }
  }
}

const EXPENSIVE = 1_000_000;

function keep(rows: Int32Array, test: (row: number) => boolean): Int32Array {
  const kept = new Int32Array(rows.length);
  let count = 0;
  for (const row of rows) if (test(row)) kept[count++] = row;
  return kept.subarray(0, count);
}

/** Is it among some rows, which are ascending? */
function includes(rows: Int32Array, row: number): boolean {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rows[middle] ?? 0) < row) low = middle + 1;
    else high = middle;
  }
  return rows[low] === row;
}

/** The rows that are not among others; both are ascending, and the others are some of the rows. */
function without(rows: Int32Array, others: Int32Array): Int32Array {
  if (!others.length) return rows;
  let next = 0;
  return keep(rows, (row) => {
    const isOther = others[next] === row;
    if (isOther) next += 1;
    return !isOther;
  });
}
