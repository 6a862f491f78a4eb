import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newWorld, read, set } from './support/client';

const PROJECT = 'Fabrikam%20Fiber/_apis/wit';

interface Field {
  referenceName: string;
  name: string;
  isDeleted: boolean;
  isLocked?: boolean;
}

describe('relation types', () => {
  it('name both ends of a link, and what is no link between items', async () => {
    const world = await newWorld();
    const { body } = await world.azure('GET', '_apis/wit/workitemrelationtypes');
    const { count, value } = read<{
      count: number;
      value: { referenceName: string; attributes: Record<string, unknown> }[];
    }>(body);
    assert.equal(count, 18);
    const parent = value.find(({ referenceName }) => referenceName === 'System.LinkTypes.Hierarchy-Reverse');
    assert.deepEqual(
      [parent?.attributes['topology'], parent?.attributes['oppositeEndReferenceName']],
      ['tree', 'System.LinkTypes.Hierarchy-Forward'],
    );
    const file = await world.azure('GET', '_apis/wit/workitemrelationtypes/attachedfile');
    assert.deepEqual(read<{ attributes: unknown }>(file.body).attributes, {
      usage: 'resourceLink',
      editable: false,
      enabled: true,
    });
    assert.equal((await world.azure('GET', '_apis/wit/workitemrelationtypes/Nothing')).status, 404);
  });
});

describe('fields', () => {
  it('are made, locked, deleted and brought back', async () => {
    const world = await newWorld();
    const path = '_apis/wit/fields/Custom.Impact';
    const made = await world.azure('POST', '_apis/wit/fields', {
      body: { name: 'Impact', type: 'string', description: 'How bad' },
    });
    assert.equal(read<Field>(made.body).referenceName, 'Custom.Impact');
    const twice = await world.azure('POST', '_apis/wit/fields', { body: { name: 'Impact', type: 'string' } });
    assert.equal(twice.status, 409);
    const locked = await world.azure('PATCH', path, { body: { isLocked: true } });
    assert.equal(read<Field>(locked.body).isLocked, true);
    assert.equal((await world.azure('DELETE', path)).status, 204);
    assert.equal((await world.azure('GET', path)).status, 400);
    const { body } = await world.azure('GET', '_apis/wit/fields?$expand=includeDeleted');
    const deleted = read<{ value: Field[] }>(body).value.find(({ name }) => name === 'Impact');
    assert.equal(deleted?.isDeleted, true);
    await world.azure('PATCH', path, { body: { isDeleted: false } });
    assert.equal((await world.azure('GET', path)).status, 200);
    assert.equal((await world.azure('DELETE', '_apis/wit/fields/System.Title')).status, 400);
  });

  it('tell which others change along with them', async () => {
    const world = await newWorld();
    const { body } = await world.azure(
      'GET',
      `${PROJECT}/workitemtypes/Bug/fields/System.State?$expand=dependentFields`,
    );
    const { dependentFields } = read<{ dependentFields: Field[] }>(body);
    assert.ok(dependentFields.some(({ referenceName }) => referenceName === 'System.Reason'));
  });
});

describe('other metadata', () => {
  it('draws every icon of the service', async () => {
    const world = await newWorld();
    const { body } = await world.azure('GET', '_apis/wit/workitemicons');
    const { value } = read<{ value: { id: string }[] }>(body);
    assert.equal(value.length, 41);
    const icon = await world.azure('GET', '_apis/wit/workitemicons/icon_gavel?color=FF0000', {
      headers: { accept: 'image/svg+xml' },
    });
    assert.match(String(icon.body), /^<svg.*fill="#FF0000"/);
  });

  it('says where a check-in takes an item, and why it takes it nowhere', async () => {
    const world = await newWorld();
    const query = (state: string) =>
      world.azure('POST', `${PROJECT}/wiql?$top=1`, {
        body: {
          query: `SELECT [System.Id] FROM WorkItems WHERE [System.TeamProject] = @project AND [System.WorkItemType] = 'Bug' AND [System.State] = '${state}'`,
        },
      });
    const { body: found } = await query('Active');
    const id = read<{ workItems: { id: number }[] }>(found).workItems[0]?.id;
    const { body } = await world.azure('GET', `_apis/wit/workitemtransitions?ids=${id},999999`);
    const { value } = read<{ value: { id: number; stateOnTransition?: string; errorCode?: string }[] }>(body);
    assert.deepEqual(value[0], { id, stateOnTransition: 'Resolved' });
    assert.equal(value[1]?.errorCode, 'WorkItemNotFound');
  });

  it('finds the items that a commit belongs to', async () => {
    const world = await newWorld();
    const uri = 'vstfs:///Git/Commit/a%2Fb%2Fc';
    await world.patch('PATCH', '_apis/wit/workitems/5', [
      {
        op: 'add',
        path: '/relations/-',
        value: { rel: 'ArtifactLink', url: uri, attributes: { name: 'Fixed in Commit' } },
      },
      ...set({ 'System.Tags': 'x' }),
    ]);
    const { body } = await world.azure('POST', `${PROJECT}/artifacturiquery`, {
      body: { artifactUris: [uri, 'vstfs:///Build/Build/1'] },
    });
    const { artifactUrisQueryResult: result } = read<{
      artifactUrisQueryResult: Record<string, { id: number }[]>;
    }>(body);
    assert.deepEqual(
      result[uri]?.map(({ id }) => id),
      [5],
    );
    assert.deepEqual(result['vstfs:///Build/Build/1'], []);
    const { body: types } = await world.azure('GET', '_apis/wit/artifactlinktypes');
    assert.equal(read<{ count: number }>(types).count, 16);
  });
});
