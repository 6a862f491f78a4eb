import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newWorld, read, set, type World } from './support/client';

interface Batch<Value> {
  values: Value[];
  continuationToken: string;
  nextLink: string;
  isLastBatch: boolean;
}

interface Revision {
  id: number;
  rev: number;
  fields: Record<string, unknown>;
}

interface Link {
  rel: string;
  attributes: { sourceId: number; targetId: number; isActive: boolean };
}

const REVISIONS = 'Northwind/_apis/wit/reporting/workitemrevisions';

async function revisions(world: World, query = ''): Promise<Batch<Revision>> {
  return read<Batch<Revision>>((await world.azure('GET', `${REVISIONS}?${query}`)).body);
}

describe('reporting', () => {
  it('gives every revision of a project in batches, and then only what is new', async () => {
    const world = await newWorld();
    const seen: string[] = [];
    let batch = await revisions(world, '$maxPageSize=50');
    while (batch.values.length) {
      seen.push(...batch.values.map(({ id, rev }) => `${id} ${rev}`));
      batch = await revisions(world, `$maxPageSize=50&continuationToken=${batch.continuationToken}`);
    }
    assert.equal(batch.isLastBatch, true);
    assert.equal(new Set(seen).size, seen.length);
    assert.equal(new Set(seen.map((key) => key.split(' ')[0])).size, 40);
    await world.patch('PATCH', '_apis/wit/workitems/1901', set({ 'System.Title': 'New here' }));
    const next = await revisions(world, `continuationToken=${batch.continuationToken}`);
    assert.deepEqual(
      next.values.map(({ id, fields }) => [id, fields['System.Title']]),
      [[1901, 'New here']],
    );
  });

  it('gives the newest alone if asked, long texts with `$expand` only, people as text or object', async () => {
    const world = await newWorld();
    const latest = await revisions(world, 'includeLatestOnly=true');
    assert.equal(latest.values.length, 40);
    assert.ok(latest.values.every(({ fields }) => !('System.Description' in fields)));
    assert.match(String(latest.values[0]?.fields['System.CreatedBy']), /<.*@contoso\.com>$/);
    const full = await revisions(world, 'includeLatestOnly=true&includeIdentityRef=true&$expand=fields');
    assert.ok(full.values.some(({ fields }) => 'System.Description' in fields));
    assert.equal(typeof full.values[0]?.fields['System.CreatedBy'], 'object');
  });

  it('takes fields and types in a body, too', async () => {
    const world = await newWorld();
    const { body } = await world.azure('POST', REVISIONS, {
      body: { types: ['Epic'], fields: ['System.WorkItemType', 'System.Title'] },
    });
    const { values } = read<Batch<Revision>>(body);
    assert.ok(values.length > 0);
    for (const { fields } of values) {
      assert.deepEqual(Object.keys(fields), ['System.WorkItemType', 'System.Title']);
      assert.equal(fields['System.WorkItemType'], 'Epic');
    }
  });

  it('gives each link once', async () => {
    const world = await newWorld();
    const { body } = await world.azure('GET', 'Northwind/_apis/wit/reporting/workitemlinks');
    const { values, isLastBatch } = read<Batch<Link>>(body);
    assert.ok(isLastBatch && values.length > 5);
    const keys = values.map(
      ({ rel, attributes: { sourceId, targetId } }) => `${rel} ${sourceId} ${targetId}`,
    );
    assert.equal(new Set(keys).size, keys.length);
    assert.ok(values.some(({ rel }) => rel === 'System.LinkTypes.Hierarchy'));
  });
});
