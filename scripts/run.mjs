import { spawn } from 'node:child_process';
import { delimiter } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const bin = fileURLToPath(new URL('../node_modules/.bin', import.meta.url));
const PATH = `${bin}${delimiter}${process.env.PATH ?? ''}`;

/** Runs a program of node_modules/.bin (or of the PATH) where the output shows; answers its exit code. */
export function exitCodeOf(program, args, { env = {} } = {}) {
  const child = spawn(program, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, PATH, ...env },
    shell: process.platform === 'win32',
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

/** The same, and ends this process where it fails. */
export async function run(program, ...args) {
  const code = await exitCodeOf(program, args);
  if (code !== 0) process.exit(code);
}
