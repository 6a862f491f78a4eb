import { WiqlError } from './errors';

export type TokenKind = 'word' | 'field' | 'string' | 'number' | 'macro' | 'symbol' | 'end';

export interface Token {
  readonly kind: TokenKind;
  /** As written, for messages. */
  readonly source: string;
  /** Without quotes, brackets or `@`; quotes that were doubled are single again. */
  readonly value: string;
}

type Rule = readonly [kind: TokenKind, pattern: RegExp, value: (source: string) => string];

const same = (source: string) => source;
const inner = (source: string) => source.slice(1, -1);

/** The last rule takes any character, so that the parser can name it. */
const RULES: readonly Rule[] = [
  ['string', /'(?:[^']|'')*'/y, (source) => inner(source).replaceAll("''", "'")],
  ['string', /"(?:[^"]|"")*"/y, (source) => inner(source).replaceAll('""', '"')],
  ['field', /\[[^\]]*\]/y, (source) => inner(source).trim()],
  ['macro', /@[\p{L}_][\p{L}\p{N}_]*/uy, (source) => source.slice(1)],
  ['number', /\d+(?:\.\d+)?/y, same],
  ['word', /[\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}\p{N}_]+)*/uy, same],
  ['symbol', /<=|>=|<>|[^'"[]/uy, same],
];
const BLANK = /\s*/y;

/** Splits a query into tokens; the last one has the kind `end`. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let position = blanksEnd(text, 0);
  while (position < text.length) {
    const token = nextToken(text, position);
    tokens.push(token);
    position = blanksEnd(text, position + token.source.length);
  }
  tokens.push({ kind: 'end', source: 'end of string', value: '' });
  return tokens;
}

function nextToken(text: string, position: number): Token {
  for (const [kind, pattern, value] of RULES) {
    pattern.lastIndex = position;
    const source = pattern.exec(text)?.[0];
    if (source !== undefined) return { kind, source, value: value(source) };
  }
  const rest = text.slice(position);
  const problem = rest.startsWith('[') ? 'Expecting right square bracket.' : 'Expecting closing quote.';
  throw new WiqlError(problem, rest);
}

function blanksEnd(text: string, position: number): number {
  BLANK.lastIndex = position;
  BLANK.exec(text);
  return BLANK.lastIndex;
}
