import { expect } from '@open-wc/testing';
import { buildListWiql, wiqlString } from '../../src/ado/wiql.js';

const FRAME = 'SELECT [System.Id] FROM WorkItems WHERE [System.TeamProject] = @project';
const ORDER = 'ORDER BY [System.ChangedDate] DESC, [System.Id] DESC';
const LITERAL = /'(?:[^']|'')*'/g;

/** What the query asks beside the project. */
function conditions(search: string): string {
  const wiql = buildListWiql({ search });
  expect(wiql.startsWith(FRAME)).to.be.true;
  expect(wiql.endsWith(ORDER)).to.be.true;
  return wiql.slice(FRAME.length, -ORDER.length).trim().replace(/^AND /, '');
}

function titleContains(word: string): string {
  return `[System.Title] CONTAINS '${word}'`;
}

/** A generator that gives the same numbers in every run (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const PIECES = [
  ...[
    "'",
    "''",
    '"',
    '\\',
    '[',
    ']',
    '(',
    ')',
    '@project',
    '--',
    '/*',
    ';',
    '\0',
    '\u2019',
    '＇',
    '\n',
    '\t',
  ],
  ...[
    ' OR ',
    ' AND ',
    "' OR [System.Id] > 0 OR [System.Title] CONTAINS '",
    '#',
    '#1',
    '42',
    'login',
    'é',
    '💥',
  ],
  ...['\ud800', '%27', '&#39;', '\u00a0', '{{', '$'],
];

describe('the query of a list', () => {
  it('asks for everything in the project, newest change first, when nothing is searched for', () => {
    expect(conditions('')).to.equal('');
    expect(conditions(' \t\n ')).to.equal('');
  });

  it('wants every word in the title, in any order', () => {
    expect(conditions('  login\u00a0page \n')).to.equal(
      `${titleContains('login')} AND ${titleContains('page')}`,
    );
  });

  it('takes #42 as that item only', () => {
    expect(conditions('#42')).to.equal('[System.Id] = 42');
    expect(conditions('#007')).to.equal('[System.Id] = 7');
  });

  it('takes 42 as that item or as a word', () => {
    expect(conditions('42')).to.equal(`([System.Id] = 42 OR ${titleContains('42')})`);
  });

  it('combines a number with words without changing what either means', () => {
    expect(conditions('42 crash')).to.equal(
      `([System.Id] = 42 OR ${titleContains('42')}) AND ${titleContains('crash')}`,
    );
  });

  it('takes numbers no item can have, and what only looks like one, as words', () => {
    for (const word of ['99999999999999999999', '#99999999999999999999', '#', '#4a', '4.2', '-42', '１２'])
      expect(conditions(word)).to.equal(titleContains(word));
  });

  it('doubles quotes, wherever they stand', () => {
    expect(conditions("o'brien")).to.equal(titleContains("o''brien"));
    expect(conditions("'")).to.equal(titleContains("''"));
    expect(conditions('"quoted"')).to.equal(titleContains('"quoted"'));
  });

  it('leaves a backslash alone, which is plain in WIQL', () => {
    expect(wiqlString('C:\\new\\')).to.equal("'C:\\new\\'");
  });

  it('keeps its structure whatever is searched for', () => {
    const random = seeded(20_261_123);
    for (let round = 0; round < 3000; round++) {
      const search = Array.from(
        { length: Math.floor(random() * 9) },
        () => PIECES[Math.floor(random() * PIECES.length)]!,
      ).join('');
      const found = conditions(search);
      const words = search.split(/\s+/).filter((word) => word !== '');
      const literals = (found.match(LITERAL) ?? []).map((literal) =>
        literal.slice(1, -1).replaceAll("''", "'"),
      );
      expect(literals).to.deep.equal(words.filter((word) => !/^#\d{1,9}$/.test(word)));
      const numbers = words
        .filter((word) => /^#\d{1,9}$/.test(word))
        .map((word) => `[System.Id] = ${String(Number(word.slice(1)))}`);
      const byNumber = numbers.length > 1 ? `(${numbers.join(' OR ')})` : numbers.join('');
      const others = words
        .filter((word) => !/^#\d{1,9}$/.test(word))
        .map((word) =>
          /^\d{1,9}$/.test(word)
            ? `([System.Id] = ${String(Number(word))} OR [System.Title] CONTAINS ?)`
            : '[System.Title] CONTAINS ?',
        );
      const skeleton = numbers.length > 0 ? [byNumber, ...others] : others;
      expect(found.replace(LITERAL, '?')).to.equal(skeleton.join(' AND '));
    }
  });

  it('finds any of several numbers, and leaves out what a pasted page has too much', () => {
    expect(conditions('#42 #43')).to.equal('([System.Id] = 42 OR [System.Id] = 43)');
    expect(buildListWiql({ search: 'word '.repeat(20_000) }).length).to.be.below(32_000);
    expect(buildListWiql({ search: 'x'.repeat(100_000) }).length).to.be.below(32_000);
  });
});
