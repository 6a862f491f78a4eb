import type { FieldDefinition } from '../data/fields';
import type { FieldValue } from '../data/model';
import { viewOf, type Key, type View } from './views';

/** How a table reads its items. */
export interface TableReader<Item> {
  /** Of a field that depends on nothing but the item, so that it need be read once only. */
  value(item: Item, referenceName: string): FieldValue | undefined;
  isFixed(field: FieldDefinition): boolean;
  personText(stored: string): string;
}

/**
 * Items that do not change, and columns of their fields, made when a query first asks for them: so the seeded
 * items are indexed once, whoever asks, and what a world changes lies in a small table of its own.
 */
export class Table<Item> {
  /** By ascending id. */
  readonly items: readonly Item[];
  readonly #reader: TableReader<Item>;
  readonly #columns = new Map<string, Column>();

  constructor(items: readonly Item[], reader: TableReader<Item>) {
    this.items = items;
    this.#reader = reader;
  }

  /** The column of a field; undefined if its values may change while the items do not. */
  column(field: FieldDefinition): Column | undefined {
    if (!this.#reader.isFixed(field)) return undefined;
    let column = this.#columns.get(field.referenceName);
    if (!column) {
      const { value, personText } = this.#reader;
      column = new Column(
        field,
        this.items.map((item) => value(item, field.referenceName)),
        personText,
      );
      this.#columns.set(field.referenceName, column);
    }
    return column;
  }
}

/** One field of all rows: each distinct value once, and for each row the number of its value. */
export class Column {
  readonly codes: Int32Array;
  readonly #field: FieldDefinition;
  readonly #values: readonly (FieldValue | undefined)[];
  readonly #personText: (stored: string) => string;
  readonly #views = new Map<View, readonly Key[]>();
  readonly #ranks = new Map<View, Int32Array>();
  #rows: ReadonlyMap<Key, number> | undefined;

  constructor(
    field: FieldDefinition,
    values: readonly (FieldValue | undefined)[],
    personText: (stored: string) => string,
  ) {
    const known = new Map<FieldValue | undefined, number>();
    this.codes = Int32Array.from(values, (value) => {
      const code = known.get(value) ?? known.size;
      if (code === known.size) known.set(value, code);
      return code;
    });
    this.#values = [...known.keys()];
    this.#field = field;
    this.#personText = personText;
  }

  /** How many different values there are. */
  get size(): number {
    return this.#values.length;
  }

  /** The keys of the distinct values, by number. */
  view(view: View): readonly Key[] {
    let keys = this.#views.get(view);
    if (!keys) {
      keys = this.#values.map((value) => viewOf(this.#field, value, view, this.#personText));
      this.#views.set(view, keys);
    }
    return keys;
  }

  /** Rows by key, if every row has a value of its own. */
  rowsByKey(): ReadonlyMap<Key, number> | undefined {
    if (this.size < this.codes.length) return undefined;
    this.#rows ??= new Map(this.view('exact').map((key, row) => [key, row]));
    return this.#rows;
  }

  /** The place of each distinct value among them in ascending order, from 1; 0 is empty, equal keys share one. */
  ranks(view: View): Int32Array {
    let ranks = this.#ranks.get(view);
    if (!ranks) {
      const keys = this.view(view);
      const sorted = [...new Set(keys)].filter((key) => key !== undefined).sort(compareKeys);
      const places = new Map<Key, number>(sorted.map((key, index) => [key, index + 1]));
      ranks = Int32Array.from(keys, (key) => places.get(key) ?? 0);
      this.#ranks.set(view, ranks);
    }
    return ranks;
  }
}

/** Empty comes first. */
export function compareKeys(left: Key, right: Key): number {
  if (left === right) return 0;
  if (left === undefined) return -1;
  if (right === undefined) return 1;
  return left < right ? -1 : 1;
}
