import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newWorld, set, type Answer } from './support/client';
import { done, failure, itemUrl, Items, link, PARENT, PROJECT, RELATED, type Item } from './support/items';

interface Entry {
  method?: string;
  uri: string;
  body?: unknown;
}

const TITLE = 'System.Title';
const newItems = async () => new Items(await newWorld());

function update(id: number, body: unknown): Entry {
  return { uri: `/_apis/wit/workitems/${id}?api-version=5.0`, body };
}

/** A new task that other entries may call by a negative id. */
function create(alias: number, title: string, more: unknown[] = []): Entry {
  const name = { op: 'add', path: '/id', value: String(alias) };
  return {
    uri: `/${PROJECT}/_apis/wit/workitems/$Task?api-version=5.0`,
    body: [name, ...set({ [TITLE]: title }), ...more],
  };
}

function send({ world }: Items, entries: unknown, method = 'PATCH'): Promise<Answer> {
  return world.azure(method, '_apis/wit/$batch', { body: entries });
}

/** What each entry answered: its code, and its body, which comes as text. */
async function batch(
  items: Items,
  entries: Entry[],
  method = 'PATCH',
): Promise<[code: number, body: unknown][]> {
  const headers = { 'Content-Type': 'application/json-patch+json' };
  const sent = entries.map((entry) => ({ method: 'PATCH', headers, ...entry }));
  const answer = await send(items, sent, method);
  const { count, value } = done<{ count: number; value: { code: number; body: string }[] }>(answer);
  assert.equal(count, entries.length);
  return value.map(({ code, body }) => [code, JSON.parse(body)]);
}

describe('batches of writes', () => {
  it('answers in the order asked, each entry with its own code, behind 200', async () => {
    const items = await newItems();
    const [one, two] = [await items.create(), await items.create()];
    const answers = await batch(items, [
      update(two, set({ [TITLE]: 'B' })),
      update(987_654, set({ [TITLE]: '?' })),
      update(one, set({ 'System.State': 'Nonsense' })),
      update(one, [{ op: 'test', path: '/rev', value: 9 }, ...set({ [TITLE]: '?' })]),
      update(one, set({ [TITLE]: 'A' })),
    ]);
    assert.deepEqual(
      answers.map(([code]) => code),
      [200, 404, 400, 412, 200],
    );
    assert.equal((answers[0]?.[1] as Item).id, two);
    assert.equal((await items.get(one)).fields[TITLE], 'A');
  });

  it('creates in the project of the address, and links new items by negative ids', async () => {
    const items = await newItems();
    const toParent = { rel: PARENT, url: itemUrl(-1) };
    const answers = await batch(
      items,
      [
        create(-1, 'Parent'),
        create(-2, 'Child', [{ op: 'add', path: '/relations/-', value: toParent }]),
        create(-3, 'Other child', [{ op: 'add', path: '/relations/-', value: toParent }]),
      ],
      'POST',
    );
    const [parent, ...children] = answers.map(([, body]) => (body as Item).id);
    assert.deepEqual(
      await items.links(parent ?? 0),
      children.map((id) => `Hierarchy-Forward ${id}`),
    );
    assert.equal((await items.get(parent ?? 0)).fields['System.TeamProject'], 'Fabrikam Fiber');
  });

  it('fails an entry that links to one that failed or is unknown', async () => {
    const items = await newItems();
    const toFirst = { op: 'add', path: '/relations/-', value: { rel: RELATED, url: itemUrl(-1) } };
    const answers = await batch(items, [
      create(-1, ''),
      create(-2, 'Linked', [toFirst]),
      { ...create(-3, 'No project'), uri: '/_apis/wit/workitems/$Task' },
      { ...create(-4, 'No such project'), uri: '/Nowhere/_apis/wit/workitems/$Task' },
    ]);
    assert.deepEqual(
      answers.map(([code]) => code),
      [400, 404, 404, 404],
    );
  });

  it('batches nothing but creating and updating', async () => {
    const items = await newItems();
    const answers = await batch(items, [
      { ...update(7, undefined), method: 'DELETE' },
      { ...update(7, undefined), method: 'GET' },
      { uri: '/_apis/wit/wiql', body: [] },
      { uri: 'http://', body: [] },
    ]);
    assert.deepEqual(
      answers.map(([code]) => code),
      [400, 400, 400, 400],
    );
    assert.equal((await items.get(7)).id, 7);
  });

  it('refuses a batch that is empty, no list, or longer than 200, as a whole', async () => {
    const items = await newItems();
    const id = await items.create();
    const many = Array.from({ length: 201 }, () => ({
      method: 'PATCH',
      ...update(id, set({ [TITLE]: 'x' })),
    }));
    for (const body of [[], {}, [{ method: 'PATCH' }], many])
      assert.equal((await send(items, body)).status, 400);
    assert.equal((await items.get(id)).rev, 1);
  });
});

describe('deleting several items', () => {
  const remove = ({ world }: Items, body: unknown) =>
    world.azure('POST', '_apis/wit/workitemsdelete', { body });
  const codes = (answer: Answer) =>
    done<{ results: { id: number; code: number }[] }>(answer).results.map(({ id, code }) => [id, code]);

  it('says for each item what became of it', async () => {
    const items = await newItems();
    const [one, two] = [await items.create(), await items.create()];
    assert.deepEqual(codes(await remove(items, { ids: [one, 987_654, two, one] })), [
      [one, 200],
      [987_654, 404],
      [two, 200],
      [one, 404],
    ]);
    await items.restore(one);
    assert.equal((await items.get(one)).rev, 3);
  });

  it('deletes none if the list is wrong', async () => {
    const items = await newItems();
    const id = await items.create();
    const many = Array.from({ length: 201 }, () => id);
    for (const ids of [[id, 'x'], [], many, undefined])
      assert.equal((await remove(items, { ids })).status, 400);
    assert.equal((await items.get(id)).rev, 1);
  });

  it('ends items for good if asked, with their links, comments and past', async () => {
    const items = await newItems();
    const [one, two] = [await items.create(), await items.create()];
    await items.edit(one, [link(PARENT, two), ...set({ 'System.History': 'Gone soon' })]);
    assert.deepEqual(codes(await remove(items, { ids: [two], destroy: true })), [[two, 200]]);
    assert.deepEqual(await items.links(one), []);
    assert.equal((await items.get(one)).fields['System.Parent'], undefined);
    for (const path of ['workitems', 'recyclebin']) {
      assert.equal((await items.world.azure('GET', `_apis/wit/${path}/${two}`)).status, 404);
    }
    const now = new Date().toISOString();
    const past = await items.world.azure('GET', `_apis/wit/workitems/${two}?asOf=${now}`);
    assert.equal(failure(past).typeKey, 'WorkItemUnauthorizedAccessException');
    await items.edit(one, [link(PARENT, await items.create())]);
  });
});
