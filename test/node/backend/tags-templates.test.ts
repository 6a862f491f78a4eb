import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newWorld, read, type World } from './support/client';

interface Tag {
  id: string;
  name: string;
  lastUpdated: string;
}

interface Template {
  id: string;
  name: string;
  workItemTypeName: string;
  fields?: Record<string, unknown>;
}

const TAGS = 'Tailspin%20Toys/_apis/wit/tags';
const TEMPLATES = 'Fabrikam%20Fiber/Web/_apis/wit/templates';

async function tag(world: World, name: string): Promise<Tag> {
  return read<Tag>((await world.azure('GET', `${TAGS}/${name}`)).body);
}

async function countTagged(world: World, name: string): Promise<number> {
  const query = `SELECT [System.Id] FROM WorkItems WHERE [System.TeamProject] = @project AND [System.Tags] CONTAINS '${name}'`;
  const { body } = await world.azure('POST', 'Tailspin%20Toys/_apis/wit/wiql', { body: { query } });
  return read<{ workItems: unknown[] }>(body).workItems.length;
}

describe('tags', () => {
  it('get another name on every item of the project, and keep their id', async () => {
    const world = await newWorld();
    const [before, count] = [await tag(world, 'security'), await countTagged(world, 'security')];
    const renamed = await world.azure('PATCH', `${TAGS}/${before.id}`, { body: { name: 'safety' } });
    assert.equal(renamed.status, 200);
    const after = await tag(world, 'safety');
    assert.deepEqual([after.id, after.name], [before.id, 'safety']);
    assert.ok(after.lastUpdated > before.lastUpdated);
    assert.deepEqual([await countTagged(world, 'security'), await countTagged(world, 'safety')], [0, count]);
    assert.equal((await world.azure('GET', 'Fabrikam%20Fiber/_apis/wit/tags/security')).status, 200);
  });

  it('do not take a name that is in use, or one that would be two', async () => {
    const world = await newWorld();
    const rename = async (name: string) =>
      (await world.azure('PATCH', `${TAGS}/security`, { body: { name } })).status;
    assert.deepEqual([await rename('UX'), await rename('a; b'), await rename('')], [409, 400, 400]);
  });

  it('leave every item when they are deleted', async () => {
    const world = await newWorld();
    assert.equal((await world.azure('DELETE', `${TAGS}/security`)).status, 200);
    assert.equal(await countTagged(world, 'security'), 0);
    assert.equal((await world.azure('GET', `${TAGS}/security`)).status, 404);
  });
});

describe('templates', () => {
  it('belong to a team, and are listed by type and without their fields', async () => {
    const world = await newWorld();
    const { body } = await world.azure('GET', `${TEMPLATES}?workitemtypename=bug`);
    const [template] = read<{ value: Template[] }>(body).value;
    assert.deepEqual([template?.workItemTypeName, template?.fields], ['Bug', undefined]);
    const one = await world.azure('GET', `${TEMPLATES}/${template?.id}`);
    assert.equal(read<Template>(one.body).fields?.['System.AreaPath'], 'Fabrikam Fiber\\Web');
  });

  it('are made, replaced and deleted', async () => {
    const world = await newWorld();
    const make = (method: string, path: string, name: string) =>
      world.azure(method, path, {
        body: { name, workItemTypeName: 'task', fields: { 'System.Title': 'Ask' } },
      });
    const made = await make('POST', TEMPLATES, 'Ask around');
    assert.deepEqual([made.status, read<Template>(made.body).workItemTypeName], [201, 'Task']);
    const path = `${TEMPLATES}/${read<Template>(made.body).id}`;
    assert.equal(read<Template>((await make('PUT', path, 'Ask again')).body).name, 'Ask again');
    assert.equal((await world.azure('DELETE', path)).status, 204);
    assert.equal((await world.azure('GET', path)).status, 404);
  });
});
