import { importTs } from '../import-ts.mjs';
import { median, row, time } from './measure.mjs';

/** From nothing to the first answer: with data to make, in another world, and there after a change. */
export async function start() {
  const { createStandin } = await importTs('demo/backend/standin.ts');
  const standin = createStandin({ pages: {} });
  let worlds = 0;
  row('first world', { ms: await time(() => count(standin, 'first')) });
  row('next world', { ms: await median(() => count(standin, `next-${(worlds += 1)}`)) });
  row('next world with a change', {
    ms: await median(async () => {
      const name = `changed-${(worlds += 1)}`;
      const fields = { 'System.Title': 'Only here' };
      await post(standin, `${name}/control/external-edit`, { id: 2001, fields });
      return count(standin, name);
    }),
  });
}

function count(standin, world) {
  const query =
    "SELECT [System.Id] FROM WorkItems WHERE [System.State] = 'Active' AND [System.AssignedTo] = @Me";
  return post(standin, `${world}/azure-devops/contoso/_apis/wit/wiql?api-version=7.1`, { query });
}

async function post(standin, path, body) {
  const headers = { authorization: 'Bearer avery', 'content-type': 'application/json' };
  const request = { method: 'POST', headers, body: JSON.stringify(body) };
  const response = await standin.fetch(new Request(`http://bench/standin/w/${path}`, request));
  if (!response.ok) throw new Error(await response.text());
  return response.json();
}
