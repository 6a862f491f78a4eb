import { findField, type FieldDefinition } from '../data/fields';
import type { FieldName } from '../wiql/ast';
import { WiqlError } from '../wiql/errors';
import { parseWiql } from '../wiql/parser';
import { queryTypeOf, type QueryType } from '../wiql/run';
import { unknownField } from '../wiql/sections';

/** What the text of a query says of itself, without running it. */
export interface QueryShape {
  readonly queryType: QueryType;
  readonly columns: readonly FieldDefinition[];
  readonly sortColumns: readonly { readonly field: FieldDefinition; readonly descending: boolean }[];
}

/** Undefined if the text cannot be read, or names a field that is not there. */
export function shapeOf(text: string): QueryShape | undefined {
  try {
    const query = parseWiql(text);
    const { select, orderBy } = query;
    return {
      queryType: queryTypeOf(query),
      columns: select.map(known),
      sortColumns: orderBy.map(({ field, descending }) => ({ field: known(field), descending })),
    };
  } catch (error) {
    if (error instanceof WiqlError) return undefined;
    throw error;
  }
}

function known(name: FieldName): FieldDefinition {
  const field = findField(name.name);
  if (!field) throw unknownField(name);
  return field;
}
