import type { FieldValue } from '../ado/types.js';
import { plainText, requiredProblem, type FieldKind } from './field-kind.js';
import { singleLine } from './text.js';

/** A person. Typed as an address or a name, which the server looks up. */
export const identityKind: FieldKind = {
  format: (value) => personName(value),
  toText: (value) => (typeof value === 'object' ? (value.uniqueName ?? value.displayName) : plainText(value)),
  parse: (text) => text.trim(),
  problem: requiredProblem,
  editor: (options) => singleLine(options, 'email'),
};

/** The name alone, also of the old form `Name <address>`. */
export function personName(value: FieldValue): string {
  return plainText(value).replace(/\s*<[^>]*>$/, '');
}

/** Up to two letters that stand for a person. */
export function initials(name: string): string {
  const words = name.split(/\s+/).filter((word) => /^\p{L}/u.test(word));
  const chosen = words.length > 1 ? [words[0], words.at(-1)] : words;
  return chosen
    .map((word) => [...(word ?? '')][0] ?? '')
    .join('')
    .toLocaleUpperCase();
}
