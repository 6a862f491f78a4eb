/** Checks the package as npm would publish it: publint, Are The Types Wrong, and no stray files. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exitCodeOf } from './run.mjs';

const allowed = /^(dist|cdn|src)\/|^(package\.json|README\.md|LICENSE|CHANGELOG\.md|custom-elements\.json)$/;
const folder = mkdtempSync(join(tmpdir(), 'ado-elements-'));

try {
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const output = execFileSync(npm, ['pack', '--json', '--silent', '--pack-destination', folder], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const parsed = JSON.parse(output);
  const [{ filename, files, size }] = Array.isArray(parsed) ? parsed : Object.values(parsed);
  const stray = files.map(({ path }) => path).filter((path) => !allowed.test(path));
  const missing = ['dist/index.js', 'dist/index.d.ts', 'cdn/ado-elements.js', 'custom-elements.json'].filter(
    (path) => !files.some((file) => file.path === path),
  );
  if (stray.length) console.error(`Not meant to be published: ${stray.join(', ')}`);
  if (missing.length) console.error(`Missing in the package (npm run build?): ${missing.join(', ')}`);
  const tarball = join(folder, filename.split('/').pop());
  const publint = await exitCodeOf('publint', ['--strict', tarball]);
  const types = await exitCodeOf('attw', [tarball, '--profile', 'esm-only', '--format', 'table-flipped']);
  if (stray.length || missing.length || publint || types) process.exitCode = 1;
  console.log(`${files.length} files, ${Math.round(size / 1024)} KB packed`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
