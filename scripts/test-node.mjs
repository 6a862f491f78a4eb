/**
 * Runs TypeScript tests under `node --test`, each file bundled first (packages stay outside).
 * `npm run test:node -- wiql` runs the files whose path contains "wiql".
 */
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleTs, importTs } from './import-ts.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * @param {string} folder where the tests are, e.g. `test/node`
 * @param {string[]} filters parts of a path; none means all
 * @param {Record<string, string>} env added to the environment of the tests
 * @returns {Promise<number>} the exit code
 */
export async function testNode(folder, filters = [], env = {}) {
  const paths = readdirSync(join(root, folder), { recursive: true })
    .map((path) => join(folder, String(path)))
    .filter(
      (path) => path.endsWith('.test.ts') && (!filters.length || filters.some((part) => path.includes(part))),
    );
  if (!paths.length) {
    console.error(`No test in ${folder} matches ${filters.join(', ') || '*.test.ts'}.`);
    return 1;
  }
  const bundles = await Promise.all(paths.map((path) => bundleTs(path)));
  const args = ['--enable-source-maps', '--test', '--test-reporter=spec', ...bundles];
  const child = spawn(process.execPath, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...env },
  });
  return new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1)));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { collectFrom, concludeFrom } = await importTs('test/schema/run.ts');
  const results = join(root, 'node_modules/.cache/ado-elements/schema-check');
  process.exitCode = await testNode('test/node', process.argv.slice(2), collectFrom(results));
  concludeFrom(results);
}
