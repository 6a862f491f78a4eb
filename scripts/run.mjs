import { spawn } from 'node:child_process';
import { delimiter } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';

const root = fileURLToPath(new URL('..', import.meta.url));
const bin = fileURLToPath(new URL('../node_modules/.bin', import.meta.url));
const PATH = `${bin}${delimiter}${process.env.PATH ?? ''}`;

/**
 * Runs a program of node_modules/.bin (or of the PATH) where the output shows; answers its exit code.
 * With `heard`, the output comes through here, and every line is told to it, without colours.
 */
export function exitCodeOf(program, args, { env = {}, heard } = {}) {
  const { isTTY } = process.stdout;
  const child = spawn(program, args, {
    cwd: root,
    stdio: heard ? ['inherit', 'pipe', 'pipe'] : 'inherit',
    env: { ...process.env, PATH, ...(heard && isTTY && { FORCE_COLOR: '1' }), ...env },
    shell: process.platform === 'win32',
  });
  const outputs = [child.stdout, child.stderr].filter(Boolean);
  for (const input of outputs)
    createInterface({ input }).on('line', (line) => {
      const plain = stripVTControlCharacters(line);
      console.log(isTTY ? line : plain);
      heard(plain);
    });
  // A browser that outlives the program would hold them open for ever.
  child.once('exit', () => setTimeout(() => outputs.forEach((output) => output.destroy()), 1000).unref());
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });
}

/** The same, and ends this process where it fails. */
export async function run(program, ...args) {
  const code = await exitCodeOf(program, args);
  if (code !== 0) process.exit(code);
}
