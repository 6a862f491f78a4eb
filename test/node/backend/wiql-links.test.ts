import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { read, set, World } from './support/client';
import { createStandin } from './support/standin';

interface Result {
  message: string;
  queryType: string;
  queryResultType: string;
  workItems?: unknown;
  workItemRelations: {
    rel: string | null;
    source: { id: number; url: string } | null;
    target: { id: number; url: string };
  }[];
}

const world = new World(createStandin({ items: 0, pages: {} }), 'links');
const PROJECT = 'Big%20Backlog';
const CHILD = 'System.LinkTypes.Hierarchy-Forward';
const RELATED = 'System.LinkTypes.Related';

/** Title, type and parent of items, each after its parent; a title stands for its item below. */
const ITEMS: readonly (readonly [title: string, type: string, parent?: string])[] = [
  ['epic', 'Epic'],
  ['feature', 'Feature', 'epic'],
  ['story', 'User Story', 'feature'],
  ['task', 'Task', 'story'],
  ['other feature', 'Feature', 'epic'],
  ['other task', 'Task', 'story'],
  ['lonely epic', 'Epic'],
];
const ids = new Map<string, number>();

before(async () => {
  for (const [title, type, parent] of ITEMS) {
    const link = parent === undefined ? [] : [relation('System.LinkTypes.Hierarchy-Reverse', parent)];
    const operations = [...set({ 'System.Title': title }), ...link];
    const { body } = await world.patch('POST', `${PROJECT}/_apis/wit/workitems/$${type}`, operations);
    ids.set(title, read<{ id: number }>(body).id);
  }
  await world.patch('PATCH', `_apis/wit/workitems/${ids.get('lonely epic')}`, [relation(RELATED, 'task')]);
});

function relation(rel: string, title: string): unknown {
  const url = `https://dev.azure.com/contoso/_apis/wit/workItems/${ids.get(title)}`;
  return { op: 'add', path: '/relations/-', value: { rel, url } };
}

async function ask(rest: string): Promise<{ status: number; body: Result }> {
  const query = `SELECT [System.Id] FROM WorkItemLinks ${rest}`;
  const { status, body } = await world.azure('POST', `${PROJECT}/_apis/wit/wiql`, { body: { query } });
  return { status, body: read<Result>(body) };
}

/** Rows as `parent > child`, or the title alone on top. */
async function run(rest: string): Promise<string[]> {
  const { status, body } = await ask(`WHERE ${rest}`);
  assert.equal(status, 200, body.message);
  const title = (id: number) => [...ids].find(([, known]) => known === id)?.[0] ?? `#${id}`;
  return body.workItemRelations.map(({ source, target }) =>
    source ? `${title(source.id)} > ${title(target.id)}` : title(target.id),
  );
}

const IN_PROJECT = '[Source].[System.TeamProject] = @project';
const CHILDREN = `[System.Links.LinkType] = '${CHILD}'`;

describe('a tree query', () => {
  it('answers parents before their children, each item once, tops without source', async () => {
    const { body } = await ask(`WHERE ${IN_PROJECT} AND ${CHILDREN} MODE (Recursive)`);
    assert.equal(body.queryType, 'tree');
    assert.equal(body.queryResultType, 'workItemLink');
    assert.equal(body.workItems, undefined);
    assert.deepEqual(body.workItemRelations[0]?.rel, null);
    assert.deepEqual(body.workItemRelations[0]?.source, null);
    assert.equal(body.workItemRelations[1]?.rel, CHILD);
    assert.match(body.workItemRelations[1]?.source?.url ?? '', /\/_apis\/wit\/workItems\/\d+$/);
    assert.deepEqual(await run(`${IN_PROJECT} AND ${CHILDREN} MODE (Recursive)`), [
      'epic',
      'epic > feature',
      'feature > story',
      'story > task',
      'story > other task',
      'epic > other feature',
      'lonely epic',
    ]);
  });

  it('goes down only as far as the target clauses allow without a gap', async () => {
    const query = `(Source.[System.WorkItemType] = 'Epic') AND (${CHILDREN})
      AND (Target.[System.Title] NOT CONTAINS 'story') MODE (Recursive)`;
    assert.deepEqual(await run(`${IN_PROJECT} AND ${query}`), [
      'epic',
      'epic > feature',
      'epic > other feature',
      'lonely epic',
    ]);
  });

  it('takes matching children first, and shows what is above them', async () => {
    const query = `${CHILDREN} AND [Target].[System.Id] = ${ids.get('task')} MODE (Recursive, ReturnMatchingChildren)`;
    assert.deepEqual(await run(query), ['epic', 'epic > feature', 'feature > story', 'story > task']);
    const below = `[Source].[System.WorkItemType] = 'Feature' AND ${query}`;
    assert.deepEqual(await run(below), ['feature', 'feature > story', 'story > task']);
  });

  it('follows one forward type of tree only', async () => {
    for (const type of [
      RELATED,
      'System.LinkTypes.Hierarchy-Reverse',
      'System.LinkTypes.Dependency-Forward',
    ]) {
      const { status, body } = await ask(`WHERE [System.Links.LinkType] = '${type}' MODE (Recursive)`);
      assert.equal(status, 400);
      assert.match(body.message, /«Recursive»/);
    }
  });
});

describe('a query over direct links', () => {
  const epics = `${IN_PROJECT} AND [Source].[System.WorkItemType] = 'Epic'`;

  it('answers each source on top of its links, which must be there', async () => {
    const { body } = await ask(`WHERE ${epics} AND ${CHILDREN}`);
    assert.equal(body.queryType, 'oneHop');
    assert.deepEqual(await run(`${epics} AND ${CHILDREN}`), [
      'epic',
      'epic > feature',
      'epic > other feature',
    ]);
  });

  it('may do without links, or ask for there being none', async () => {
    const target = "[Target].[System.Title] CONTAINS 'other'";
    assert.deepEqual(await run(`${epics} AND ${CHILDREN} AND ${target} MODE (MayContain)`), [
      'epic',
      'epic > other feature',
      'lonely epic',
    ]);
    assert.deepEqual(await run(`${epics} AND ${CHILDREN} MODE (DoesNotContain)`), ['lonely epic']);
  });

  it('sorts sources and targets', async () => {
    const query = `${epics} AND ${CHILDREN} ORDER BY [System.Title] DESC MODE (MayContain)`;
    assert.deepEqual(await run(query), ['lonely epic', 'epic', 'epic > other feature', 'epic > feature']);
  });

  it('knows types by their names, in any case, and links from either end', async () => {
    assert.deepEqual(await run(`${epics} AND [System.Links.LinkType] = 'related'`), [
      'lonely epic',
      'lonely epic > task',
    ]);
    const fromTask = `[Source].[System.Title] = 'task' AND [Source].[System.TeamProject] = @project`;
    assert.deepEqual(
      await run(`${fromTask} AND [System.Links.LinkType] IN ('Parent', '${RELATED}-Forward')`),
      ['task', 'task > story', 'task > lonely epic'],
    );
    assert.deepEqual(await run(`${fromTask} AND [System.Links.LinkType] <> 'Parent'`), [
      'task',
      'task > lonely epic',
    ]);
  });

  it('asks about links of a time before', async () => {
    const query = `${epics} AND ${CHILDREN} ASOF '2026-01-01' MODE (MayContain)`;
    assert.deepEqual(await run(query), []);
    const now = `${epics} AND ${CHILDREN} ASOF '${new Date().toISOString()}' MODE (MustContain)`;
    assert.deepEqual(await run(now), ['epic', 'epic > feature', 'epic > other feature']);
  });
});

describe('a query over links with a mistake', () => {
  const refusals: readonly (readonly [query: string, message: RegExp])[] = [
    ["WHERE [System.State] = 'New'", /Expecting \[Source\] or \[Target\].*«\[System\.State\]»/],
    [
      "WHERE [Source].[System.State] = 'New' OR [Target].[System.State] = 'New'",
      /joined by AND.*«\[Target\]\.\[System\.State\] = 'New'»/,
    ],
    ['WHERE [Source].[System.Foo] = 1', /^TF51005.*«\[Source\]\.\[System\.Foo\]»/],
    ["WHERE [System.Links.LinkType] = 'Cousin'", /link type does not exist.*«'Cousin'»/],
    ["WHERE [System.Links.LinkType] CONTAINS 'Child'", /cannot be used with link types.*«/],
    ['MODE (Sometimes)', /^Expecting mode.*«Sometimes»/],
    ['MODE (MustContain, MayContain)', /«,»/],
    ['MODE (Recursive, Everything)', /«Everything»/],
  ];
  for (const [query, message] of refusals) {
    it(`is refused: ${query}`, async () => {
      const { status, body } = await ask(query);
      assert.equal(status, 400);
      assert.match(body.message, message);
    });
  }
});
