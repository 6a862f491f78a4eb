import type { FieldDefinition } from '../data/fields';
import type { Query } from './ast';
import { Compiler } from './compile';
import { WiqlError } from './errors';
import { keyOf, type Key } from './keys';
import type { QueryContext, QuerySource } from './source';

export interface QueryResult<Item> {
  readonly columns: readonly FieldDefinition[];
  readonly sortColumns: readonly { readonly field: FieldDefinition; readonly descending: boolean }[];
  readonly items: readonly Item[];
}

/** Runs a parsed query: filters, then sorts; without ORDER BY by id. */
export function runQuery<Item>(
  query: Query,
  source: QuerySource<Item>,
  context: QueryContext,
): QueryResult<Item> {
  const compiler = new Compiler(source, context);
  const columns = query.select.map((name) => compiler.field(name));
  const sortColumns = query.orderBy.map(({ field, descending }) => ({
    field: compiler.field(field),
    descending,
  }));
  for (const { field } of sortColumns) {
    if (field.type === 'html' || field.type === 'plainText' || field.type === 'history') {
      throw new WiqlError('TF51006: The field cannot be sorted by.', `[${field.referenceName}]`);
    }
  }
  const test = query.where ? compiler.condition(query.where) : () => true;
  const found: Item[] = [];
  for (const item of source.items()) if (test(item)) found.push(item);
  return { columns, sortColumns, items: sorted(found, sortColumns, source) };
}

/** Keys are made once per item; empty ones come first, and the id decides between equals. */
function sorted<Item>(
  items: readonly Item[],
  columns: QueryResult<Item>['sortColumns'],
  source: QuerySource<Item>,
): readonly Item[] {
  if (!columns.length) return items;
  const rows = items.map((item) => ({
    item,
    id: source.id(item),
    keys: columns.map(({ field }) => sortKey(field, item, source)),
  }));
  rows.sort((a, b) => {
    for (const [index, { descending }] of columns.entries()) {
      const order = compare(a.keys[index], b.keys[index]);
      if (order !== 0) return descending ? -order : order;
    }
    return a.id - b.id;
  });
  return rows.map(({ item }) => item);
}

function sortKey<Item>(field: FieldDefinition, item: Item, source: QuerySource<Item>): Key | undefined {
  const value = source.value(item, field.referenceName);
  const shown = field.isIdentity && value !== undefined ? source.personText(String(value)) : value;
  return keyOf(field, shown, true);
}

function compare(left: Key | undefined, right: Key | undefined): number {
  if (left === right) return 0;
  if (left === undefined) return -1;
  if (right === undefined) return 1;
  return left < right ? -1 : 1;
}
