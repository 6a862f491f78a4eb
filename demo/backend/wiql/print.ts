import type { FieldName, Predicate, Value } from './ast';

/** A predicate as the service's messages spell it: names in brackets, operators in lower case. */
export function printPredicate(predicate: Predicate): string {
  const field = printField(predicate.field);
  switch (predicate.kind) {
    case 'compare': {
      const comparison = `${field} ${predicate.operator} ${printValue(predicate.value)}`;
      return predicate.ever ? `ever ${comparison}` : comparison;
    }
    case 'in':
      return `${field} in (${predicate.values.map(printValue).join(', ')})`;
    case 'under':
      return `${field} under ${printValue(predicate.value)}`;
    case 'is empty':
      return `${field} is empty`;
    default:
      return `${field} ${predicate.kind} ${printText(predicate.text)}`;
  }
}

export function printField({ name, side }: FieldName): string {
  const prefix = side === undefined ? '' : side === 'source' ? '[Source].' : '[Target].';
  return `${prefix}[${name}]`;
}

export function printValue(value: Value): string {
  switch (value.kind) {
    case 'string':
      return printText(value.text);
    case 'number':
      return String(value.number);
    case 'boolean':
      return String(value.value);
    case 'field':
      return printField(value);
    case 'macro': {
      const { name, argument, offset } = value;
      const sign = offset < 0 ? '-' : '+';
      return `@${name}${argument === undefined ? '' : `(${printText(argument)})`}${offset === 0 ? '' : ` ${sign} ${Math.abs(offset)}`}`;
    }
  }
}

/** A text between single quotes; those inside are doubled. */
export function printText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
