import { defaultClientConditions, defineConfig } from 'vite';
import { importTs } from './scripts/import-ts.mjs';
import { litTrustedTypes } from './scripts/lit-trusted-types.mjs';
import { securityHeadersPlugin } from './scripts/vite/security-headers.mjs';

/** The demo. It imports the package by name; the condition leads that name to `src/`, only here and in tests. */
export default defineConfig(async () => {
  // Bundled apart: the stand-in is a program of its own, not a part of this configuration.
  const { standinPlugin } = (await importTs(
    'demo/backend/vite-plugin.ts',
  )) as typeof import('./demo/backend/vite-plugin.js');
  const crossOrigin = process.env.STANDIN_CROSS_ORIGIN === '1';
  return {
    resolve: { conditions: ['ado-elements-source', ...defaultClientConditions] },
    plugins: [securityHeadersPlugin({ crossOrigin }), standinPlugin({ crossOrigin }), litTrustedTypes()],
    server: { host: 'localhost', port: 5173 },
    preview: { host: 'localhost' },
    optimizeDeps: {
      // CommonJS, and behind a dynamic import: found late, it would reload the page under the user.
      include: ['@useparagon/connect/ConnectSDK'],
      rolldownOptions: { plugins: [litTrustedTypes()] },
    },
    build: {
      outDir: 'demo/dist',
      target: 'es2022',
      sourcemap: true,
      modulePreload: { polyfill: false },
      rolldownOptions: {
        input: ['index.html', 'demo/stories.html'],
        checks: { pluginTimings: false }, // two cores are slow, that is no news
      },
    },
  };
});
