import { allFields, findField, type FieldDefinition } from '../data/fields';
import type { StoredItem } from '../data/model';
import { findPerson } from '../data/people';
import type { Comparison } from '../search/ast';
import { occurrences } from '../search/matcher';
import type { SearchField, SearchReader } from '../search/search-index';
import { wordsOf } from '../search/words';
import { plainText } from '../wiql/views';

/** Short names of fields in a search text (functional work item search). */
const SHORT: Readonly<Record<string, string>> = {
  a: 'System.AssignedTo',
  c: 'System.CreatedBy',
  s: 'System.State',
  t: 'System.WorkItemType',
  proj: 'System.TeamProject',
  project: 'System.TeamProject',
  area: 'System.AreaPath',
  path: 'System.AreaPath',
  iteration: 'System.IterationPath',
};

/** What a hit in a field counts, by its name; else by its type. */
const WEIGHTS: Readonly<Record<string, number>> = {
  'System.Title': 8,
  'System.Tags': 5,
  'System.AssignedTo': 4,
  'System.Description': 2,
  'Microsoft.VSTS.TCM.ReproSteps': 2,
};

const DAY = 24 * 3600 * 1000;

const byPlainName = new Map(allFields.map((field) => [field.name.toLowerCase().replaceAll(' ', ''), field]));

/** A field as a search text names it: in short, by reference name, or by its name without blanks. */
export function searchField(name: string): FieldDefinition | undefined {
  const wanted = name.toLowerCase();
  return findField(SHORT[wanted] ?? wanted) ?? byPlainName.get(wanted);
}

/** Text of a field as the index knows it: people as `Name <mail>`, no markup. */
export function searchText(item: StoredItem, field: FieldDefinition): string {
  if (field.referenceName === 'System.Id') return String(item.id);
  if (field.referenceName === 'System.Rev') return String(item.rev);
  const text = String(item.fields[field.referenceName] ?? '');
  if (field.isIdentity && text) {
    const person = findPerson(text);
    return person ? `${person.name} <${person.mail}>` : text;
  }
  return field.type === 'html' ? plainText(text).replace(/\s+/g, ' ').trim() : text;
}

/** How the index reads work items: every field that holds text, and the id. */
export const itemReader: SearchReader<StoredItem> = {
  fields: searchedFields,
  matchesField(item, node) {
    const field = searchField(node.field);
    if (!field) return false;
    const text = searchText(item, field);
    if (node.kind === 'compare') return compare(field, text, node.operator, node.value);
    const { term } = node;
    if (field.type === 'treePath' && term.kind === 'phrase') {
      const words = wordsOf(text).map((word) => word.text);
      return term.words.every((word, index) => words[index] === word);
    }
    return occurrences(term, wordsOf(text)).length > 0;
  },
};

export function searchedFields(item: StoredItem): SearchField[] {
  const fields: SearchField[] = [{ name: 'System.Id', text: String(item.id), weight: 15 }];
  for (const name of Object.keys(item.fields)) {
    const field = findField(name);
    if (!field || !['string', 'plainText', 'html', 'treePath'].includes(field.type)) continue;
    fields.push({ name, text: searchText(item, field), weight: WEIGHTS[name] ?? 1 });
  }
  return fields;
}

function compare(field: FieldDefinition, text: string, operator: Comparison, value: string): boolean {
  const [left, right] = [sortable(field, text), sortable(field, value)];
  if (operator === '=') return left === right;
  if (operator === '!=') return left !== right;
  if (text === '' || typeof left !== typeof right) return false;
  if (operator === '<') return left < right;
  if (operator === '<=') return left <= right;
  return operator === '>' ? left > right : left >= right;
}

/** Dates are compared by the day. */
function sortable(field: FieldDefinition, text: string): number | string {
  if (field.type === 'dateTime') return Math.floor(Date.parse(text) / DAY);
  if (field.type === 'integer' || field.type === 'double') return Number(text);
  return text.toLowerCase();
}

/** The order of `$orderBy`: numbers and times as such, all else as text. */
export function sortKey(item: StoredItem, field: FieldDefinition): number | string {
  const text = searchText(item, field);
  if (field.type === 'dateTime') return text === '' ? 0 : Date.parse(text);
  return sortable(field, text);
}
