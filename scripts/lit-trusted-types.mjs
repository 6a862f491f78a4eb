/**
 * Lets several copies of Lit live under one Content Security Policy.
 *
 * lit-html creates a Trusted Types policy named `lit-html` while it loads. Where the page's policy refuses it
 * (the name is taken by another copy, or not allowed) the module throws and every element of the bundle is
 * dead. The patched module carries on without a policy and, for markup that only the author of a template
 * wrote, uses `setHTML` with a sanitizer that removes nothing, which Trusted Types allow.
 *
 * Both patterns must be found exactly once, or the build fails: a new Lit must not drop the patch silently.
 */
const createPolicy =
  /\b(\w+)\s*\?\s*\1\s*\.createPolicy\(\s*(['"])lit-html\2\s*,\s*\{\s*createHTML:\s*\(?(\w+)\)?\s*=>\s*\3\s*,?\s*\}\s*\)\s*:\s*(?:void 0|undefined)/g;
const fillTemplate = /\b(\w+)\.innerHTML\s*=\s*(\w+)/g;

/** `function` and `var` are hoisted, so this can stand at the end of the module, where it moves no line. */
const helpers = `
var litPolicyRefused;
function litPolicy(types) {
  try {
    return types ? types.createPolicy('lit-html', { createHTML: (html) => html }) : undefined;
  } catch {
    litPolicyRefused = true;
  }
}
function litFill(template, html) {
  if (litPolicyRefused && template.setHTML) {
    template.setHTML(html, { sanitizer: { comments: true, removeElements: [], removeAttributes: [] } });
  } else {
    template.innerHTML = html;
  }
}
`;

/** @param {string} code the source of lit-html.js, minified or not */
export function patchLit(code) {
  const patched = replaceOnce(
    replaceOnce(code, createPolicy, 'litPolicy($1)', 'the creation of its policy'),
    fillTemplate,
    'litFill($1, $2)',
    'the filling of a template',
  );
  const sourceMap = patched.lastIndexOf('\n//# sourceMappingURL=');
  return sourceMap < 0 ? patched + helpers : patched.slice(0, sourceMap) + helpers + patched.slice(sourceMap);
}

/** Replaces what `pattern` finds, and throws unless it finds exactly one place. */
export function replaceOnce(code, pattern, replacement, what) {
  const found = code.match(pattern)?.length ?? 0;
  if (found !== 1) throw new Error(`Lit has changed: ${what} was found ${found} times (scripts/lit-*.mjs)`);
  return code.replace(pattern, replacement);
}

/**
 * The patch as a plugin for Vite. `require: true` also fails a build in which lit-html never came by.
 * @returns {import('vite').Plugin}
 */
export function litTrustedTypes({ required = false } = {}) {
  let seen = false;
  return {
    name: 'lit-trusted-types',
    enforce: 'pre',
    transform(code, id) {
      if (!/\/lit-html\/(?:node\/)?(?:development\/)?lit-html\.js(?:\?|$)/.test(id)) return undefined;
      seen = true;
      return { code: patchLit(code), map: null };
    },
    buildEnd(error) {
      if (required && !seen && !error) this.error('lit-html was not in this build, so it was not patched');
    },
  };
}
