const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ' };

/** Text of a piece of HTML, good enough to search in. */
export function plainText(html: string): string {
  return html
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(amp|lt|gt|quot|nbsp);/g, (whole, name: string) => ENTITIES[name] ?? whole);
}

/** CONTAINS WORDS: every word must occur as a word; `*` at its end stands for any rest. */
export function containsWords(query: string): (text: string) => boolean {
  const patterns = query
    .toLowerCase()
    .split(/[^\p{L}\p{N}*]+/u)
    .filter((word) => word.replaceAll('*', ''))
    .map(wordPattern);
  return (text) => patterns.every((pattern) => pattern.test(text));
}

function wordPattern(word: string): RegExp {
  const stem = word.replaceAll('*', '');
  const end = word.endsWith('*') ? '' : '(?![\\p{L}\\p{N}])';
  return new RegExp(`(?<![\\p{L}\\p{N}])${stem}${end}`, 'u');
}
