import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newWorld, read, type World } from './support/client';

const BASE = '/azure-devops-profile/_apis';

async function organizations(world: World, person: string): Promise<string[]> {
  const headers = { authorization: `Bearer ${person}` };
  const me = await world.fetch('GET', `${BASE}/profile/profiles/me?api-version=7.1`, { headers });
  const { id } = read<{ id: string }>(me.body);
  const { body } = await world.fetch('GET', `${BASE}/accounts?memberId=${id}&api-version=7.1`, { headers });
  return read<{ value: { accountName: string }[] }>(body).value.map(({ accountName }) => accountName);
}

describe('the host above the organizations', () => {
  it('lists what a person belongs to', async () => {
    const world = await newWorld();
    assert.deepEqual(await organizations(world, 'avery'), ['contoso', 'litware']);
    assert.deepEqual(await organizations(world, 'yusuf'), ['contoso']);
    assert.deepEqual(await organizations(world, 'priya'), ['litware']);
  });

  it('keeps strangers out of the others', async () => {
    const world = await newWorld();
    const headers = { authorization: 'Bearer priya' };
    const { status, body } = await world.fetch('GET', '/azure-devops/contoso/_apis/projects', { headers });
    assert.equal(status, 401);
    assert.match(read<{ message: string }>(body).message, /^TF400813/);
  });
});
