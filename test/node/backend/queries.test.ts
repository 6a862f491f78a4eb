import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { read, World } from './support/client';
import { createStandin } from './support/standin';

interface Result {
  queryType: string;
  message: string;
  sortColumns: { field: { referenceName: string }; descending: boolean }[];
  workItems: { id: number; url: string }[];
}

const world = new World(createStandin({ pages: {} }), 'big');
const ALL =
  'SELECT [System.Id] FROM WorkItems WHERE [System.TeamProject] = @project ORDER BY [System.Id] DESC';

async function run(query: string, parameters = ''): Promise<{ status: number; body: Result }> {
  const { status, body } = await world.azure('POST', `Big%20Backlog/_apis/wit/wiql?${parameters}`, {
    body: { query },
  });
  return { status, body: read<Result>(body) };
}

describe('running queries', () => {
  it('refuses more than 20,000 results unless `$top` cuts them', async () => {
    const refused = await run(ALL);
    assert.equal(refused.status, 400);
    assert.match(refused.body.message, /^VS402337/);
    const { body } = await run(ALL, '$top=19999');
    assert.equal(body.workItems.length, 19_999);
    assert.equal(body.workItems[0]?.id, 22_500);
  });

  it('answers ids with their address, and what it sorted by', async () => {
    const { body } = await run(ALL, '$top=1');
    assert.equal(body.queryType, 'flat');
    assert.match(
      body.workItems[0]?.url ?? '',
      /^https:\/\/dev\.azure\.com\/contoso\/_apis\/wit\/workItems\/22500$/,
    );
    assert.deepEqual(
      body.sortColumns.map((column) => [column.field.referenceName, column.descending]),
      [['System.Id', true]],
    );
  });

  it('refuses a text of more than 32,000 characters', async () => {
    assert.match((await run(`${ALL}${' '.repeat(32_000)}`)).body.message, /32000/);
  });

  it('takes time precision from the URL', async () => {
    const query = "SELECT [System.Id] FROM WorkItems WHERE [System.ChangedDate] > '2026-10-30T10:00:00Z'";
    assert.equal((await run(query)).status, 400);
    assert.equal((await run(query, 'timePrecision=true')).status, 200);
  });

  it('sees what this world has changed', async () => {
    const mine = "SELECT [System.Id] FROM WorkItems WHERE [System.Title] = 'Only in this world'";
    assert.equal((await run(mine)).body.workItems.length, 0);
    await world.control('external-edit', { id: 2001, fields: { 'System.Title': 'Only in this world' } });
    assert.deepEqual(
      (await run(mine)).body.workItems.map(({ id }) => id),
      [2001],
    );
  });
});
