import type { FieldDefinition } from '../data/fields';
import type { Literal, Predicate, Value } from './ast';
import { DAY, parseDate } from './dates';
import { WiqlError } from './errors';
import { resolveMacro } from './macros';
import { printPredicate, printValue } from './print';
import type { QueryContext, Vocabulary } from './source';
import type { Key } from './views';

type Constant = Exclude<Value, { kind: 'field' }>;

/** Turns the constants of a query into keys, as the field that they are compared with has them. */
export class Values {
  readonly #vocabulary: Vocabulary;
  readonly #context: QueryContext;

  constructor(vocabulary: Vocabulary, context: QueryContext) {
    this.#vocabulary = vocabulary;
    this.#context = context;
  }

  /** One key for a literal, where an empty text is the empty key; any number of them for a macro. */
  keys(field: FieldDefinition, value: Constant, predicate: Predicate): readonly Key[] {
    if (value.kind !== 'macro') return [this.#literal(field, value, predicate)];
    const resolved = resolveMacro(value, field, this.#vocabulary, this.#context);
    if ('time' in resolved) return [this.#day(resolved.time)];
    return resolved.texts.map((text) => this.#text(field, text, printValue(value)));
  }

  /** What a person or text is ordered by: the text that people read. */
  readable(field: FieldDefinition, key: Key): Key {
    return field.isIdentity && typeof key === 'string' ? this.#vocabulary.personText(key).toLowerCase() : key;
  }

  /** Full text of a path; refuses one that does not exist. */
  path(field: FieldDefinition, text: string, token: string): string {
    const path = text.replace(/\\+$/, '');
    if (path === '' || this.#vocabulary.hasPath(field.referenceName, path)) return path.toLowerCase();
    const kind = field.referenceName === 'System.IterationPath' ? 'iteration' : 'area';
    throw new WiqlError(`TF51011: The specified ${kind} path does not exist.`, token);
  }

  #literal(field: FieldDefinition, literal: Literal, predicate: Predicate): Key {
    const text = textOf(literal);
    if (text === '') return undefined;
    if (field.type !== 'dateTime') return this.#text(field, text, printValue(literal));
    const date = parseDate(text);
    if (!date) throw new WiqlError('The value is not a date.', printValue(literal));
    if (date.hasTime && !this.#context.timePrecision) {
      throw new WiqlError(
        'You cannot supply a time with the date when running a query using date precision.',
        printPredicate(predicate),
      );
    }
    return this.#day(date.time);
  }

  #text(field: FieldDefinition, text: string, token: string): Key {
    switch (field.type) {
      case 'integer':
      case 'double':
        return numberKey(text, token);
      case 'boolean':
        return booleanKey(text, token);
      case 'treePath':
        return this.path(field, text, token);
      default:
        return (field.isIdentity ? (this.#vocabulary.person(text) ?? text) : text).toLowerCase();
    }
  }

  #day(time: number): number {
    return this.#context.timePrecision ? time : Math.floor(time / DAY) * DAY;
  }
}

export function textOf(literal: Literal): string {
  if (literal.kind === 'string') return literal.text;
  return String(literal.kind === 'number' ? literal.number : literal.value);
}

function numberKey(text: string, token: string): number {
  const number = Number(text);
  if (text.trim() === '' || !Number.isFinite(number))
    throw new WiqlError('The value is not a number.', token);
  return number;
}

function booleanKey(text: string, token: string): number {
  if (/^(true|1)$/i.test(text)) return 1;
  if (/^(false|0)$/i.test(text)) return 0;
  throw new WiqlError('The value is neither true nor false.', token);
}
