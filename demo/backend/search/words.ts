/** A word of a text, and where it stands. */
export interface Word {
  /** In lower case, without accents. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const WORD = /[\p{L}\p{N}]+/gu;

export function wordsOf(text: string): Word[] {
  return [...text.matchAll(WORD)].map((match) => ({
    text: plain(match[0]),
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** Searching knows neither case nor accents. */
export function plain(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}+/gu, '');
}

/** What the forms of an English word have in common: “update”, “updated” and “updating” are one. */
export function stemOf(word: string): string {
  const [, stem = word, ending = ''] = /^(.{3,}?)(ing|ed|es|e|(?<!s)s)$/.exec(word) ?? [];
  const isDoubled = ending.length > 1 && /([b-df-hj-km-np-rt-vx-z])\1$/.test(stem);
  return isDoubled ? stem.slice(0, -1) : stem;
}
