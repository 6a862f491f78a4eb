import { expect } from '@open-wc/testing';
import { AdoClient } from '../../src/ado/client.js';
import { Field } from '../../src/ado/field-names.js';
import { AdoError } from '../../src/errors.js';
import { connect } from '../support/work-items.js';
import { openWorld, type RecordedRequest, type World } from '../support/world.js';
import type { Connection } from '../../src/state/connection.js';

const JSON_PATCH = 'application/json-patch+json';
const PAGE = {
  status: 200,
  headers: { 'content-type': 'text/html' },
  body: '<!doctype html><title>Sign in</title>',
};

describe('the client of Azure DevOps', () => {
  let world: World;
  let connection: Connection;
  let client: AdoClient;
  const azure = (): Promise<RecordedRequest[]> =>
    world.requests(/^\/azure-devops\/[^/]+(\/[^/]+)?\/_apis\/wit/);
  const codeOf = (promise: Promise<unknown>): Promise<string> =>
    promise.then(
      () => 'no failure',
      (error: unknown) => (error instanceof AdoError ? error.code : 'no AdoError'),
    );

  beforeEach(async () => {
    world = await openWorld();
    connection = await connect(world);
    client = new AdoClient(connection.transport, 'contoso');
  });
  afterEach(() => {
    connection.dispose();
    localStorage.clear();
  });

  it('lists the projects of its organization', async () => {
    expect((await client.projects()).map(({ name }) => name)).to.include.members([
      'Northwind',
      'Fabrikam Fiber',
    ]);
    const other = new AdoClient(connection.transport, 'litware');
    expect((await other.projects()).map(({ name }) => name)).to.have.members([
      'Litware Insurance',
      'Proseware',
    ]);
  });

  it('gives the ids a query finds in the query’s order, no more than asked for', async () => {
    const wiql =
      'SELECT [System.Id] FROM WorkItems WHERE [System.TeamProject] = @project ORDER BY [System.Id] DESC';
    const ids = await client.query('Northwind', wiql, 3);
    expect(ids).to.deep.equal([1940, 1939, 1938]);
    const [call] = await azure();
    expect(call?.path).to.equal('/azure-devops/contoso/Northwind/_apis/wit/wiql');
  });

  it('says which query makes no sense', async () => {
    const wiql = 'SELECT [System.Id] FROM WorkItems WHERE [No.Such.Field] = 1';
    expect(await codeOf(client.query('Northwind', wiql, 1))).to.equal('query-invalid');
  });

  it('reads many items at once, leaving out those that are gone, with the fields it was asked for', async () => {
    const items = await client.workItems([1902, 999_999, 1901], [Field.id, Field.title]);
    expect(items.map(({ id }) => id)).to.have.members([1901, 1902]);
    expect(Object.keys(items[0]?.fields ?? {})).to.have.members([Field.id, Field.title]);
    expect((await azure())[0]?.body).to.deep.include({ errorPolicy: 'omit' });
  });

  it('sends nothing for more items than one call may read', async () => {
    const ids = Array.from({ length: 201 }, (_, index) => index + 1);
    expect(await codeOf(client.workItems(ids, []))).to.equal('unexpected');
    expect(await azure()).to.deep.equal([]);
  });

  it('reads one item, and says if it is gone', async () => {
    expect(await client.workItem(1901, [Field.title])).to.include({ id: 1901 });
    expect(await codeOf(client.workItem(999_999, [Field.title]))).to.equal('not-found');
  });

  it('creates an item of a type whose name has a blank', async () => {
    const item = await client.create('Fabrikam Fiber', 'User Story', { [Field.title]: 'Told' });
    expect(item.rev).to.equal(1);
    expect(item.fields).to.include({ [Field.type]: 'User Story', [Field.title]: 'Told' });
    const [call] = await azure();
    expect(call?.headers['content-type']).to.contain(JSON_PATCH);
    expect(call?.path).to.match(/\/Fabrikam%20Fiber\/_apis\/wit\/workitems\/(\$|%24)User%20Story$/);
  });

  it('names the fields a new item lacks', async () => {
    const error = await client
      .create('Northwind', 'Issue', { [Field.tags]: 'x' })
      .catch((cause: unknown) => cause);
    expect(error).to.include({ code: 'invalid' });
    expect((error as AdoError).fields.map(({ field }) => field)).to.deep.equal([Field.title]);
  });

  it('changes an item at the revision it was read at, and at no other', async () => {
    const { rev } = await client.workItem(1901, [Field.title]);
    const changed = await client.update(1901, rev, { [Field.title]: 'New', [Field.tags]: 'a; b' });
    expect(changed.rev).to.equal(rev + 1);
    expect(changed.fields).to.include({ [Field.title]: 'New', [Field.tags]: 'a; b' });
    expect(await codeOf(client.update(1901, rev, { [Field.title]: 'Late' }))).to.equal('conflict');
    expect((await client.workItem(1901, [Field.title])).fields[Field.title]).to.equal('New');
  });

  it('replaces tags instead of adding to them, and clears them', async () => {
    const { rev } = await client.workItem(1901, [Field.tags]);
    await client.update(1901, rev, { [Field.tags]: 'a; b' });
    const fewer = await client.update(1901, rev + 1, { [Field.tags]: 'b' });
    expect(fewer.fields[Field.tags]).to.equal('b');
    const none = await client.update(1901, rev + 2, { [Field.tags]: '' });
    expect(none.fields[Field.tags]).to.equal(undefined);
  });

  it('moves an item to the recycle bin and back, with its id', async () => {
    await client.remove(1901);
    expect(await codeOf(client.workItem(1901, [Field.title]))).to.equal('not-found');
    await client.restore(1901);
    expect((await client.workItem(1901, [Field.title])).id).to.equal(1901);
    expect((await azure()).every(({ query }) => !query.includes('destroy'))).to.be.true;
  });

  it('joins a type’s fields with their data types', async () => {
    const types = await client.workItemTypes('Northwind');
    const issue = types.find(({ name }) => name === 'Issue');
    expect(issue?.states.map(({ name }) => name)).to.deep.equal(['To Do', 'Doing', 'Done']);
    const fields = await client.typeFields('Northwind', 'Issue');
    const priority = fields.find(({ referenceName }) => referenceName === 'Microsoft.VSTS.Common.Priority');
    expect(priority).to.deep.include({
      type: 'integer',
      allowedValues: ['1', '2', '3', '4'],
      defaultValue: '2',
    });
  });

  it('says which project does not exist', async () => {
    expect(await codeOf(client.workItemTypes('Nowhere'))).to.equal('project-not-found');
  });

  it('takes a page where data was expected for a dead connection', async () => {
    await world.control('faults', [{ path: '^/azure-devops.*/wit/', ...PAGE }]);
    expect(await codeOf(client.workItem(1901, [Field.id]))).to.equal('unauthorized');
    expect(await codeOf(client.update(1901, 1, {}))).to.equal('unauthorized');
  });

  it('says so where the answer is not what Azure DevOps sends', async () => {
    await world.control('faults', [{ path: '^/azure-devops.*/wit/', status: 200, body: { odd: true } }]);
    expect(await codeOf(client.workItem(1901, [Field.id]))).to.equal('bad-response');
  });

  it('sends a throttled write again, as it was not carried out', async () => {
    const { rev } = await client.workItem(1901, [Field.title]);
    const throttle = { status: 429, headers: { 'retry-after': '0' }, body: { message: 'TF400733: wait' } };
    await world.control('faults', [{ method: 'PATCH', path: '^/azure-devops', times: 1, ...throttle }]);
    expect((await client.update(1901, rev, { [Field.title]: 'Patience' })).rev).to.equal(rev + 1);
    expect((await azure()).filter(({ method }) => method === 'PATCH')).to.have.length(2);
  });

  it('sends a failed read again, but never a failed write', async () => {
    const broken = { path: '^/azure-devops.*/wit/workitems/', times: 1, status: 503, body: { message: 'x' } };
    await world.control('faults', [broken]);
    expect((await client.workItem(1901, [Field.id])).id).to.equal(1901);
    await world.control('faults', [broken]);
    expect(await codeOf(client.remove(1901))).to.equal('server');
    expect((await azure()).filter(({ method }) => method === 'DELETE')).to.have.length(1);
  });

  it('names the version of the interface in every call', async () => {
    await client.workItems([1901], []);
    await client.remove(1901);
    await client.restore(1901);
    await client.typeFields('Northwind', 'Issue');
    for (const { query } of await azure()) expect(query).to.contain('api-version=7.1');
  });

  it('knows where a person sees an item, whatever the project is called', () => {
    expect(client.browserUrl('A/B #1', 7)).to.equal(
      'https://dev.azure.com/contoso/A%2FB%20%231/_workitems/edit/7',
    );
  });
});
