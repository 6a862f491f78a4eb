import type { FieldDefinition } from '../data/fields';
import type { FieldValue } from '../data/model';
import type { Value } from './ast';
import { WiqlError } from './errors';
import { isDateMacro, resolveMacro } from './macros';
import type { QueryContext } from './source';

/** What is compared: numbers for numbers, dates and booleans, else text in lower case. */
export type Key = string | number;

const DAY = 24 * 3600 * 1000;

/** The key of a stored value; undefined for an empty field. */
export function keyOf(
  field: FieldDefinition,
  value: FieldValue | undefined,
  timePrecision: boolean,
): Key | undefined {
  if (value === undefined || value === '') return undefined;
  if (field.type === 'dateTime') {
    const time = Date.parse(String(value));
    return timePrecision ? time : Math.floor(time / DAY) * DAY;
  }
  return typeof value === 'string' ? value.toLowerCase() : Number(value);
}

/** The key of a literal or macro; an empty string asks for an empty field. */
export function literalKey(
  field: FieldDefinition,
  value: Exclude<Value, { kind: 'field' }>,
  context: QueryContext,
  person: (text: string) => string | undefined,
): Key | undefined {
  const text = literalText(value, context);
  if (text === '') return undefined;
  switch (field.type) {
    case 'integer':
    case 'double':
      return numberKey(text, value.source);
    case 'boolean':
      return /^(true|1)$/i.test(text) ? 1 : 0;
    case 'dateTime':
      return dateKey(text, value, context.timePrecision);
    default:
      return (field.isIdentity ? (person(text) ?? text) : text).toLowerCase();
  }
}

export function literalText(value: Exclude<Value, { kind: 'field' }>, context: QueryContext): string {
  if (value.kind === 'macro') return resolveMacro(value, context);
  if (value.kind === 'string') return value.text;
  return String(value.kind === 'number' ? value.number : value.value);
}

function numberKey(text: string, source: string): number {
  const number = Number(text);
  if (Number.isNaN(number)) throw new WiqlError('TF51009: The value is not a number.', source);
  return number;
}

function dateKey(text: string, value: Value, timePrecision: boolean): number {
  const time = Date.parse(/^\d{4}-\d{2}-\d{2}T[\d:.]+$/.test(text) ? `${text}Z` : text);
  if (Number.isNaN(time)) throw new WiqlError('TF51008: The value is not a date.', value.source);
  const isDate = value.kind === 'macro' && isDateMacro(value);
  if (!timePrecision && !isDate && /\d[T ]\d/.test(text)) {
    throw new WiqlError(
      'You cannot supply a time with the date when running a query using date precision.',
      value.source,
    );
  }
  return timePrecision ? time : Math.floor(time / DAY) * DAY;
}
