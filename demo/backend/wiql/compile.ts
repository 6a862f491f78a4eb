import type { FieldDefinition } from '../data/fields';
import type { ComparisonOperator, Condition, Predicate, Value } from './ast';
import { WiqlError } from './errors';
import { keyOf, literalKey, literalText, type Key } from './keys';
import { containsWords, plainText } from './text';
import type { QueryContext, QuerySource } from './source';

type Test<Item> = (item: Item) => boolean;

/** Turns a condition into a function once, so that running it over many items costs little. */
export class Compiler<Item> {
  readonly #source: QuerySource<Item>;
  readonly #context: QueryContext;

  constructor(source: QuerySource<Item>, context: QueryContext) {
    this.#source = source;
    this.#context = context;
  }

  condition(condition: Condition): Test<Item> {
    if (condition.kind === 'and' || condition.kind === 'or') {
      const tests = condition.terms.map((term) => this.condition(term));
      return condition.kind === 'and'
        ? (item) => tests.every((test) => test(item))
        : (item) => tests.some((test) => test(item));
    }
    if (condition.kind === 'not') {
      const test = this.condition(condition.term);
      return (item) => !test(item);
    }
    return this.#predicate(condition);
  }

  /** A field by either of its names. */
  field(name: string): FieldDefinition {
    const field = this.#source.field(name);
    if (field) return field;
    throw new WiqlError('TF51005: The query references a field that does not exist.', `[${name}]`);
  }

  #predicate(predicate: Predicate): Test<Item> {
    const field = this.field(predicate.field);
    checkOperator(field, predicate);
    switch (predicate.kind) {
      case 'compare':
        return this.#compare(field, predicate.operator, predicate.value);
      case 'in': {
        const wanted = new Set(predicate.values.map((value) => this.#literal(field, value)));
        return (item) => wanted.has(this.#key(field, item));
      }
      case 'contains': {
        const wanted = predicate.text.toLowerCase();
        return (item) => this.#text(field, item).includes(wanted);
      }
      case 'contains-words': {
        const matches = containsWords(predicate.text);
        return (item) => matches(this.#text(field, item));
      }
      case 'under':
        return this.#under(field, predicate.value);
      case 'empty':
        return (item) => this.#text(field, item).trim() === '';
    }
  }

  #compare(field: FieldDefinition, operator: ComparisonOperator, value: Value): Test<Item> {
    if (value.kind === 'field') {
      const other = this.field(value.name);
      return (item) => compareKeys(this.#key(field, item), operator, this.#key(other, item));
    }
    const wanted = this.#literal(field, value);
    return (item) => compareKeys(this.#key(field, item), operator, wanted);
  }

  #under(field: FieldDefinition, value: Value): Test<Item> {
    if (value.kind === 'field') throw new WiqlError('Expecting string.', value.source);
    const path = literalText(value, this.#context).replace(/\\+$/, '');
    if (!this.#source.hasPath(field.referenceName, path)) {
      throw new WiqlError(`TF51011: The specified ${field.name.toLowerCase()} does not exist.`, value.source);
    }
    const wanted = path.toLowerCase();
    return (item) => {
      const key = this.#key(field, item);
      return typeof key === 'string' && (key === wanted || key.startsWith(`${wanted}\\`));
    };
  }

  #literal(field: FieldDefinition, value: Value): Key | undefined {
    if (value.kind === 'field') throw new WiqlError('Expecting value.', value.source);
    return literalKey(field, value, this.#context, (text) => this.#source.person(text));
  }

  #key(field: FieldDefinition, item: Item): Key | undefined {
    return keyOf(field, this.#source.value(item, field.referenceName), this.#context.timePrecision);
  }

  /** The text that CONTAINS looks into, in lower case and without markup. */
  #text(field: FieldDefinition, item: Item): string {
    const value = this.#source.value(item, field.referenceName);
    if (value === undefined) return '';
    const text = field.isIdentity ? this.#source.personText(String(value)) : String(value);
    return (field.type === 'html' ? plainText(text) : text).toLowerCase();
  }
}

/** An empty field differs from every value and is neither smaller nor greater. */
export function compareKeys(
  left: Key | undefined,
  operator: ComparisonOperator,
  right: Key | undefined,
): boolean {
  if (operator === '=') return left === right;
  if (operator === '<>') return left !== right;
  if (left === undefined || right === undefined) return false;
  if (operator === '<') return left < right;
  if (operator === '<=') return left <= right;
  return operator === '>' ? left > right : left >= right;
}

/** Which operators a type of field takes (WIQL syntax reference, operators by field type). */
function checkOperator(field: FieldDefinition, predicate: Predicate): void {
  const isText = field.type === 'html' || field.type === 'plainText' || field.type === 'history';
  const isString = field.type === 'string';
  const allowed: Record<Predicate['kind'], boolean> = {
    compare: !isText,
    in: !isText,
    contains: isText || isString,
    'contains-words': isText || isString,
    under: field.type === 'treePath',
    empty: isText,
  };
  const ordered = predicate.kind === 'compare' && !['=', '<>'].includes(predicate.operator);
  if (allowed[predicate.kind] && !(ordered && field.type === 'treePath')) return;
  const operator =
    predicate.kind === 'compare' ? predicate.operator : predicate.kind.replace('-', ' ').toUpperCase();
  throw new WiqlError(
    `TF51002: The operator ${operator} cannot be used with that field.`,
    `[${field.referenceName}]`,
  );
}
