import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newWorld, set, type Answer } from './support/client';
import {
  CHILD,
  DUPLICATE_OF,
  failure,
  itemUrl,
  Items,
  link,
  linksIn,
  PARENT,
  PREDECESSOR,
  RELATED,
  SUCCESSOR,
  unlink,
} from './support/items';

const PULL_REQUEST = 'vstfs:///Git/PullRequestId/p%2Fr%2F1';
const PAGE = 'https://example.com/page';

/** Items of a fresh world, and the ids of as many new ones as asked for. */
async function newItems(count: number): Promise<[items: Items, ...ids: number[]]> {
  const items = new Items(await newWorld());
  const ids: number[] = [];
  while (ids.length < count) ids.push(await items.create());
  return [items, ...ids];
}

async function refused(answer: Promise<Answer>, status: number, message: RegExp): Promise<void> {
  const refusal = await answer;
  assert.equal(refusal.status, status);
  assert.match(failure(refusal).message, message);
}

const replaceComment = (index: number, value: string) => ({
  op: 'replace',
  path: `/relations/${index}/attributes/comment`,
  value,
});

describe('links between items', () => {
  it('shows a link at both ends, each with its own name, and takes it away from both', async () => {
    const [items, one = 0, two = 0] = await newItems(2);
    await items.edit(one, [link(SUCCESSOR, two, { comment: 'first' })]);
    const [relation] = (await items.get(two)).relations ?? [];
    assert.deepEqual(relation, {
      rel: PREDECESSOR,
      url: itemUrl(one),
      attributes: { isLocked: false, comment: 'first', name: 'Predecessor' },
    });
    await items.edit(two, [unlink(0)]);
    assert.deepEqual([await items.links(one), await items.links(two)], [[], []]);
  });

  it('keeps the revision for links, and raises it for files, pages and artifacts', async () => {
    const [items, one = 0, two = 0] = await newItems(2);
    assert.equal((await items.edit(one, [link(RELATED, two)])).rev, 1);
    assert.equal((await items.edit(one, [link('Hyperlink', PAGE)])).rev, 2);
    assert.equal(
      (await items.edit(one, [link('ArtifactLink', PULL_REQUEST, { name: 'Pull Request' })])).rev,
      3,
    );
    assert.equal((await items.edit(one, [replaceComment(1, 'the page')])).rev, 4);
    assert.equal((await items.edit(one, [unlink(0)])).rev, 4);
    assert.equal((await items.edit(one, [unlink(0)])).rev, 5);
  });

  it('edits the comment of a link at either end, and records nothing if it stays the same', async () => {
    const [items, one = 0, two = 0] = await newItems(2);
    await items.edit(one, [link(PARENT, two)]);
    await items.edit(two, [replaceComment(0, 'ours')]);
    await items.edit(two, [replaceComment(0, 'ours')]);
    for (const id of [one, two]) {
      const { relations } = await items.get(id);
      assert.equal(relations?.[0]?.attributes['comment'], 'ours');
      const updates = await items.updates(id);
      assert.equal(updates.length, 3);
      assert.equal(updates[2]?.relations?.updated?.length, 1);
    }
    await refused(
      items.try(one, [{ op: 'replace', path: '/relations/0/attributes/isLocked', value: true }]),
      400,
      /isLocked/,
    );
  });

  it('runs the operations of a patch one after the other', async () => {
    const [items, one = 0, two = 0, three = 0] = await newItems(3);
    const more = [link(RELATED, two), link(RELATED, three), link('Hyperlink', PAGE)];
    await items.edit(one, [...more, unlink(2), unlink(0), link(SUCCESSOR, two)]);
    assert.deepEqual(await items.links(one), [`Related ${three}`, `Dependency-Forward ${two}`]);
    assert.deepEqual(await items.links(two), [`Dependency-Reverse ${one}`]);
    await refused(items.try(one, [unlink(0), unlink(1)]), 400, /out of range/i);
  });

  it('moves an item to another parent in one patch', async () => {
    const [items, id = 0, from = 0, to = 0] = await newItems(3);
    await items.edit(id, [link(PARENT, from)]);
    await items.edit(id, [unlink(0), link(PARENT, to)]);
    assert.deepEqual([await items.links(from), await items.links(to)], [[], [`Hierarchy-Forward ${id}`]]);
    assert.equal((await items.get(id)).fields['System.Parent'], to);
  });

  it('turns parent and child around in one patch', async () => {
    const [items, one = 0, two = 0] = await newItems(2);
    await items.edit(one, [link(PARENT, two)]);
    await items.edit(one, [unlink(0), link(CHILD, two)]);
    assert.deepEqual(await items.links(two), [`Hierarchy-Reverse ${one}`]);
    assert.deepEqual(await items.links(one), [`Hierarchy-Forward ${two}`]);
  });

  it('does not protect links by the revision, as they do not change it', async () => {
    const [items, one = 0, two = 0, three = 0] = await newItems(3);
    const test = { op: 'test', path: '/rev', value: 1 };
    await items.edit(one, [test, link(RELATED, two)]);
    await items.edit(one, [test, link(RELATED, three)]);
    await items.edit(one, set({ 'System.Title': 'New' }));
    await refused(items.try(one, [test, unlink(0)]), 412, /TF26071/);
    assert.equal((await items.links(one)).length, 2);
  });

  it('counts links of each kind', async () => {
    const [items, one = 0, two = 0] = await newItems(2);
    await items.edit(one, [
      link(CHILD, two),
      link('Hyperlink', PAGE),
      link('ArtifactLink', PULL_REQUEST, { name: 'Pull Request' }),
    ]);
    const { fields } = await items.get(one, '$expand=all');
    const counts = ['RelatedLinkCount', 'HyperLinkCount', 'ExternalLinkCount', 'AttachedFileCount'];
    assert.deepEqual(
      counts.map((name) => fields[`System.${name}`]),
      [1, 1, 1, 0],
    );
    assert.equal((await items.get(one, '')).relations, undefined);
  });
});

describe('links that are refused', () => {
  it('refuses the item itself, missing items, unknown types and what is there already', async () => {
    const [items, one = 0, two = 0] = await newItems(2);
    await items.edit(one, [link(RELATED, two)]);
    await refused(items.try(one, [link(RELATED, one)]), 400, /to itself/);
    await refused(items.try(one, [link(RELATED, 987_654)]), 404, /TF401232/);
    await refused(items.try(one, [link('System.LinkTypes.Cousin', two)]), 400, /Cousin/);
    await refused(items.try(one, [link(RELATED, two)]), 400, /already exists/);
    await refused(items.try(two, [link(RELATED, one)]), 400, /already exists/);
    await refused(items.try(one, [link('ArtifactLink', PULL_REQUEST)]), 400, /name/);
  });

  it('allows one parent, and one original of a duplicate, from either end', async () => {
    const [items, id = 0, first = 0, second = 0] = await newItems(3);
    await items.edit(id, [link(PARENT, first), link(DUPLICATE_OF, first)]);
    await refused(items.try(id, [link(PARENT, second)]), 400, /one Parent at most/);
    await refused(items.try(second, [link(CHILD, id)]), 400, /one Parent at most/);
    await refused(items.try(id, [link(DUPLICATE_OF, second)]), 400, /one Duplicate Of at most/);
  });

  it('counts a parent that the caller may not read, and keeps it', async () => {
    const [items, id = 0, other = 0] = await newItems(2);
    const payments = set({ 'System.AreaPath': 'Fabrikam Fiber\\Platform\\Payments' });
    const hidden = await items.create([...payments, link(CHILD, id)]);
    const asNoah = (body: unknown) =>
      items.world.azure('PATCH', `_apis/wit/workitems/${id}`, {
        body,
        as: 'noah',
        headers: { 'content-type': 'application/json-patch+json' },
      });
    await refused(asNoah([link(PARENT, other)]), 400, /one Parent at most/);
    assert.equal((await asNoah([link(RELATED, other)])).status, 200);
    assert.deepEqual(await items.links(id), [`Hierarchy-Reverse ${hidden}`, `Related ${other}`]);
  });

  it('refuses circles, also those that a patch makes of itself or through the recycle bin', async () => {
    const [items, top = 0, middle = 0, low = 0, other = 0] = await newItems(4);
    await items.edit(middle, [link(PARENT, top)]);
    await items.edit(low, [link(PARENT, middle)]);
    await refused(items.try(top, [link(PARENT, low)]), 400, /circular/);
    await refused(items.try(other, [link(SUCCESSOR, top), link(PREDECESSOR, top)]), 400, /circular/);
    await items.delete(middle);
    await refused(items.try(top, [link(PARENT, low)]), 400, /circular/);
  });

  it('leaves both ends as they were when another operation of the patch fails', async () => {
    const [items, one = 0, two = 0] = await newItems(2);
    const edits = [link(RELATED, two), ...set({ 'System.State': 'Nonsense' })];
    await refused(items.try(one, edits), 400, /TF401320/);
    await items.edit(one, [link(RELATED, two)], 'validateOnly=true');
    for (const id of [one, two]) {
      assert.deepEqual(await items.links(id), []);
      assert.equal((await items.updates(id)).length, 1);
    }
  });

  it('refuses more than a thousand links, also at the other end', async () => {
    const [items, one = 0, two = 0] = await newItems(2);
    const pages = Array.from({ length: 1000 }, (_, index) => link('Hyperlink', `${PAGE}/${index}`));
    await items.edit(one, pages);
    await refused(items.try(one, [link('Hyperlink', PAGE)]), 400, /1000 links/);
    await refused(items.try(two, [link(RELATED, one)]), 400, /1000 links/);
  });
});

describe('links to deleted items', () => {
  it('hides them, and brings them back whatever happened to other relations', async () => {
    const [items, one = 0, two = 0, three = 0] = await newItems(3);
    await items.edit(one, [link(PARENT, two), link(RELATED, two), link(RELATED, three)]);
    await items.delete(two);
    assert.deepEqual(await items.links(one), [`Related ${three}`]);
    assert.equal((await items.get(one)).fields['System.Parent'], undefined);
    await items.edit(one, [unlink(0), link('Hyperlink', PAGE)]);
    await items.restore(two);
    assert.deepEqual(await items.links(one), [
      `Hierarchy-Reverse ${two}`,
      `Related ${two}`,
      `Hyperlink ${PAGE}`,
    ]);
    assert.deepEqual(await items.links(two), [`Hierarchy-Forward ${one}`, `Related ${one}`]);
  });

  it('lets a new parent take the place of a deleted one for good', async () => {
    const [items, child = 0, adopted = 0, old = 0, next = 0] = await newItems(4);
    await items.edit(old, [link(CHILD, child), link(CHILD, adopted)]);
    await items.delete(old);
    await items.edit(child, [link(PARENT, next)]);
    await items.edit(next, [link(CHILD, adopted)]);
    await items.restore(old);
    assert.deepEqual(await items.links(old), []);
    assert.deepEqual(await items.links(next), [`Hierarchy-Forward ${child}`, `Hierarchy-Forward ${adopted}`]);
    for (const id of [child, adopted]) {
      assert.deepEqual(linksIn((await items.updates(id)).at(-1)?.relations?.removed), [
        `Hierarchy-Reverse ${old}`,
      ]);
    }
  });

  it('cannot link to them', async () => {
    const [items, one = 0, two = 0] = await newItems(2);
    await items.delete(two);
    await refused(items.try(one, [link(RELATED, two)]), 404, /TF401232/);
  });
});
