import type { ComparisonOperator, Condition, FieldName, Predicate } from './ast';
import { parseConstant, parseField, parseList, parseValue } from './parse-value';
import type { TokenReader } from './token-reader';

const COMPARISONS: readonly string[] = ['=', '<>', '<', '<=', '>', '>='];

/** Brackets this deep are no query; deeper ones would exhaust the stack. */
const DEEPEST = 200;

/** `OR` binds weaker than `AND`, and that weaker than `NOT`. */
export function parseCondition(reader: TokenReader, depth = 0): Condition {
  if (depth > DEEPEST) reader.fail('The query is nested too deeply.');
  const terms = [conjunction(reader, depth)];
  while (reader.takeWord('OR')) terms.push(conjunction(reader, depth));
  return terms.length === 1 && terms[0] ? terms[0] : { kind: 'or', terms };
}

function conjunction(reader: TokenReader, depth: number): Condition {
  const terms = [negation(reader, depth)];
  while (reader.takeWord('AND')) terms.push(negation(reader, depth));
  return terms.length === 1 && terms[0] ? terms[0] : { kind: 'and', terms };
}

function negation(reader: TokenReader, depth: number): Condition {
  if (depth > DEEPEST) reader.fail('The query is nested too deeply.');
  if (reader.takeWord('NOT')) return { kind: 'not', term: negation(reader, depth + 1) };
  if (reader.takeWord('EVER')) return everFirst(reader);
  if (!reader.takeSymbol('(')) return predicate(reader);
  const inner = parseCondition(reader, depth + 1);
  reader.expectBracket(')');
  return inner;
}

/** `EVER [Field] = value`, which some clients write as `EVER ([Field] = value)`. */
function everFirst(reader: TokenReader): Predicate {
  const inBrackets = reader.takeSymbol('(');
  const field = parseField(reader);
  const operator = takeComparison(reader) ?? reader.fail('Expecting comparison operator.');
  const value = parseValue(reader);
  if (inBrackets) reader.expectBracket(')');
  return { kind: 'compare', field, operator, value, ever: true };
}

function predicate(reader: TokenReader): Condition {
  const field = parseField(reader);
  const operator = takeComparison(reader);
  if (operator) return { kind: 'compare', field, operator, value: parseValue(reader), ever: false };
  if (takeEver(reader))
    return { kind: 'compare', field, operator: '=', value: parseValue(reader), ever: true };
  if (reader.takeWord('IS')) {
    const isNegated = reader.takeWord('NOT');
    reader.expectWord('EMPTY');
    return negate(isNegated, { kind: 'is empty', field });
  }
  const isNegated = reader.takeWord('NOT');
  return negate(isNegated, wordOperator(reader, field));
}

function wordOperator(reader: TokenReader, field: FieldName): Predicate {
  if (reader.takeWord('IN')) {
    if (reader.takeWord('GROUP')) return { kind: 'in group', field, text: reader.expectString() };
    reader.expectBracket('(');
    const values = parseList(reader, parseConstant);
    reader.expectBracket(')');
    return { kind: 'in', field, values };
  }
  if (reader.takeWord('CONTAINS')) {
    const kind = reader.takeWord('WORDS') ? 'contains words' : 'contains';
    return { kind, field, text: reader.expectString() };
  }
  if (reader.takeWord('UNDER')) return { kind: 'under', field, value: parseConstant(reader) };
  return reader.fail('Expecting comparison operator.');
}

function takeComparison(reader: TokenReader): ComparisonOperator | undefined {
  const { kind, value } = reader.peek();
  if (kind !== 'symbol' || !COMPARISONS.includes(value)) return undefined;
  return reader.take().value as ComparisonOperator;
}

/** `EVER` or `WAS EVER` behind the field. */
function takeEver(reader: TokenReader): boolean {
  const next = reader.peek(1);
  const isWas = next.kind === 'word' && next.value.toUpperCase() === 'EVER' && reader.takeWord('WAS');
  return reader.takeWord('EVER') || isWas;
}

function negate(isNegated: boolean, term: Condition): Condition {
  return isNegated ? { kind: 'not', term } : term;
}
