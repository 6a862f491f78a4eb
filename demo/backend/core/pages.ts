/** Text of the static page files, by file name. */
export type Pages = Readonly<Record<string, string>>;

const TYPES: Record<string, string> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
};

/** The policy every page of the stand-in sends; only the portal may be framed. */
function policy(frameAncestors: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    `frame-ancestors ${frameAncestors}`,
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');
}

export interface PageOptions {
  /** Replaces `{{name}}` in the HTML; values are escaped. */
  values?: Record<string, string>;
  /** May any site show this page in a frame? */
  framed?: boolean;
  status?: number;
}

/** An HTML page from `pages/`, with its own strict content security policy. */
export function page(pages: Pages, file: string, options: PageOptions = {}): Response {
  const html = (pages[file] ?? '').replace(/\{\{(\w+)\}\}/g, (_, name: string) =>
    escapeHtml(options.values?.[name] ?? ''),
  );
  return new Response(html, {
    status: options.status ?? 200,
    headers: {
      'content-type': TYPES['html'] ?? '',
      'content-security-policy': policy(options.framed ? '*' : "'none'"),
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    },
  });
}

/** A script, style sheet or picture that a page asks for. */
export function asset(pages: Pages, file: string): Response | undefined {
  const text = pages[file];
  const type = TYPES[file.split('.').pop() ?? ''];
  if (text === undefined || !type || file.endsWith('.html')) return undefined;
  return new Response(text, {
    headers: { 'content-type': type, 'cache-control': 'no-cache', 'x-content-type-options': 'nosniff' },
  });
}

export function escapeHtml(text: string): string {
  const entities: Record<string, string> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  };
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
