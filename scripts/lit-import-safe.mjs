/**
 * Lets the CDN build be imported where there is no DOM (server rendering, a test in Node), as the npm build
 * can: that one leaves Lit outside and Node picks Lit's own build for servers, which a bundle cannot do.
 */
import { replaceOnce } from './lit-trusted-types.mjs';

/** @returns {import('vite').Plugin} */
export function litImportSafe() {
  const patches = [
    {
      file: /\/lit-html\/lit-html\.js$/,
      pattern: /\b(\w+)=document,/g,
      replacement: '$1=globalThis.document??{createTreeWalker:()=>({})},',
      what: 'its use of the document',
    },
    {
      file: /\/@lit\/reactive-element\/reactive-element\.js$/,
      pattern: /\bextends HTMLElement\b/g,
      replacement: 'extends(globalThis.HTMLElement??class{})',
      what: 'its base class',
    },
  ];
  const done = new Set();
  return {
    name: 'lit-import-safe',
    transform(code, id) {
      const patch = patches.find(({ file }) => file.test(id));
      if (!patch) return undefined;
      done.add(patch);
      return { code: replaceOnce(code, patch.pattern, patch.replacement, patch.what), map: null };
    },
    buildEnd(error) {
      if (!error && done.size !== patches.length)
        this.error('Lit was not in this build, so it was not patched');
    },
  };
}
