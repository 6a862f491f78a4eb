import { WiqlError } from './errors';
import { tokenize, type Token, type TokenKind } from './lexer';

/** Goes through a query's tokens; keywords are compared in any case. */
export class TokenReader {
  readonly #tokens: readonly Token[];
  #position = 0;

  constructor(text: string) {
    this.#tokens = tokenize(text);
  }

  peek(): Token {
    const token = this.#tokens[this.#position];
    if (!token) throw new WiqlError('Unexpected end of string.');
    return token;
  }

  take(): Token {
    const token = this.peek();
    if (token.kind !== 'end') this.#position += 1;
    return token;
  }

  /** Takes the next token if it is that keyword. */
  takeWord(word: string): boolean {
    return this.#takeIf('word', word);
  }

  takeSymbol(symbol: string): boolean {
    return this.#takeIf('symbol', symbol);
  }

  expect(kind: TokenKind, what: string): Token {
    const token = this.take();
    if (token.kind !== kind) throw new WiqlError(`Expecting ${what}.`, token.source);
    return token;
  }

  expectWord(word: string): void {
    if (!this.takeWord(word)) throw new WiqlError(`Expecting ${word}.`, this.peek().source);
  }

  expectSymbol(symbol: string): void {
    if (!this.takeSymbol(symbol)) throw new WiqlError(`Expecting "${symbol}".`, this.peek().source);
  }

  #takeIf(kind: TokenKind, value: string): boolean {
    const token = this.peek();
    if (token.kind !== kind || token.value.toUpperCase() !== value) return false;
    this.#position += 1;
    return true;
  }
}
