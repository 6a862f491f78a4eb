import { findField, type FieldDefinition } from '../data/fields';
import { WiqlError } from '../wiql/errors';
import { parseWiql } from '../wiql/parser';

/** What the text of a query says of itself, without running it. */
export interface QueryShape {
  readonly queryType: 'flat' | 'tree' | 'oneHop';
  readonly columns: readonly FieldDefinition[];
  readonly sortColumns: readonly { readonly field: FieldDefinition; readonly descending: boolean }[];
}

/** Undefined if the text cannot be read, or names a field that is not there. */
export function shapeOf(text: string): QueryShape | undefined {
  try {
    const { select, orderBy } = parseWiql(text);
    return {
      queryType: 'flat',
      columns: select.map(known),
      sortColumns: orderBy.map(({ field, descending }) => ({ field: known(field), descending })),
    };
  } catch (error) {
    if (error instanceof WiqlError) return undefined;
    throw error;
  }
}

function known(name: string): FieldDefinition {
  const field = findField(name);
  if (!field) throw new WiqlError('TF51005: The query references a field that does not exist.', name);
  return field;
}
