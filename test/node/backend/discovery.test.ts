import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { resourceOf, resources } from '../../../demo/backend/azure-devops/resources';
import { hosts } from '../../../demo/backend/azure-devops/routes';
import { newWorld, read } from './support/client';

interface Location {
  id: string;
  area: string;
  resourceName: string;
  routeTemplate: string;
  releasedVersion: string;
  maxVersion: string;
  resourceVersion: number;
}

/** Routes of the service itself that discovery does not list. */
const UNLISTED = ['wit/$batch'];

describe('route discovery', () => {
  it('knows a resource for every route, and every resource by an id of its own', () => {
    const paths = Object.values(hosts)
      .flat()
      .map(({ path }) => path);
    const unknown = paths.filter((path) => !resourceOf(path) && !UNLISTED.includes(path));
    assert.deepEqual(unknown, []);
    assert.equal(new Set(resources.map(({ id }) => id)).size, resources.length);
  });

  it('tells a route for an item from one for its parts', () => {
    const template = (path: string) => resourceOf(path)?.template;
    assert.equal(template('wit/workitems'), '{project}/_apis/{area}/{resource}/{id}');
    assert.equal(template('wit/workitems/$:type'), '{project}/_apis/{area}/{resource}/${type}');
    assert.equal(template('wit/queries/:path*'), '{project}/_apis/{area}/{resource}/{*query}');
    assert.equal(
      template('wit/workitemtypes/:type/states')?.endsWith('workItemTypes/{type}/{resource}'),
      true,
    );
  });

  it('lists what exists, all of it or one area', async () => {
    const world = await newWorld();
    const list = async (path: string) =>
      read<{ count: number; value: Location[] }>((await world.azure('OPTIONS', path)).body);
    const wit = await list('_apis/wit');
    assert.deepEqual([...new Set(wit.value.map(({ area }) => area))], ['wit']);
    const items = wit.value.find(({ id }) => id === '72c7ddf8-2cdc-4f60-90cd-ab71c14a399b');
    assert.deepEqual(items, {
      id: '72c7ddf8-2cdc-4f60-90cd-ab71c14a399b',
      area: 'wit',
      resourceName: 'workItems',
      routeTemplate: '{project}/_apis/{area}/{resource}/{id}',
      resourceVersion: 3,
      minVersion: '1.0',
      maxVersion: '7.2',
      releasedVersion: '7.1',
    });
    assert.ok(!wit.value.some(({ resourceName }) => resourceName === 'sendMail'));
    const all = await list('_apis/');
    assert.ok(all.count > wit.count && all.count === all.value.length);
    assert.equal(
      all.value.find(({ resourceName }) => resourceName === 'ConnectionData')?.releasedVersion,
      '0.0',
    );
  });

  it('sends a client to the other areas of the same world', async () => {
    const world = await newWorld();
    const { body } = await world.azure('GET', '_apis/resourceAreas?api-version=7.1-preview.1');
    const areas = read<{ value: { id: string; name: string; locationUrl: string }[] }>(body).value;
    const search = areas.find(({ name }) => name === 'search');
    assert.equal(search?.locationUrl, `${world.base}/azure-devops-search/contoso/`);
    const one = await world.azure('GET', `_apis/resourceAreas/${search.id}?api-version=7.1-preview`);
    assert.deepEqual(one.body, search);
    const none = await world.azure('GET', '_apis/resourceAreas/nothing?api-version=7.1-preview');
    assert.equal(none.status, 404);
  });
});

describe('version negotiation', () => {
  const ask = async (path: string, version: string, method = 'GET', body?: unknown) => {
    const world = await newWorld();
    const headers = { authorization: 'Bearer avery', accept: `application/json${version}` };
    const answer = await world.fetch(method, `/azure-devops/contoso/${path}`, { headers, body });
    return answer.status === 200 ? 200 : read<{ typeKey: string; message: string }>(answer.body);
  };

  it('takes the version from the Accept header, preview revisions up to the newest', async () => {
    assert.equal(await ask('_apis/wit/workitems/1', ';api-version=7.1-preview.3'), 200);
    assert.equal(await ask('_apis/wit/workitems/1', ';api-version=7.2-preview.3'), 200);
    assert.equal(await ask('_apis/wit/workitems/1', ';api-version=5'), 200);
    const beyond = await ask('_apis/wit/workitems/1', ';api-version=7.1-preview.9');
    assert.equal(beyond !== 200 && beyond.typeKey, 'VssVersionOutOfRangeException');
  });

  it('names the version to use where the preview flag is missing', async () => {
    const released = await ask('_apis/wit/workitems/1', ';api-version=7.2');
    assert.match(released === 200 ? '' : released.message, /"7\.2-preview\.3"/);
    const preview = await ask('_apis/resourceareas', ';api-version=7.1');
    assert.equal(preview !== 200 && preview.typeKey, 'VssInvalidPreviewVersionException');
  });

  it('wants a version for writes, and one that exists', async () => {
    const none = await ask('_apis/wit/workitemsbatch', '', 'POST', { ids: [1] });
    assert.equal(none !== 200 && none.typeKey, 'VssVersionNotSpecifiedException');
    const beyond = await ask('_apis/wit/workitems/1', ';api-version=9.9');
    assert.equal(beyond !== 200 && beyond.typeKey, 'VssVersionOutOfRangeException');
  });

  it('takes numbers of enumerations for their words, in the query and in the body', async () => {
    const world = await newWorld();
    const { body } = await world.azure('GET', '_apis/wit/workitems/5?$expand=3');
    assert.ok('_links' in read<object>(body));
    const batch = { ids: [1, 999_999], errorPolicy: 2, fields: ['System.Id'] };
    const { body: list } = await world.azure('POST', '_apis/wit/workitemsbatch', { body: batch });
    assert.equal(read<{ count: number }>(list).count, 1);
  });

  it('knows the teams of a project', async () => {
    const world = await newWorld();
    const query = 'SELECT [System.Id] FROM WorkItems WHERE [System.Id] = 1';
    const run = (team: string) =>
      world.azure('POST', `Fabrikam%20Fiber/${team}/_apis/wit/wiql`, { body: { query } });
    assert.equal((await run('Web')).status, 200);
    const unknown = await run('Nobodies');
    assert.deepEqual(
      [unknown.status, read<{ typeKey: string }>(unknown.body).typeKey],
      [404, 'TeamNotFoundException'],
    );
  });
});
