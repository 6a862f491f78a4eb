import { build } from 'esbuild';

/**
 * Web Test Runner serves modules as they are; a CommonJS package needs bundling first.
 * @param {Record<string, string[]>} packages specifier → the names to export beside `default`
 * @returns {import('@web/test-runner').TestRunnerPlugin}
 */
export function prebundle(packages) {
  const base = '/__prebundled/';
  const slug = (specifier) => specifier.replace(/[^a-z0-9]+/gi, '_');
  let files;

  async function bundle() {
    const { outputFiles } = await build({
      entryPoints: Object.keys(packages).map((specifier) => ({
        in: `wrap:${specifier}`,
        out: slug(specifier),
      })),
      plugins: [{ name: 'wrap', setup: wrap }],
      bundle: true,
      splitting: true,
      format: 'esm',
      target: 'es2022',
      platform: 'browser',
      write: false,
      outdir: '/',
      define: { 'process.env.NODE_ENV': '"production"' },
    });
    return new Map(outputFiles.map(({ path, text }) => [base + path.split(/[\\/]/).pop(), text]));
  }

  /** Each entry is a small module that re-exports the CommonJS one under real export names. */
  function wrap({ onResolve, onLoad }) {
    onResolve({ filter: /^wrap:/ }, ({ path }) => ({ path: path.slice(5), namespace: 'wrap' }));
    onLoad({ filter: /.*/, namespace: 'wrap' }, ({ path }) => ({
      resolveDir: process.cwd(),
      contents: `import * as all from ${JSON.stringify(path)};
        export const { ${packages[path].join()} } = all; export default all.default;`,
    }));
  }

  return {
    name: 'prebundle',
    resolveImport: ({ source }) =>
      Object.hasOwn(packages, source) ? `${base}${slug(source)}.js` : undefined,
    /** Not at the first request: the test that makes it has a deadline. */
    async serverStart() {
      files = await bundle();
    },
    serve({ path }) {
      const body = files.get(path);
      return body ? { body, type: 'js' } : undefined;
    },
  };
}
