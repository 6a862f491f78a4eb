import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ProjectData, StoredItem } from '../../../demo/backend/data/model';
import { pastOf } from '../../../demo/backend/data/past';
import { findState, type WorkItemType } from '../../../demo/backend/data/processes/model';
import { seedData } from '../../../demo/backend/data/seed';

const data = seedData({ items: 60 }).get('contoso');
if (!data) throw new Error('No organization');
const { items, projects } = data;

function contextOf(item: StoredItem): { project: ProjectData; type: WorkItemType } {
  const project = projects.find(({ name }) => name === item.fields['System.TeamProject']);
  const type = project?.process.types.find(({ name }) => name === item.fields['System.WorkItemType']);
  if (!project || !type) throw new Error('No type');
  return { project, type };
}

describe('the past of seeded items', () => {
  it('goes from the first state to the present by allowed steps', () => {
    for (const item of items) {
      const { project, type } = contextOf(item);
      const past = pastOf(item, project);
      const numbers = Array.from({ length: item.rev }, (_, index) => index + 1);
      assert.deepEqual(
        past.map(({ rev }) => rev),
        numbers,
      );
      assert.deepEqual(past[past.length - 1]?.fields, item.fields);
      assert.equal(past[0]?.fields['System.State'], type.states[0]?.name, `#${item.id}`);
      assert.equal(past[0]?.fields['System.ChangedDate'], item.fields['System.CreatedDate']);
      for (const [before, after] of pairs(past)) {
        const [from, to] = [String(before.fields['System.State']), String(after.fields['System.State'])];
        assert.ok(from === to || findState(type, from)?.to.includes(to), `#${item.id}: ${from} to ${to}`);
      }
    }
  });

  it('changes something with every revision, and time does not run back', () => {
    for (const item of items) {
      for (const [{ fields: before }, { fields, rev }] of pairs(pastOf(item, contextOf(item).project))) {
        assert.ok(String(before['System.ChangedDate']) <= String(fields['System.ChangedDate']));
        const names = Object.keys({ ...before, ...fields }).filter((name) => fields[name] !== before[name]);
        assert.ok(
          names.some((name) => !name.startsWith('System.Changed')),
          `#${item.id} revision ${rev}`,
        );
      }
    }
  });

  it('is the same each time it is asked for', () => {
    const item = items.find(({ rev }) => rev > 4);
    if (!item) throw new Error('No such item');
    const { project } = contextOf(item);
    assert.deepEqual(pastOf(item, project), pastOf(item, project));
  });
});

function pairs(past: readonly StoredItem[]): (readonly [StoredItem, StoredItem])[] {
  return past.flatMap((after, index) => {
    const before = past[index - 1];
    return before ? [[before, after] as const] : [];
  });
}
