/** Which built file needs which: read from the files themselves, as a browser would. */
import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { parseAst } from 'vite';

/**
 * What a built file imports at once, and what it may fetch later, as paths inside `folder`.
 * @param {string} path
 * @param {string} folder
 */
export function importsOf(path, folder) {
  /** @type {Set<string>} */
  const now = new Set();
  /** @type {Set<string>} */
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

/**
 * The entry and all it imports statically, in the order met.
 * @param {string} entry
 * @param {string} folder
 */
export function staticClosure(entry, folder) {
  const closure = new Set([entry]);
  for (const path of closure) for (const next of importsOf(path, folder).now) closure.add(next);
  return closure;
}

/**
 * A chunk's name without folder, version and hash.
 * @param {string} path
 */
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
