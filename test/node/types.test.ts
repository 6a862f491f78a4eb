import assert from 'node:assert/strict';
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, it } from 'node:test';
import ts from 'typescript';

/** A customer's project inside node_modules/.cache, with this package installed by a link. */
const project = join(process.cwd(), 'node_modules/.cache/types-consumer');
rmSync(project, { recursive: true, force: true });
mkdirSync(join(project, 'node_modules'), { recursive: true });
symlinkSync(process.cwd(), join(project, 'node_modules/ado-elements'), 'junction');
after(() => rmSync(project, { recursive: true, force: true }));

const source = `
import * as all from 'ado-elements';
import 'ado-elements/ado-connect.js';
import 'ado-elements/ado-work-items.js';

export const names: string[] = Object.keys(all);
const connect: HTMLElementTagNameMap['ado-connect'] = document.createElement('ado-connect');
const items: HTMLElementTagNameMap['ado-work-items'] = document.createElement('ado-work-items');
connect.tokenProvider = () => Promise.resolve('token');
connect.addEventListener('ado-error', (event) => { const code: string = event.error.code; console.log(code); });
items.connection = connect.connection;
// @ts-expect-error an element is not any: what it does not have is an error
items.nothingOfTheKind();
`;

for (const moduleResolution of ['Bundler', 'NodeNext'] as const) {
  it(`our types compile in a strict project that checks libraries too (${moduleResolution})`, () => {
    const file = join(project, 'main.ts');
    writeFileSync(file, source);
    writeFileSync(join(project, 'package.json'), '{ "type": "module" }');
    const program = ts.createProgram([file], {
      target: ts.ScriptTarget.ES2022,
      module: moduleResolution === 'Bundler' ? ts.ModuleKind.ESNext : ts.ModuleKind.NodeNext,
      moduleResolution: ts.ModuleResolutionKind[moduleResolution],
      lib: ['lib.es2022.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
      types: [],
      strict: true,
      exactOptionalPropertyTypes: true,
      skipLibCheck: false,
      noEmit: true,
    });
    const messages = ts.getPreEmitDiagnostics(program).map((diagnostic) => {
      const where = diagnostic.file && diagnostic.start !== undefined ? diagnostic.file.fileName : '';
      return `${where}: ${ts.flattenDiagnosticMessageText(diagnostic.messageText, ' ')}`;
    });
    assert.deepEqual(messages, []);
  });
}
