import { json } from '../core/http';
import { badRequest } from './errors';
import type { Call } from './router';

/** The part of a list that `$top` and `$skip` ask for. */
export function pageOf<Item>(list: readonly Item[], { query }: Call, usual = 100): readonly Item[] {
  const skip = wholeNumber('$skip', query('$skip') ?? '0');
  return list.slice(skip, skip + wholeNumber('$top', query('$top') ?? String(usual)));
}

export function wholeNumber(name: string, text: string): number {
  if (!/^\d+$/.test(text)) throw badRequest(`The value "${text}" is not valid for ${name}.`);
  return Number(text);
}

/** A list as the service wraps it. */
export function jsonList(value: readonly unknown[], headers: Record<string, string> = {}): Response {
  return json({ count: value.length, value }, 200, headers);
}
