import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newWorld, read, type World } from './support/client';

interface Query {
  id: string;
  name: string;
  path: string;
  wiql?: string;
  isFolder?: boolean;
  hasChildren?: boolean;
  isPublic: boolean;
  isDeleted?: boolean;
  isInvalidSyntax?: boolean;
  queryType?: string;
  children?: Query[];
  columns?: { referenceName: string }[];
  sortColumns?: { field: { referenceName: string }; descending: boolean }[];
  _links?: Record<string, { href: string }>;
}

interface Clause {
  logicalOperator?: string;
  clauses?: Clause[];
  operator?: { referenceName: string; name: string };
  value?: string;
  isFieldValue?: boolean;
  fieldValue?: { referenceName: string };
}

const PATH = 'Fabrikam%20Fiber/_apis/wit/queries';
const WIQL = "SELECT [System.Id] FROM WorkItems WHERE [System.WorkItemType] = 'Bug'";

async function get(world: World, path: string, as = 'avery'): Promise<Query> {
  return read<Query>((await world.azure('GET', `${PATH}/${path}`, { as })).body);
}

async function post(world: World, path: string, body: unknown, as = 'avery'): Promise<Query> {
  return read<Query>((await world.azure('POST', `${PATH}/${path}`, { body, as })).body);
}

describe('saved queries', () => {
  it('hang below two roots, and go as deep as asked', async () => {
    const world = await newWorld();
    const { body } = await world.azure('GET', `${PATH}?$depth=2`);
    const [mine, shared] = read<{ value: Query[] }>(body).value;
    assert.deepEqual([mine?.name, mine?.isPublic], ['My Queries', false]);
    assert.deepEqual([shared?.name, shared?.isPublic], ['Shared Queries', true]);
    const teams = shared?.children?.find(({ name }) => name === 'Teams');
    assert.equal(teams?.children?.[0]?.hasChildren, true);
    assert.equal(teams.children[0].children, undefined);
    const { body: flat } = await world.azure('GET', PATH);
    assert.equal(read<{ value: Query[] }>(flat).value[0]?.children, undefined);
    assert.equal((await world.azure('GET', `${PATH}?$depth=3`)).status, 400);
  });

  it('are found by id and by path, whose slashes may be encoded', async () => {
    const world = await newWorld();
    const byPath = await get(world, 'Shared%20Queries/Bugs/Regressions');
    assert.equal(byPath.path, 'Shared Queries/Bugs/Regressions');
    assert.deepEqual(await get(world, byPath.id), byPath);
    const other = await world.azure('GET', `${PATH}/Shared%20Queries%2FBugs`);
    assert.equal(read<Query>(other.body).path, 'Shared Queries/Bugs');
    const none = await world.azure('GET', `${PATH}/Shared%20Queries/Nothing`);
    assert.equal(none.status, 404);
    assert.match(JSON.stringify(none.body), /TF401243.*QueryItemNotFoundException/);
  });

  it('tell more with `$expand`: the text at `minimal`, columns only at `wiql` and above', async () => {
    const world = await newWorld();
    const keys = async (expand: string) =>
      Object.keys(await get(world, `Shared%20Queries/Changed%20last?$expand=${expand}`)).sort();
    assert.deepEqual(await keys('none'), [
      '_links',
      'createdBy',
      'createdDate',
      'id',
      'isPublic',
      'lastModifiedBy',
      'lastModifiedDate',
      'name',
      'path',
      'queryType',
      'url',
    ]);
    assert.deepEqual(await keys('minimal'), ['id', 'isPublic', 'name', 'path', 'queryType', 'wiql']);
    const query = await get(world, 'Shared%20Queries/Changed%20last?$expand=wiql');
    assert.equal(query.columns?.[0]?.referenceName, 'System.Id');
    assert.deepEqual(
      query.sortColumns?.map(({ field, descending }) => [field.referenceName, descending]),
      [['System.ChangedDate', true]],
    );
  });

  it('show their conditions as a tree, NOT as the opposite operator', async () => {
    const world = await newWorld();
    const wiql =
      "SELECT [System.Id] FROM WorkItems WHERE [System.State] NOT IN ('New', 'Closed') AND NOT ([System.AssignedTo] = @Me OR [System.ChangedBy] = [System.CreatedBy])";
    const query = await post(world, 'My%20Queries', { name: 'Conditions', wiql });
    const { clauses } = read<{ clauses: Clause }>(query);
    assert.equal(clauses.logicalOperator, 'and');
    assert.deepEqual(
      clauses.clauses?.map((clause) => [clause.operator?.name ?? clause.logicalOperator, clause.value]),
      [
        ['Not In', 'New, Closed'],
        ['and', undefined],
      ],
    );
    const [me, field] = clauses.clauses?.[1]?.clauses ?? [];
    assert.deepEqual([me?.operator?.referenceName, me?.value], ['SupportedOperations.NotEquals', '@Me']);
    assert.deepEqual(
      [field?.operator?.name, field?.isFieldValue, field?.fieldValue?.referenceName],
      ['<> [Field]', true, 'System.CreatedBy'],
    );
  });

  it('show source, link and target of a tree apart', async () => {
    const world = await newWorld();
    const path = 'Shared%20Queries/Planning/Features%20with%20their%20stories?$expand=clauses';
    const query = read<Record<string, unknown>>(await get(world, path));
    assert.deepEqual([query['queryType'], query['filterOptions']], ['tree', 'linksRecursiveMayContain']);
    assert.deepEqual(
      read<{ linkClauses: Clause }>(query).linkClauses.value,
      'System.LinkTypes.Hierarchy-Forward',
    );
    assert.equal(read<{ sourceClauses: Clause }>(query).sourceClauses.clauses?.length, 2);
    assert.ok('targetClauses' in query);
  });

  it('all run, in every project', async () => {
    const world = await newWorld();
    for (const project of ['Fabrikam%20Fiber', 'Tailspin%20Toys', 'Adventure%20Works', 'Northwind']) {
      const path = `${project}/_apis/wit/queries`;
      const { body } = await world.azure('GET', `${path}?$filter=&$top=200&$expand=wiql`);
      for (const { id, name, isInvalidSyntax } of read<{ value: Query[] }>(body).value) {
        const { status, body: result } = await world.azure('GET', `${project}/_apis/wit/wiql/${id}`);
        assert.equal(status, isInvalidSyntax ? 400 : 200, name);
        const { workItems = [], workItemRelations = [] } = read<Record<string, unknown[]>>(result);
        const rows = workItems.length + workItemRelations.length;
        const mayBeEmpty = project !== 'Fabrikam%20Fiber' || name === 'Current sprint';
        assert.ok(isInvalidSyntax || mayBeEmpty || rows > 0, `${name} in ${project} finds nothing`);
      }
    }
  });

  it('are private below “My Queries”', async () => {
    const world = await newWorld();
    const mine = await get(world, 'My%20Queries/My%20open%20work');
    assert.equal(mine.isPublic, false);
    const other = await world.azure('GET', `${PATH}/${mine.id}`, { as: 'mei' });
    assert.equal(other.status, 404);
    assert.equal((await get(world, 'My%20Queries', 'mei')).hasChildren, false);
  });

  it('say that they are broken if a field is gone', async () => {
    const world = await newWorld();
    const query = await get(world, 'My%20Queries/Drafts/Sprint%20goals%20(old)?$expand=all');
    assert.equal(query.isInvalidSyntax, true);
  });

  it('are found by a part of their name; folders are not', async () => {
    const world = await newWorld();
    const { body } = await world.azure('GET', `${PATH}?$filter=OPEN&$top=2`);
    const found = read<{ count: number; hasMore: boolean; value: Query[] }>(body);
    assert.deepEqual([found.count, found.hasMore], [2, true]);
    assert.ok(found.value.every(({ name }) => /open/i.test(name)));
    const { body: none } = await world.azure('GET', `${PATH}?$filter=planning`);
    assert.equal(read<{ count: number }>(none).count, 0);
    assert.equal((await world.azure('GET', `${PATH}?$filter=x&$top=201`)).status, 400);
  });

  it('are read in a batch, which a missing one ends unless it is omitted', async () => {
    const world = await newWorld();
    const { id } = await get(world, 'Shared%20Queries/Changed%20last');
    const ids = [id, '00000000-0000-4000-8000-000000000000'];
    const batch = (errorPolicy: string) =>
      world.azure('POST', 'Fabrikam%20Fiber/_apis/wit/queriesbatch', {
        body: { ids, errorPolicy, $expand: 'wiql' },
      });
    assert.equal((await batch('fail')).status, 404);
    const { value } = read<{ value: Query[] }>((await batch('omit')).body);
    assert.deepEqual(
      value.map(({ name, wiql }) => [name, typeof wiql]),
      [['Changed last', 'string']],
    );
  });
});

describe('writing saved queries', () => {
  it('makes folders and queries, with 201, and each name once', async () => {
    const world = await newWorld();
    const folder = await world.azure('POST', `${PATH}/Shared%20Queries`, {
      body: { name: 'New ones', isFolder: true },
    });
    assert.equal(folder.status, 201);
    const query = await post(world, 'Shared%20Queries/New%20ones', { name: 'Bugs', wiql: WIQL });
    assert.deepEqual(
      [query.path, query.queryType, query.wiql],
      ['Shared Queries/New ones/Bugs', 'flat', WIQL],
    );
    const again = await world.azure('POST', `${PATH}/Shared%20Queries/New%20ones`, {
      body: { name: 'bugs', wiql: WIQL },
    });
    assert.equal(again.status, 400);
    assert.match(JSON.stringify(again.body), /TF237018/);
  });

  it('refuses a text that does not run, and stores nothing when only validating', async () => {
    const world = await newWorld();
    const create = (body: unknown, query = '') =>
      world.azure('POST', `${PATH}/My%20Queries?${query}`, { body });
    const broken = await create({ name: 'x', wiql: 'SELECT [Nothing] FROM WorkItems' });
    assert.equal(broken.status, 400);
    assert.match(JSON.stringify(broken.body), /TF51005/);
    assert.equal((await create({ name: 'x', wiql: WIQL }, 'validateWiqlOnly=true')).status, 200);
    assert.equal((await world.azure('GET', `${PATH}/My%20Queries/x`)).status, 404);
  });

  it('moves by id, so that the path and who may see it follow', async () => {
    const world = await newWorld();
    const drafts = await get(world, 'My%20Queries/Drafts');
    const moved = await world.azure('POST', `${PATH}/Shared%20Queries`, { body: { id: drafts.id } });
    assert.equal(moved.status, 200);
    const query = await get(world, 'Shared%20Queries/Drafts/Things%20to%20clean%20up', 'mei');
    assert.equal(query.isPublic, true);
    const inside = await world.azure('POST', `${PATH}/Shared%20Queries/Drafts`, { body: { id: drafts.id } });
    assert.equal(inside.status, 400);
  });

  it('renames and rewrites with a plain JSON patch', async () => {
    const world = await newWorld();
    const { id } = await get(world, 'Shared%20Queries/Changed%20last');
    const { status, body } = await world.azure('PATCH', `${PATH}/${id}`, {
      body: { name: 'Bugs only', wiql: WIQL },
    });
    assert.equal(status, 200);
    assert.deepEqual([read<Query>(body).path, read<Query>(body).wiql], ['Shared Queries/Bugs only', WIQL]);
  });

  it('deletes a folder with what is in it, and brings both back if asked', async () => {
    const world = await newWorld();
    const folder = await get(world, 'Shared%20Queries/Bugs');
    const child = await get(world, 'Shared%20Queries/Bugs/Regressions');
    assert.equal((await world.azure('DELETE', `${PATH}/Shared%20Queries/Bugs`)).status, 204);
    assert.equal((await world.azure('GET', `${PATH}/${child.id}`)).status, 404);
    assert.equal((await get(world, `${child.id}?$includeDeleted=true`)).isDeleted, true);
    const byPath = await world.azure('GET', `${PATH}/Shared%20Queries/Bugs?$includeDeleted=true`);
    assert.equal(byPath.status, 404);
    await world.azure('PATCH', `${PATH}/${folder.id}?$undeleteDescendants=true`, {
      body: { isDeleted: false },
    });
    assert.equal((await get(world, child.id)).path, 'Shared Queries/Bugs/Regressions');
    const root = await world.azure('DELETE', `${PATH}/Shared%20Queries`);
    assert.match(`${root.status} ${JSON.stringify(root.body)}`, /^400 .*TF237023/);
  });

  it('leaves other worlds alone', async () => {
    const [one, other] = [await newWorld(), await newWorld()];
    await one.azure('DELETE', `${PATH}/Shared%20Queries/Bugs`);
    assert.equal((await get(other, 'Shared%20Queries/Bugs')).name, 'Bugs');
  });
});

describe('running saved queries', () => {
  it('answers like a query of that text, remembers who ran it, and takes `$top`', async () => {
    const world = await newWorld();
    const { id } = await get(world, 'My%20Queries/My%20open%20work');
    const { body } = await world.azure('GET', `Fabrikam%20Fiber/_apis/wit/wiql/${id}?$top=3`);
    const result = read<{ queryType: string; workItems: { id: number }[] }>(body);
    assert.deepEqual([result.queryType, result.workItems.length], ['flat', 3]);
    const run = await get(world, id);
    assert.ok('lastExecutedDate' in run);
    const anywhere = await world.azure('GET', `_apis/wit/wiql/${id}?$top=3`);
    assert.deepEqual(read<{ workItems: unknown }>(anywhere.body).workItems, result.workItems);
  });

  it('counts without rows for HEAD', async () => {
    const world = await newWorld();
    const { id } = await get(world, 'My%20Queries/My%20open%20work');
    const { body } = await world.azure('GET', `Fabrikam%20Fiber/_apis/wit/wiql/${id}`);
    const { response } = await world.azure('HEAD', `Fabrikam%20Fiber/_apis/wit/wiql/${id}`);
    const count = read<{ workItems: unknown[] }>(body).workItems.length;
    assert.equal(response.headers.get('x-total-count'), String(count));
  });

  it('refuses folders and what is not there', async () => {
    const world = await newWorld();
    const { id } = await get(world, 'Shared%20Queries/Bugs');
    assert.equal((await world.azure('GET', `Fabrikam%20Fiber/_apis/wit/wiql/${id}`)).status, 400);
    const missing = '_apis/wit/wiql/00000000-0000-4000-8000-000000000000';
    assert.equal((await world.azure('GET', missing)).status, 404);
  });

  it('runs a temporary query by its id', async () => {
    const world = await newWorld();
    const { body } = await world.azure('POST', 'Fabrikam%20Fiber/_apis/wit/tempqueries', {
      body: { wiql: WIQL },
    });
    const { id } = read<{ id: string }>(body);
    const { status } = await world.azure('GET', `Fabrikam%20Fiber/_apis/wit/wiql/${id}?$top=1`);
    assert.equal(status, 200);
  });
});
