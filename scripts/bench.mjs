/**
 * Measures; passes or fails nothing. `npm run bench -- wiql` runs the benches of that name. Times depend on the
 * machine: compare ratios, which are taken within one run.
 */
import { start } from './bench/start.mjs';
import { wiql } from './bench/wiql.mjs';

const benches = {
  start: ['Start of the stand-in, until the first answer to a query', start],
  wiql: ['Queries over HTTP, against a plain loop over the same 20,500 items', wiql],
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in benches));
if (unknown.length) {
  console.error(`No such bench: ${unknown.join(', ')}. There are ${Object.keys(benches).join(', ')}.`);
  process.exit(1);
}

for (const [name, [title, run]] of Object.entries(benches)) {
  if (wanted.length && !wanted.includes(name)) continue;
  console.log(`\n${name}: ${title}`);
  await run();
}
