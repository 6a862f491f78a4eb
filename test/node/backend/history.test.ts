import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newWorld, set } from './support/client';
import { failure, Items, link, linksIn, PARENT, RELATED } from './support/items';

const NEVER = '9999-01-01T00:00:00Z';
const TITLE = 'System.Title';
const newItems = async () => new Items(await newWorld());

describe('updates and revisions', () => {
  it('keeps every revision whole, and says in an update what it changed', async () => {
    const items = await newItems();
    const id = await items.create();
    await items.edit(id, set({ [TITLE]: 'Second', 'System.Tags': 'one' }));
    await items.edit(id, [{ op: 'remove', path: '/fields/System.Tags' }]);
    const revisions = await items.revisions(id);
    assert.deepEqual(
      revisions.map(({ rev, fields }) => [rev, fields[TITLE], fields['System.Tags']]),
      [
        [1, 'Made by a test', undefined],
        [2, 'Second', 'one'],
        [3, 'Second', undefined],
      ],
    );
    const [first, second, third] = await items.updates(id);
    assert.deepEqual(first?.fields?.[TITLE], { newValue: 'Made by a test' });
    assert.deepEqual(second?.fields?.[TITLE], { oldValue: 'Made by a test', newValue: 'Second' });
    assert.deepEqual(third?.fields?.['System.Tags'], { oldValue: 'one' });
    assert.equal(third.fields[TITLE], undefined);
  });

  it('dates each revision later than the one before, and ends it when the next begins', async () => {
    const items = await newItems();
    const id = await items.create();
    for (const title of ['a', 'b', 'c']) await items.edit(id, set({ [TITLE]: title }));
    const dates = (await items.revisions(id)).map(({ fields }) => String(fields['System.ChangedDate']));
    assert.deepEqual(dates, [...new Set(dates)].sort());
    const updates = await items.updates(id);
    assert.deepEqual(
      updates.map(({ revisedDate }) => revisedDate),
      [...dates.slice(1), NEVER],
    );
    const [first] = await items.revisions(id, '$expand=fields');
    assert.equal(first?.fields['System.RevisedDate'], dates[1]);
  });

  it('counts changes of links as updates of both items, which keep their revision', async () => {
    const items = await newItems();
    const [id, other] = [await items.create(), await items.create()];
    await items.edit(id, [link(RELATED, other)]);
    for (const [one, another] of [
      [id, other],
      [other, id],
    ] as const) {
      const [, update] = await items.updates(one);
      assert.deepEqual([update?.id, update?.rev, update?.fields], [2, 1, undefined]);
      assert.deepEqual(linksIn(update?.relations?.added), [`Related ${another}`]);
      assert.match(update?.revisedDate ?? '', /^20/);
      assert.equal(update?.revisedBy.uniqueName, 'avery.howard@contoso.com');
      assert.equal((await items.revisions(one)).length, 1);
    }
  });

  it('shows fields and links that changed in one patch as one update', async () => {
    const items = await newItems();
    const [id, parent] = [await items.create(), await items.create()];
    await items.edit(id, [...set({ [TITLE]: 'Moved' }), link(PARENT, parent)]);
    const updates = await items.updates(id);
    assert.equal(updates.length, 2);
    assert.equal(updates[1]?.fields?.[TITLE]?.newValue, 'Moved');
    assert.deepEqual(linksIn(updates[1].relations?.added), [`Hierarchy-Reverse ${parent}`]);
  });

  it('pages through updates and revisions, and finds one by its number', async () => {
    const items = await newItems();
    const id = await items.create();
    for (const title of ['a', 'b', 'c']) await items.edit(id, set({ [TITLE]: title }));
    const page = '$top=2&$skip=1';
    assert.deepEqual(
      (await items.updates(id, page)).map((update) => update.id),
      [2, 3],
    );
    assert.deepEqual(
      (await items.revisions(id, page)).map(({ rev }) => rev),
      [2, 3],
    );
    const path = `_apis/wit/workitems/${id}`;
    const paths = [`${path}/revisions/4`, `${path}/updates/4`, `${path}/revisions/5`, `${path}/updates/5`];
    const answers = await Promise.all(paths.map((one) => items.world.azure('GET', one)));
    assert.deepEqual(
      answers.map(({ status }) => status),
      [200, 200, 404, 404],
    );
  });

  it('shows a comment as the history of the revision that brought it, and of no other', async () => {
    const items = await newItems();
    const id = await items.create();
    await items.edit(id, set({ 'System.History': 'Looked into it' }));
    await items.edit(id, set({ [TITLE]: 'After' }));
    const histories = (await items.updates(id)).map(({ fields }) => fields?.['System.History']);
    assert.deepEqual(histories, [undefined, { newValue: 'Looked into it' }, undefined]);
    assert.equal((await items.get(id)).fields['System.History'], undefined);
  });

  it('makes a revision of deleting and one of restoring', async () => {
    const items = await newItems();
    const id = await items.create();
    await items.delete(id);
    assert.equal((await items.world.azure('GET', `_apis/wit/workitems/${id}/updates`)).status, 404);
    await items.restore(id);
    const flags = (await items.updates(id)).map(({ fields }) => fields?.['System.IsDeleted']);
    assert.deepEqual(flags, [
      { newValue: false },
      { oldValue: false, newValue: true },
      { oldValue: true, newValue: false },
    ]);
  });

  it('has a past for seeded items too, which goes on with what is written', async () => {
    const items = await newItems();
    const { rev } = await items.get(7);
    await items.edit(7, set({ [TITLE]: 'Mine' }));
    const numbers = (await items.revisions(7)).map((revision) => revision.rev);
    assert.deepEqual(
      numbers,
      Array.from({ length: rev + 1 }, (_, index) => index + 1),
    );
  });
});

describe('work items as of a time', () => {
  it('gives the revision of that time, between two of them the older one', async () => {
    const items = await newItems();
    const id = await items.create();
    await items.edit(id, set({ [TITLE]: 'Second' }));
    const [first, second] = await items.revisions(id);
    const at = (date: unknown, later = 0) =>
      items.get(id, `asOf=${new Date(Date.parse(String(date)) + later).toISOString()}`);
    assert.deepEqual((await at(first?.fields['System.ChangedDate'])).rev, 1);
    assert.deepEqual((await at(second?.fields['System.ChangedDate'], -1)).rev, 1);
    assert.deepEqual((await at(second?.fields['System.ChangedDate'])).fields, second?.fields);
  });

  it('does not know an item before it was created', async () => {
    const items = await newItems();
    const id = await items.create();
    const created = Date.parse(String((await items.get(id)).fields['System.CreatedDate']));
    const asOf = new Date(created - 1).toISOString();
    const answer = await items.world.azure('GET', `_apis/wit/workitems/${id}?asOf=${asOf}`);
    assert.deepEqual([answer.status, failure(answer).typeKey], [404, 'WorkItemUnauthorizedAccessException']);
    const body = { ids: [id, 7], asOf, errorPolicy: 'omit' };
    const { status } = await items.world.azure('POST', '_apis/wit/workitemsbatch', { body });
    assert.equal(status, 200);
    assert.equal(
      (await items.world.azure('GET', `_apis/wit/workitems/${id}?asOf=yesterday-ish`)).status,
      400,
    );
  });

  it('shows the children of that time', async () => {
    const items = await newItems();
    const parent = await items.create();
    await items.create([link(PARENT, parent)]);
    await items.edit(parent, set({ [TITLE]: 'With a child' }));
    const late = await items.create([link(PARENT, parent)]);
    const [, second] = await items.revisions(parent, '$expand=relations');
    assert.equal(second?.relations?.length, 2);
    await items.edit(parent, set({ [TITLE]: 'Third' }));
    const [first] = await items.revisions(parent, '$expand=relations');
    assert.deepEqual(linksIn(first?.relations).includes(`Hierarchy-Forward ${late}`), false);
    assert.equal((await items.links(parent)).length, 2);
  });
});
