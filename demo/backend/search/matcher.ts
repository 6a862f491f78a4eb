import type { SearchNode, Term } from './ast';
import { stemOf, type Word } from './words';

/** Tests one word of a text against what was asked. */
export type WordTest = (word: string) => boolean;

/** A word matches its other forms, a wildcard what it stands for. */
export function wordTest(term: Term & { kind: 'word' | 'wildcard' }): WordTest {
  if (term.kind === 'word') {
    const stem = stemOf(term.word);
    return (word) => stemOf(word) === stem;
  }
  const source = term.pattern
    .replace(/[^\p{L}\p{N}*?]/gu, '')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  const pattern = new RegExp(`^${source}$`, 'u');
  return (word) => pattern.test(word);
}

/** The places where a term occurs in a text, as ranges of words. */
export function occurrences(term: Term, words: readonly Word[]): [first: number, last: number][] {
  const tests =
    term.kind === 'phrase' ? term.words.map((wanted) => (word: string) => word === wanted) : [wordTest(term)];
  const found: [number, number][] = [];
  if (!tests.length) return found;
  for (let start = 0; start + tests.length <= words.length; start++) {
    if (tests.every((test, index) => test(words[start + index]?.text ?? '')))
      found.push([start, start + tests.length - 1]);
  }
  return found;
}

/** The terms that must or may occur, with the field they are bound to; what stands under NOT is left out. */
export function wantedTerms(node: SearchNode): { field?: string; term: Term }[] {
  switch (node.kind) {
    case 'and':
    case 'or':
      return node.terms.flatMap(wantedTerms);
    case 'not':
    case 'compare':
      return [];
    case 'field':
      return [{ field: node.field, term: node.term }];
    default:
      return [{ term: node }];
  }
}
