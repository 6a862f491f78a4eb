/** The relay answered with a status other than success. Whether it was the relay's or Azure DevOps' word is open. */
export class RelayRefusal extends Error {
  readonly status: number;
  /** Parsed JSON, or text. */
  readonly body: unknown;
  /** Seconds. */
  readonly retryAfter: number | undefined;

  constructor(status: number, body: unknown, retryAfter: number | undefined) {
    super(`The relay answered ${String(status)}`);
    this.status = status;
    this.body = body;
    this.retryAfter = retryAfter;
  }
}

/** Seconds from a `Retry-After` header, which holds a number or a date, if the browser may read it. */
export function readRetryAfter(headers: Headers, now = Date.now()): number | undefined {
  const text = headers.get('retry-after')?.trim();
  if (!text) return undefined;
  const seconds = /^\d+(\.\d+)?$/.test(text) ? Number(text) : (Date.parse(text) - now) / 1000;
  return Number.isFinite(seconds) ? Math.max(0, seconds) : undefined;
}

/** The body of `response` as JSON where it is JSON, else as text; `undefined` if empty. */
export async function readBody(response: Response): Promise<unknown> {
  const text = await response.text();
  try {
    return text ? (JSON.parse(text) as unknown) : undefined;
  } catch {
    return text;
  }
}
