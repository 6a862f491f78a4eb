/**
 * Drops the indentation inside `html` and `css` templates of `src/`, which minifiers keep because they cannot
 * know what it means. Line breaks stay: between words they are spaces, and source maps stay right.
 */
import { parseAst } from 'vite';

const tags = new Set(['html', 'svg', 'css']);

/** @param {string} code plain JavaScript */
export function dropIndentation(code) {
  let result = '';
  let end = 0;
  for (const text of templateTexts(parseAst(code)).sort((a, b) => a.start - b.start)) {
    result += code.slice(end, text.start) + code.slice(text.start, text.end).replace(/\n[ \t]+/g, '\n');
    end = text.end;
  }
  return result + code.slice(end);
}

/** The fixed texts between the expressions of our templates, wherever they are nested. */
function templateTexts(node) {
  if (Array.isArray(node)) return node.flatMap(templateTexts);
  if (node === null || typeof node !== 'object') return [];
  const own = node.type === 'TaggedTemplateExpression' && tags.has(node.tag.name) ? node.quasi.quasis : [];
  return [...own, ...Object.values(node).flatMap(templateTexts)];
}

/** @returns {import('vite').Plugin} */
export function minifyTemplates() {
  return {
    name: 'minify-templates',
    transform(code, id) {
      if (!/\/src\/.*\.ts$/.test(id) || !/\b(html|svg|css)`/.test(code)) return undefined;
      return { code: dropIndentation(code), map: null };
    },
  };
}
