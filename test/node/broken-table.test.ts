import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';

const read = (path: string): string => readFileSync(path, 'utf8');
const section = read('docs/connect.md').split('### Broken connections')[1]?.split('\n#')[0] ?? '';
const rows = section
  .split('\n')
  .filter((line) => line.startsWith('|'))
  .slice(2)
  .map((line) => line.split('|').map((cell) => cell.trim()));
const tests = ['broken', 'broken-2'].map((name) => read(`test/elements/connect/${name}.test.ts`)).join('\n');

describe('the table of broken connections', () => {
  it('has a test of the same name for each row, and a row for each test', () => {
    const titles = [...tests.matchAll(/^ +(?:it\(|\[)'([^']+)',/gm)].map(([, title]) => title);
    assert.deepEqual(rows.map(([, what]) => what).sort(), titles.sort());
  });

  it('names codes that there are', () => {
    const known = read('docs/errors.md') + read('src/events.ts') + read('src/state/connection-state.ts');
    for (const [, what, , , code] of rows) {
      const name = /`([\w-]+)`/.exec(code ?? '')?.[1];
      assert.ok(name && known.includes(name), `${what}: ${code}`);
    }
  });

  it('is complete: docs/errors.md describes every code', () => {
    const codes = [...read('src/errors.ts').matchAll(/^ {2}\| '([\w-]+)'/gm)].map(([, code]) => code);
    const described = [...read('docs/errors.md').matchAll(/^\| `([\w-]+)`/gm)].map(([, code]) => code);
    assert.deepEqual(described.sort(), codes.sort());
  });
});
