import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newWorld, read, set, type Answer, type World } from './support/client';

type Fields = Record<string, unknown>;

const FIBER = 'Fabrikam%20Fiber';
const COMMON = 'Microsoft.VSTS.Common';

const message = (answer: Answer): string => read<{ message: string }>(answer.body).message;
const fieldsOf = (answer: Answer): Fields => {
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  return read<{ fields: Fields }>(answer.body).fields;
};

async function create(world: World, project: string, type: string, fields: Fields = {}): Promise<string> {
  const path = `${project}/_apis/wit/workitems/$${encodeURIComponent(type)}`;
  const answer = await world.patch('POST', path, set({ 'System.Title': 'New', ...fields }));
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  return `_apis/wit/workitems/${read<{ id: number }>(answer.body).id}`;
}

describe('another type or project', () => {
  it('brings the defaults that the new type requires', async () => {
    const world = await newWorld();
    const path = await create(world, FIBER, 'Task');
    const fields = fieldsOf(await world.patch('PATCH', path, set({ 'System.WorkItemType': 'Bug' })));
    assert.equal(fields[`${COMMON}.Severity`], '3 - Medium');
    assert.equal(fields['System.State'], 'New');
  });

  it('may come together in any order, where the new project does not have the old type', async () => {
    for (const names of [
      ['System.TeamProject', 'System.WorkItemType'],
      ['System.WorkItemType', 'System.TeamProject'],
    ]) {
      const world = await newWorld();
      const path = await create(world, FIBER, 'User Story');
      const sent: Fields = {
        'System.TeamProject': 'Tailspin Toys',
        'System.WorkItemType': 'Product Backlog Item',
      };
      const move = Object.fromEntries(names.map((name) => [name, sent[name]]));
      const fields = fieldsOf(await world.patch('PATCH', path, set(move)));
      assert.equal(fields['System.TeamProject'], 'Tailspin Toys');
      assert.equal(fields['System.AreaPath'], 'Tailspin Toys');
      assert.equal(fields['System.WorkItemType'], 'Product Backlog Item');
    }
  });

  it('resets a state that the new project does not have', async () => {
    const world = await newWorld();
    const path = await create(world, FIBER, 'Task');
    await world.patch('PATCH', path, set({ 'System.State': 'Closed' }));
    const fields = fieldsOf(await world.patch('PATCH', path, set({ 'System.TeamProject': 'Tailspin Toys' })));
    assert.equal(fields['System.State'], 'To Do');
    assert.equal(fields['System.Reason'], 'New task');
    assert.equal(fields[`${COMMON}.ClosedDate`], undefined);
  });

  it('leaves the area alone when the project is the one it has', async () => {
    const world = await newWorld();
    const area = 'Fabrikam Fiber\\Mobile';
    const path = await create(world, FIBER, 'Task', { 'System.AreaPath': area });
    const patch = set({ 'System.TeamProject': 'Fabrikam Fiber', 'System.Title': 'Same place' });
    assert.equal(fieldsOf(await world.patch('PATCH', path, patch))['System.AreaPath'], area);
  });
});

describe('reasons', () => {
  const move = (world: World, path: string, state: string, reason?: string) =>
    world.patch(
      'PATCH',
      path,
      set({ 'System.State': state, ...(reason === undefined ? {} : { 'System.Reason': reason }) }),
    );

  it('depend on the state that an item comes from', async () => {
    const world = await newWorld();
    const path = await create(world, FIBER, 'Task');
    for (const [state, reason] of [
      ['Active', 'Work started'],
      ['Closed', 'Completed'],
      ['Active', 'Reactivated'],
      ['New', 'Work halted'],
      ['Removed', 'Removed from the backlog'],
      ['New', 'Reconsidering the Task'],
    ] as const) {
      assert.equal(fieldsOf(await move(world, path, state))['System.Reason'], reason, state);
    }
    assert.match(message(await move(world, path, 'Active', 'Reactivated')), /Rule Error for field Reason/);
  });

  it('are kept in the spelling of the process, and never empty', async () => {
    const world = await newWorld();
    const path = await create(world, FIBER, 'Task');
    assert.equal(fieldsOf(await move(world, path, 'Closed', 'cut'))['System.Reason'], 'Cut');
    const cleared = await world.patch('PATCH', path, set({ 'System.Reason': '' }));
    assert.equal(fieldsOf(cleared)['System.Reason'], 'Completed');
  });

  it('say why a bug was resolved, as long as it is', async () => {
    const world = await newWorld();
    const path = await create(world, FIBER, 'Bug');
    const resolvedReason = async (state: string, reason?: string) =>
      fieldsOf(await move(world, path, state, reason))[`${COMMON}.ResolvedReason`];
    assert.equal(await resolvedReason('Resolved', 'Duplicate'), 'Duplicate');
    assert.equal(await resolvedReason('Closed'), 'Duplicate');
    assert.equal(await resolvedReason('Active'), undefined);
  });
});

describe('a new item of a CMMI project', () => {
  it('belongs to its creator, also where its first state requires somebody', async () => {
    const world = await newWorld();
    const path = await create(world, 'Adventure%20Works', 'Review', { 'Microsoft.VSTS.CMMI.Purpose': 'Why' });
    const { 'System.AssignedTo': assignee } = fieldsOf(await world.azure('GET', path));
    assert.equal(read<{ displayName: string }>(assignee).displayName, 'Avery Howard');
  });
});

describe('odd input', () => {
  it('gives a format to long texts only', async () => {
    const world = await newWorld();
    const format = (name: string) =>
      world.patch('PATCH', '_apis/wit/workitems/1', [
        { op: 'add', path: `/multilineFieldsFormat/${name}`, value: 'Markdown' },
      ]);
    assert.equal((await format('System.Description')).status, 200);
    assert.equal((await format('System.Title')).status, 400);
  });

  it('refuses ids that are not written in digits', async () => {
    const world = await newWorld();
    for (const id of ['0x10', '1e2', '1.0']) {
      const { status } = await world.azure('GET', `_apis/wit/workitems/${id}`);
      assert.equal(status, 400, id);
    }
    for (const id of [null, true, '', [1]]) {
      const body = { ids: [1, id] };
      const { status } = await world.azure('POST', '_apis/wit/workitemsbatch', { body });
      assert.equal(status, 400, String(id));
    }
  });

  it('takes an empty list of fields for none, and refuses a depth that is no number', async () => {
    const world = await newWorld();
    const { status } = await world.azure('GET', '_apis/wit/workitems/1?fields=');
    assert.equal(status, 200);
    for (const depth of ['abc', '-1']) {
      const path = `${FIBER}/_apis/wit/classificationnodes/areas?$depth=${depth}`;
      assert.equal((await world.azure('GET', path)).status, 400, depth);
    }
  });

  it('takes the operations of a patch in any case', async () => {
    const world = await newWorld();
    const operations = [{ op: 'Add', path: '/fields/System.Title', value: 'Upper' }];
    assert.equal((await world.patch('PATCH', '_apis/wit/workitems/1', operations)).status, 200);
  });

  it('refuses days that do not exist, and text that only looks like a date to JavaScript', async () => {
    const world = await newWorld();
    const path = await create(world, FIBER, 'Task');
    for (const date of ['2026-02-30', 'Sprint 5', '2026-13-01T00:00:00Z']) {
      const answer = await world.patch('PATCH', path, set({ 'Microsoft.VSTS.Scheduling.StartDate': date }));
      assert.match(message(answer), /InvalidDate/, date);
    }
  });

  it('names the stranger, and the method with the wrong content type', async () => {
    const world = await newWorld();
    const stranger = await world.patch(
      'PATCH',
      '_apis/wit/workitems/1',
      set({ 'System.AssignedTo': { id: 'x' } }),
    );
    assert.match(message(stranger), /'x'.*unknown identity/);
    const upload = await world.azure('POST', '_apis/wit/attachments?fileName=a.png', { body: '{}' });
    assert.match(message(upload), /for method type "POST"/);
  });
});
