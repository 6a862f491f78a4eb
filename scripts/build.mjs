/** `npm run build`: dist/ for bundlers, cdn/ for script tags, custom-elements.json for editors. */
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildCdn } from './cdn.mjs';
import { run } from './run.mjs';

rmSync(fileURLToPath(new URL('../dist', import.meta.url)), { recursive: true, force: true });
await run('tsc', '-p', 'tsconfig.build.json');
await buildCdn();
await run('cem', 'analyze', '--quiet');
