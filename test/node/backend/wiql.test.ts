import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { createStandin } from './support/standin';
import { read, set, World } from './support/client';

interface Result {
  message: string;
  typeKey: string;
  workItems: { id: number }[];
}

const world = new World(createStandin({ items: 0, pages: {} }), 'wiql');
const PROJECT = 'Big%20Backlog';
/** Ids of the items below, by their place in the list. */
const ids: number[] = [];

/** Queries run over these; ids count from 1 here. */
const ITEMS: readonly (readonly [type: string, fields: Record<string, unknown>])[] = [
  [
    'Feature',
    {
      'System.Title': 'O’Brien cannot log in',
      'System.AssignedTo': 'avery.howard@contoso.com',
      'System.AreaPath': 'Big Backlog\\Web',
      'System.Tags': 'beta; ux',
      'Microsoft.VSTS.Common.Priority': 2,
      'Microsoft.VSTS.Scheduling.TargetDate': '2026-03-10T23:30:00Z',
    },
  ],
  [
    'Feature',
    {
      'System.Title': "Ann's cart",
      'System.AssignedTo': 'mei.tanaka@contoso.com',
      'System.AreaPath': 'Big Backlog\\Web\\Checkout',
      'System.Description': '<p>Checkout <b>payments</b> fail</p>',
      'Microsoft.VSTS.Common.Priority': 1,
      'Microsoft.VSTS.Scheduling.StartDate': '2026-03-11T09:00:00Z',
      'Microsoft.VSTS.Scheduling.TargetDate': '2026-03-11T01:00:00Z',
    },
  ],
  [
    'Task',
    {
      'System.Title': 'Webhook fails',
      'System.AreaPath': 'Big Backlog\\Mobile',
      'System.AssignedTo': 'avery.howard@contoso.com',
      'Microsoft.VSTS.Common.Priority': 4,
      'Microsoft.VSTS.Scheduling.OriginalEstimate': 2.5,
      'Microsoft.VSTS.Scheduling.RemainingWork': 2.5,
    },
  ],
];

before(async () => {
  for (const [type, fields] of ITEMS) {
    const created = await world.patch('POST', `${PROJECT}/_apis/wit/workitems/$${type}`, set(fields));
    assert.equal(created.status, 200, JSON.stringify(created.body));
    ids.push(read<{ id: number }>(created.body).id);
  }
  const [first, , third] = ids;
  await world.patch('PATCH', `_apis/wit/workitems/${first}`, set({ 'System.State': 'Active' }));
  const changes = { 'System.AssignedTo': '', 'System.State': 'Active', 'System.History': 'See the ticket' };
  await world.patch('PATCH', `_apis/wit/workitems/${third}`, set(changes));
  await world.patch('PATCH', `_apis/wit/workitems/${third}`, set({ 'System.AssignedTo': '' }));
});

/** What a whole query, or a condition, finds among the items above. */
async function run(query: string, parameters = '', path = PROJECT): Promise<number[]> {
  const { status, body } = await ask(query, parameters, path);
  assert.equal(status, 200, body.message);
  return body.workItems.map(({ id }) => ids.indexOf(id) + 1).filter((place) => place > 0);
}

async function ask(
  query: string,
  parameters = '',
  path = PROJECT,
): Promise<{ status: number; body: Result }> {
  const text = /^SELECT/i.test(query) ? query : `SELECT [System.Id] FROM WorkItems WHERE ${query}`;
  const answer = await world.azure('POST', `${path}/_apis/wit/wiql?${parameters}`, { body: { query: text } });
  return { status: answer.status, body: read<Result>(answer.body) };
}

const TARGET = '[Microsoft.VSTS.Scheduling.TargetDate]';

describe('WIQL', () => {
  const cases: readonly (readonly [query: string, places: number[]])[] = [
    // Comparisons
    ["[System.State] = 'active'", [1, 3]],
    ["[System.State] <> 'New'", [1, 3]],
    ["[State] IN ('New', 'Closed')", [2]],
    ["[System.State] NOT IN ('New', 'Closed')", [1, 3]],
    ["System.State = 'New'", [2]],
    ["Title = 'webhook fails'", [3]],
    ["[System.State] = 'Doen'", []],
    ['[Microsoft.VSTS.Common.Priority] < 2', [2]],
    ["[Microsoft.VSTS.Common.Priority] <> ''", [1, 2, 3]],
    ['[Microsoft.VSTS.Scheduling.RemainingWork] >= 2.5', [3]],
    ['[Microsoft.VSTS.Scheduling.RemainingWork] > -1', [3]],
    ['[Microsoft.VSTS.Scheduling.RemainingWork] = [Microsoft.VSTS.Scheduling.OriginalEstimate]', [1, 2, 3]],
    [`${TARGET} > [Microsoft.VSTS.Scheduling.StartDate]`, []],
    [`${TARGET} = [Microsoft.VSTS.Scheduling.StartDate]`, [2, 3]],
    ['[System.ChangedBy] = [System.CreatedBy]', [1, 2, 3]],
    ["[System.AssignedTo] > 'b'", [2]],
    // People
    ['[System.AssignedTo] = @Me', [1]],
    ["[System.AssignedTo] = ''", [3]],
    ["[System.AssignedTo] = 'Mei Tanaka <mei.tanaka@contoso.com>'", [2]],
    ["[System.AssignedTo] = 'Mei Tanaka'", [2]],
    ["[System.AssignedTo] CONTAINS 'tanaka'", [2]],
    ["[System.AssignedTo] IN (@Me, 'mei.tanaka@contoso.com')", [1, 2]],
    ["[System.AssignedTo] IN GROUP '[Big Backlog]\\Web'", [1]],
    ["[System.AssignedTo] NOT IN GROUP '[Big Backlog]\\Web'", [2, 3]],
    ["[System.WorkItemType] IN GROUP 'Microsoft.FeatureCategory'", [1, 2]],
    // Texts
    ["[System.Title] CONTAINS 'web'", [3]],
    ["[System.Title] CONTAINS 'ann''s'", [2]],
    ['[System.Title] CONTAINS "Ann\'s"', [2]],
    ["[System.Title] NOT CONTAINS 'web'", [1, 2]],
    ["[System.Title] CONTAINS WORDS 'web'", []],
    ["[System.Title] CONTAINS WORDS 'web* fails'", [3]],
    ["[System.Description] CONTAINS WORDS 'checkout payments'", [2]],
    ["[System.Description] NOT CONTAINS WORDS 'checkout'", [1, 3]],
    ['[System.Description] IS EMPTY', [1, 3]],
    ['[System.Tags] IS NOT EMPTY', [1]],
    ["[System.Tags] CONTAINS 'ux'", [1]],
    // Paths
    ["[System.AreaPath] UNDER 'Big Backlog\\Web'", [1, 2]],
    ["[System.AreaPath] NOT UNDER 'Big Backlog\\Web'", [3]],
    ["NOT [System.AreaPath] UNDER 'Big Backlog\\Web'", [3]],
    ["[System.AreaPath] = 'big backlog\\web'", [1]],
    ["[System.AreaPath] IN ('Big Backlog\\Web', 'Big Backlog\\Mobile')", [1, 3]],
    ["[System.IterationPath] <> ''", [1, 2, 3]],
    ['[System.IterationPath] UNDER @Project', [1, 2, 3]],
    // Dates
    [`${TARGET} = '2026-03-11'`, [2]],
    [`${TARGET} = '3/11/2026'`, [2]],
    [`${TARGET} IN ('2026-03-10', '2026-03-12')`, [1]],
    [`${TARGET} < @Today`, [1, 2]],
    [`${TARGET} < @StartOfYear('+100y') - 99`, [1, 2]],
    ['[System.CreatedDate] >= @Today AND [System.CreatedDate] < @Today + 1', [1, 2, 3]],
    ['[System.CreatedDate] >= @StartOfDay("-1d") + 1', [1, 2, 3]],
    ["[System.CreatedDate] < @StartOfMonth('1M')", [1, 2, 3]],
    ['[System.CreatedDate] < @StartOfWeek - 1', []],
    // History
    ["EVER [System.State] = 'New'", [1, 2, 3]],
    ["[System.AssignedTo] EVER 'avery.howard@contoso.com'", [1, 3]],
    ['[System.AssignedTo] WAS EVER @Me AND [System.AssignedTo] <> @Me', [3]],
    ["EVER ([System.AreaPath] = 'Big Backlog\\Web')", [1]],
    // Logic
    ["[System.State] = 'New' OR [System.State] = 'Active' AND [System.Title] CONTAINS 'web'", [2, 3]],
    ["([System.State] = 'New' OR [System.State] = 'Active') AND [System.Title] CONTAINS 'web'", [3]],
    ["NOT ([System.State] = 'New' OR [System.Title] CONTAINS 'web')", [1]],
    ["not not[System.State]='New'", [2]],
    ['[System.TeamProject] = @project', [1, 2, 3]],
    ['select * from workitems order by [Microsoft.VSTS.Common.Priority] desc, System.Id', [3, 1, 2]],
    ['SELECT [System.Id] FROM WorkItems ORDER BY [System.AssignedTo], [System.Id] DESC', [3, 1, 2]],
    ['SELECT ID, Title FROM WorkItems ORDER BY Title ASC', [2, 1, 3]],
  ];
  for (const [query, places] of cases) {
    it(`finds ${query}`, async () => assert.deepEqual(await run(query), places));
  }

  it('compares to the millisecond with time precision', async () => {
    const query = `${TARGET} > '2026-03-10T23:00:00Z' AND ${TARGET} < '2026-03-11 00:00:00.000'`;
    assert.deepEqual(await run(query, 'timePrecision=true'), [1]);
  });

  it('asks about a time before, when items were different or not there', async () => {
    const now = new Date().toISOString();
    const query = (moment: string) =>
      `SELECT [System.Id] FROM WorkItems WHERE [System.State] = 'Active' ASOF '${moment}'`;
    assert.deepEqual(await run(query(now)), [1, 3]);
    assert.deepEqual(await run(query('2026-01-01')), []);
  });
});

describe('macros of teams', () => {
  const sprint = '[System.IterationPath] = @CurrentIteration';

  it('take the team of the URL or of the argument, else the default team', async () => {
    const path = (await currentSprint()) ?? '';
    const fields = set({ 'System.Title': 'Now', 'System.IterationPath': path });
    const created = await world.patch('POST', `${PROJECT}/_apis/wit/workitems/$Task`, fields);
    const { id } = read<{ id: number }>(created.body);
    for (const [query, place] of [
      [sprint, PROJECT],
      [sprint, `${PROJECT}/Web`],
      [`${sprint}('[Big Backlog]\\Web')`, ''],
      [`${sprint}('[Big Backlog]\\Web <id:1f3e>')`, ''],
      [`[System.IterationPath] UNDER @CurrentIteration('[Big Backlog]\\Web')`, ''],
    ] as const) {
      const { body } = await ask(`${query} AND [System.Id] = ${id}`, '', place);
      assert.deepEqual(
        body.workItems.map((item) => item.id),
        [id],
        query,
      );
    }
    assert.deepEqual((await ask(`${sprint} + 1 AND [System.Id] = ${id}`)).body.workItems, []);
    assert.deepEqual((await ask(`${sprint} + 999`)).body.workItems, []);
  });

  it('fail as a server error without a team, or with a team of a wrong form', async () => {
    const without = await ask(sprint, '', '');
    assert.equal(without.status, 500);
    assert.match(without.body.message, /^VS402612.*'@CurrentIteration'/);
    const unknown = await ask(`${sprint}('[Big Backlog]\\Nobody')`);
    assert.match(unknown.body.message, /^VS402612/);
    const wrong = await ask(`${sprint}('Big Backlog\\Web')`);
    assert.equal(wrong.status, 500);
    assert.match(wrong.body.message, /not of the form '\[project\]\\team'/);
  });

  it('know the areas of a team with those below', async () => {
    const query = '[System.AreaPath] = @TeamAreas';
    assert.deepEqual(await run(query, '', `${PROJECT}/Web`), [1, 2]);
    assert.deepEqual(await run("[System.AreaPath] IN (@TeamAreas('[Big Backlog]\\Mobile'))"), [3]);
  });

  async function currentSprint(): Promise<string | undefined> {
    const { body } = await world.azure('GET', `${PROJECT}/_apis/wit/classificationnodes/iterations?$depth=9`);
    const now = new Date().toISOString();
    interface Node {
      path: string;
      attributes?: { startDate: string };
      children?: Node[];
    }
    const nodes = (node: Node): Node[] => [node, ...(node.children ?? []).flatMap(nodes)];
    const started = nodes(body as Node).filter(({ attributes }) => attributes && attributes.startDate <= now);
    return started.at(-1)?.path.replace(/^\\/, '').replace('\\Iteration', '');
  }
});

describe('macros of items', () => {
  it('find what the caller, or anybody, has changed of late', async () => {
    assert.deepEqual(await run('[System.Id] IN (@MyRecentActivity)'), [1, 2, 3]);
    assert.deepEqual(await run('[System.Id] IN (@RecentProjectActivity)'), [1, 2, 3]);
    assert.deepEqual(await run('[System.Id] NOT IN (@RecentProjectActivity)'), []);
    assert.deepEqual(await run('[System.Id] IN (@RecentMentions)'), []);
  });

  it('take what somebody made and others work on for followed', async () => {
    assert.deepEqual(await run('[System.Id] IN (@Follows)'), [2]);
  });
});

describe('a query with a mistake', () => {
  const refusals: readonly (readonly [query: string, message: RegExp])[] = [
    ['[System.Foo] = 1', /^TF51005: .*«\[System\.Foo\]»/],
    ["[Source].[System.State] = 'x'", /^TF51005: .*«\[Source\]\.\[System\.State\]»/],
    ['SELECT TOP 200 [System.Id] FROM WorkItems', /^TF51006: .*missing a FROM clause.*«200»/],
    ['SELECT [System.Id]', /^TF51006: .*«end of string»/],
    ['SELECT [System.Id] FROM Items', /^Expecting WorkItems or WorkItemLinks.*«Items»/],
    ["[System.State] == 'x'", /^Expecting field name or expression.*«=»/],
    ['[System.State] = )', /^Expecting field name or expression.*«\)»/],
    ["[System.State] LIKE 'x'", /^Expecting comparison operator.*«LIKE»/],
    ['1 = 1', /^Expecting field name\..*«1»/],
    ['[System.Id] IN ()', /^Expecting constant value.*«\)»/],
    ['[System.Id] IN (1', /^Expecting left bracket.*«end of string»/],
    ['([System.Id] = 1 ORDER BY [System.Id]', /^Expecting left bracket.*«ORDER»/],
    ["[System.State] = 'x' (", /^Expected end of string.*«\(»/],
    ["[System.State] = 'x' MODE (Recursive)", /^Expected end of string.*«MODE»/],
    ["[System.Title] = 'open", /«'open»/],
    ['[System.Title = 1', /«\[System\.Title = 1»/],
    ['[System.Id] = @Nope', /not supported.*«@Nope»/],
    ['[System.AssignedTo] = @Me + 1', /no offset.*«@Me \+ 1»/],
    ['[System.Id] = @Follows', /IN operator.*«@Follows»/],
    ['[System.Title] IN (@Follows)', /cannot be used with that field.*«@Follows»/],
    ['[System.Title] = @Today', /cannot be used with that field.*«@Today»/],
    ["[System.CreatedDate] > @StartOfDay('soon')", /wrong argument.*«@StartOfDay\('soon'\)»/],
    [
      "[System.ChangedDate] > '2026-03-10T23:00:00Z'",
      /^You cannot supply a time with the date .*«\[System\.ChangedDate\] > '2026-03-10T23:00:00Z'»/,
    ],
    ["[System.ChangedDate] > '31/12/2026'", /not a date.*«'31\/12\/2026'»/],
    ["[System.ChangedDate] > '2026-02-30'", /not a date/],
    ["[System.Id] = 'seven'", /not a number.*«'seven'»/],
    [
      "[System.Tags] <> ''",
      /^The specified operator cannot be used with long-text fields.*«\[System\.Tags\] <> ''»/,
    ],
    [
      "[System.IterationPath] CONTAINS 'Sprint'",
      /^The specified operator cannot be used with area path fields.*«\[System\.IterationPath\] contains 'Sprint'»/,
    ],
    ['[System.State] IS EMPTY', /cannot be used with string fields/],
    ["[System.State] CONTAINS WORDS 'x'", /cannot be used with string fields/],
    ['[System.Id] = [System.Title]', /cannot be compared/],
    ["[System.AreaPath] UNDER 'Q'", /^TF51011: The specified area path does not exist.*«'Q'»/],
    ["[System.IterationPath] = 'Big Backlog\\Nowhere'", /^TF51011: The specified iteration path/],
    ["[System.AssignedTo] IN GROUP '[Big Backlog]\\Nobody'", /group does not exist/],
    ["[System.Title] CONTAINS WORDS 'a*b'", /wildcard.*«'a\*b'»/],
    [`[System.Title] CONTAINS WORDS '${'x'.repeat(101)}'`, /100 characters/],
    ["NOT EVER [System.State] = 'x'", /cannot be negated.*«ever \[System\.State\] = 'x'»/],
    ["[System.State] NOT EVER 'x'", /^Expecting comparison operator.*«EVER»/],
    [`${'('.repeat(5000)}[System.Id] = 1`, /nested too deeply/],
    ['SELECT [System.Id] FROM WorkItems ORDER BY [System.Tags]', /sorted.*«\[System\.Tags\]»/],
    ["SELECT [System.Id] FROM WorkItems ASOF 'then'", /not a date.*«'then'»/],
  ];
  for (const [query, message] of refusals) {
    it(`is refused: ${query.slice(0, 80)}`, async () => {
      const { status, body } = await ask(query);
      assert.equal(status, 400);
      assert.match(body.message, message);
      assert.equal(body.typeKey, 'VssPropertyValidationException');
    });
  }

  it('needs a project in the URL for @Project', async () => {
    const { status, body } = await ask('[System.TeamProject] = @Project', '', '');
    assert.equal(status, 400);
    assert.match(body.message, /«@Project»/);
  });
});
