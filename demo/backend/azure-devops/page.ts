import { json } from '../core/http';
import { badRequest } from './errors';
import type { Call } from './router';

/** The documentation names no figure; clients of the service see pages of this size. */
const MOST = 200;

/** The part of a list that `$top` and `$skip` ask for. */
export function page<Entry>(list: readonly Entry[], { query }: Pick<Call, 'query'>): readonly Entry[] {
  const skip = count(query('$skip'), '$skip', 0);
  return list.slice(skip, skip + Math.min(MOST, count(query('$top'), '$top', MOST)));
}

/** A query parameter that is a whole number, zero or more. */
export function count(text: string | undefined, name: string, otherwise: number): number {
  if (text === undefined) return otherwise;
  const number = Number(text);
  if (Number.isInteger(number) && number >= 0 && text.trim() !== '') return number;
  throw badRequest(`The value "${text}" is not valid for ${name}.`, 'VssPropertyValidationException');
}

/** A list as the service wraps it. */
export function jsonList(value: readonly unknown[], headers: Record<string, string> = {}): Response {
  return json({ count: value.length, value }, 200, headers);
}
