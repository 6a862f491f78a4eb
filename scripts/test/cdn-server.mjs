/**
 * A customer without a bundler: static files under the strict headers, the CDN build at /cdn/, and the
 * stand-in on another origin, whose address the page reads from /standin-url.js.
 */
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { importTs } from '../import-ts.mjs';
import { securityHeaders } from '../vite/security-headers.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const page = join(root, 'test/e2e/cdn-page');
const cdn = join(root, 'cdn');
const types = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
};

export async function serveCdnPage() {
  const { serveStandin } = await importTs('demo/backend/serve.ts');
  const standin = await serveStandin({ port: 0, host: '127.0.0.1' });
  const headers = securityHeaders({ crossOrigin: true });
  const server = createServer((request, response) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    if (pathname === '/standin-url.js') {
      response.setHeader('Content-Type', types['.js']);
      response.end(`export const standinUrl = ${JSON.stringify(standin.url)};`);
      return;
    }
    const path = normalize(decodeURIComponent(pathname)).replaceAll('\\', '/');
    const file = path.startsWith('/cdn/')
      ? join(cdn, path.slice(5))
      : join(page, path === '/' ? 'index.html' : path);
    if (!existsSync(file) || !statSync(file).isFile()) {
      response.writeHead(404).end();
      return;
    }
    response.setHeader('Content-Type', types[extname(file)] ?? 'application/octet-stream');
    createReadStream(file).pipe(response);
  });
  await new Promise((resolve) => server.listen(0, 'localhost', resolve));
  return {
    url: `http://localhost:${server.address().port}/`,
    standinUrl: standin.url,
    async close() {
      server.closeAllConnections();
      await Promise.all([new Promise((resolve) => server.close(resolve)), standin.close()]);
    },
  };
}
