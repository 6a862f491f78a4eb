/** An operator of a query clause (WorkItemFieldOperation). */
export interface QueryOperator {
  readonly referenceName: string;
  readonly name: string;
}

/** Reference names end as here, by the name that the query editor shows. */
const ENDINGS: Readonly<Record<string, string>> = {
  '=': 'Equals',
  '<>': 'NotEquals',
  '>': 'GreaterThan',
  '<': 'LessThan',
  '>=': 'GreaterThanEquals',
  '<=': 'LessThanEquals',
  '= [Field]': 'EqualsField',
  '<> [Field]': 'NotEqualsField',
  '> [Field]': 'GreaterThanField',
  '< [Field]': 'LessThanField',
  '>= [Field]': 'GreaterThanEqualsField',
  '<= [Field]': 'LessThanEqualsField',
  In: 'In',
  'Not In': 'NotIn',
  'In Group': 'InGroup',
  'Not In Group': 'NotInGroup',
  Contains: 'Contains',
  'Does Not Contain': 'NotContains',
  'Contains Words': 'ContainsWords',
  'Does Not Contain Words': 'NotContainsWords',
  Under: 'Under',
  'Not Under': 'NotUnder',
  'Is Empty': 'IsEmpty',
  'Is Not Empty': 'IsNotEmpty',
  'Was Ever': 'Ever',
};

export function queryOperator(name: string): QueryOperator {
  return { referenceName: `SupportedOperations.${ENDINGS[name] ?? name.replaceAll(' ', '')}`, name };
}
