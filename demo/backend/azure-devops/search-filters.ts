import { isRecord } from '../core/http';
import { findPerson } from '../data/people';
import { findField, type FieldDefinition } from '../data/fields';
import type { StoredItem } from '../data/model';
import { badRequest } from './errors';
import { searchText } from './search-fields';

/** Values that a field may have, in any case; an area takes everything below it along. */
export interface SearchFilter {
  readonly field: FieldDefinition;
  readonly values: readonly string[];
}

/** The fields that can be filtered by, and that have facets. */
const FILTERED: readonly string[] = [
  'System.TeamProject',
  'System.AreaPath',
  'System.WorkItemType',
  'System.State',
  'System.AssignedTo',
];

export function readFilters(body: unknown): SearchFilter[] {
  if (body === undefined || body === null) return [];
  if (!isRecord(body)) throw badRequest('The filters have to be an object.');
  return Object.entries(body).map(([name, values]) => {
    const field = findField(name);
    if (!field || !FILTERED.includes(field.referenceName) || !Array.isArray(values)) {
      throw badRequest(`The filter "${name}" is not supported.`, 'InvalidSearchFilterException');
    }
    return { field, values: values.map((value) => canonical(field, String(value))) };
  });
}

export function passes(item: StoredItem, filters: readonly SearchFilter[]): boolean {
  return filters.every(({ field, values }) => {
    const text = searchText(item, field).toLowerCase();
    const isPath = field.type === 'treePath';
    return values.some((value) => text === value || (isPath && text.startsWith(`${value}\\`)));
  });
}

/** How many hits each value of a field has; a field's own filter does not count, so that others can be chosen. */
export function facets(
  found: readonly StoredItem[],
  filters: readonly SearchFilter[],
): Record<string, unknown[]> {
  const rows = FILTERED.map((name) => {
    const field = findField(name);
    const others = filters.filter((filter) => filter.field.referenceName !== name);
    const counts = new Map<string, number>();
    for (const item of found) {
      if (!field || !passes(item, others)) continue;
      const value = searchText(item, field);
      if (value) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    const sorted = [...counts].sort(([a, left], [b, right]) => right - left || (a < b ? -1 : 1));
    return [name, sorted.map(([value, resultCount]) => ({ name: value, id: value, resultCount }))] as const;
  });
  return Object.fromEntries(rows);
}

function canonical(field: FieldDefinition, value: string): string {
  const person = field.isIdentity ? findPerson(value) : undefined;
  const text = person ? `${person.name} <${person.mail}>` : value;
  return (
    field.type === 'treePath' ? text.replaceAll('/', '\\').replace(/^\\|\\$/g, '') : text
  ).toLowerCase();
}
