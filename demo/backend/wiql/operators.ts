import type { FieldDefinition, FieldType } from '../data/fields';
import type { Predicate } from './ast';
import { WiqlError } from './errors';
import { printPredicate } from './print';

type Operator = Exclude<Predicate['kind'], 'compare'> | 'equal' | 'order' | 'compare field' | 'ever';

const VALUE: readonly Operator[] = ['equal', 'order', 'compare field', 'in', 'ever'];

/** Which operators a type of field takes (WIQL syntax reference; CONTAINS on long texts is in its samples). */
const OPERATORS: Readonly<Record<FieldType, readonly Operator[]>> = {
  string: [...VALUE, 'contains', 'in group'],
  integer: VALUE,
  double: VALUE,
  dateTime: VALUE,
  boolean: ['equal', 'compare field'],
  treePath: ['equal', 'in', 'under', 'ever'],
  plainText: ['contains', 'contains words', 'is empty'],
  html: ['contains', 'contains words', 'is empty'],
  history: ['contains', 'contains words'],
};

/** As the service's messages call them; it calls iteration paths area paths, too. */
const NAMES: Readonly<Record<FieldType, string>> = {
  string: 'string',
  integer: 'integer',
  double: 'double',
  dateTime: 'date',
  boolean: 'boolean',
  treePath: 'area path',
  plainText: 'long-text',
  html: 'long-text',
  history: 'long-text',
};

export function checkOperator(field: FieldDefinition, predicate: Predicate): void {
  const { type, referenceName } = field;
  const hasWords = referenceName === 'System.Title' && predicate.kind === 'contains words';
  if (hasWords || operatorsOf(predicate).every((operator) => OPERATORS[type].includes(operator))) return;
  throw new WiqlError(
    `The specified operator cannot be used with ${NAMES[type]} fields.`,
    printPredicate(predicate),
  );
}

export function isLongText({ type }: FieldDefinition): boolean {
  return NAMES[type] === 'long-text';
}

function operatorsOf(predicate: Predicate): Operator[] {
  if (predicate.kind !== 'compare') return [predicate.kind];
  const { operator, value, ever } = predicate;
  return [
    operator === '=' || operator === '<>' ? 'equal' : 'order',
    ...(value.kind === 'field' ? (['compare field'] as const) : []),
    ...(ever ? (['ever'] as const) : []),
  ];
}
