import type { FieldValue } from '../ado/types.js';
import { plainText } from './field-kind.js';

/** The tags in one text `a; b; c`. */
export function splitTags(value: FieldValue): string[] {
  return plainText(value)
    .split(';')
    .map((tag) => tag.trim())
    .filter((tag) => tag !== '');
}
