import { defaultReporter } from '@web/test-runner';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { fileURLToPath } from 'node:url';
import { patchLit } from './scripts/lit-trusted-types.mjs';
import { launch } from './scripts/test/launchers.mjs';
import { prebundle } from './scripts/test/prebundle.mjs';
import { userPlugin } from './scripts/test/user-plugin.mjs';

// Days must come out right away from Greenwich too; the browsers inherit it.
process.env.TZ ??= 'America/New_York';
const file = (path) => fileURLToPath(new URL(path, import.meta.url));
const browsers = process.env.BROWSERS ?? 'chromium';
const standin = await startStandin();

/**
 * On 127.0.0.1 while the tests' page is on localhost: every request is a cross-origin one, as in real life. At the end
 * of the run, answers that contradict Microsoft's specification are listed and fail it.
 */
async function startStandin() {
  const { importTs } = await import('./scripts/import-ts.mjs');
  const { serveStandin } = await importTs('demo/backend/serve.ts');
  const { checkAnswers } = await importTs('test/schema/run.ts');
  const standin = await serveStandin({ port: 0, host: '127.0.0.1', observer: checkAnswers() });
  // The first question about data makes all of it, for seconds where the machine is busy; tests have deadlines.
  await fetch(`${standin.url}/standin/azure-devops/contoso/_apis/projects`);
  return standin;
}

/** The usual one, but where nobody watches, the progress is told once: at the end. */
function reporter() {
  const usual = defaultReporter();
  let watched = process.stdout.isTTY;
  return {
    ...usual,
    stop: () => (watched = true),
    getTestProgress: (args) => (watched ? usual.getTestProgress(args) : []),
  };
}

/** @type {import('@web/test-runner').TestRunnerConfig} */
export default {
  files: ['test/**/*.test.ts', '!test/node/**', '!test/e2e/**'],
  rootDir: file('.'),
  // Only here and in Vite's config does the package's own name lead to its sources.
  nodeResolve: { exportConditions: ['production', 'ado-elements-source'] },
  concurrency: 1,
  concurrentBrowsers: browsers.split(',').length,
  testFramework: { config: { timeout: 10_000 } },
  testsFinishTimeout: 300_000,
  browserStartTimeout: 60_000,
  reporters: [reporter()],
  plugins: [
    {
      name: 'standin',
      serve: ({ path }) =>
        path === '/standin-url.js'
          ? { body: `export const standinUrl = ${JSON.stringify(standin.url)};`, type: 'js' }
          : undefined,
      serverStop: () => standin.close?.(),
    },
    {
      name: 'lit-trusted-types',
      transform: ({ path, body }) =>
        /\/lit-html\/(development\/)?lit-html\.js$/.test(path) ? patchLit(body) : undefined,
    },
    {
      name: 'node-env', // what bundlers replace in the TanStack packages
      transform: ({ path, body }) =>
        path.includes('/node_modules/@tanstack/')
          ? body.replaceAll('process.env.NODE_ENV', '"production"')
          : undefined,
    },
    prebundle({ '@useparagon/connect/ConnectSDK': [] }),
    userPlugin(),
    esbuildPlugin({ ts: true, target: 'es2022', tsconfig: file('tsconfig.json') }),
  ],
  coverageConfig: { include: ['src/**/*.ts'], reporters: ['text-summary', 'lcovonly'] },
  browsers: await launch(browsers),
};
