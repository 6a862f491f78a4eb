import type { SearchNode, Term } from './ast';
import { occurrences, wordTest } from './matcher';
import { stemOf, wordsOf } from './words';

export interface SearchField {
  readonly name: string;
  readonly text: string;
  /** How much a word counts here, from 1 to 15. */
  readonly weight: number;
}

/** How an index reads its documents. */
export interface SearchReader<Doc> {
  fields(doc: Doc): readonly SearchField[];
  /** Answers `field:value` and `field > value`, which do not go through the index. */
  matchesField(doc: Doc, node: SearchNode & { kind: 'field' | 'compare' }): boolean;
}

/** Score by number of the document. */
type Scores = Map<number, number>;

/** Room for the weight in a posting. */
const WEIGHTS = 16;

/** An inverted index: which documents hold a word, and how much it counts there. */
export class SearchIndex<Doc> {
  readonly docs: readonly Doc[];
  readonly #reader: SearchReader<Doc>;
  /** Document times 16 plus weight; numbers this small cost little memory. */
  readonly #postings = new Map<string, number[]>();
  readonly #words = new Map<string, string[]>();

  constructor(docs: readonly Doc[], reader: SearchReader<Doc>) {
    this.docs = docs;
    this.#reader = reader;
    for (const [number, doc] of docs.entries()) this.#add(number, doc);
  }

  /** The documents that match, with their score. */
  search(node: SearchNode): [doc: Doc, score: number][] {
    return [...this.#scores(node)].map(([number, score]) => [this.docs[number] as Doc, score]);
  }

  #add(number: number, doc: Doc): void {
    for (const { text, weight } of this.#reader.fields(doc)) {
      for (const word of wordsOf(text)) {
        let postings = this.#postings.get(word.text);
        if (!postings) {
          this.#postings.set(word.text, (postings = []));
          const stem = stemOf(word.text);
          this.#words.set(stem, [...(this.#words.get(stem) ?? []), word.text]);
        }
        const last = postings[postings.length - 1];
        if (last === undefined || Math.floor(last / WEIGHTS) !== number) {
          postings.push(number * WEIGHTS + weight);
        } else if (last % WEIGHTS < weight) postings[postings.length - 1] = number * WEIGHTS + weight;
      }
    }
  }

  #scores(node: SearchNode): Scores {
    switch (node.kind) {
      case 'and':
        return this.#all(node.terms);
      case 'or':
        return this.#any(node.terms.map((term) => this.#scores(term)));
      case 'not':
        return this.#without(this.#everything(), node.term);
      case 'field':
      case 'compare':
        return this.#filtered(this.#everything(), (doc) => this.#reader.matchesField(doc, node));
      case 'phrase':
        return this.#phrase(node);
      default:
        return this.#word(node);
    }
  }

  /** What must occur narrows; what must not is taken away at the end. */
  #all(terms: readonly SearchNode[]): Scores {
    let found: Scores | undefined;
    for (const term of terms) {
      if (term.kind === 'not') continue;
      const scores = this.#scores(term);
      found = found ? intersection(found, scores) : scores;
    }
    found ??= this.#everything();
    for (const term of terms) if (term.kind === 'not') found = this.#without(found, term.term);
    return found;
  }

  #any(lists: readonly Scores[]): Scores {
    const found: Scores = new Map();
    for (const scores of lists)
      for (const [number, score] of scores) found.set(number, (found.get(number) ?? 0) + score);
    return found;
  }

  #without(scores: Scores, node: SearchNode): Scores {
    const excluded = this.#scores(node);
    return new Map([...scores].filter(([number]) => !excluded.has(number)));
  }

  #everything(): Scores {
    return new Map(this.docs.map((_, number) => [number, 0]));
  }

  #filtered(scores: Scores, test: (doc: Doc) => boolean): Scores {
    return new Map([...scores].filter(([number]) => test(this.docs[number] as Doc)));
  }

  #word(term: Term & { kind: 'word' | 'wildcard' }): Scores {
    const test = wordTest(term);
    const words =
      term.kind === 'word'
        ? (this.#words.get(stemOf(term.word)) ?? [])
        : [...this.#postings.keys()].filter(test);
    const found: Scores = new Map();
    for (const word of words) {
      const isExact = term.kind === 'word' && word === term.word;
      for (const posting of this.#postings.get(word) ?? []) {
        const number = Math.floor(posting / WEIGHTS);
        const score = (posting % WEIGHTS) + (isExact ? 0.5 : 0);
        if (score > (found.get(number) ?? 0)) found.set(number, score);
      }
    }
    return found;
  }

  /** Documents with all of its words are read again, as the index does not know what stands beside what. */
  #phrase(term: Term & { kind: 'phrase' }): Scores {
    if (!term.words.length) return new Map();
    const candidates = this.#all(term.words.map((word) => ({ kind: 'word', word })));
    return this.#filtered(candidates, (doc) =>
      this.#reader.fields(doc).some(({ text }) => occurrences(term, wordsOf(text)).length > 0),
    );
  }
}

function intersection(left: Scores, right: Scores): Scores {
  const both: Scores = new Map();
  for (const [number, score] of left) {
    const other = right.get(number);
    if (other !== undefined) both.set(number, score + other);
  }
  return both;
}
