import { build } from 'esbuild';
import { readFile } from 'node:fs/promises';
import { basename, relative, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('../', import.meta.url));

/** Keeps `import.meta.url` of a source file after bundling, so that it finds the files beside it. */
const sourceUrls = {
  name: 'source-urls',
  setup(build) {
    build.onLoad({ filter: /\.ts$/ }, async ({ path }) => {
      if (path.includes('node_modules')) return undefined;
      const code = await readFile(path, 'utf8');
      const url = JSON.stringify(pathToFileURL(path).href);
      return { contents: code.replaceAll('import.meta.url', url), loader: 'ts' };
    });
  },
};

/** Bundles a TypeScript file for Node; the output lies where bare imports resolve. Gives the output's path. */
export async function bundleTs(file) {
  const name = relative(root, resolve(root, file)).replaceAll(/[\\/]/g, '__').replace(/\.ts$/, '');
  const outfile = resolve(root, 'node_modules/.cache/ado-elements', `${basename(name)}.mjs`);
  await build({
    entryPoints: [resolve(root, file)],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    conditions: ['ado-elements-source'],
    sourcemap: 'inline',
    logLevel: 'error',
    plugins: [sourceUrls],
  });
  return outfile;
}

/** Bundles a TypeScript file and imports it. */
export async function importTs(file) {
  return import(pathToFileURL(await bundleTs(file)).href);
}
