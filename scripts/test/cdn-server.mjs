/**
 * A customer without a bundler: static files under the strict headers, the CDN build at /cdn/, and the
 * stand-in on another origin, whose address the page reads from /standin-url.js. `/integrity.html` is the same
 * page with the import map that makes the browser check every file; `?tampered` gives the chunks a wrong hash.
 * `/no-policies.html` is the page under `trusted-types 'none'`, `/no-headers.html` the page of a customer who sends
 * none of the headers, `/guide.html` that of one who sends the lines of the setup guide, and `/plain-sdk.html` a page of theirs with the Paragon SDK alone.
 */
import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { importTs } from '../import-ts.mjs';
import { securityHeaders } from '../vite/security-headers.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const page = join(root, 'test/e2e/cdn-page');
const cdn = join(root, 'cdn');
const aliases = {
  '/': 'index.html',
  '/no-policies.html': 'index.html',
  '/no-headers.html': 'index.html',
  '/guide.html': 'index.html',
};
/** Sent without our usual headers. */
const withoutHeaders = ['/no-headers.html', '/plain-sdk.html', '/guide.html'];
const types = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** `observer` sees every answer of the stand-in. */
export async function serveCdnPage(observer) {
  const { serveStandin } = await importTs('demo/backend/serve.ts');
  const standin = await serveStandin({ port: 0, host: '127.0.0.1', observer });
  const headers = securityHeaders({ crossOrigin: true });
  const plainSdk = await bundlePlainSdk();
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    if (!withoutHeaders.includes(pathname))
      for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    if (pathname === '/guide.html')
      for (const [name, value] of guideHeaders(standin.url)) response.setHeader(name, value);
    if (pathname === '/no-policies.html') {
      const none = headers['Content-Security-Policy'].replace(/trusted-types [^;]+$/, "trusted-types 'none'");
      response.setHeader('Content-Security-Policy', none);
    }
    if (pathname === '/integrity.html') {
      sendWithIntegrity(response, headers['Content-Security-Policy'], searchParams.has('tampered'));
      return;
    }
    if (pathname === '/standin-url.js') {
      response.setHeader('Content-Type', types['.js']);
      response.end(`export const standinUrl = ${JSON.stringify(standin.url)};`);
      return;
    }
    if (pathname === '/plain-sdk.js') {
      response.setHeader('Content-Type', types['.js']);
      response.end(plainSdk);
      return;
    }
    const path = normalize(decodeURIComponent(pathname)).replaceAll('\\', '/');
    const file = path.startsWith('/cdn/') ? join(cdn, path.slice(5)) : join(page, aliases[path] ?? path);
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

/** The headers that the setup guide asks for, with the stand-in in the place of Paragon's cloud. */
function guideHeaders(standinUrl) {
  const guide = readFileSync(join(root, 'docs/setup-guide.md'), 'utf8');
  const block = /```http\n([^`]*)```/.exec(guide)[1].trim();
  return block
    .replaceAll(/https:\/\/\w+\.useparagon\.com/g, standinUrl)
    .replace("default-src 'none'", '$&; img-src data:') // the icon of our own page
    .split('\n')
    .map((line) => line.split(/: (.*)/).slice(0, 2));
}

async function bundlePlainSdk() {
  const { outputFiles } = await build({
    entryPoints: [join(page, 'plain-sdk.js')],
    bundle: true,
    format: 'esm',
    target: 'es2022',
    external: ['/standin-url.js'],
    write: false,
    logLevel: 'warning',
  });
  return outputFiles[0].text;
}

function sendWithIntegrity(response, policy, tampered) {
  const { files } = JSON.parse(readFileSync(join(cdn, 'integrity.json'), 'utf8'));
  const integrity = Object.fromEntries(Object.entries(files).map(([path, hash]) => [`/cdn/${path}`, hash]));
  if (tampered)
    for (const path of Object.keys(integrity))
      if (path.includes('/chunks/')) integrity[path] = files['ado-elements.js'];
  const map = JSON.stringify({ integrity });
  const hash = createHash('sha256').update(map).digest('base64');
  response.setHeader(
    'Content-Security-Policy',
    policy.replace("script-src 'self'", `script-src 'self' 'sha256-${hash}'`),
  );
  response.setHeader('Content-Type', types['.html']);
  const html = readFileSync(join(page, 'index.html'), 'utf8');
  response.end(html.replace('<script', `<script type="importmap">${map}</script>\n    <script`));
}
