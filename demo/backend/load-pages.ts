import { readFile, readdir } from 'node:fs/promises';
import type { Pages } from './core/pages';

const folder = new URL('./pages/', import.meta.url);

/** Reads the files of `pages/`. Bundlers of this repository keep `import.meta.url` of the source. */
export async function loadPages(): Promise<Pages> {
  const names = await readdir(folder);
  const texts = await Promise.all(names.map((name) => readFile(new URL(name, folder), 'utf8')));
  return Object.fromEntries(names.map((name, index) => [name, texts[index] ?? '']));
}
