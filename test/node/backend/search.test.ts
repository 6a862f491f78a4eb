import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newWorld, read, set, type Answer, type World } from './support/client';

interface Result {
  project: { id: string; name: string };
  fields: Record<string, string>;
  hits: { fieldReferenceName: string; highlights: string[] }[];
  url: string;
}

interface Found {
  count: number;
  infoCode: number;
  results: Result[];
  facets: Record<string, { name: string; id: string; resultCount: number }[]>;
}

function search(world: World, body: Record<string, unknown>, project = ''): Promise<Answer> {
  const path = `/azure-devops-search/contoso/${project}_apis/search/workitemsearchresults?api-version=7.1`;
  return world.fetch('POST', path, { body, headers: { authorization: 'Bearer avery' } });
}

async function find(searchText: string, more: Record<string, unknown> = {}, project = ''): Promise<Found> {
  const world = await newWorld();
  return read<Found>((await search(world, { searchText, $top: 1000, ...more }, project)).body);
}

const titles = ({ results }: Found) => results.map(({ fields }) => fields['system.title'] ?? '');

describe('full-text search', () => {
  it('answers lower-case field names, strings only, people with their address', async () => {
    const { results } = await find('id:7');
    const [hit] = results;
    assert.equal(results.length, 1);
    assert.equal(hit?.fields['system.id'], '7');
    assert.equal(hit?.project.name, 'Fabrikam Fiber');
    assert.ok(Object.values(hit?.fields ?? {}).every((value) => typeof value === 'string'));
    assert.match(
      hit?.url ?? '',
      /^https:\/\/dev\.azure\.com\/contoso\/[0-9a-f-]+\/_apis\/wit\/workItems\/7$/,
    );
    const { results: own } = await find('a:@me', { $top: 1 });
    assert.equal(own[0]?.fields['system.assignedto'], 'Avery Howard <avery.howard@contoso.com>');
  });

  it('wants all words, in any form of them, and takes OR, NOT and parentheses', async () => {
    const word = await find('title:spinner');
    assert.ok(word.count > 5);
    assert.ok(titles(word).every((title) => /spinner/i.test(title)));
    const forms = await find('title:spinners');
    assert.equal(forms.count, word.count);
    const without = await find('title:spinner NOT title:cart');
    const both = await find('title:spinner title:cart');
    assert.equal(without.count + both.count, word.count);
    const either = await find('(title:spinner OR title:confetti) AND NOT title:cart');
    assert.ok(either.count > without.count);
  });

  it('finds phrases, wildcards and accented names without their accents', async () => {
    const phrase = await find('"spinner never stops"');
    assert.ok(phrase.count > 0);
    assert.equal((await find('"stops never spinner"')).count, 0);
    assert.equal((await find('title:spin*')).count, (await find('title:*inner')).count);
    assert.ok((await find('a:valdes')).count > 0);
  });

  it('marks hits in text that is not escaped', async () => {
    const { results } = await find('onerror');
    const marked = results[0]?.hits.find(({ fieldReferenceName }) => fieldReferenceName === 'system.title');
    assert.match(marked?.highlights[0] ?? '', /<img src=x <highlighthit>onerror<\/highlighthit>=alert/);
  });

  it('puts a word in the title before the same word in a text', async () => {
    const { results } = await find('checkout', { $top: 5 });
    assert.match(results[0]?.fields['system.title'] ?? '', /checkout/i);
  });

  it('filters, within the project of the URL and below areas', async () => {
    const filters = { 'System.WorkItemType': ['bug'], 'System.AreaPath': ['Fabrikam Fiber\\Web'] };
    const { results, count } = await find('page', { filters }, 'Fabrikam%20Fiber/');
    assert.ok(count > 0);
    assert.ok(results.every(({ project }) => project.name === 'Fabrikam Fiber'));
    assert.ok(results.every(({ fields }) => fields['system.workitemtype'] === 'Bug'));
    const person = await find('page', {
      filters: { 'System.AssignedTo': ['Mei Tanaka <mei.tanaka@contoso.com>'] },
    });
    assert.ok(person.results.every(({ fields }) => /Mei Tanaka/.test(fields['system.assignedto'] ?? '')));
    const world = await newWorld();
    assert.equal((await search(world, { searchText: 'x', filters: { Nothing: ['y'] } })).status, 400);
  });

  it('counts facets without the filter of their own field', async () => {
    const all = await find('page', { includeFacets: true, $top: 1 });
    const bugs = await find('page', {
      includeFacets: true,
      $top: 1,
      filters: { 'System.WorkItemType': ['Bug'] },
    });
    assert.deepEqual(bugs.facets['System.WorkItemType'], all.facets['System.WorkItemType']);
    const counted = bugs.facets['System.State']?.reduce((sum, { resultCount }) => sum + resultCount, 0);
    assert.equal(counted, bugs.count);
    assert.deepEqual((await find('page', { $top: 1 })).facets, {});
  });

  it('sorts as asked, pages, and trims what is more than a thousand', async () => {
    const order = { $orderBy: [{ field: 'system.id', sortOrder: 'DESC' }] };
    const first = await find('page', { ...order, $top: 3 });
    const next = await find('page', { ...order, $top: 2, $skip: 1 });
    assert.deepEqual(titles(next), titles(first).slice(1));
    const ids = first.results.map(({ fields }) => Number(fields['system.id']));
    assert.deepEqual(
      ids,
      [...ids].sort((a, b) => b - a),
    );
    const trimmed = await find('*', { $top: 5000 });
    assert.deepEqual([trimmed.infoCode, trimmed.results.length], [8, 1000]);
  });

  it('sees a write only after the lag, which a test can set', async () => {
    const world = await newWorld();
    const edit = set({ 'System.Title': 'Zanzibar calls' });
    await world.control('search', { lagMs: 600_000 });
    await world.patch('PATCH', '_apis/wit/workitems/5', edit);
    await world.azure('DELETE', '_apis/wit/workitems/6');
    const count = async (searchText: string) => read<Found>((await search(world, { searchText })).body).count;
    assert.deepEqual([await count('zanzibar'), await count('id:5'), await count('id:6')], [0, 1, 1]);
    await world.control('search', { lagMs: 0 });
    assert.deepEqual([await count('zanzibar'), await count('id:5'), await count('id:6')], [1, 1, 0]);
  });

  it('finds nothing that the caller may not read', async () => {
    const world = await newWorld();
    const path =
      '/azure-devops-search/contoso/Fabrikam%20Fiber/_apis/search/workitemsearchresults?api-version=7.1';
    const count = async (as: string) => {
      const body = { searchText: 'area:"Fabrikam Fiber\\Platform\\Payments"' };
      const answer = await world.fetch('POST', path, { body, headers: { authorization: `Bearer ${as}` } });
      return read<Found>(answer.body).count;
    };
    assert.ok((await count('avery')) > 0);
    assert.equal(await count('noah'), 0);
  });

  it('refuses an empty text and one with a parenthesis too few', async () => {
    const world = await newWorld();
    assert.equal((await search(world, { searchText: ' ' })).status, 400);
    assert.equal((await search(world, { searchText: '(a b' })).status, 400);
  });

  it('is reached through the relay under its own host', async () => {
    const world = await newWorld();
    await world.control('credential', { status: 'VALID' });
    const { paragonProject } = read<{ paragonProject: string }>(
      (await world.fetch('GET', '/environment')).body,
    );
    const host = 'https://almsearch.dev.azure.com/contoso/_apis/search/workitemsearchresults';
    const { status, body } = await world.fetch(
      'POST',
      `/relay/projects/${paragonProject}/sdk/proxy/azuredevops/${host}?api-version=7.1`,
      { body: { searchText: 'page', $top: 1 }, headers: { authorization: `Bearer ${await world.token()}` } },
    );
    assert.equal(status, 200);
    assert.equal(read<{ output: Found }>(body).output.results.length, 1);
  });
});
