import * as fc from 'fast-check';
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { createStandin } from './support/standin';
import { parseWiql } from '../../../demo/backend/wiql/parser';
import { read, set, World } from './support/client';
import { Naive, type Item } from './support/wiql-naive';
import { FIELDS, print, queries, type Field } from './support/wiql-text';

interface Result {
  message?: string;
  workItems?: { id: number }[];
}

/** The same queries each time: a gate must not depend on luck. `FC_SEED` and `FC_RUNS` look for more. */
const runs = {
  seed: Number(process.env['FC_SEED'] ?? 1),
  numRuns: Number(process.env['FC_RUNS'] ?? 150),
};

const world = new World(createStandin({ items: 150, pages: {} }), 'properties');
let items: readonly Item[] = [];

before(async () => {
  await changeSome();
  items = await readAll();
});

/** So that queries meet what is seeded, what was changed, what is new and what is gone. */
async function changeSome(): Promise<void> {
  for (let id = 3; id < 1200; id += 40) {
    const fields = { 'System.Title': `Changed ${id}`, 'Microsoft.VSTS.Common.Priority': (id % 4) + 1 };
    await world.patch('PATCH', `_apis/wit/workitems/${id}`, set(fields));
    await world.azure('DELETE', `_apis/wit/workitems/${id + 20}`);
    await world.patch('POST', 'Northwind/_apis/wit/workitems/$Task', set({ 'System.Title': `New ${id}` }));
  }
}

/** By ids, not by a query. */
async function readAll(): Promise<Item[]> {
  const found: Item[] = [];
  for (let first = 1; first < 2400; first += 200) {
    const ids = Array.from({ length: 200 }, (_, index) => first + index);
    const body = { ids, fields: FIELDS.map(({ ref }) => ref), errorPolicy: 'omit' };
    const answer = await world.azure('POST', '_apis/wit/workitemsbatch', { body });
    found.push(...read<{ value: (Item | null)[] }>(answer.body).value.filter((item) => item !== null));
  }
  return found;
}

async function ask(query: string, parameters = ''): Promise<{ status: number; body: Result }> {
  const path = `Northwind/_apis/wit/wiql?${parameters}`;
  const { status, body } = await world.azure('POST', path, { body: { query } });
  return { status, body: read<Result>(body) };
}

const anyText = fc
  .array(fc.oneof(fc.constantFrom(0x22, 0x27, 0x5c), fc.nat({ max: 0x10ffff })))
  .map((points) => String.fromCodePoint(...points));
const shortText = fc.string({ maxLength: 8 });

/** Values that items have, and some that they do not. */
function samples(field: Field, timePrecision: boolean): fc.Arbitrary<string | number> {
  const known = fc.nat().map((index) => {
    const raw = items[index % items.length]?.fields[field.ref];
    if (raw === undefined) return '';
    if (typeof raw === 'string' || typeof raw === 'number') return raw;
    const { displayName, uniqueName } = raw as { displayName: string; uniqueName: string };
    return [displayName, uniqueName, `${displayName} <${uniqueName}>`][index % 3] ?? '';
  });
  if (field.kind === 'path') return known;
  if (field.kind === 'number') return fc.oneof(known, fc.integer({ min: -5, max: 2500 }), fc.constant(2.5));
  if (field.kind === 'date') {
    const date = fc.date({ min: new Date('2025-01-01'), max: new Date('2027-01-01'), noInvalidDate: true });
    const literal = fc.oneof(
      known.filter(Boolean).map(String),
      date.map((day) => day.toISOString()),
    );
    return timePrecision ? literal : literal.map((text) => text.slice(0, 10));
  }
  return fc.oneof(
    known,
    shortText.map((text) => `${text}~`),
  );
}

describe('any query', () => {
  it('finds what looking at one item after the other finds, in the same order', async () => {
    const naive = new Naive(items);
    await fc.assert(
      fc.asyncProperty(queries(samples), fc.nat(), async (query, seed) => {
        const text = print(query, seed);
        const { status, body } = await ask(text, `timePrecision=${query.timePrecision}`);
        assert.equal(status, 200, `${body.message}\n${text}`);
        const found = body.workItems?.map(({ id }) => id);
        assert.deepEqual(found, naive.find(query), text);
      }),
      runs,
    );
  });

  it('keeps every text that stands between quotes', () => {
    fc.assert(
      fc.property(anyText, fc.constantFrom("'", '"'), (text, quote) => {
        const literal = quote + text.replaceAll(quote, quote + quote) + quote;
        const { where } = parseWiql(`SELECT [System.Id] FROM WorkItems WHERE [System.Title]=${literal}`);
        assert.ok(where?.kind === 'compare' && where.value.kind === 'string');
        assert.equal(where.value.text, text);
      }),
      runs,
    );
  });
});

describe('any other text', () => {
  const PIECES = [
    "'",
    '"',
    '(',
    ')',
    '[',
    ']',
    '@',
    '@Me',
    '@Today',
    '@CurrentIteration',
    '- 1',
    '+',
    ',',
    '.',
    '*',
    '<>',
    '=',
    'NOT',
    'AND',
    'OR',
    'EVER',
    'WAS EVER',
    'IN',
    'IN GROUP',
    'UNDER',
    'CONTAINS WORDS',
    'IS EMPTY',
    'ASOF',
    'MODE (Recursive)',
    'FROM WorkItemLinks',
    'WHERE',
    'ORDER BY',
    '[Source].',
    '[System.Links.LinkType]',
    'true',
    '7',
    "'2026-01-01'",
    '«',
    '\u0000',
    '😀',
  ];

  /** Either an answer, or a refusal that names what it stumbled over. */
  async function check(text: string): Promise<void> {
    const { status, body } = await ask(text);
    const isRefused =
      (status === 400 && /«[^]*»|statement is missing/.test(body.message ?? '')) ||
      (status === 500 && /^VS402612|is not of the form/.test(body.message ?? ''));
    assert.ok(status === 200 || isRefused, `${status} ${body.message}\n${text}`);
  }

  it('is refused with the token that is wrong', async () => {
    const garbage = fc.array(fc.oneof(fc.string({ maxLength: 5 }), fc.constantFrom(...PIECES)), {
      maxLength: 12,
    });
    await fc.assert(
      fc.asyncProperty(garbage, fc.boolean(), async (pieces, isQuery) => {
        await check((isQuery ? 'SELECT [System.Id] FROM WorkItems WHERE ' : '') + pieces.join(' '));
      }),
      runs,
    );
  });

  it('is refused or run if it was a query once', async () => {
    const edit = fc.record({
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      cut: fc.nat({ max: 12 }),
      piece: fc.oneof(fc.constant(''), fc.constantFrom(...PIECES)),
    });
    await fc.assert(
      fc.asyncProperty(
        queries(samples),
        fc.nat(),
        fc.array(edit, { minLength: 1, maxLength: 3 }),
        async (query, seed, edits) => {
          const mutate = (text: string, { at, cut, piece }: (typeof edits)[number]) => {
            const from = Math.floor(at * text.length);
            return `${text.slice(0, from)} ${piece} ${text.slice(from + cut)}`;
          };
          await check(edits.reduce(mutate, print(query, seed)));
        },
      ),
      runs,
    );
  });
});
