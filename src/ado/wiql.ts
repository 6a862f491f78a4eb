import { Field, MAX_TEXT_LENGTH } from './field-names.js';

/** Words beyond these are left out; a pasted page must not become a query that is too long for the server. */
const MAX_WORDS = 40;

/** What to list. */
export interface ListQuery {
  /** Words in the title, or a number: `#42`, `42`. */
  readonly search: string;
}

/**
 * A WIQL string literal. A quote inside is doubled; that is the only character with a meaning in it, so no text
 * can end the literal.
 */
export function wiqlString(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/**
 * The query of a list: items of the project in the URL, newest change first. The id breaks ties, so that the
 * order is the same each time.
 */
export function buildListWiql(query: ListQuery): string {
  const conditions = [`[${Field.project}] = @project`, ...searchConditions(query.search)];
  return (
    `SELECT [${Field.id}] FROM WorkItems WHERE ${conditions.join(' AND ')} ` +
    `ORDER BY [${Field.changedDate}] DESC, [${Field.id}] DESC`
  );
}

/** `#42` is that item only, several of them are any of those; a bare number is that item or a word of the title. */
function searchConditions(search: string): string[] {
  const words = search
    .trim()
    .split(/\s+/, MAX_WORDS)
    .filter((word) => word !== '');
  const numbers = words.filter((word) => /^#\d{1,9}$/.test(word)).map((word) => idIs(word.slice(1)));
  const others = words.filter((word) => !/^#\d{1,9}$/.test(word)).map(wordCondition);
  return numbers.length > 0 ? [anyOf(numbers), ...others] : others;
}

function wordCondition(word: string): string {
  const byTitle = `[${Field.title}] CONTAINS ${wiqlString(word.slice(0, MAX_TEXT_LENGTH))}`;
  return /^\d{1,9}$/.test(word) ? anyOf([idIs(word), byTitle]) : byTitle;
}

function idIs(digits: string): string {
  return `[${Field.id}] = ${String(Number(digits))}`;
}

function anyOf(conditions: readonly string[]): string {
  return conditions.length === 1 ? conditions.join('') : `(${conditions.join(' OR ')})`;
}
