import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newWorld, read, set, type Answer, type World } from './support/client';

interface Node {
  id: number;
  identifier: string;
  name: string;
  path: string;
  hasChildren: boolean;
  children?: Node[];
  attributes?: { startDate: string; finishDate: string };
  _links: { self: { href: string }; parent?: { href: string } };
}

const NODES = 'Fabrikam%20Fiber/_apis/wit/classificationnodes';

const node = (answer: Answer) => read<Node>(answer.body);

function get(world: World, path: string): Promise<Answer> {
  return world.azure('GET', `${NODES}/${path}`);
}

async function countUnder(world: World, path: string): Promise<number> {
  const query = `SELECT [System.Id] FROM WorkItems WHERE [System.AreaPath] UNDER '${path}'`;
  const { body } = await world.azure('POST', 'Fabrikam%20Fiber/_apis/wit/wiql', { body: { query } });
  return read<{ workItems: unknown[] }>(body).workItems.length;
}

describe('areas and iterations', () => {
  it('are read by id from either tree; an omitted one leaves a hole', async () => {
    const world = await newWorld();
    const area = node(await get(world, 'areas/Web'));
    const sprint = node(await get(world, 'iterations/Release%201/Sprint%201'));
    const ids = `${area.id},${sprint.id},999999`;
    assert.equal((await world.azure('GET', `${NODES}?ids=${ids}`)).status, 404);
    const { body } = await world.azure('GET', `${NODES}?ids=${ids}&errorPolicy=omit`);
    const { value } = read<{ value: (Node | null)[] }>(body);
    assert.deepEqual(
      value.map((found) => found?.name),
      ['Web', 'Sprint 1', undefined],
    );
    assert.match(sprint._links.parent?.href ?? '', /classificationNodes\/Iterations\/Release%201$/);
  });

  it('are made below another, with dates that are days', async () => {
    const world = await newWorld();
    const made = await world.azure('POST', `${NODES}/iterations/Release%201`, {
      body: {
        name: 'Extra',
        attributes: { startDate: '2027-01-04T09:30:00Z', finishDate: '2027-01-15T00:00:00Z' },
      },
    });
    assert.equal(made.status, 201);
    assert.deepEqual(node(made).attributes, {
      startDate: '2027-01-04T00:00:00Z',
      finishDate: '2027-01-15T00:00:00Z',
    });
    assert.equal(node(made).path, '\\Fabrikam Fiber\\Iteration\\Release 1\\Extra');
    const item = await world.patch(
      'PATCH',
      '_apis/wit/workitems/5',
      set({ 'System.IterationPath': 'Fabrikam Fiber\\Release 1\\Extra' }),
    );
    assert.equal(item.status, 200);
    const late = { startDate: '2027-02-01', finishDate: '2027-01-01' };
    const refused = await world.azure('PATCH', `${NODES}/iterations/Release%201/Extra`, {
      body: { attributes: late },
    });
    assert.equal(refused.status, 400);
  });

  it('have names of their own among siblings (409), and no forbidden letters', async () => {
    const world = await newWorld();
    const create = (name: string) => world.azure('POST', `${NODES}/areas`, { body: { name } });
    const twice = await create('web');
    assert.equal(twice.status, 409);
    assert.equal(read<{ typeKey: string }>(twice.body).typeKey, 'ClassificationNodeDuplicateNameException');
    for (const name of ['a/b', 'a\\b', ' ', '..', 'x'.repeat(256)]) {
      assert.equal((await create(name)).status, 400, name);
    }
  });

  it('grow fourteen levels deep and no more', async () => {
    const world = await newWorld();
    let path = 'areas';
    for (let level = 1; level <= 14; level++) {
      const answer = await world.azure('POST', `${NODES}/${path}`, { body: { name: `L${level}` } });
      assert.equal(answer.status, 201);
      path += `/L${level}`;
    }
    const answer = await world.azure('POST', `${NODES}/${path}`, { body: { name: 'L15' } });
    assert.equal(answer.status, 400);
  });

  it('take their items along when they are renamed, without a revision', async () => {
    const world = await newWorld();
    const before = await countUnder(world, 'Fabrikam Fiber\\Web');
    const { id } = node(await get(world, 'areas/Web'));
    const query =
      "SELECT [System.Id] FROM WorkItems WHERE [System.AreaPath] = 'Fabrikam Fiber\\Web\\Checkout'";
    const { body } = await world.azure('POST', 'Fabrikam%20Fiber/_apis/wit/wiql', { body: { query } });
    const item = read<{ workItems: { id: number }[] }>(body).workItems[0]?.id ?? 0;
    const old = read<{ rev: number }>((await world.azure('GET', `_apis/wit/workitems/${item}`)).body);
    const renamed = await world.azure('PATCH', `${NODES}/areas/Web`, { body: { name: 'Website' } });
    assert.deepEqual([renamed.status, node(renamed).id], [200, id]);
    assert.equal(await countUnder(world, 'Fabrikam Fiber\\Website'), before);
    const now = read<{ rev: number; fields: Record<string, unknown> }>(
      (await world.azure('GET', `_apis/wit/workitems/${item}`)).body,
    );
    assert.deepEqual(
      [now.rev, now.fields['System.AreaPath']],
      [old.rev, 'Fabrikam Fiber\\Website\\Checkout'],
    );
    assert.equal((await get(world, 'areas/Web')).status, 404);
    assert.equal((await get(await newWorld(), 'areas/Web')).status, 200);
  });

  it('move by id with all below them, but not below themselves', async () => {
    const world = await newWorld();
    const web = node(await get(world, 'areas/Web'));
    const count = await countUnder(world, 'Fabrikam Fiber\\Web');
    const moved = await world.azure('POST', `${NODES}/areas/Mobile`, { body: { id: web.id } });
    assert.equal(moved.status, 200);
    assert.equal(node(moved).path, '\\Fabrikam Fiber\\Area\\Mobile\\Web');
    assert.equal(await countUnder(world, 'Fabrikam Fiber\\Mobile\\Web'), count);
    const inside = await world.azure('POST', `${NODES}/areas/Mobile/Web/Checkout`, {
      body: { id: web.id },
    });
    assert.equal(inside.status, 400);
  });

  it('hand their items to another when they are deleted', async () => {
    const world = await newWorld();
    const mobile = node(await get(world, 'areas/Mobile'));
    const both =
      (await countUnder(world, 'Fabrikam Fiber\\Web')) + (await countUnder(world, 'Fabrikam Fiber\\Mobile'));
    const removed = await world.azure('DELETE', `${NODES}/areas/Web?$reclassifyId=${mobile.id}`);
    assert.equal(removed.status, 204);
    assert.equal(await countUnder(world, 'Fabrikam Fiber\\Mobile'), both);
    assert.equal((await world.azure('DELETE', `${NODES}/areas`)).status, 400);
    const unknown = await world.azure('DELETE', `${NODES}/areas/Mobile?$reclassifyId=1`);
    assert.equal(unknown.status, 404);
  });
});
