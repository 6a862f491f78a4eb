import { WiqlError } from './errors';
import { tokenize, type Token } from './lexer';

/** Goes through a query's tokens; keywords are compared in any case. */
export class TokenReader {
  readonly #tokens: readonly Token[];
  #position = 0;

  constructor(text: string) {
    this.#tokens = tokenize(text);
  }

  /** The next token, or one behind it; at the end it is always the last. */
  peek(ahead = 0): Token {
    const index = Math.min(this.#position + ahead, this.#tokens.length - 1);
    const token = this.#tokens[index];
    if (!token) throw new Error('There is no token');
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

  /** Takes the next token if it is of that kind. */
  takeKind(kind: Token['kind']): Token | undefined {
    return this.peek().kind === kind ? this.take() : undefined;
  }

  expectWord(word: string): void {
    if (!this.takeWord(word)) this.fail(`Expecting ${word}.`);
  }

  /** The service says “left bracket” of either one. */
  expectBracket(bracket: '(' | ')'): void {
    if (!this.takeSymbol(bracket)) this.fail('Expecting left bracket.');
  }

  expectString(): string {
    return this.takeKind('string')?.value ?? this.fail('Expecting string.');
  }

  /** Refuses the next token. */
  fail(problem: string): never {
    throw new WiqlError(problem, this.peek().source);
  }

  #takeIf(kind: Token['kind'], value: string): boolean {
    const token = this.peek();
    if (token.kind !== kind || token.value.toUpperCase() !== value) return false;
    this.#position += 1;
    return true;
  }
}
