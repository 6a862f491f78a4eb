/** A JSON answer. */
export function json(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store', ...headers },
  });
}

/** A plain failure of the stand-in itself, not of a service that it stands for. */
export function failure(status: number, message: string): Response {
  return json({ message }, status);
}

/** The JSON body of a request, or undefined if there is none or it cannot be parsed. */
export async function readJson(request: Request): Promise<unknown> {
  const text = await request.clone().text();
  if (!text) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The body as an object; anything else reads as an empty one. */
export async function readObject(request: Request): Promise<Record<string, unknown>> {
  const body = await readJson(request);
  return isRecord(body) ? body : {};
}

const METHODS = 'GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS';

/** Answers a CORS preflight: every method and every requested header is allowed, as the SDK adds its own. */
export function preflight(request: Request): Response {
  return new Response(null, {
    status: 204,
    headers: {
      'access-control-allow-origin': '*',
      'access-control-allow-methods': METHODS,
      'access-control-allow-headers': request.headers.get('access-control-request-headers') ?? '*',
      'access-control-max-age': '600',
      'access-control-allow-private-network': 'true',
    },
  });
}

const dropped = new WeakSet<Response>();

/**
 * An answer that is no answer: a host that can must cut the connection instead of sending it
 * (see {@link isDropped}). A host that cannot, sends 502.
 */
export function dropConnection(): Response {
  const response = failure(502, 'The connection was dropped on request.');
  dropped.add(response);
  return response;
}

export function isDropped(response: Response): boolean {
  return dropped.has(response);
}

/**
 * Lets any origin read the answer. No response header is exposed on purpose: whether the live services
 * expose Retry-After and the like is not known; a fault can add `access-control-expose-headers`.
 */
export function withCors(response: Response): Response {
  if (isDropped(response)) return response;
  response.headers.set('access-control-allow-origin', '*');
  return response;
}

/** Waits; used for faults and delayed consent only. */
export function delay(ms: number): Promise<void> {
  return ms > 0 ? new Promise((resolve) => setTimeout(resolve, ms)) : Promise.resolve();
}
