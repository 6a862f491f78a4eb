import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const entries = [
  'dist/index.js',
  'dist/ado-connect.js',
  'dist/ado-work-items.js',
  'dist/ado-elements.js',
  'cdn/ado-connect.js',
  'cdn/ado-work-items.js',
  'cdn/ado-elements.js',
];

interface Effects {
  thrown?: string;
  added: string[];
  busy: string[];
  fetched: number;
}

/**
 * Imports the entry twice, as two copies of the package would be, in a Node of its own, and reports every
 * new global and anything that keeps the process busy.
 */
const script = (url: string): string => `
  ${url.includes('/dist/') ? "await import('lit'); // outside our files; what it adds to a server is its own doing" : ''}
  const before = new Set(Reflect.ownKeys(globalThis));
  let fetched = 0, thrown;
  globalThis.fetch = () => { fetched++; return Promise.reject(new Error('no')); };
  try {
    await import(${JSON.stringify(url)});
    await import(${JSON.stringify(`${url}?another-copy`)});
  } catch (error) {
    thrown = String(error);
  }
  const added = Reflect.ownKeys(globalThis).filter((key) => !before.has(key)).map(String);
  const busy = process.getActiveResourcesInfo().filter((kind) => /Timeout|TCP|Immediate/.test(kind));
  console.log(JSON.stringify({ thrown, added, busy, fetched }));
`;

/** The Lit inside the CDN build counts its copies in these and keeps decorators' data there. */
const litGlobals = [
  'litHtmlVersions',
  'litElementVersions',
  'reactiveElementVersions',
  'litPropertyMetadata',
];

for (const entry of entries) {
  it(`${entry} can be imported in plain Node, twice, and does nothing`, async () => {
    assert.ok(existsSync(entry), `${entry} is not built: npm run build`);
    const args = ['--input-type=module', '--eval', script(pathToFileURL(entry).href)];
    const { stdout, stderr } = await run(process.execPath, args);
    const { thrown, added, busy, fetched } = JSON.parse(stdout) as Effects;
    assert.equal(thrown, undefined);
    assert.deepEqual(
      added.filter((name) => !litGlobals.includes(name)),
      [],
      'no new globals',
    );
    assert.deepEqual(busy, [], 'no timers or connections');
    assert.equal(fetched, 0, 'no requests');
    assert.equal(stderr, '', 'no warnings');
  });
}
