/**
 * The import table: which folder of `src/` may import which, and who may name which package.
 * One rule instead of many `no-restricted-imports` blocks, because it has to tell a type import from a
 * value, a static import from a dynamic one, and one path from another that ends the same.
 */
import { dirname, posix, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const everything = [
  'errors',
  'events',
  'ado',
  'sdk',
  'state',
  'doctor',
  'fields',
  'elements',
  'i18n',
  'styles',
  'root',
];

/** values: layers it may import anything from; types: layers it may import types from; lazy: layers it may fetch
 * by import(); lit: which files may use Lit. */
const table = {
  errors: { values: [], types: [] },
  events: { values: ['errors'], types: ['ado', 'state'] },
  ado: { values: ['errors'], types: [] },
  sdk: { values: ['errors'], types: ['ado/transport.ts'] },
  state: {
    values: ['errors', 'events', 'ado', 'sdk'],
    types: ['doctor'],
    lazy: ['doctor'],
    lit: /-controller\.ts$/,
  },
  doctor: { values: ['errors', 'sdk', 'i18n'], types: ['ado', 'state'] },
  i18n: { values: [], types: ['errors', 'doctor'], lit: /-controller\.ts$/ },
  styles: { values: [], types: [], lit: /./ },
  fields: { values: ['errors', 'events', 'ado', 'state', 'i18n', 'styles'], types: [], lit: /./ },
  elements: { values: everything, types: [], lit: /./ },
  root: { values: everything, types: [], lit: /./ },
};

/** The half of the package that must stay small: it may fetch these when needed, never import them at once. */
const connectSide =
  /^(elements\/connect\/|sdk\/|state\/(connection[\w-]*|newest-job|store(-controller)?)\.ts$)/;
const heavyPackage = /^(@tanstack\/query-core|valibot)(\/|$)/;
const paragonPackage = /^@useparagon\/connect(\/|$)/;
const litPackage = /^(lit|@lit\/|@lit-labs\/|lit-html|lit-element)/;

/** `src/ado/client.ts` → `ado`; `src/errors.ts` → `errors`; `src/*events.ts` → `events`; others beside them → `root`. */
function layerOf(path) {
  const [first, rest] = path.split(/\/(.*)/s);
  if (rest !== undefined) return first;
  if (first === 'errors.ts') return 'errors';
  return /(^|-)events\.ts$/.test(first) ? 'events' : 'root';
}

function complaint(file, specifier, { typeOnly, dynamic }) {
  if (!specifier.startsWith('.')) {
    if (/^ado-elements(\/|$)/.test(specifier)) return 'inside src, import by relative path';
    if (paragonPackage.test(specifier) && file !== 'sdk/paragon-sdk.ts')
      return 'only src/sdk/paragon-sdk.ts names the Paragon SDK';
    if (heavyPackage.test(specifier) && connectSide.test(file) && !dynamic && !typeOnly)
      return `the connect side loads ${specifier} on demand: use import() or import type`;
    const rule = table[layerOf(file)];
    if (litPackage.test(specifier) && !rule?.lit?.test(file)) return `${layerOf(file)} does not know Lit`;
    return undefined;
  }
  const target = posix.normalize(posix.join(posix.dirname(file), specifier)).replace(/\.js$/, '.ts');
  if (target.startsWith('..')) return 'src imports nothing from outside src';
  const from = layerOf(file);
  const to = layerOf(target);
  const rule = table[from];
  if (!rule) return `src/${from} is not in the import table of scripts/lint/layers.mjs`;
  if (dynamic && rule.lazy?.includes(to)) return undefined;
  const mayType = rule.types.includes(to) || rule.types.includes(target);
  if (from !== to && !rule.values.includes(to) && !(typeOnly && mayType))
    return mayType ? `${from} may import only types from ${to}` : `${from} may not import ${to}`;
  if (to === 'ado' && connectSide.test(file) && !dynamic && !typeOnly)
    return 'the connect side loads ado/ on demand: use import() or import type';
  return undefined;
}

/** `import type …`, or braces in which every name is a type. */
function isTypeOnly(node) {
  if (node.importKind === 'type' || node.exportKind === 'type') return true;
  const names = node.specifiers ?? [];
  return names.length > 0 && names.every((name) => (name.importKind ?? name.exportKind) === 'type');
}

/** @type {import('eslint').Rule.RuleModule} */
export const layers = {
  meta: { type: 'problem', schema: [], messages: { layer: '{{complaint}} (see scripts/lint/layers.mjs).' } },
  create(context) {
    const file = relative(resolve(root, 'src'), context.filename).split(sep).join('/');
    const check = (node, dynamic, typeOnly) => {
      const specifier = node.source?.value ?? node.source?.literal?.value;
      if (typeof specifier !== 'string') return;
      const text = complaint(file, specifier, { dynamic, typeOnly });
      if (text) context.report({ node, messageId: 'layer', data: { complaint: text } });
    };
    const fixed = (node) => check(node, false, isTypeOnly(node));
    return {
      ImportDeclaration: fixed,
      ExportNamedDeclaration: fixed,
      ExportAllDeclaration: fixed,
      ImportExpression: (node) => check(node, true, false),
      TSImportType: (node) => check(node, false, true),
    };
  },
};

/** The demo is a customer: it imports the package by name, never its sources. */
export const outsider = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { name: 'Import the package by name, as a customer does.' },
  },
  create(context) {
    const check = (node) => {
      const specifier = node.source?.value;
      if (typeof specifier !== 'string' || !specifier.startsWith('.')) return;
      const target = relative(root, resolve(dirname(context.filename), specifier))
        .split(sep)
        .join('/');
      if (target.startsWith('src/')) context.report({ node, messageId: 'name' });
    };
    return {
      ImportDeclaration: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
      ImportExpression: check,
    };
  },
};
