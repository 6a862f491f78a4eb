import { occurrences } from './matcher';
import type { Term } from './ast';
import { wordsOf } from './words';

const BEFORE = 40;
const LONGEST = 200;

/**
 * The piece of a text around the first hit, hits marked. The text itself is not escaped, as in the service's
 * answers: whoever shows it has to.
 */
export function highlight(text: string, terms: readonly Term[]): string | undefined {
  const words = wordsOf(text);
  const ranges = terms
    .flatMap((term) => occurrences(term, words))
    .map(([first, last]) => [words[first]?.start ?? 0, words[last]?.end ?? 0] as const)
    .sort(([a], [b]) => a - b);
  const [first] = ranges;
  if (!first) return undefined;
  const start = words.find((word) => word.start >= first[0] - BEFORE)?.start ?? 0;
  const end = Math.max(first[1], start + LONGEST);
  let marked = '';
  let position = first[0] > BEFORE ? start : 0;
  for (const [from, to] of ranges) {
    if (from < position || to > end) continue;
    marked += `${text.slice(position, from)}<highlighthit>${text.slice(from, to)}</highlighthit>`;
    position = to;
  }
  return marked + text.slice(position, end);
}
