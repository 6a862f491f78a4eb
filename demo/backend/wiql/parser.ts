import type { ComparisonOperator, Condition, Query, Sort, Value } from './ast';
import { TokenReader } from './token-reader';
import { WiqlError } from './errors';

const COMPARISONS: readonly string[] = ['=', '<>', '<', '<=', '>', '>='];

/** Words that cannot stand for a field without brackets. */
const RESERVED: readonly string[] = [
  'EVER',
  'FROM',
  'WHERE',
  'ORDER',
  'BY',
  'AND',
  'OR',
  'NOT',
  'ASOF',
  'MODE',
];

/**
 * Recursive descent over flat queries (WIQL syntax reference). Link queries, ASOF, MODE, EVER and IN GROUP
 * are refused where they stand.
 */
export function parseWiql(text: string): Query {
  const reader = new TokenReader(text);
  reader.expectWord('SELECT');
  const select = list(reader, field);
  reader.expectWord('FROM');
  const from = reader.take();
  if (from.kind !== 'word' || from.value.toLowerCase() !== 'workitems') {
    throw new WiqlError('Expecting WorkItems.', from.source);
  }
  const where = reader.takeWord('WHERE') ? condition(reader) : undefined;
  const orderBy = reader.takeWord('ORDER') ? orderClause(reader) : [];
  if (reader.peek().kind !== 'end') throw new WiqlError('Expecting end of string.', reader.peek().source);
  return { select, from: 'WorkItems', where, orderBy };
}

function orderClause(reader: TokenReader): Sort[] {
  reader.expectWord('BY');
  return list(reader, () => {
    const name = field(reader);
    const descending = reader.takeWord('DESC');
    if (!descending) reader.takeWord('ASC');
    return { field: name, descending };
  });
}

function condition(reader: TokenReader): Condition {
  const terms = [conjunction(reader)];
  while (reader.takeWord('OR')) terms.push(conjunction(reader));
  return terms.length === 1 && terms[0] ? terms[0] : { kind: 'or', terms };
}

function conjunction(reader: TokenReader): Condition {
  const terms = [negation(reader)];
  while (reader.takeWord('AND')) terms.push(negation(reader));
  return terms.length === 1 && terms[0] ? terms[0] : { kind: 'and', terms };
}

function negation(reader: TokenReader): Condition {
  if (reader.takeWord('NOT')) return { kind: 'not', term: negation(reader) };
  if (!reader.takeSymbol('(')) return predicate(reader);
  const inner = condition(reader);
  reader.expectSymbol(')');
  return inner;
}

function predicate(reader: TokenReader): Condition {
  const name = field(reader);
  const token = reader.peek();
  if (token.kind === 'symbol' && COMPARISONS.includes(token.value)) {
    reader.take();
    return {
      kind: 'compare',
      field: name,
      operator: token.value as ComparisonOperator,
      value: value(reader),
    };
  }
  if (reader.takeWord('IS')) {
    const negated = reader.takeWord('NOT');
    reader.expectWord('EMPTY');
    return negate(negated, { kind: 'empty', field: name });
  }
  const negated = reader.takeWord('NOT');
  return negate(negated, wordOperator(reader, name));
}

function wordOperator(reader: TokenReader, name: string): Condition {
  if (reader.takeWord('IN')) {
    reader.expectSymbol('(');
    const values = list(reader, value);
    reader.expectSymbol(')');
    return { kind: 'in', field: name, values };
  }
  if (reader.takeWord('CONTAINS')) {
    const kind = reader.takeWord('WORDS') ? 'contains-words' : 'contains';
    return { kind, field: name, text: reader.expect('string', 'a string').value };
  }
  if (reader.takeWord('UNDER')) return { kind: 'under', field: name, value: value(reader) };
  throw new WiqlError('Expecting operator.', reader.peek().source);
}

function negate(negated: boolean, term: Condition): Condition {
  return negated ? { kind: 'not', term } : term;
}

function field(reader: TokenReader): string {
  const token = reader.take();
  const isReserved = token.kind === 'word' && RESERVED.includes(token.value.toUpperCase());
  if ((token.kind !== 'field' && token.kind !== 'word') || isReserved)
    throw new WiqlError('Expecting field name.', token.source);
  return token.value;
}

function value(reader: TokenReader): Value {
  const token = reader.take();
  const { kind, source, value: text } = token;
  if (kind === 'string') return { kind, text, source };
  if (kind === 'number') return { kind, number: Number(text), source };
  if (kind === 'symbol' && text === '-' && reader.peek().kind === 'number') {
    const digits = reader.take();
    return { kind: 'number', number: -Number(digits.value), source: source + digits.source };
  }
  if (kind === 'word' && /^(true|false)$/i.test(text)) {
    return { kind: 'boolean', value: text.toLowerCase() === 'true', source };
  }
  if (kind === 'field') return { kind, name: text, source };
  if (kind === 'macro') return macro(reader, text, source);
  throw new WiqlError('Expecting value.', source);
}

/** `@Name`, `@Name('argument')`, either with `+ n` or `- n` behind. */
function macro(reader: TokenReader, name: string, source: string): Value {
  let argument: string | undefined;
  if (reader.takeSymbol('(')) {
    argument = reader.expect('string', 'a string').value;
    reader.expectSymbol(')');
  }
  const sign = reader.takeSymbol('+') ? 1 : reader.takeSymbol('-') ? -1 : 0;
  const offset = sign === 0 ? 0 : sign * Number(reader.expect('number', 'a number').value);
  return { kind: 'macro', name: name.toLowerCase(), argument, offset, source };
}

function list<T>(reader: TokenReader, read: (reader: TokenReader) => T): T[] {
  const entries = [read(reader)];
  while (reader.takeSymbol(',')) entries.push(read(reader));
  return entries;
}
