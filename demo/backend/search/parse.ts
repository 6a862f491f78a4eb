import type { Comparison, SearchNode, Term } from './ast';
import { plain, wordsOf } from './words';

/** Reasons to refuse a text; the message is shown to the caller. */
export class SearchError extends Error {}

const TOKEN =
  /\s*(?:(?<symbol>[()])|"(?<phrase>[^"]*)"?|(?<field>[\p{L}\p{N}_.]+)\s*(?<operator>:|!=|<=|>=|=|<|>)\s*(?:"(?<quoted>[^"]*)"?|(?<value>[^\s()"]+))|(?<bare>[^\s()"]+))/uy;

/** What the reader of a search text must know of fields. */
export interface SearchVocabulary {
  isField(name: string): boolean;
  /** What stands for a macro such as `@Me`; other values stay as they are. */
  resolve(value: string): string;
}

interface Token {
  symbol?: string;
  phrase?: string;
  field?: string;
  operator?: string;
  quoted?: string;
  value?: string;
  bare?: string;
}

/**
 * Reads a search text (functional work item search): words, "phrases", wildcards, `field:value`,
 * `field > value`, AND, OR and NOT in capitals, parentheses. Terms side by side must all occur.
 */
export function parseSearch(text: string, vocabulary: SearchVocabulary): SearchNode {
  const tokens = tokenize(text, vocabulary);
  const node = either(tokens);
  if (tokens.length) throw new SearchError('The search text has a parenthesis too many.');
  return node;
}

/** A colon behind a word that names no field is a colon, as in an address. */
function tokenize(text: string, { isField, resolve }: SearchVocabulary): Token[] {
  const tokens: Token[] = [];
  const rest = text.trimEnd();
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < rest.length) {
    const match = TOKEN.exec(rest);
    if (!match?.groups) break;
    const token = match.groups as Token;
    if (token.field === undefined) tokens.push(token);
    else if (!isField(token.field)) tokens.push({ bare: match[0].trim() });
    else tokens.push({ ...token, value: resolve(token.value ?? '') });
  }
  return tokens;
}

function either(tokens: Token[]): SearchNode {
  const terms = [both(tokens)];
  while (tokens[0]?.bare === 'OR') {
    tokens.shift();
    terms.push(both(tokens));
  }
  return terms.length === 1 && terms[0] ? terms[0] : { kind: 'or', terms };
}

function both(tokens: Token[]): SearchNode {
  const terms: SearchNode[] = [];
  while (tokens.length && tokens[0]?.bare !== 'OR' && tokens[0]?.symbol !== ')') {
    if (tokens[0]?.bare === 'AND') tokens.shift();
    else terms.push(single(tokens));
  }
  if (!terms.length) throw new SearchError('The search text is not complete.');
  return terms.length === 1 && terms[0] ? terms[0] : { kind: 'and', terms };
}

function single(tokens: Token[]): SearchNode {
  const token = tokens.shift();
  if (!token) throw new SearchError('The search text is not complete.');
  if (token.bare === 'NOT') return { kind: 'not', term: single(tokens) };
  if (token.symbol === '(') {
    const node = either(tokens);
    if (tokens.shift()?.symbol !== ')') throw new SearchError('The search text lacks a parenthesis.');
    return node;
  }
  const { field, operator } = token;
  if (field !== undefined && operator !== undefined) return onField(field, operator, token);
  return token.phrase === undefined ? term(token.bare ?? '') : phrase(token.phrase);
}

function onField(field: string, operator: string, { quoted, value = '' }: Token): SearchNode {
  if (operator !== ':') {
    return { kind: 'compare', field, operator: operator as Comparison, value: quoted ?? value };
  }
  return { kind: 'field', field, term: quoted === undefined ? term(value) : phrase(quoted) };
}

/** One word, or several that a sign holds together, as in `sign-in`. */
function term(text: string): Term {
  if (/[*?]/.test(text)) return { kind: 'wildcard', pattern: plain(text) };
  const words = wordsOf(text);
  const [word] = words;
  return words.length === 1 && word ? { kind: 'word', word: word.text } : phrase(text);
}

function phrase(text: string): Term {
  return { kind: 'phrase', words: wordsOf(text).map((word) => word.text) };
}
