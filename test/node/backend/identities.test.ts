import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newWorld, read, type World } from './support/client';

interface Identity {
  id: string;
  providerDisplayName: string;
  subjectDescriptor: string;
}

const headers = { authorization: 'Bearer avery' };
const BASE = '/azure-devops-identity/contoso/_apis';

async function find(world: World, query: string): Promise<(Identity | null)[]> {
  const { body } = await world.fetch('GET', `${BASE}/identities?${query}&api-version=7.1`, { headers });
  return read<{ value: (Identity | null)[] }>(body).value;
}

const names = (list: readonly (Identity | null)[]) => list.map((one) => one?.providerDisplayName);

describe('identities', () => {
  it('are found by search, each kind in its own way', async () => {
    const world = await newWorld();
    assert.deepEqual(names(await find(world, 'searchFilter=General&filterValue=tan')), ['Mei Tanaka']);
    assert.deepEqual(names(await find(world, 'searchFilter=DisplayName&filterValue=Mei')), []);
    assert.deepEqual(names(await find(world, 'searchFilter=DisplayName&filterValue=mei%20tanaka')), [
      'Mei Tanaka',
    ]);
    const teams = await find(world, 'searchFilter=LocalGroupName&filterValue=%5BNorthwind%5D%5CWeb');
    assert.deepEqual(names(teams), ['[Northwind]\\Web']);
  });

  it('are found by ids and descriptors, with a gap for the unknown', async () => {
    const world = await newWorld();
    const [mei] = await find(world, 'searchFilter=General&filterValue=mei');
    assert.ok(mei);
    const ids = await find(world, `identityIds=${mei.id},00000000-0000-0000-0000-000000000000`);
    assert.deepEqual(names(ids), ['Mei Tanaka', undefined]);
    assert.deepEqual(names(await find(world, `subjectDescriptors=${mei.subjectDescriptor}`)), ['Mei Tanaka']);
  });

  it('are found in the graph by a beginning', async () => {
    const world = await newWorld();
    const ask = (body: unknown, version = '7.1-preview.1') =>
      world.fetch('POST', `${BASE}/graph/subjectquery?api-version=${version}`, { headers, body });
    const { body } = await ask({ query: 'jo', subjectKind: ['User'] });
    const [subject] = read<{ value: { displayName: string; principalName: string }[] }>(body).value;
    assert.deepEqual(
      [subject?.displayName, subject?.principalName],
      ['Johnnie McLeod', 'johnnie.mcleod@contoso.com'],
    );
    assert.equal((await ask({ query: 'jo', subjectKind: ['User'] }, '7.1')).status, 400);
    assert.equal((await ask({ subjectKind: ['User'] })).status, 400);
  });
});

describe('connection data', () => {
  it('tells who is calling, and the services if asked', async () => {
    const world = await newWorld();
    const ask = async (query: string) => {
      const { body } = await world.azure('GET', `_apis/connectionData?api-version=7.1-preview&${query}`);
      return read<{
        authenticatedUser: Identity;
        locationServiceData: { serviceDefinitions?: { identifier: string }[] };
      }>(body);
    };
    const plain = await ask('');
    assert.equal(plain.authenticatedUser.providerDisplayName, 'Avery Howard');
    assert.equal(plain.locationServiceData.serviceDefinitions, undefined);
    for (const option of ['1', 'IncludeServices']) {
      const { serviceDefinitions = [] } = (await ask(`connectOptions=${option}`)).locationServiceData;
      assert.ok(serviceDefinitions.length > 50, option);
    }
  });
});
