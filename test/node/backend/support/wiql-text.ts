import * as fc from 'fast-check';

/** A field as the queries of these tests use it. */
export interface Field {
  ref: string;
  name: string;
  kind: 'text' | 'person' | 'number' | 'date' | 'path' | 'tags' | 'html';
}

const field = (ref: string, name: string, kind: Field['kind']): Field => ({ ref, name, kind });

export const FIELDS: readonly Field[] = [
  field('System.Id', 'ID', 'number'),
  field('System.Title', 'Title', 'text'),
  field('System.State', 'State', 'text'),
  field('System.WorkItemType', 'Work Item Type', 'text'),
  field('System.TeamProject', 'Team Project', 'text'),
  field('System.AssignedTo', 'Assigned To', 'person'),
  field('System.ChangedBy', 'Changed By', 'person'),
  field('Microsoft.VSTS.Common.Priority', 'Priority', 'number'),
  field('Microsoft.VSTS.Scheduling.StoryPoints', 'Story Points', 'number'),
  field('System.CreatedDate', 'Created Date', 'date'),
  field('System.ChangedDate', 'Changed Date', 'date'),
  field('System.AreaPath', 'Area Path', 'path'),
  field('System.IterationPath', 'Iteration Path', 'path'),
  field('System.Tags', 'Tags', 'tags'),
  field('System.Description', 'Description', 'html'),
];

export type Operator = '=' | '<>' | '<' | '<=' | '>' | '>=';

/** A condition, told apart from how it is written. */
export type Condition =
  | { kind: 'and' | 'or'; terms: Condition[] }
  | { kind: 'not'; term: Condition }
  | { kind: 'compare'; field: Field; operator: Operator; value: string | number }
  | { kind: 'fields'; field: Field; operator: Operator; other: Field }
  | { kind: 'in'; field: Field; values: (string | number)[] }
  | { kind: 'contains' | 'words' | 'under'; field: Field; value: string }
  | { kind: 'empty'; field: Field };

export interface Query {
  where: Condition;
  order: { field: Field; descending: boolean }[];
  timePrecision: boolean;
}

/** Literals for a field, some of them values that items really have. */
type Samples = (field: Field, timePrecision: boolean) => fc.Arbitrary<string | number>;

const OPERATORS: readonly Operator[] = ['=', '<>', '<', '<=', '>', '>='];

/** Made once: fast-check needs long to make an arbitrary text, and none to draw from it. */
const SHORT_TEXT = fc.string({ maxLength: 3 });

export function queries(samples: Samples): fc.Arbitrary<Query> {
  return fc.oneof(...[true, false].map((timePrecision) => queriesAt(samples, timePrecision)));
}

function queriesAt(samples: Samples, timePrecision: boolean): fc.Arbitrary<Query> {
  const column = fc.record({
    field: fc.constantFrom(...FIELDS.filter(isSortable)),
    descending: fc.boolean(),
  });
  return fc.record({
    where: conditions(samples, timePrecision),
    order: fc.array(column, { maxLength: 3 }),
    timePrecision: fc.constant(timePrecision),
  });
}

function isSortable({ kind }: Field): boolean {
  return kind !== 'tags' && kind !== 'html';
}

function conditions(samples: Samples, timePrecision: boolean): fc.Arbitrary<Condition> {
  const leaf = fc.oneof(...FIELDS.map((field) => predicates(field, samples(field, timePrecision))));
  return fc.letrec<{ condition: Condition }>((tie) => ({
    condition: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      leaf,
      fc.record({
        kind: fc.constantFrom('and' as const, 'or' as const),
        terms: fc.array(tie('condition'), { minLength: 2, maxLength: 4 }),
      }),
      fc.record({ kind: fc.constant('not' as const), term: tie('condition') }),
    ),
  })).condition;
}

function predicates(one: Field, literal: fc.Arbitrary<string | number>): fc.Arbitrary<Condition> {
  const field = fc.constant(one);
  const text = fc.oneof(literal.map(piece), SHORT_TEXT);
  const isPath = one.kind === 'path';
  const operator = fc.constantFrom(...(isPath ? OPERATORS.slice(0, 2) : OPERATORS));
  const compare = fc.record({ kind: fc.constant('compare' as const), field, operator, value: literal });
  const list = fc.record({
    kind: fc.constant('in' as const),
    field,
    values: fc.array(literal, { minLength: 1, maxLength: 5 }),
  });
  const contains = fc.record({ kind: fc.constant('contains' as const), field, value: text });
  const words = fc.record({ kind: fc.constant('words' as const), field, value: literal.map(someWords) });
  const under = fc.record({ kind: fc.constant('under' as const), field, value: literal.map(String) });
  const others = FIELDS.filter(({ kind }) => kind === one.kind);
  const fields = fc.record({
    kind: fc.constant('fields' as const),
    field,
    operator,
    other: fc.constantFrom(...others),
  });
  if (!isSortable(one))
    return fc.oneof(contains, words, fc.record({ kind: fc.constant('empty' as const), field }));
  if (isPath) return fc.oneof(compare, list, under);
  if (one.kind === 'text' || one.kind === 'person') {
    return fc.oneof(compare, list, contains, fields, ...(one.ref === 'System.Title' ? [words] : []));
  }
  return fc.oneof(compare, list, fields);
}

function piece(value: string | number): string {
  return String(value).slice(1, 6);
}

/** One or two words of a text, the last of them perhaps cut short with an asterisk behind. */
function someWords(value: string | number): string {
  const words = String(value).match(/[\p{L}\p{N}]+/gu) ?? ['nothing'];
  const [first = '', second = ''] = words.slice(-2);
  return value.toString().length % 2 ? `${first} ${second.slice(0, 2)}*`.replace(/ \*$/, '') : first;
}

/** A query as somebody else might have typed it: any case, any space, any quotes, brackets to spare. */
export function print({ where, order }: Query, seed: number): string {
  const style = new Style(seed);
  const keys = order.map(({ field: one, descending }) => {
    const direction = descending ? 'desc' : style.pick(['asc', '']);
    return `${style.field(one)}${style.space()}${style.word(direction)}`;
  });
  const tail = keys.length ? [style.word('order'), style.word('by'), keys.join(`${style.gap()},`)] : [];
  const head = [style.word('select'), '[System.Id]', style.word('from'), style.word('WorkItems')];
  return [...head, style.word('where'), printCondition(where, style), ...tail].join(style.space());
}

function printCondition(condition: Condition, style: Style): string {
  const space = style.space();
  switch (condition.kind) {
    case 'and':
    case 'or': {
      const terms = condition.terms.map((term) => {
        const text = printCondition(term, style);
        const isLoose = term.kind === 'or' || term.kind === condition.kind || style.pick([true, false]);
        return isLoose ? `(${style.gap()}${text})` : text;
      });
      return terms.join(`${space}${style.word(condition.kind)}${style.space()}`);
    }
    case 'not':
      return printNot(condition.term, style);
    case 'compare':
      return `${style.field(condition.field)}${style.gap()}${condition.operator}${style.gap()}${style.literal(condition.value)}`;
    case 'fields':
      return `${style.field(condition.field)}${space}${condition.operator}${space}${style.field(condition.other)}`;
    case 'empty':
      return [style.field(condition.field), style.word('is'), style.word('empty')].join(space);
    default:
      return [style.field(condition.field), operation(condition, style)].join(space);
  }
}

type WordPredicate = Extract<Condition, { kind: 'in' | 'contains' | 'words' | 'under' }>;

function operation(condition: WordPredicate, style: Style): string {
  if (condition.kind === 'in') {
    const values = condition.values
      .map((value) => style.literal(value))
      .join(`${style.gap()},${style.gap()}`);
    return `${style.word('in')}${style.gap()}(${values}${style.gap()})`;
  }
  const names = { contains: ['contains'], words: ['contains', 'words'], under: ['under'] }[condition.kind];
  return [...names.map((name) => style.word(name)), style.text(condition.value)].join(style.space());
}

/** `NOT` before a condition, or inside of one that has a place for it. */
function printNot(term: Condition, style: Style): string {
  const inside = style.pick([true, false]);
  const not = style.word('not');
  if (inside && term.kind === 'empty') {
    return [style.field(term.field), style.word('is'), not, style.word('empty')].join(style.space());
  }
  if (inside && ['in', 'contains', 'words', 'under'].includes(term.kind)) {
    const predicate = term as WordPredicate;
    return [style.field(predicate.field), not, operation(predicate, style)].join(style.space());
  }
  return `${not}${style.gap()}(${printCondition(term, style)})`;
}

/** Choices that follow from a number, so that a failure can be seen again. */
class Style {
  #state: number;

  constructor(seed: number) {
    this.#state = seed;
  }

  pick<T>(choices: readonly T[]): T {
    this.#state = (Math.imul(this.#state, 1664525) + 1013904223) >>> 0;
    return choices[(this.#state >>> 8) % choices.length] as T;
  }

  space(): string {
    return this.pick([' ', ' ', '  ', '\n', '\t', '\r\n  ']);
  }

  gap(): string {
    return this.pick(['', '', ' ', '\n']);
  }

  word(word: string): string {
    return this.pick([word, word.toUpperCase(), word.charAt(0).toUpperCase() + word.slice(1)]);
  }

  field({ ref, name }: Field): string {
    return this.pick([`[${ref}]`, `[${name}]`, `[ ${ref.toLowerCase()} ]`, ref, `[${name.toUpperCase()}]`]);
  }

  literal(value: string | number): string {
    if (typeof value === 'string') return this.text(value);
    return this.pick([String(value), this.text(String(value))]);
  }

  text(value: string): string {
    return this.pick([`'${value.replaceAll("'", "''")}'`, `"${value.replaceAll('"', '""')}"`]);
  }
}
