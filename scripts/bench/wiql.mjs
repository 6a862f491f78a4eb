import { importTs } from '../import-ts.mjs';
import { median, row } from './measure.mjs';

const QUERIES = [
  ['my active items', "[System.State] = 'Active' AND [System.AssignedTo] = @Me"],
  ['words in titles', "[System.Title] CONTAINS 'search' AND [System.State] <> 'Closed'"],
  ['an area, by date', "[System.AreaPath] UNDER 'Big Backlog\\Web' AND [System.ChangedDate] >= '2026-10-01'"],
  ['one item', '[System.Id] = 12345'],
];

/** The same conditions as one would write them in a loop over the items. */
const LOOPS = [
  ({ fields }) =>
    fields['System.State'] === 'Active' && fields['System.AssignedTo'] === 'avery.howard@contoso.com',
  ({ fields }) =>
    fields['System.State'] !== 'Closed' && fields['System.Title'].toLowerCase().includes('search'),
  ({ fields }) =>
    /^Big Backlog\\Web(\\|$)/.test(fields['System.AreaPath']) &&
    Date.parse(fields['System.ChangedDate']) >= Date.UTC(2026, 9, 1),
  ({ id }) => id === 12345,
];

/** Queries over HTTP, answers included, and a plain loop over the same items: how many loops a query takes. */
export async function wiql() {
  const { createStandin } = await importTs('demo/backend/standin.ts');
  const { seedData } = await importTs('demo/backend/data/seed.ts');
  const standin = createStandin({ pages: {} });
  const items = seedData({})
    .get('contoso')
    .items.filter(({ fields, deleted }) => !deleted && fields['System.TeamProject'] === 'Big Backlog');
  row('a call without a query', { ms: await median(() => fetchField(standin)) });
  for (const [index, [name, condition]] of QUERIES.entries()) {
    const text = `SELECT [System.Id] FROM WorkItems WHERE [System.TeamProject] = @Project AND ${condition}`;
    let found = 0;
    const query = await median(async () => {
      found = (await ask(standin, text)).workItems.length;
    });
    const loop = await median(() => items.filter(LOOPS[index]).map(({ id }) => id));
    const expected = items.filter(LOOPS[index]).length;
    if (found !== expected) throw new Error(`${name}: ${found} found, not ${expected}`);
    row(name, { items: found, 'query ms': query, 'loop ms': loop, ratio: query / loop });
  }
}

/** What a call costs in any case. */
async function fetchField(standin) {
  const url = 'http://bench/standin/azure-devops/contoso/_apis/wit/fields/System.Id?api-version=7.1';
  const response = await standin.fetch(new Request(url, { headers: { authorization: 'Bearer avery' } }));
  return response.json();
}

async function ask(standin, query) {
  const url = 'http://bench/standin/azure-devops/contoso/Big%20Backlog/_apis/wit/wiql?api-version=7.1';
  const headers = { authorization: 'Bearer avery', 'content-type': 'application/json' };
  const response = await standin.fetch(
    new Request(url, { method: 'POST', headers, body: JSON.stringify({ query }) }),
  );
  return response.json();
}
