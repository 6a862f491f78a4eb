import { parseArgs } from 'node:util';
import { importTs } from './import-ts.mjs';

const text = { type: 'string' };
const { values } = parseArgs({ options: { port: text, host: text, items: text, seed: text } });
const number = (value) => (value === undefined ? undefined : Number(value));

const { serveStandin } = await importTs('demo/backend/serve.ts');
const { url } = await serveStandin({
  port: number(values.port) ?? 4100,
  host: values.host ?? '127.0.0.1',
  items: number(values.items),
  seed: number(values.seed),
});
console.log(`Stand-in for Paragon and Azure DevOps: ${url}/standin/environment`);
