import { Field } from './field-names.js';

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

/** `#42` is that item only; a bare number is that item or a word of the title. */
function searchConditions(search: string): string[] {
  return search
    .trim()
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) => {
      const byNumber = /^#(\d{1,9})$/.exec(word);
      if (byNumber) return `[${Field.id}] = ${String(Number(byNumber[1]))}`;
      const byTitle = `[${Field.title}] CONTAINS ${wiqlString(word)}`;
      return /^\d{1,9}$/.test(word) ? `([${Field.id}] = ${String(Number(word))} OR ${byTitle})` : byTitle;
    });
}
