import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { chunkName, importsOf, staticClosure } from '../../scripts/cdn-graph.mjs';
import { patchLit } from '../../scripts/lit-trusted-types.mjs';

const cdn = 'cdn/';
const read = (path: string): string => readFileSync(cdn + path, 'utf8');
const built = readdirSync(cdn, { recursive: true })
  .map((path) => String(path).replaceAll('\\', '/'))
  .filter((path) => path.endsWith('.js'));
const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };

interface Integrity {
  version: string;
  files: Record<string, string>;
  importmap: { integrity: Record<string, string> };
}

describe('the CDN build', () => {
  for (const entry of ['ado-connect.js', 'ado-work-items.js', 'ado-elements.js']) {
    it(`${entry} fetches the Paragon SDK later, as a chunk of its own`, () => {
      const closure = [...staticClosure(entry, cdn)];
      assert.ok(!closure.some((path) => chunkName(path) === 'paragon-sdk'), closure.join(', '));
      for (const path of closure)
        assert.doesNotMatch(read(path), /useparagon\.com/, `${path} holds SDK code`);
    });
  }

  it('the connect element brings neither the query core nor the validator', () => {
    const names = [...staticClosure('ado-connect.js', cdn)].flatMap(sourcesOf);
    assert.deepEqual(
      names.filter((source) => /query-core|valibot|src\/ado\//.test(source)),
      [],
    );
  });

  it('has one copy of Lit, and it is patched', () => {
    const withLit = built.filter((path) => read(path).includes('litHtmlVersions'));
    assert.equal(withLit.length, 1, withLit.join(', '));
    const code = read(withLit[0] ?? '');
    assert.match(code, /try\{return \w+\?\w+\.createPolicy\([`"']lit-html/, 'a refused policy is survived');
    assert.match(code, /\.setHTML\(/, 'templates can be filled without a policy');
  });

  it('names its chunks by version and content', () => {
    for (const path of built.filter((name) => name.startsWith('chunks/')))
      assert.match(path, new RegExp(`-${version.replaceAll('.', '\\.')}-[\\w-]{8}\\.js$`));
  });

  it('leaves nothing to resolve for a page without a bundler', () => {
    for (const path of built) {
      const { now, later } = importsOf(path, cdn);
      for (const target of [...now, ...later]) assert.ok(built.includes(target), `${path} imports ${target}`);
      assert.doesNotMatch(read(path), /\bprocess\.env\.NODE_ENV/, path);
    }
  });

  it('lists a valid hash for every file', () => {
    const { files, importmap, version: listed } = JSON.parse(read('integrity.json')) as Integrity;
    assert.equal(listed, version);
    assert.deepEqual(Object.keys(files).sort(), [...built].sort());
    for (const [path, hash] of Object.entries(files)) {
      assert.equal(
        hash,
        `sha384-${createHash('sha384')
          .update(readFileSync(cdn + path))
          .digest('base64')}`,
        path,
      );
      assert.equal(importmap.integrity[`./${path}`], hash);
    }
  });
});

describe('the Lit patch', () => {
  const original = readFileSync('node_modules/lit-html/lit-html.js', 'utf8');

  it('fails when lit-html no longer looks as expected', () => {
    assert.throws(() => patchLit(original.replace('createPolicy', 'makePolicy')), /Lit has changed/);
    assert.throws(() => patchLit(original.replace('.innerHTML=', '.outerHTML=')), /Lit has changed/);
  });
});

/** The source files of a built one, by its source map; a file that only imports others has none. */
function sourcesOf(path: string): string[] {
  if (!existsSync(`${cdn}${path}.map`)) return [];
  const { sources } = JSON.parse(read(`${path}.map`)) as { sources: string[] };
  return sources;
}
