import type { FieldDefinition } from '../data/fields';
import type { ComparisonOperator, Condition, FieldName, Predicate } from './ast';
import { WiqlError } from './errors';
import type { FieldFilter, Filter } from './filter';
import { isIdMacro } from './macros';
import { checkOperator } from './operators';
import { printField, printPredicate, printText, printValue } from './print';
import { unknownField } from './sections';
import type { QueryContext, Vocabulary } from './source';
import { Values } from './values';
import type { Key, View } from './views';
import { containsWords } from './words';

type Comparison = Extract<Predicate, { kind: 'compare' }>;
type Accepts = (key: Key) => boolean;

/** Turns conditions into filters once; every mistake is found here, however many items there are. */
export class Compiler {
  readonly #vocabulary: Vocabulary;
  readonly #values: Values;
  readonly #dateView: View;

  constructor(vocabulary: Vocabulary, context: QueryContext) {
    this.#vocabulary = vocabulary;
    this.#values = new Values(vocabulary, context);
    this.#dateView = context.timePrecision ? 'exact' : 'day';
  }

  condition(condition: Condition, isNegated = false): Filter {
    if (condition.kind === 'and' || condition.kind === 'or') {
      const { kind, terms } = condition;
      return { kind, filters: terms.map((term) => this.condition(term, isNegated)) };
    }
    if (condition.kind === 'not') return { kind: 'not', filter: this.condition(condition.term, true) };
    if (isNegated && condition.kind === 'compare' && condition.ever) {
      throw new WiqlError('The EVER operator cannot be negated.', printPredicate(condition));
    }
    return this.#predicate(condition);
  }

  /** A field by either of its names. */
  field(name: FieldName): FieldDefinition {
    const field = this.#vocabulary.field(name.name);
    if (field) return field;
    throw unknownField(name);
  }

  #predicate(predicate: Predicate): Filter {
    const field = this.field(predicate.field);
    checkOperator(field, predicate);
    switch (predicate.kind) {
      case 'compare':
        return this.#compare(field, predicate);
      case 'in': {
        const keys = predicate.values.flatMap((value) => this.#keys(field, value, predicate));
        return { ...this.#filter(field, inSet(keys)), keys };
      }
      case 'in group':
        return this.#filter(field, inSet(this.#group(field, predicate.text)));
      case 'contains': {
        const wanted = predicate.text.toLowerCase();
        return this.#text(field, (text) => text.includes(wanted));
      }
      case 'contains words':
        return this.#text(field, containsWords(predicate.text));
      case 'under': {
        const keys = this.#keys(field, predicate.value, predicate);
        return this.#filter(field, (key) => keys.some((path) => isUnder(key, path)));
      }
      case 'is empty':
        return this.#text(field, (text) => text.trim() === '');
    }
  }

  #compare(field: FieldDefinition, predicate: Comparison): Filter {
    const { operator, value, ever } = predicate;
    if (value.kind === 'field') return this.#compareFields(field, predicate, this.field(value));
    if (value.kind === 'macro' && isIdMacro(value)) {
      throw new WiqlError('The macro can only be used with the IN operator.', printValue(value));
    }
    const kind = ever ? 'ever' : 'field';
    const keys = this.#keys(field, value, predicate);
    if (operator === '=' || operator === '<>') {
      const isIn = inSet(keys);
      if (operator === '=') return { ...this.#filter(field, isIn, kind), keys };
      return this.#filter(field, (key) => !isIn(key), kind);
    }
    const [first] = keys;
    const isText = field.type === 'string';
    const wanted = isText ? this.#values.readable(field, first) : first;
    const accepts: Accepts = (key) => compares(key, operator, wanted);
    return isText ? { kind, field, view: 'text', accepts } : this.#filter(field, accepts, kind);
  }

  #compareFields(left: FieldDefinition, predicate: Comparison, right: FieldDefinition): Filter {
    const { operator, ever } = predicate;
    const isText = (field: FieldDefinition) => field.type === 'string';
    const isNumber = ({ type }: FieldDefinition) => type === 'integer' || type === 'double';
    const alike = left.type === right.type || (isNumber(left) && isNumber(right));
    if (ever || !alike) throw new WiqlError('The fields cannot be compared.', printPredicate(predicate));
    const view = left.type === 'dateTime' ? this.#dateView : isText(left) ? 'text' : 'exact';
    return { kind: 'fields', left, right, view, accepts: (one, other) => compares(one, operator, other) };
  }

  #keys(field: FieldDefinition, value: Comparison['value'], predicate: Predicate): readonly Key[] {
    if (value.kind === 'field') throw new WiqlError('Expecting constant value.', printField(value));
    return this.#values.keys(field, value, predicate);
  }

  #group(field: FieldDefinition, name: string): readonly Key[] {
    const group = this.#vocabulary.group(field, name);
    if (!group) throw new WiqlError('The specified group does not exist.', printText(name));
    return group.map((value) => value.toLowerCase());
  }

  #filter(field: FieldDefinition, accepts: Accepts, kind: FieldFilter['kind'] = 'field'): FieldFilter {
    return { kind, field, view: field.type === 'dateTime' ? this.#dateView : 'exact', accepts };
  }

  /** What was said about an item is in its revisions, each with its own words. */
  #text(field: FieldDefinition, matches: (text: string) => boolean): FieldFilter {
    const kind = field.type === 'history' ? 'ever' : 'field';
    return { kind, field, view: 'text', accepts: (key) => matches(key === undefined ? '' : String(key)) };
  }
}

function inSet(keys: readonly Key[]): Accepts {
  const [only] = keys;
  if (keys.length === 1) return (key) => key === only;
  const wanted = new Set(keys);
  return (key) => wanted.has(key);
}

function isUnder(key: Key, path: Key): boolean {
  return typeof key === 'string' && (key === path || key.startsWith(`${path}\\`));
}

/** An empty field differs from every value and is neither smaller nor greater. */
function compares(left: Key, operator: ComparisonOperator, right: Key): boolean {
  if (operator === '=') return left === right;
  if (operator === '<>') return left !== right;
  if (left === undefined || right === undefined) return false;
  if (operator === '<') return left < right;
  if (operator === '<=') return left <= right;
  return operator === '>' ? left > right : left >= right;
}
