import assert from 'node:assert/strict';
import { it, mock } from 'node:test';
import fc from 'fast-check';
import { newWorld, set } from './support/client';
import { checkItem, checkLinks } from './support/item-laws';
import { CHILD, DUPLICATE_OF, Items, link, PARENT, RELATED, SUCCESSOR, unlink } from './support/items';

const ITEMS = 3;
const RUNS = 20;

/** Something to do with one of the items, by its place in the list; what it is about may not be possible. */
type Step =
  | { kind: 'patch'; item: number; parts: Part[]; rev: 'untested' | 'right' | 'stale'; validateOnly: boolean }
  | { kind: 'delete' | 'restore'; item: number }
  | { kind: 'comment'; item: number; text: string };

/** A piece of a patch. */
type Part =
  | { kind: 'set'; op: 'add' | 'replace' | 'remove'; name: string; value: unknown }
  | { kind: 'link'; rel: string; to: number; comment?: string | undefined }
  | { kind: 'unlink'; index: number }
  | { kind: 'remark'; index: number; comment: string };

const item = fc.nat(ITEMS - 1);
const word = fc.constantFrom('alpha', 'beta', 'Gamma', 'δ <b>');
const values: [name: string, value: fc.Arbitrary<unknown>][] = [
  ['System.Title', fc.oneof(word, fc.constant(''))],
  ['System.Description', fc.oneof(word, fc.constant(''))],
  ['System.Tags', fc.array(word, { maxLength: 3 }).map((tags) => tags.join('; '))],
  ['System.State', fc.constantFrom('New', 'Active', 'Closed', 'Removed', 'Nonsense')],
  ['System.AssignedTo', fc.constantFrom('Mei Tanaka', 'avery.howard@contoso.com', '', 'Nobody')],
  ['System.History', word],
  ['System.Id', fc.constant(5)],
  ['System.AreaPath', fc.constantFrom('Fabrikam Fiber', 'Fabrikam Fiber\\Nowhere')],
  ['Microsoft.VSTS.Common.Priority', fc.constantFrom(1, '3', 9)],
  ['Microsoft.VSTS.Scheduling.RemainingWork', fc.constantFrom(0, 2.5, 'many')],
  ['Microsoft.VSTS.Scheduling.StartDate', fc.constantFrom('2026-02-03T00:00:00Z', 'soon', '')],
];

const fieldPart = fc.oneof(
  ...values.map(([name, value]) =>
    fc.record({
      kind: fc.constant('set' as const),
      op: fc.constantFrom('add' as const, 'replace' as const, 'remove' as const),
      name: fc.constant(name),
      value,
    }),
  ),
);
const linkPart = fc.record({
  kind: fc.constant('link' as const),
  rel: fc.constantFrom(PARENT, CHILD, RELATED, SUCCESSOR, DUPLICATE_OF, 'Hyperlink'),
  to: item,
  comment: fc.option(word, { nil: undefined }),
});
const index = fc.nat(3);
const part: fc.Arbitrary<Part> = fc.oneof(
  fieldPart,
  linkPart,
  fc.record({ kind: fc.constant('unlink' as const), index }),
  fc.record({ kind: fc.constant('remark' as const), index, comment: word }),
);
/** A patch brings one comment at most. */
function nameOf(piece: Part): string {
  return piece.kind === 'set' && piece.name === 'System.History' ? piece.name : JSON.stringify(piece);
}

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('patch' as const),
      item,
      parts: fc.uniqueArray(part, { minLength: 1, maxLength: 3, selector: nameOf }),
      rev: fc.constantFrom('untested' as const, 'untested' as const, 'right' as const, 'stale' as const),
      validateOnly: fc.nat(9).map((chance) => chance === 0),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('delete' as const), item }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('restore' as const), item }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('comment' as const), item, text: word }) },
);

function operation(ids: readonly number[], piece: Part): unknown {
  switch (piece.kind) {
    case 'set': {
      const value = piece.op === 'remove' ? {} : { value: piece.value };
      return { op: piece.op, path: `/fields/${piece.name}`, ...value };
    }
    case 'link': {
      const target = piece.rel === 'Hyperlink' ? `https://example.com/${piece.to}` : (ids[piece.to] ?? 0);
      return link(piece.rel, target, piece.comment === undefined ? {} : { comment: piece.comment });
    }
    case 'unlink':
      return unlink(piece.index);
    case 'remark':
      return { op: 'replace', path: `/relations/${piece.index}/attributes/comment`, value: piece.comment };
  }
}

/** Does a step; says whether anything may have changed. */
async function perform(items: Items, ids: readonly number[], one: Step): Promise<boolean> {
  const id = ids[one.item] ?? 0;
  const { world } = items;
  switch (one.kind) {
    case 'delete':
      return (await world.azure('DELETE', `_apis/wit/workitems/${id}`)).status === 200;
    case 'restore': {
      const body = { isDeleted: false };
      return (await world.azure('PATCH', `_apis/wit/recyclebin/${id}`, { body })).status === 200;
    }
    case 'comment': {
      const path = `Fabrikam%20Fiber/_apis/wit/workItems/${id}/comments?api-version=7.1-preview.4`;
      return (await world.azure('POST', path, { body: { text: one.text } })).status === 200;
    }
    case 'patch': {
      const answer = await world.azure('GET', `_apis/wit/workitems/${id}`);
      const rev = (answer.body as { rev?: number }).rev ?? 0;
      const value = one.rev === 'stale' ? rev - 1 : rev;
      const test = one.rev === 'untested' ? [] : [{ op: 'test', path: '/rev', value }];
      const operations = [...test, ...one.parts.map((piece) => operation(ids, piece))];
      const { status } = await items.try(id, operations, `validateOnly=${one.validateOnly}`);
      assert.ok(status === 200 || (status >= 400 && status < 500), String(status));
      assert.ok(status !== 200 || one.rev !== 'stale');
      return status === 200 && !one.validateOnly;
    }
  }
}

/** What a caller can see of the items. */
async function snapshot({ world }: Items, ids: readonly number[]): Promise<unknown[]> {
  const body = { ids, $expand: 'all', errorPolicy: 'omit' };
  const now = await world.azure('POST', '_apis/wit/workitemsbatch', { body });
  const updates = ids.map((id) => world.azure('GET', `_apis/wit/workitems/${id}/updates`));
  return [now, ...(await Promise.all(updates))].map((answer) => answer.body);
}

it('keeps revisions, updates, links and comments consistent, whatever is written', async () => {
  mock.timers.enable({ apis: ['Date'], now: Date.now() });
  try {
    const steps = fc.array(fc.tuple(step, fc.nat(2)), { minLength: 1, maxLength: 20 });
    await fc.assert(fc.asyncProperty(steps, run), { numRuns: RUNS });
  } finally {
    mock.timers.reset();
  }
});

async function run(steps: [step: Step, milliseconds: number][]): Promise<void> {
  const items = new Items(await newWorld());
  const ids: number[] = [];
  while (ids.length < ITEMS) ids.push(await items.create(set({ 'System.Tags': 'new' })));
  let before = await snapshot(items, ids);
  for (const [one, milliseconds] of steps) {
    mock.timers.tick(milliseconds);
    const hasChanged = await perform(items, ids, one);
    const after = await snapshot(items, ids);
    if (!hasChanged) assert.deepEqual(after, before);
    before = after;
  }
  const live: number[] = [];
  for (const id of ids) {
    if ((await items.world.azure('GET', `_apis/wit/workitems/${id}`)).status === 200) live.push(id);
  }
  for (const id of live) await checkItem(items, id, live);
  await checkLinks(items, live);
}
