/** One answered request, as `GET control/requests` lists it. */
export interface RecordedRequest {
  method: string;
  /** Below the world's base, without the query, encoded as it came. */
  path: string;
  query: string;
  status: number;
  ms: number;
  headers: Record<string, string>;
  /** Parsed if it was JSON, else the text. */
  body?: unknown;
}

const KEPT_HEADERS = [
  'accept',
  'authorization',
  'content-type',
  'origin',
  'x-paragon-credential',
  'x-paragon-sdk-version',
];
const MOST = 5000;

export function record(
  list: RecordedRequest[],
  request: Request,
  url: URL,
  text: string,
  status: number,
  ms: number,
): void {
  const headers: Record<string, string> = {};
  for (const name of KEPT_HEADERS) {
    const value = request.headers.get(name);
    if (value !== null) headers[name] = value;
  }
  const entry = { method: request.method, path: url.pathname, query: url.search, status, ms, headers };
  list.push(text ? { ...entry, body: parsed(text) } : entry);
  if (list.length > MOST) list.shift();
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
