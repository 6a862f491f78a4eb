/**
 * The size gate. For each CDN entry: gzip -9 of everything the browser fetches before the element works, that
 * is the entry and what it imports statically; the Paragon SDK comes later. Each lazy chunk has a cap too, so
 * nothing grows unseen by moving out of the entry. Run `npm run build` first.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { parseAst } from 'vite';

const cdn = fileURLToPath(new URL('../cdn/', import.meta.url));
const KB = 1024;

const entryCaps = { 'ado-connect.js': 20, 'ado-work-items.js': 50, 'ado-elements.js': 55 };
/** Lazy chunks by name, without version and hash. Add a line here when you add an `import()`. */
const lazyCaps = {
  'paragon-sdk': 56,
};

/** What a built file imports at once, and what it may fetch later, as paths inside `cdn/`. */
export function importsOf(path, folder = cdn) {
  const now = new Set();
  const later = new Set();
  const add = (set, source) => {
    const specifier = source.type === 'TemplateLiteral' ? source.quasis[0].value.cooked : source.value; // minified: `./x.js`
    if (!specifier?.startsWith('.'))
      throw new Error(`${path} imports ${specifier}, which no script tag could load`);
    set.add(posix.join(posix.dirname(path), specifier));
  };
  visit(parseAst(readFileSync(join(folder, path), 'utf8')), (node) => {
    if (node.type === 'ImportExpression') add(later, node.source);
    else if (/^(Import|ExportNamed|ExportAll)Declaration$/.test(node.type) && node.source)
      add(now, node.source);
  });
  return { now, later };
}

/** The entry and all it imports statically, in the order met. */
export function staticClosure(entry, folder = cdn) {
  const closure = new Set([entry]);
  for (const path of closure) for (const next of importsOf(path, folder).now) closure.add(next);
  return closure;
}

/** A chunk's name without folder, version and hash. */
export function chunkName(path) {
  return posix
    .basename(path)
    .replace(/-\d+\.\d+\.\d+.*$/, '')
    .replace(/\.js$/, '');
}

function visit(node, enter) {
  if (Array.isArray(node)) return node.forEach((child) => visit(child, enter));
  if (node === null || typeof node !== 'object') return;
  if (typeof node.type === 'string') enter(node);
  for (const child of Object.values(node)) visit(child, enter);
}

const gzipped = (path) => gzipSync(readFileSync(join(cdn, path)), { level: 9 }).length;

function main() {
  const rows = [];
  const eager = new Set();
  for (const [entry, cap] of Object.entries(entryCaps)) {
    const closure = staticClosure(entry);
    for (const path of closure) eager.add(path);
    const bytes = [...closure].reduce((sum, path) => sum + gzipped(path), 0);
    rows.push({ name: entry, files: closure.size, bytes, cap });
  }
  const lazy = readdirSync(cdn, { recursive: true })
    .map((path) => String(path).replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.js') && !eager.has(path));
  for (const path of lazy) {
    const name = chunkName(path);
    rows.push({ name: `lazy ${name}`, files: 1, bytes: gzipped(path), cap: lazyCaps[name] });
  }

  let failures = 0;
  for (const { name, files, bytes, cap } of rows) {
    const verdict =
      cap === undefined ? 'no cap: add one to scripts/size.mjs' : bytes > cap * KB ? 'too big' : 'ok';
    if (verdict !== 'ok') failures++;
    const size = `${(bytes / KB).toFixed(1)} KB`.padStart(9);
    console.log(
      `${name.padEnd(34)} ${String(files).padStart(2)} files ${size} of ${String(cap ?? '?').padStart(3)} KB  ${verdict}`,
    );
  }
  if (failures) process.exitCode = 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();
