import type { FieldName, Macro, Value } from './ast';
import type { Token } from './lexer';
import type { TokenReader } from './token-reader';

/** Words that cannot stand for a field without brackets. */
const RESERVED = new Set(
  'SELECT FROM WHERE ORDER BY AND OR NOT EVER ASOF MODE ASC DESC IN UNDER CONTAINS IS'.split(' '),
);

/** A field, which may have `[Source].` or `[Target].` before it. */
export function parseField(reader: TokenReader): FieldName {
  const { value: first } = fieldToken(reader);
  const side = sideOf(first);
  if (side !== undefined && reader.takeSymbol('.')) return { name: fieldToken(reader).value, side };
  const [, prefix = '', rest = ''] = /^(source|target)\.(.+)$/i.exec(first) ?? [];
  const prefixed = sideOf(prefix);
  return prefixed === undefined ? { name: first, side: undefined } : { name: rest, side: prefixed };
}

/** A constant, a macro or another field. */
export function parseValue(reader: TokenReader): Value {
  const constant = takeConstant(reader);
  if (constant) return constant;
  if (!startsField(reader.peek())) reader.fail('Expecting field name or expression.');
  return { kind: 'field', ...parseField(reader) };
}

/** A constant or a macro. */
export function parseConstant(reader: TokenReader): Value {
  return takeConstant(reader) ?? reader.fail('Expecting constant value.');
}

/** One or more of something, with commas between. */
export function parseList<T>(reader: TokenReader, read: (reader: TokenReader) => T): T[] {
  const entries = [read(reader)];
  while (reader.takeSymbol(',')) entries.push(read(reader));
  return entries;
}

function takeConstant(reader: TokenReader): Value | undefined {
  const { kind, value } = reader.peek();
  if (kind === 'string') return { kind, text: reader.take().value };
  if (kind === 'number') return { kind, number: Number(reader.take().value) };
  if (kind === 'symbol' && value === '-' && reader.peek(1).kind === 'number') {
    reader.take();
    return { kind: 'number', number: -Number(reader.take().value) };
  }
  if (reader.takeWord('TRUE')) return { kind: 'boolean', value: true };
  if (reader.takeWord('FALSE')) return { kind: 'boolean', value: false };
  return kind === 'macro' ? macro(reader) : undefined;
}

/** `@Name`, `@Name('argument')`, either with `+ n` or `- n` behind. */
function macro(reader: TokenReader): Macro {
  const name = reader.take().value;
  let argument: string | undefined;
  if (reader.takeSymbol('(')) {
    argument = reader.expectString();
    reader.expectBracket(')');
  }
  const sign = reader.takeSymbol('+') ? 1 : reader.takeSymbol('-') ? -1 : 0;
  return { kind: 'macro', name, argument, offset: sign === 0 ? 0 : sign * integer(reader) };
}

function integer(reader: TokenReader): number {
  const { kind, value } = reader.peek();
  if (kind !== 'number' || value.includes('.')) reader.fail('Expecting number.');
  return Number(reader.take().value);
}

function fieldToken(reader: TokenReader): Token {
  return startsField(reader.peek()) ? reader.take() : reader.fail('Expecting field name.');
}

function startsField({ kind, value }: Token): boolean {
  return kind === 'field' || (kind === 'word' && !RESERVED.has(value.toUpperCase()));
}

function sideOf(word: string): FieldName['side'] {
  const lower = word.toLowerCase();
  return lower === 'source' || lower === 'target' ? lower : undefined;
}
