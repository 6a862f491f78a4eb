import type { FieldDefinition } from '../data/fields';
import type { FieldValue } from '../data/model';
import { DAY } from './dates';

/** What is compared: numbers for numbers, dates and booleans, else text in lower case; undefined is empty. */
export type Key = string | number | undefined;

/** How a stored value is looked at: as it is, to the day, or as the text that people read. */
export type View = 'exact' | 'day' | 'text';

/** The key of a stored value. */
export function viewOf(
  field: FieldDefinition,
  value: FieldValue | undefined,
  view: View,
  personText: (stored: string) => string,
): Key {
  if (value === undefined || value === '') return undefined;
  if (view === 'text') return readable(field, String(value), personText).toLowerCase();
  if (field.type === 'dateTime') {
    const time = Date.parse(String(value));
    return view === 'day' ? Math.floor(time / DAY) * DAY : time;
  }
  return typeof value === 'string' ? value.toLowerCase() : Number(value);
}

function readable(field: FieldDefinition, text: string, personText: (stored: string) => string): string {
  if (field.isIdentity) return personText(text);
  return field.type === 'html' || field.type === 'history' ? plainText(text) : text;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ' };

/** Text of a piece of HTML, good enough to search in. */
export function plainText(html: string): string {
  return html
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(amp|lt|gt|quot|nbsp);/g, (whole, name: string) => ENTITIES[name] ?? whole);
}
