import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { OrganizationStore } from '../../../demo/backend/azure-devops/store';
import { parsePatch } from '../../../demo/backend/azure-devops/patch';
import { updateItem } from '../../../demo/backend/azure-devops/write';
import { seedData } from '../../../demo/backend/data/seed';
import { people } from '../../../demo/backend/data/people';
import { set } from './support/client';

const contoso = (seed: number, items: number) => {
  const data = seedData({ seed, items }).get('contoso');
  assert.ok(data);
  return data;
};

describe('seeded data', () => {
  it('is the same for a seed, whatever else was generated, and another for another seed', () => {
    const title = (seed: number, items: number) => contoso(seed, items).byId.get(42)?.fields['System.Title'];
    assert.equal(title(1, 30), title(1, 40));
    assert.notEqual(title(1, 30), title(2, 30));
  });

  it('breaks no rule of its own processes', () => {
    const store = new OrganizationStore(contoso(1, 300));
    const [person] = people;
    assert.ok(person);
    const patch = parsePatch(set({ 'System.Title': 'Another title' }));
    for (const { id } of store.all()) {
      assert.doesNotThrow(() => updateItem(store, id, patch, { person, validateOnly: true }), `item ${id}`);
    }
  });

  it('has every id once, parents that exist, and titles that fit', () => {
    const { items, byId } = contoso(1, 300);
    assert.equal(byId.size, items.length);
    for (const { fields } of items) {
      const parent = fields['System.Parent'];
      assert.ok(parent === undefined || byId.has(Number(parent)));
      assert.ok(String(fields['System.Title']).length <= 255);
    }
    assert.ok(items.some(({ fields }) => String(fields['System.Title']).length === 255));
  });

  it('is never changed by a world', () => {
    const data = contoso(1, 30);
    const before = JSON.stringify(data.byId.get(7));
    const [person] = people;
    assert.ok(person);
    const store = new OrganizationStore(data);
    updateItem(store, 7, parsePatch(set({ 'System.Title': 'Mine' })), { person });
    assert.equal(JSON.stringify(data.byId.get(7)), before);
    assert.notEqual(JSON.stringify(store.find(7)), before);
  });
});
