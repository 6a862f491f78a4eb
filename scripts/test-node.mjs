/**
 * Runs TypeScript tests under `node --test`: bundles each with esbuild (packages stay outside), then runs the
 * bundles. `npm run test:node -- wiql` runs the files whose path contains "wiql".
 */
import { build } from 'esbuild';
import { spawn } from 'node:child_process';
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * @param {string} folder where the tests are, e.g. `test/node`
 * @param {string[]} filters parts of a path; none means all
 * @returns {Promise<number>} the exit code
 */
export async function testNode(folder, filters = []) {
  const entryPoints = readdirSync(join(root, folder), { recursive: true })
    .map((path) => join(folder, String(path)))
    .filter(
      (path) => path.endsWith('.test.ts') && (!filters.length || filters.some((part) => path.includes(part))),
    );
  if (!entryPoints.length) {
    console.error(`No test in ${folder} matches ${filters.join(', ') || '*.test.ts'}.`);
    return 1;
  }
  const outdir = join(root, 'node_modules/.cache', folder);
  rmSync(outdir, { recursive: true, force: true });
  await build({
    absWorkingDir: root,
    entryPoints,
    outdir,
    outbase: folder,
    bundle: true,
    packages: 'external',
    platform: 'node',
    target: 'node20',
    format: 'esm',
    outExtension: { '.js': '.mjs' },
    sourcemap: 'inline',
    logLevel: 'warning',
  });
  const files = entryPoints.map((path) => join(outdir, path.slice(folder.length)).replace(/\.ts$/, '.mjs'));
  const child = spawn(
    process.execPath,
    ['--enable-source-maps', '--test', '--test-reporter=spec', ...files],
    {
      cwd: root,
      stdio: 'inherit',
    },
  );
  return new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1)));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.exitCode = await testNode('test/node', process.argv.slice(2));
}
