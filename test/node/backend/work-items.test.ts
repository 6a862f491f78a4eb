import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newWorld, read, set, type Answer } from './support/client';

interface Item {
  id: number;
  rev: number;
  fields: Record<string, unknown>;
}
interface Failure {
  message: string;
  typeKey: string;
  customProperties: { RuleValidationErrors: { fieldReferenceName: string }[] };
}

const item = (answer: Answer): Item => read<Item>(answer.body);
const failure = (answer: Answer): Failure => read<Failure>(answer.body);
const STORY = 'Fabrikam%20Fiber/_apis/wit/workitems/$User%20Story';
const TASK = 'Fabrikam%20Fiber/_apis/wit/workitems/$Task';
const COMMON = 'Microsoft.VSTS.Common';
const REMAINING = 'Microsoft.VSTS.Scheduling.RemainingWork';

describe('reading work items', () => {
  it('orders a batch by id, drops missing items if asked, and shows only filled fields', async () => {
    const world = await newWorld();
    const body = { ids: [9, 99_999, 3], fields: ['System.Id', 'System.Parent'], errorPolicy: 'omit' };
    const { value } = read<{ value: Item[] }>(
      (await world.azure('POST', '_apis/wit/workitemsbatch', { body })).body,
    );
    assert.deepEqual(
      value.map(({ id }) => id),
      [3, 9],
    );
    const strict = await world.azure('POST', '_apis/wit/workitemsbatch', { body: { ids: [99_999] } });
    assert.equal(strict.status, 404);
  });

  it('refuses more than 200 ids, unknown fields, and fields together with an expansion', async () => {
    const world = await newWorld();
    const many = Array.from({ length: 201 }, (_, index) => index + 1);
    const answers = [
      await world.azure('POST', '_apis/wit/workitemsbatch', { body: { ids: many } }),
      await world.azure('GET', '_apis/wit/workitems?ids=1&fields=System.Nonsense'),
      await world.azure('GET', '_apis/wit/workitems?ids=1&fields=System.Id&$expand=all'),
    ];
    assert.deepEqual(
      answers.map(({ status }) => status),
      [400, 400, 400],
    );
    assert.match(
      answers.map((answer) => failure(answer).message).join(),
      /VS403474.*TF51535.*expand parameter/,
    );
  });

  it('wants a version for writes and a preview flag for previews', async () => {
    const world = await newWorld();
    const write = await world.azure('DELETE', '_apis/wit/workitems/1?api-version=');
    assert.equal(failure(write).typeKey, 'VssVersionNotSpecifiedException');
    const preview = await world.azure('GET', '_apis/connectionData?api-version=7.1');
    assert.equal(failure(preview).typeKey, 'VssInvalidPreviewVersionException');
  });
});

describe('writing work items', () => {
  it('fills the defaults of a new item', async () => {
    const world = await newWorld();
    const { id, rev, fields } = item(await world.patch('POST', STORY, set({ 'System.Title': 'New' })));
    assert.deepEqual([rev, fields['System.State'], fields['System.AreaPath']], [1, 'New', 'Fabrikam Fiber']);
    assert.equal(fields[`${COMMON}.ValueArea`], 'Business');
    assert.equal((await world.azure('GET', `_apis/wit/workitems/${id}`)).status, 200);
  });

  it('names every missing field of a new item', async () => {
    const world = await newWorld();
    const answer = await world.patch(
      'POST',
      'Adventure%20Works/_apis/wit/workitems/$Risk',
      set({ 'System.Title': '' }),
    );
    assert.equal(answer.status, 400);
    assert.equal(failure(answer).typeKey, 'RuleValidationException');
    const names = failure(answer).customProperties.RuleValidationErrors.map(
      (error) => error.fieldReferenceName,
    );
    assert.deepEqual(names, ['System.Title', 'Microsoft.VSTS.CMMI.Probability']);
  });

  it('refuses a stale revision, and stores nothing then', async () => {
    const world = await newWorld();
    const { rev } = item(await world.azure('GET', '_apis/wit/workitems/7'));
    const operations = [{ op: 'test', path: '/rev', value: rev - 1 }, ...set({ 'System.Title': 'Stale' })];
    const answer = await world.patch('PATCH', '_apis/wit/workitems/7', operations);
    assert.equal(answer.status, 412);
    assert.equal(failure(answer).typeKey, 'WorkItemRevisionMismatchException');
    assert.equal(item(await world.azure('GET', '_apis/wit/workitems/7')).rev, rev);
  });

  it('checks without storing, and makes no revision of no change', async () => {
    const world = await newWorld();
    const before = item(await world.azure('GET', '_apis/wit/workitems/7'));
    const path = '_apis/wit/workitems/7?validateOnly=true';
    assert.equal((await world.patch('PATCH', path, set({ 'System.Title': 'Maybe' }))).status, 200);
    const same = set({ 'System.Title': before.fields['System.Title'] });
    assert.equal(item(await world.patch('PATCH', '_apis/wit/workitems/7', same)).rev, before.rev);
  });

  it('moves a task through its workflow, with what follows from it', async () => {
    const world = await newWorld();
    const { id } = item(await world.patch('POST', TASK, set({ 'System.Title': 'T', [REMAINING]: 4 })));
    const path = `_apis/wit/workitems/${id}`;
    const active = item(await world.patch('PATCH', path, set({ 'System.State': 'Active' }))).fields;
    assert.equal(
      read<{ uniqueName: string }>(active['System.AssignedTo']).uniqueName,
      'avery.howard@contoso.com',
    );
    assert.equal(active['System.Reason'], 'Work started');
    const refused = await world.patch('PATCH', path, set({ 'System.State': 'Closed', [REMAINING]: 0 }));
    assert.match(failure(refused).message, /Remaining Work.*InvalidNotEmpty/);
    const closed = item(await world.patch('PATCH', path, set({ 'System.State': 'Closed' }))).fields;
    assert.equal(closed[REMAINING], undefined);
    assert.ok(closed[`${COMMON}.ClosedDate`]);
    const again = item(await world.patch('PATCH', path, set({ 'System.State': 'Active' }))).fields;
    assert.equal(again[`${COMMON}.ClosedDate`], undefined);
  });

  it('refuses unknown states, steps the workflow does not have, and values that are not in a list', async () => {
    const world = await newWorld();
    const { id } = item(await world.patch('POST', TASK, set({ 'System.Title': 'T' })));
    const path = `_apis/wit/workitems/${id}`;
    await world.patch('PATCH', path, set({ 'System.State': 'Removed' }));
    for (const fields of [
      { 'System.State': 'Done' },
      { 'System.State': 'Active' },
      { [`${COMMON}.Priority`]: 9 },
    ]) {
      const answer = await world.patch('PATCH', path, set(fields));
      assert.equal(answer.status, 400);
      assert.match(failure(answer).message, /TF401320/);
    }
  });

  it('adds tags by `add` and sets them by `replace`', async () => {
    const world = await newWorld();
    const { id } = item(
      await world.patch('POST', TASK, set({ 'System.Title': 'T', 'System.Tags': 'ux; beta' })),
    );
    const path = `_apis/wit/workitems/${id}`;
    const added = await world.patch('PATCH', path, set({ 'System.Tags': 'BETA, api' }));
    assert.equal(item(added).fields['System.Tags'], 'api; beta; ux');
    const replace = [{ op: 'replace', path: '/fields/System.Tags', value: 'one' }];
    assert.equal(item(await world.patch('PATCH', path, replace)).fields['System.Tags'], 'one');
  });

  it('takes people in every form, clears them by an empty text, and refuses strangers', async () => {
    const world = await newWorld();
    const forms = [
      'Mei Tanaka',
      'Mei Tanaka <mei.tanaka@contoso.com>',
      { uniqueName: 'mei.tanaka@contoso.com' },
    ];
    for (const form of forms) {
      const { fields } = item(
        await world.patch('PATCH', '_apis/wit/workitems/7', set({ 'System.AssignedTo': form })),
      );
      assert.equal(read<{ displayName: string }>(fields['System.AssignedTo']).displayName, 'Mei Tanaka');
    }
    const cleared = await world.patch('PATCH', '_apis/wit/workitems/7', set({ 'System.AssignedTo': '' }));
    assert.equal(item(cleared).fields['System.AssignedTo'], undefined);
    const stranger = await world.patch(
      'PATCH',
      '_apis/wit/workitems/7',
      set({ 'System.AssignedTo': 'Nobody' }),
    );
    assert.match(failure(stranger).message, /unknown identity/);
  });

  it('refuses wrong paths, read-only fields, wrong types and the wrong content type', async () => {
    const world = await newWorld();
    const path = '_apis/wit/workitems/7';
    const messages = [
      await world.patch('PATCH', path, set({ 'System.AreaPath': 'Fabrikam Fiber\\Nowhere' })),
      await world.patch('PATCH', path, set({ 'System.CreatedDate': '2026-01-01' })),
      await world.patch('PATCH', path, set({ 'System.Title': 'x'.repeat(256) })),
      await world.azure('PATCH', path, { body: set({ 'System.Title': 'x' }) }),
    ].map((answer) => `${answer.status} ${failure(answer).message}`);
    assert.match(messages.join('\n'), /400 TF401347[^]*400 TF401326[^]*400 TF401320[^]*400 .*Content-Type/);
  });

  it('deletes to the recycle bin, restores from it with the same id, and destroys', async () => {
    const world = await newWorld();
    const path = '_apis/wit/workitems/7';
    assert.equal((await world.azure('DELETE', path)).status, 200);
    assert.equal((await world.azure('GET', path)).status, 404);
    const bin = read<{ value: { id: number }[] }>(
      (await world.azure('GET', '_apis/wit/recyclebin')).body,
    ).value;
    assert.ok(bin.some(({ id }) => id === 7));
    assert.equal(
      (await world.azure('PATCH', '_apis/wit/recyclebin/7', { body: { isDeleted: false } })).status,
      200,
    );
    assert.equal((await world.azure('GET', path)).status, 200);
    await world.azure('DELETE', path);
    assert.equal((await world.azure('DELETE', '_apis/wit/recyclebin/7')).status, 204);
    assert.equal((await world.azure('GET', '_apis/wit/recyclebin/7')).status, 404);
  });
});
