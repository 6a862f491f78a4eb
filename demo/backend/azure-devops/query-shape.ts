import { findField, type FieldDefinition } from '../data/fields';
import type { FieldName, Query } from '../wiql/ast';
import { WiqlError } from '../wiql/errors';
import { parseWiql } from '../wiql/parser';
import { queryTypeOf, type QueryType } from '../wiql/run';
import { sectionsOf, unknownField } from '../wiql/sections';
import { AzureDevOpsError } from './errors';
import type { Call } from './router';
import { describeWiql } from './wiql';

/** What the text of a query says of itself, without running it. */
export interface QueryShape {
  readonly queryType: QueryType;
  readonly columns: readonly FieldDefinition[];
  readonly sortColumns: readonly { readonly field: FieldDefinition; readonly descending: boolean }[];
  readonly query: Query;
}

/** Undefined if the text cannot be read, or names a field that is not there. */
export function shapeOf(text: string): QueryShape | undefined {
  try {
    const query = parseWiql(text);
    const { select, orderBy, from, where } = query;
    if (from === 'WorkItemLinks') sectionsOf(where);
    return {
      queryType: queryTypeOf(query),
      columns: select.map(known),
      sortColumns: orderBy.map(({ field, descending }) => ({ field: known(field), descending })),
      query,
    };
  } catch (error) {
    if (error instanceof WiqlError) return undefined;
    throw error;
  }
}

/** Would it be refused, for example because an area has another name now? A macro may lack its team. */
export function isRefused(call: Call, text: string): boolean {
  try {
    describeWiql(call, text);
    return false;
  } catch (error) {
    if (error instanceof AzureDevOpsError) return error.status === 400;
    throw error;
  }
}

function known(name: FieldName): FieldDefinition {
  const field = findField(name.name);
  if (!field) throw unknownField(name);
  return field;
}
