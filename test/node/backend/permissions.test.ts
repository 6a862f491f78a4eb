import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newWorld, read, set, type World } from './support/client';

interface Failure {
  message: string;
  typeKey: string;
}
interface Item {
  id: number;
  fields: Record<string, unknown>;
}

const PAYMENTS = 'Fabrikam Fiber\\Platform\\Payments';
const DATA = 'Fabrikam Fiber\\Platform\\Data';
const JSON_PATCH = { 'content-type': 'application/json-patch+json' };

/** Ids of the live items below an area, as somebody sees them. */
async function below(world: World, area: string, as: string): Promise<number[]> {
  const query = `SELECT [System.Id] FROM WorkItems WHERE [System.AreaPath] UNDER '${area}'`;
  const { body } = await world.azure('POST', '_apis/wit/wiql', { body: { query }, as });
  return read<{ workItems: Item[] }>(body).workItems.map(({ id }) => id);
}

const retitle = (world: World, id: number, as: string) =>
  world.azure('PATCH', `_apis/wit/workitems/${id}`, {
    body: set({ 'System.Title': 'Changed' }),
    headers: JSON_PATCH,
    as,
  });

describe('permissions', () => {
  it('hide the items of an area from everything one can ask', async () => {
    const world = await newWorld();
    const [hidden = 0] = await below(world, PAYMENTS, 'avery');
    assert.deepEqual(await below(world, PAYMENTS, 'noah'), []);
    for (const path of ['', '/updates', '/revisions']) {
      const { status, body } = await world.azure('GET', `_apis/wit/workitems/${hidden}${path}`, {
        as: 'noah',
      });
      assert.equal(status, 404, path);
      assert.match(read<Failure>(body).message, /TF401232/);
    }
    const list = await world.azure('POST', '_apis/wit/workitemsbatch', {
      body: { ids: [hidden, 1], errorPolicy: 'omit' },
      as: 'noah',
    });
    assert.ok(read<{ value: Item[] }>(list.body).value.every(({ id }) => id !== hidden));
    assert.equal((await retitle(world, hidden, 'noah')).status, 404);
    assert.equal((await world.azure('GET', `_apis/wit/workitems/${hidden}`)).status, 200);
  });

  it('keep links to hidden items out of the history of others', async () => {
    const world = await newWorld();
    const [hidden = 0] = await below(world, PAYMENTS, 'avery');
    const [seen = 0] = await below(world, 'Fabrikam Fiber\\Mobile', 'avery');
    const url = `https://dev.azure.com/contoso/_apis/wit/workItems/${hidden}`;
    const link = [{ op: 'add', path: '/relations/-', value: { rel: 'System.LinkTypes.Related', url } }];
    assert.equal((await world.patch('PATCH', `_apis/wit/workitems/${seen}`, link)).status, 200);
    const history = async (as: string) =>
      JSON.stringify((await world.azure('GET', `_apis/wit/workitems/${seen}/updates`, { as })).body);
    assert.ok((await history('avery')).includes(url));
    assert.ok(!(await history('noah')).includes(url));
  });

  it('let an area be read but not changed, and nothing be moved there', async () => {
    const world = await newWorld();
    const [id = 0] = await below(world, DATA, 'noah');
    assert.equal((await world.azure('GET', `_apis/wit/workitems/${id}`, { as: 'noah' })).status, 200);
    const refused = await retitle(world, id, 'noah');
    assert.equal(refused.status, 403);
    assert.match(read<Failure>(refused.body).message, /^TF237111/);
    const created = await world.azure('POST', 'Fabrikam%20Fiber/_apis/wit/workitems/$Task', {
      body: set({ 'System.Title': 'New', 'System.AreaPath': DATA }),
      headers: JSON_PATCH,
      as: 'noah',
    });
    assert.equal(created.status, 403);
    assert.equal((await retitle(world, id, 'mei')).status, 200);
  });

  it('reorder all of some items or none', async () => {
    const world = await newWorld();
    const [mine = 0] = await below(world, 'Fabrikam Fiber\\Mobile', 'noah');
    const [theirs = 0] = await below(world, DATA, 'noah');
    const rev = async () =>
      read<{ rev: number }>((await world.azure('GET', `_apis/wit/workitems/${mine}`)).body).rev;
    const before = await rev();
    const body = { ids: [mine, theirs], previousId: 0, nextId: 0, parentId: 0 };
    const path = 'Fabrikam%20Fiber/_apis/work/workitemsorder';
    assert.equal((await world.azure('PATCH', path, { body, as: 'noah' })).status, 403);
    assert.equal(await rev(), before);
  });

  it('let somebody edit who may not delete', async () => {
    const world = await newWorld();
    assert.equal((await retitle(world, 5, 'hannah')).status, 200);
    const refused = await world.azure('DELETE', '_apis/wit/workitems/5', { as: 'hannah' });
    assert.deepEqual([refused.status, read<Failure>(refused.body).typeKey], [403, 'AccessCheckException']);
    const many = await world.azure('POST', '_apis/wit/workitemsdelete', { body: { ids: [5] }, as: 'hannah' });
    assert.equal(read<{ results: { code: number }[] }>(many.body).results[0]?.code, 403);
    assert.equal((await world.azure('GET', '_apis/wit/workitems/5')).status, 200);
  });

  it('leave destroying and writing past the rules to administrators', async () => {
    const world = await newWorld();
    const destroyed = await world.azure('DELETE', '_apis/wit/workitems/6?destroy=true', { as: 'mei' });
    assert.equal(destroyed.status, 403);
    const bypassed = await world.azure('PATCH', '_apis/wit/workitems/6?bypassRules=true', {
      body: set({ 'System.AssignedTo': 'Nobody at all' }),
      headers: JSON_PATCH,
      as: 'mei',
    });
    assert.deepEqual([bypassed.status, read<Failure>(bypassed.body).typeKey], [403, 'AccessCheckException']);
    assert.equal(
      (await world.azure('DELETE', '_apis/wit/workitems/6?destroy=true', { as: 'jamal' })).status,
      200,
    );
  });

  it('hide a whole project', async () => {
    const world = await newWorld();
    const { body } = await world.azure('GET', '_apis/projects', { as: 'yusuf' });
    const names = read<{ value: { name: string }[] }>(body).value.map(({ name }) => name);
    assert.ok(!names.includes('Adventure Works') && names.includes('Northwind'));
    const types = await world.azure('GET', 'Adventure%20Works/_apis/wit/workitemtypes', { as: 'yusuf' });
    assert.equal(types.status, 404);
  });

  it('can be changed for a world', async () => {
    const world = await newWorld();
    await world.control('permissions', [{ person: 'avery', project: 'Northwind', rights: ['read'] }]);
    assert.equal((await world.azure('GET', '_apis/wit/workitems/1905')).status, 404);
    assert.deepEqual(await below(world, PAYMENTS, 'noah'), await below(world, PAYMENTS, 'avery'));
    const wrong = await world.control('permissions', [
      { person: 'avery', project: 'Northwind', rights: ['own'] },
    ]);
    assert.equal(wrong.status, 400);
    await world.control('reset', {});
    assert.equal((await world.azure('GET', '_apis/wit/workitems/1905')).status, 200);
  });
});
