import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findField } from '../../../demo/backend/data/fields';
import { findPerson } from '../../../demo/backend/data/people';
import { parseWiql } from '../../../demo/backend/wiql/parser';
import { runQuery } from '../../../demo/backend/wiql/run';
import type { QueryContext, QuerySource } from '../../../demo/backend/wiql/source';

type Row = Record<string, string | number>;

const rows: Row[] = [
  {
    'System.Id': 1,
    'System.Title': 'O’Brien cannot log in',
    'System.State': 'New',
    'System.AreaPath': 'P\\Web',
  },
  {
    'System.Id': 2,
    'System.Title': "Ann's cart",
    'System.State': 'Active',
    'System.AreaPath': 'P\\Web\\Cart',
  },
  {
    'System.Id': 3,
    'System.Title': 'Webhook fails',
    'System.State': 'Closed',
    'System.AreaPath': 'P\\Website',
  },
];
Object.assign(rows[0] ?? {}, {
  'System.AssignedTo': 'avery.howard@contoso.com',
  'System.ChangedDate': '2026-03-10T23:30:00Z',
  'Microsoft.VSTS.Common.Priority': 2,
  'System.Tags': 'beta; ux',
});
Object.assign(rows[1] ?? {}, {
  'System.AssignedTo': 'mei.tanaka@contoso.com',
  'System.ChangedDate': '2026-03-11T01:00:00Z',
  'Microsoft.VSTS.Common.Priority': 1,
  'System.Description': '<p>Checkout <b>payments</b> fail</p>',
});
Object.assign(rows[2] ?? {}, { 'System.ChangedDate': '2026-02-01T12:00:00Z' });

const source: QuerySource<Row> = {
  items: () => rows,
  id: (row) => Number(row['System.Id']),
  field: findField,
  value: (row, name) => row[name],
  person: (text) => findPerson(text)?.mail,
  personText: (stored) => `${findPerson(stored)?.name} <${stored}>`,
  hasPath: (_, path) => path.startsWith('P'),
};

function run(where: string, context: Partial<QueryContext> = {}): unknown[] {
  const query = parseWiql(
    where.startsWith('SELECT') ? where : `SELECT [System.Id] FROM WorkItems WHERE ${where}`,
  );
  const now = new Date('2026-03-11T10:00:00Z');
  const full = { me: 'avery.howard@contoso.com', project: 'P', now, timePrecision: false, ...context };
  return runQuery(query, source, full).items.map((row) => row['System.Id']);
}

describe('WIQL', () => {
  const cases: readonly (readonly [query: string, ids: number[]])[] = [
    ["[System.State] = 'active'", [2]],
    ["[System.State] <> 'New'", [2, 3]],
    ["[State] IN ('New', 'Closed')", [1, 3]],
    ["[System.State] NOT IN ('New', 'Closed')", [2]],
    ["[System.Title] CONTAINS 'web'", [3]],
    ["[System.Title] CONTAINS 'ann''s'", [2]],
    ['[System.Title] CONTAINS "Ann\'s"', [2]],
    ["[System.Title] NOT CONTAINS 'web'", [1, 2]],
    ["[System.Title] CONTAINS WORDS 'web'", []],
    ["[System.Title] CONTAINS WORDS 'web* fails'", [3]],
    ["[System.Description] CONTAINS WORDS 'checkout payments'", [2]],
    ["[System.AreaPath] UNDER 'P\\Web'", [1, 2]],
    ["[System.AreaPath] NOT UNDER 'P\\Web'", [3]],
    ['[System.Description] IS EMPTY', [1, 3]],
    ['[System.Tags] IS NOT EMPTY', [1]],
    ["[System.Tags] CONTAINS 'ux'", [1]],
    ['[System.AssignedTo] = @Me', [1]],
    ["[System.AssignedTo] = ''", [3]],
    ["[System.AssignedTo] = 'Mei Tanaka <mei.tanaka@contoso.com>'", [2]],
    ["[System.AssignedTo] CONTAINS 'tanaka'", [2]],
    ['[Microsoft.VSTS.Common.Priority] < 2', [2]],
    ["[System.ChangedDate] = '2026-03-11'", [2]],
    ['[System.ChangedDate] >= @Today - 1', [1, 2]],
    ["[System.ChangedDate] < @StartOfMonth('-0d')", [3]],
    ["[System.State] = 'New' OR [System.State] = 'Closed' AND [System.Id] = 3", [1, 3]],
    ["([System.State] = 'New' OR [System.State] = 'Closed') AND [System.Id] = 3", [3]],
    ["NOT ([System.State] = 'New' OR [System.Id] = 3)", [2]],
    ['[System.ChangedDate] > [System.CreatedDate]', []],
  ];
  for (const [query, ids] of cases) it(`finds ${query}`, () => assert.deepEqual(run(query), ids));

  it('compares to the millisecond with time precision', () => {
    const query = "[System.ChangedDate] > '2026-03-10T23:00:00Z'";
    assert.deepEqual(run(query, { timePrecision: true }), [1, 2]);
  });

  it('sorts by several columns, empty values first, then by id', () => {
    const query =
      'SELECT [System.Id] FROM WorkItems ORDER BY [Microsoft.VSTS.Common.Priority] DESC, [System.Id]';
    assert.deepEqual(run(query), [1, 2, 3]);
    assert.deepEqual(run(query.replace(' DESC', '')), [3, 2, 1]);
  });

  const refusals: readonly (readonly [query: string, message: RegExp])[] = [
    ['[System.Foo] = 1', /TF51005.*«\[System\.Foo\]»/],
    ["[System.State] == 'x'", /Expecting value.*«=»/],
    ["[System.State] LIKE 'x'", /Expecting operator.*«LIKE»/],
    ["EVER [System.State] = 'x'", /Expecting field name.*«EVER»/],
    ["[System.State] = 'x' ASOF '2026-01-01'", /Expecting end of string.*«ASOF»/],
    ['[System.Id] IN (1', /Expecting "\)".*«end of string»/],
    ["[System.Title] = 'open", /not closed/],
    ['[System.Id] IN (@Follows)', /not supported.*«@Follows»/],
    ["[System.ChangedDate] > '2026-03-10T23:00:00Z'", /cannot supply a time with the date/],
    ["[System.Description] = 'x'", /cannot be used/],
    ["[System.AreaPath] UNDER 'Q'", /TF51011/],
    ['SELECT [System.Id] FROM WorkItemLinks', /Expecting WorkItems.*«WorkItemLinks»/],
  ];
  for (const [query, message] of refusals)
    it(`refuses ${query}`, () => assert.throws(() => run(query), message));
});
