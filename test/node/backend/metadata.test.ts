import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newWorld, read } from './support/client';

const PROJECT = 'Adventure%20Works/_apis/wit';

interface TypeField {
  referenceName: string;
  alwaysRequired: boolean;
  defaultValue: string | null;
  allowedValues: unknown[];
}

describe('metadata', () => {
  it('tells required fields, defaults and allowed values of a type, but no data types', async () => {
    const world = await newWorld();
    const { body } = await world.azure('GET', `${PROJECT}/workitemtypes/Risk/fields?$expand=all`);
    const fields = new Map(
      read<{ value: TypeField[] }>(body).value.map((field) => [field.referenceName, field]),
    );
    const probability = fields.get('Microsoft.VSTS.CMMI.Probability');
    assert.deepEqual([probability?.alwaysRequired, probability?.defaultValue], [true, null]);
    assert.deepEqual(fields.get('Microsoft.VSTS.Common.Priority')?.allowedValues, ['1', '2', '3', '4']);
    assert.ok((fields.get('System.AssignedTo')?.allowedValues.length ?? 0) > 10);
    assert.ok(!('type' in (probability ?? {})));
  });

  it('lists transitions with the state itself, and the first state under the empty key', async () => {
    const world = await newWorld();
    const { body } = await world.azure('GET', 'Northwind/_apis/wit/workitemtypes/Task');
    const { transitions } = read<{ transitions: Record<string, { to: string }[]> }>(body);
    assert.deepEqual(
      transitions['']?.map(({ to }) => to),
      ['To Do'],
    );
    assert.deepEqual(
      transitions['Done']?.map(({ to }) => to),
      ['Done', 'To Do', 'Doing'],
    );
  });

  it('gives node paths that are not field paths, and children only as deep as asked', async () => {
    const world = await newWorld();
    const { body } = await world.azure('GET', `${PROJECT}/classificationnodes/areas?$depth=1`);
    const root = read<{
      path: string;
      children: { path: string; hasChildren: boolean; children?: unknown }[];
    }>(body);
    assert.equal(root.children[0]?.path, '\\Adventure Works\\Area\\Web');
    assert.deepEqual([root.children[0]?.hasChildren, root.children[0]?.children], [true, undefined]);
    const { body: below } = await world.azure('GET', `${PROJECT}/classificationnodes/areas/Web/Checkout`);
    assert.equal(read<{ name: string }>(below).name, 'Checkout');
  });

  it('puts hidden types into their category', async () => {
    const world = await newWorld();
    const { body } = await world.azure('GET', `${PROJECT}/workitemtypecategories/Microsoft.HiddenCategory`);
    assert.equal(read<{ workItemTypes: { name: string }[] }>(body).workItemTypes[0]?.name, 'Test Case');
  });

  it('finds people by the start of a name, under the picker and on the identity host', async () => {
    const world = await newWorld();
    const picked = await world.azure('POST', '_apis/IdentityPicker/Identities?api-version=7.1-preview.1', {
      body: { query: 'tan', identityTypes: ['user'] },
    });
    const { results } = read<{ results: { identities: { displayName: string }[] }[] }>(picked.body);
    assert.deepEqual(
      results[0]?.identities.map(({ displayName }) => displayName),
      ['Mei Tanaka'],
    );
    const path = '/azure-devops-identity/contoso/_apis/identities?searchFilter=General&filterValue=mei';
    const found = await world.fetch('GET', path, { headers: { authorization: 'Bearer x' } });
    assert.equal(read<{ count: number }>(found.body).count, 1);
  });

  it('gives a token for the next page of projects, until there is none', async () => {
    const world = await newWorld();
    const { response } = await world.azure('GET', '_apis/projects?$top=2&$skip=1');
    assert.equal(response.headers.get('x-ms-continuationtoken'), '3');
    const next = await world.azure('GET', '_apis/projects?continuationToken=3');
    assert.equal(read<{ count: number }>(next.body).count, 2);
    assert.equal(next.response.headers.get('x-ms-continuationtoken'), null);
  });

  it('refuses a project and a type that do not exist, and a caller without credentials', async () => {
    const world = await newWorld();
    const project = await world.azure('GET', 'Nowhere/_apis/wit/workitemtypes');
    const type = await world.azure('GET', `${PROJECT}/workitemtypes/Nothing`);
    assert.match(JSON.stringify([project.body, type.body]), /TF200016.*VS402323/);
    const anonymous = await world.fetch('GET', '/azure-devops/contoso/_apis/projects');
    assert.deepEqual([anonymous.status, typeof anonymous.body], [203, 'string']);
  });

  it('holds as many items as promised, and odd titles among them', async () => {
    const world = await newWorld();
    const count = async (project: string, where = '[System.Id] > 0') => {
      const query = `SELECT [System.Id] FROM WorkItems WHERE [System.TeamProject] = @project AND ${where}`;
      const { body } = await world.azure('POST', `${project}/_apis/wit/wiql`, { body: { query } });
      return read<{ workItems: unknown[] }>(body).workItems.length;
    };
    const projects = [
      'Fabrikam%20Fiber',
      'Tailspin%20Toys',
      'Adventure%20Works',
      'Northwind',
      'Big%20Backlog',
    ];
    const counts = await Promise.all(projects.map((project) => count(project)));
    assert.deepEqual(counts, [1200, 300, 150, 40, 60]);
    assert.equal(await count('Fabrikam%20Fiber', "[System.Title] CONTAINS '<img src=x onerror'"), 1);
  });
});
