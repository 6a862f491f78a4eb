import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { it } from 'node:test';
import { LIBRARY_VERSION, SDK_VERSION } from '../../src/doctor/versions.js';

it('the doctor names the versions of package.json', () => {
  const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as {
    version: string;
    dependencies: Record<string, string>;
  };
  assert.equal(LIBRARY_VERSION, manifest.version);
  assert.equal(SDK_VERSION, manifest.dependencies['@useparagon/connect']);
});
