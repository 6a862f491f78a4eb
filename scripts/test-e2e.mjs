/**
 * End to end: builds the demo, serves it twice (stand-in on the same origin and on another) and a page that
 * uses the CDN build, then runs `test/e2e/*.test.ts`. `npm run test:e2e -- connect` runs matching files.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, preview } from 'vite';
import { buildCdn } from './cdn.mjs';
import { importTs } from './import-ts.mjs';
import { serveCdnPage } from './test/cdn-server.mjs';
import { testNode } from './test-node.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

await build({ root, logLevel: 'warn' });
if (!existsSync(join(root, 'cdn/ado-elements.js'))) await buildCdn();

const { checkAnswers } = await importTs('test/schema/run.ts');
const observer = checkAnswers();
const servers = [await serveDemo(false), await serveDemo(true), await serveCdnPage(observer)];
const [sameOrigin, crossOrigin, cdn] = servers;
// Read by test/e2e/harness.ts.
Object.assign(process.env, {
  DEMO_URL: sameOrigin.url,
  DEMO_CROSS_ORIGIN_URL: crossOrigin.url,
  CDN_PAGE_URL: cdn.url,
  CDN_STANDIN_URL: cdn.standinUrl,
});
try {
  process.exitCode = await testNode('test/e2e', process.argv.slice(2));
} finally {
  await Promise.all(servers.map((server) => server.close()));
}

async function serveDemo(otherOrigin) {
  process.env.STANDIN_CROSS_ORIGIN = otherOrigin ? '1' : ''; // read by vite.config.ts
  const server = await preview({ root, logLevel: 'warn', preview: { port: 0 }, plugins: [observe()] });
  return { url: server.resolvedUrls.local[0], close: () => server.close() };
}

/** Hands our observer to the plugin that serves the stand-in. */
function observe() {
  return {
    name: 'schema-check',
    configResolved({ plugins }) {
      plugins.find(({ name }) => name === 'ado-elements:standin').api.observer = observer;
    },
  };
}
