import { WiqlError } from './errors';
import { printText } from './print';

const LONGEST = 100;
const LETTER = '[\\p{L}\\p{N}]';

/** CONTAINS WORDS: every word must occur as a word; `*` at its end stands for any rest. */
export function containsWords(query: string): (text: string) => boolean {
  if (query.length > LONGEST) {
    throw new WiqlError(`The text to search for exceeds ${LONGEST} characters.`, printText(query));
  }
  const words = query.toLowerCase().match(/[\p{L}\p{N}*]+/gu) ?? [];
  if (words.some((word) => !/^[^*]+\*?$/.test(word))) {
    throw new WiqlError('A wildcard can only stand at the end of a word.', printText(query));
  }
  if (!words.length) return () => false;
  const patterns = words.map(wordPattern);
  return (text) => patterns.every((pattern) => pattern.test(text));
}

function wordPattern(word: string): RegExp {
  const isPrefix = word.endsWith('*');
  const stem = isPrefix ? word.slice(0, -1) : word;
  return new RegExp(`(?<!${LETTER})${stem}${isPrefix ? '' : `(?!${LETTER})`}`, 'u');
}
