/**
 * The CDN build: `cdn/ado-connect.js`, `cdn/ado-work-items.js` and `cdn/ado-elements.js` (both) with everything
 * they need, in chunks that they share. Writes `cdn/integrity.json`: a hash of each file, and an import map
 * that makes the browser check them.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

import { litImportSafe } from './lit-import-safe.mjs';
import { litTrustedTypes } from './lit-trusted-types.mjs';
import { minifyTemplates } from './minify-templates.mjs';

export const cdnEntries = ['ado-connect', 'ado-work-items', 'ado-elements'];
const root = fileURLToPath(new URL('..', import.meta.url));
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

export async function buildCdn({ outDir = join(root, 'cdn') } = {}) {
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    plugins: [litTrustedTypes({ required: true }), litImportSafe(), minifyTemplates()],
    define: { 'process.env.NODE_ENV': '"production"' }, // library mode leaves it in, and browsers have no process
    build: {
      outDir,
      target: 'es2022',
      minify: true,
      sourcemap: true,
      license: { fileName: 'licenses.md' }, // of what is bundled; minifying drops the comments
      lib: {
        entry: Object.fromEntries(cdnEntries.map((name) => [name, join(root, `src/${name}.ts`)])),
        formats: ['es'],
      },
      rolldownOptions: {
        checks: { pluginTimings: false },
        output: {
          comments: false,
          minify: true, // library mode alone keeps white space
          entryFileNames: '[name].js',
          chunkFileNames: `chunks/[name]-${version}-[hash].js`,
        },
      },
    },
  });
  writeIntegrity(outDir);
}

function writeIntegrity(folder) {
  const files = readdirSync(folder, { recursive: true })
    .map(String)
    .filter((path) => path.endsWith('.js'))
    .sort();
  const hashes = Object.fromEntries(
    files.map((path) => {
      const hash = createHash('sha384')
        .update(readFileSync(join(folder, path)))
        .digest('base64');
      return [path.replaceAll('\\', '/'), `sha384-${hash}`];
    }),
  );
  // Relative to the page that carries the map: replace "./" by the address the files are served from.
  const integrity = Object.fromEntries(Object.entries(hashes).map(([path, hash]) => [`./${path}`, hash]));
  writeFileSync(
    join(folder, 'integrity.json'),
    `${JSON.stringify({ version, files: hashes, importmap: { integrity } }, null, 2)}\n`,
  );
}
