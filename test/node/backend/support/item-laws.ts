import assert from 'node:assert/strict';
import { findRelationType } from '../../../../demo/backend/data/relation-types';
import { done, linksIn, PARENT, PROJECT, type Item, type Items, type Relation, type Update } from './items';

/** What changes without a revision is not in the updates of fields. */
const UNTRACKED = /^System\.(\w+(Link|File)Count|Parent|BoardColumn\w*)$/;

type Fields = Item['fields'];

/** What must hold for an item, whatever was written to it; links to items that are not live do not show. */
export async function checkItem(items: Items, id: number, live: readonly number[]): Promise<void> {
  const current = await items.get(id, '$expand=all');
  const revisions = await items.revisions(id, '$expand=all');
  const updates = await items.updates(id);
  assert.deepEqual(
    revisions.map(({ rev }) => rev),
    Array.from({ length: current.rev }, (_, index) => index + 1),
  );
  const newest = revisions[revisions.length - 1];
  assert.deepEqual([newest?.fields, newest?.relations], [current.fields, current.relations]);
  checkFields(revisions, updates);
  checkRelations(current, updates, live);
  for (const revision of revisions) {
    const past = await items.get(id, `$expand=all&asOf=${String(revision.fields['System.ChangedDate'])}`);
    assert.deepEqual([past.fields, past.relations], [revision.fields, revision.relations]);
  }
  const path = `${PROJECT}/_apis/wit/workItems/${id}/comments?api-version=7.1-preview.4`;
  const { totalCount } = done<{ totalCount: number }>(await items.world.azure('GET', path));
  assert.equal(current.fields['System.CommentCount'], totalCount);
}

/** The changes of each update lead from one revision to the next. */
function checkFields(revisions: readonly Item[], updates: readonly Update[]): void {
  const fields: Fields = {};
  for (const { rev, fields: changes } of updates) {
    if (!changes) continue;
    delete fields['System.History'];
    for (const [name, { oldValue, newValue }] of Object.entries(changes)) {
      assert.deepEqual(oldValue, fields[name], name);
      if (newValue === undefined) delete fields[name];
      else fields[name] = newValue;
    }
    const { 'System.IsDeleted': _, ...expected } = fields;
    assert.deepEqual(expected, tracked(revisions[rev - 1]?.fields ?? {}));
  }
}

function tracked(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !UNTRACKED.test(name)));
}

/** Relations added and removed leave those that the item has. */
function checkRelations(item: Item, updates: readonly Update[], live: readonly number[]): void {
  const relations = new Map<string, Relation>();
  for (const { relations: changes = {} } of updates) {
    for (const relation of changes.removed ?? []) assert.ok(relations.delete(key(relation)), key(relation));
    for (const relation of changes.added ?? []) relations.set(key(relation), relation);
    for (const relation of changes.updated ?? []) {
      assert.ok(relations.has(key(relation)));
      relations.set(key(relation), relation);
    }
  }
  const isShown = ({ url }: Relation) =>
    !url.includes('/workItems/') || live.some((id) => url.endsWith(`/${id}`));
  const expected = [...relations.values()].filter(isShown);
  assert.deepEqual(sorted(expected), sorted(item.relations ?? []));
}

/** Every link shows at both ends, an item has one parent, and nothing is below itself. */
export async function checkLinks(items: Items, live: readonly number[]): Promise<void> {
  const all = new Map<number, Item>();
  for (const id of live) all.set(id, await items.get(id));
  for (const { id, relations = [] } of all.values()) {
    for (const { rel, url, attributes } of relations) {
      const other = all.get(Number(url.split('/').pop()));
      if (!url.includes('/workItems/')) continue;
      const opposite = findRelationType(rel)?.oppositeEnd ?? rel;
      const back = other?.relations?.find(
        (relation) => relation.rel === opposite && relation.url.endsWith(`/${id}`),
      );
      assert.ok(back, `${id} ${linksIn(relations).join()}`);
      assert.equal(back.attributes['comment'], attributes['comment']);
    }
    assert.ok(relations.filter(({ rel }) => rel === PARENT).length <= 1);
    assert.ok(!isBelowItself(all, id), `${id}`);
  }
}

function isBelowItself(all: ReadonlyMap<number, Item>, id: number): boolean {
  const above = new Set<unknown>();
  for (let at: unknown = id; typeof at === 'number'; at = all.get(at)?.fields['System.Parent']) {
    if (above.has(at)) return true;
    above.add(at);
  }
  return false;
}

const key = ({ rel, url }: Relation) => `${rel} ${url}`;

function sorted(relations: readonly Relation[]): Relation[] {
  return [...relations].sort((a, b) => key(a).localeCompare(key(b)));
}
