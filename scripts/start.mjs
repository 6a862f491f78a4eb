/** `npm start`: the demo with its stand-in. `-- --port 8080` picks the port, `-- --cross-origin` another origin. */
import { parseArgs } from 'node:util';
import { createServer } from 'vite';

const { values } = parseArgs({
  options: { port: { type: 'string', default: '5173' }, 'cross-origin': { type: 'boolean', default: false } },
});
if (values['cross-origin']) process.env.STANDIN_CROSS_ORIGIN = '1'; // read by vite.config.ts

const server = await createServer({ server: { port: Number(values.port), strictPort: true } });
try {
  await server.listen();
  const standin = values['cross-origin'] ? ', with the stand-in on another origin' : '';
  console.log(
    `ado-elements demo: ${server.resolvedUrls?.local[0]} (no account needed${standin}; Ctrl+C stops it)`,
  );
} catch (error) {
  await server.close();
  console.error(
    `${error instanceof Error ? error.message : error}. Try: npm start -- --port ${Number(values.port) + 1}`,
  );
  process.exitCode = 1;
}
