import type { FieldDefinition } from '../data/fields';
import type { Condition, FieldName, Query } from './ast';
import { Compiler } from './compile';
import { WiqlError } from './errors';
import { matchLinkTypes, treeTypeOf } from './link-types';
import { oneHop, type LinkRow } from './one-hop';
import { isLongText } from './operators';
import { printField, printValue } from './print';
import { refuseSides, sectionsOf, unknownField } from './sections';
import { select } from './select';
import { sortItems, type SortColumn } from './sort';
import type { QueryContext, QuerySource, Vocabulary } from './source';
import { tree } from './tree';
import { Values } from './values';

/** What `SELECT *` shows. */
const ID: FieldName = { name: 'System.Id', side: undefined };

export type QueryType = 'flat' | 'tree' | 'oneHop';

/** What a query says about its result before it runs. */
export interface QueryShape {
  readonly type: QueryType;
  readonly columns: readonly FieldDefinition[];
  readonly sortColumns: readonly SortColumn[];
  /** The time it asks about, if that is not now. */
  readonly asOf: Date | undefined;
}

export interface QueryResult<Item> extends QueryShape {
  /** Of a flat query. */
  readonly items: readonly Item[];
  /** Of a query over links. */
  readonly links: readonly LinkRow[];
}

/** A query that has been checked against the fields and values that there are, ready to run. */
export interface PreparedQuery<Item> extends QueryShape {
  run(): QueryResult<Item>;
}

export function queryTypeOf({ from, mode }: Query): QueryType {
  if (from === 'WorkItems') return 'flat';
  return mode.kind === 'Recursive' ? 'tree' : 'oneHop';
}

/** Looks up everything that a query names, so that every mistake shows before anything runs. */
export function prepareQuery<Item>(
  query: Query,
  source: QuerySource<Item>,
  context: QueryContext,
): PreparedQuery<Item> {
  const compiler = new Compiler(source, context);
  const type = queryTypeOf(query);
  const shape: QueryShape = {
    type,
    columns: (query.select.length ? query.select : [ID]).map((name) => compiler.field(name)),
    sortColumns: sortColumnsOf(query, compiler, type),
    asOf: asOfDate(query, source, context),
  };
  if (type === 'flat') {
    const find = prepareFlat(query, shape, compiler, source);
    return { ...shape, run: () => ({ ...shape, items: find(), links: [] }) };
  }
  const findLinks = prepareLinks(query, shape, compiler, source);
  return { ...shape, run: () => ({ ...shape, items: [], links: findLinks() }) };
}

function prepareFlat<Item>(
  { where }: Query,
  { sortColumns, asOf }: QueryShape,
  compiler: Compiler,
  source: QuerySource<Item>,
): () => Item[] {
  if (where) refuseSides(where);
  const find = finder(where, sortColumns, compiler);
  return () => find(asOf ? source.asOf(asOf.getTime()) : source);
}

/** Neither ORDER BY nor ASOF applies to a tree (WIQL syntax reference): it is by id, and as it is now. */
function prepareLinks<Item>(
  { where, mode }: Query,
  { type, sortColumns, asOf }: QueryShape,
  compiler: Compiler,
  source: QuerySource<Item>,
): () => LinkRow[] {
  const sections = sectionsOf(where);
  const types = matchLinkTypes(sections.link, source.linkTypes());
  const treeType = type === 'tree' ? treeTypeOf(types, mode) : undefined;
  const columns = treeType ? [] : sortColumns;
  const findSources = finder(sections.source, columns, compiler);
  const findTargets = finder(sections.target, columns, compiler);
  return () => {
    const view = asOf && !treeType ? source.asOf(asOf.getTime()) : source;
    const ends = { sources: findSources(view), targets: findTargets(view) };
    if (treeType) return tree(ends, treeType, mode, view);
    return oneHop(ends, new Set(types.map(({ referenceName }) => referenceName)), mode.kind, view);
  };
}

/** Finds and sorts; without ORDER BY by id. */
function finder(
  where: Condition | undefined,
  columns: readonly SortColumn[],
  compiler: Compiler,
): <Item>(source: QuerySource<Item>) => Item[] {
  const filter = where && compiler.condition(where);
  return (source) => {
    const slices = source.slices();
    const found = slices.map((slice) => ({ table: slice.table, rows: select(filter, slice, source) }));
    return sortItems(found, columns, source);
  };
}

function sortColumnsOf({ orderBy }: Query, compiler: Compiler, type: QueryType): SortColumn[] {
  return orderBy.map(({ field: name, descending }) => {
    if (type === 'flat' && name.side !== undefined) throw unknownField(name);
    const field = compiler.field(name);
    if (isLongText(field))
      throw new WiqlError('The results cannot be sorted by that field.', printField(name));
    return { field, descending };
  });
}

/** A date without a time means its first moment. */
function asOfDate({ asOf }: Query, vocabulary: Vocabulary, context: QueryContext): Date | undefined {
  if (!asOf) return undefined;
  const field = vocabulary.field('System.ChangedDate');
  const time = field && asOf.kind !== 'field' ? momentOf(field, asOf, vocabulary, context) : undefined;
  if (time === undefined) throw new WiqlError('Expecting date.', printValue(asOf));
  return new Date(time);
}

function momentOf(
  field: FieldDefinition,
  value: Exclude<Query['asOf'], undefined | { kind: 'field' }>,
  vocabulary: Vocabulary,
  context: QueryContext,
): number | undefined {
  const values = new Values(vocabulary, { ...context, timePrecision: true });
  const predicate = {
    kind: 'compare',
    field: { name: field.referenceName, side: undefined },
    operator: '=',
    value,
    ever: false,
  } as const;
  const [key] = values.keys(field, value, predicate);
  return typeof key === 'number' ? key : undefined;
}
