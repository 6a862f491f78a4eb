import type { Condition, Field, Operator, Query } from './wiql-text';

/** Fields of an item as the API shows them. */
export interface Item {
  id: number;
  fields: Record<string, unknown>;
}

interface Identity {
  displayName: string;
  uniqueName: string;
}

/** Evaluates a query one item and one clause at a time, on what the API says of the items. */
export class Naive {
  readonly #items: readonly Item[];
  readonly #people: readonly Identity[];

  constructor(items: readonly Item[]) {
    this.#items = items;
    const people = items.flatMap(({ fields }) => Object.values(fields)).filter(isIdentity);
    this.#people = [...new Map(people.map((one) => [one.uniqueName, one])).values()];
  }

  find({ where, order, timePrecision }: Query): number[] {
    const found = this.#items.filter((item) => this.#holds(where, item, timePrecision));
    found.sort((one, other) => {
      for (const { field, descending } of order) {
        const [left, right] = [this.#value(field, one, true), this.#value(field, other, true)];
        if (left !== right) {
          const isBefore = left === null || (right !== null && left < right);
          return isBefore !== descending ? -1 : 1;
        }
      }
      return one.id - other.id;
    });
    return found.map(({ id }) => id);
  }

  #holds(condition: Condition, item: Item, timePrecision: boolean): boolean {
    const value = (field: Field) => this.#value(field, item, timePrecision);
    const literal = (field: Field, constant: string | number) =>
      this.#literal(field, constant, timePrecision);
    switch (condition.kind) {
      case 'and':
        return condition.terms.every((term) => this.#holds(term, item, timePrecision));
      case 'or':
        return condition.terms.some((term) => this.#holds(term, item, timePrecision));
      case 'not':
        return !this.#holds(condition.term, item, timePrecision);
      case 'compare':
        return compare(value(condition.field), condition.operator, literal(condition.field, condition.value));
      case 'fields':
        return compare(value(condition.field), condition.operator, value(condition.other));
      case 'in': {
        const own = value(condition.field);
        return condition.values.some((constant) => literal(condition.field, constant) === own);
      }
      case 'contains':
        return this.#text(condition.field, item).includes(condition.value.toLowerCase());
      case 'words':
        return hasWords(this.#text(condition.field, item), condition.value);
      case 'under': {
        const [own, top] = [String(value(condition.field)), condition.value.toLowerCase()];
        return own.split('\\').slice(0, top.split('\\').length).join('\\') === top;
      }
      case 'empty':
        return this.#text(condition.field, item).trim() === '';
    }
  }

  /** What is compared; null if the field is empty. */
  #value({ ref, kind }: Field, item: Item, timePrecision: boolean): string | number | null {
    const raw = item.fields[ref];
    if (raw === undefined) return null;
    if (isIdentity(raw)) return person(raw);
    if (kind === 'number') return Number(raw);
    if (typeof raw !== 'string') return null;
    return kind === 'date' ? moment(raw, timePrecision) : raw.toLowerCase();
  }

  #literal({ kind }: Field, constant: string | number, timePrecision: boolean): string | number | null {
    if (constant === '') return null;
    if (kind === 'number') return Number(constant);
    const text = String(constant);
    if (kind === 'date') return moment(text, timePrecision);
    const wanted = text.toLowerCase().trim();
    const known = this.#people.find((one) =>
      [person(one), one.uniqueName, one.displayName.toLowerCase()].includes(wanted),
    );
    return kind === 'person' && known ? person(known) : text.toLowerCase();
  }

  #text({ ref, kind }: Field, item: Item): string {
    const raw = item.fields[ref];
    if (isIdentity(raw)) return person(raw);
    const text = typeof raw === 'string' ? raw : '';
    return (kind === 'html' ? withoutTags(text) : text).toLowerCase();
  }
}

function compare(left: string | number | null, operator: Operator, right: string | number | null): boolean {
  if (operator === '=') return left === right;
  if (operator === '<>') return left !== right;
  if (left === null || right === null) return false;
  const order = left < right ? -1 : left > right ? 1 : 0;
  return { '<': order < 0, '<=': order <= 0, '>': order > 0, '>=': order >= 0 }[operator];
}

function hasWords(text: string, query: string): boolean {
  const words = text.match(/[\p{L}\p{N}]+/gu) ?? [];
  const wanted = query.toLowerCase().split(' ');
  return wanted.every((word) =>
    words.some((own) => (word.endsWith('*') ? own.startsWith(word.slice(0, -1)) : own === word)),
  );
}

function moment(text: string, timePrecision: boolean): number {
  return Date.parse(timePrecision ? text : `${new Date(text).toISOString().slice(0, 10)}T00:00:00Z`);
}

function withoutTags(html: string): string {
  const text = html.replace(/<[^>]*>/g, ' ');
  const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ' };
  return text.replace(/&(\w+);/g, (whole, name: string) => entities[name] ?? whole);
}

function person({ displayName, uniqueName }: Identity): string {
  return `${displayName} <${uniqueName}>`.toLowerCase();
}

function isIdentity(value: unknown): value is Identity {
  return typeof value === 'object' && value !== null && 'uniqueName' in value;
}
