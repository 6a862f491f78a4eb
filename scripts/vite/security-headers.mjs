/**
 * The headers of a careful customer, on `npm start` and on the built demo: whatever our elements need beyond
 * these has to be written down in the documentation first.
 */
const policy = {
  'default-src': ["'none'"],
  'script-src': ["'self'"],
  'style-src': ["'self'"],
  'img-src': ["'self'", 'data:', 'blob:'],
  'font-src': ["'self'"],
  'connect-src': ["'self'"],
  'frame-src': ["'self'"],
  'manifest-src': ["'self'"],
  'base-uri': ["'none'"],
  'form-action': ["'none'"],
  'frame-ancestors': ["'self'"],
  'require-trusted-types-for': ["'script'"],
  'trusted-types': ['lit-html'],
};

/** Where `--cross-origin` puts the stand-in; its port is not known when the headers are written. */
const otherOrigin = 'http://127.0.0.1:*';

/** @param {{dev?: boolean, crossOrigin?: boolean}} options */
export function securityHeaders({ dev = false, crossOrigin = false } = {}) {
  const csp = structuredClone(policy);
  if (dev) csp['connect-src'].push('ws://localhost:*', 'ws://127.0.0.1:*'); // hot reload
  if (crossOrigin) {
    csp['connect-src'].push(otherOrigin);
    csp['frame-src'].push(otherOrigin);
    csp['img-src'].push(otherOrigin);
  }
  return {
    'Content-Security-Policy': Object.entries(csp)
      .map(([name, values]) => [name, ...values].join(' '))
      .join('; '),
    'Cross-Origin-Opener-Policy': 'same-origin-allow-popups',
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
  };
}

/**
 * Sets them on every answer but the stand-in's, whose pages bring their own.
 * @returns {import('vite').Plugin}
 */
export function securityHeadersPlugin({ crossOrigin = false } = {}) {
  const middleware = (headers) => (request, response, next) => {
    if (!/^\/standin(\/|$)/.test(request.url ?? ''))
      for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    next();
  };
  return {
    name: 'security-headers',
    configureServer: ({ middlewares }) =>
      void middlewares.use(middleware(securityHeaders({ dev: true, crossOrigin }))),
    configurePreviewServer: ({ middlewares }) =>
      void middlewares.use(middleware(securityHeaders({ crossOrigin }))),
  };
}
