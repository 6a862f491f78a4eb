/**
 * The size gate. For each CDN entry: gzip -9 of everything the browser fetches before the element works, that
 * is the entry and what it imports statically; the Paragon SDK comes later. Each lazy chunk has a cap too, so
 * nothing grows unseen by moving out of the entry. Run `npm run build` first.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { chunkName, staticClosure } from './cdn-graph.mjs';

const cdn = fileURLToPath(new URL('../cdn/', import.meta.url));
const KB = 1024;

const entryCaps = { 'ado-connect.js': 20, 'ado-work-items.js': 50, 'ado-elements.js': 55 };
/** Lazy chunks by name, without version and hash. Add a line here when you add an `import()`. */
const lazyCaps = {
  'paragon-sdk': 56, // theirs, nearly all of it
  runtime: 8, // signing in and calling, fetched with the SDK
  'connection-held': 1,
  organization: 2,
  'create-dialog': 6,
  'connection-installer': 2, // fetched with the SDK
  'connection-account': 2, // what the SDK knows of accounts, read into our state
  'connection-facts': 2,
  'account-panel': 3, // several accounts or organizations
  diagnose: 13, // the doctor, on demand; half of it words
  'doctor-panel': 4,
  environment: 2, // what the doctor shares with the runtime
  'relay-refusal': 1,
  'rolldown-runtime': 1, // what the bundler adds to read the SDK's format
  'help-desk': 4, // a message for who can mend it, and what the sign-in window said
  'metadata-cache': 12, // TanStack Query, for project, type and field metadata
};

const gzipped = (path) => gzipSync(readFileSync(join(cdn, path)), { level: 9 }).length;

const rows = [];
const eager = new Set();
for (const [entry, cap] of Object.entries(entryCaps)) {
  const closure = staticClosure(entry, cdn);
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
