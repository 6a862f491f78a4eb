import { delay, isRecord } from './http';
import { presets } from './presets';

/**
 * How much one caller may send: up to `budget` calls in `windowMs` pass, up to twice as many are delayed, and what
 * comes then is refused. Azure DevOps counts 200 units in five minutes; here a call is a unit.
 */
export interface ThrottleRule {
  budget: number;
  windowMs: number;
  delayMs: number;
}

/** What a call costs its caller. */
export interface Toll {
  delayMs: number;
  refused: boolean;
  headers: Record<string, string>;
}

const RESOURCE = 'Core.Work';

/** Which calls count. */
export const THROTTLED = /^\/azure-devops/;

/** Reads the body of `POST control/throttle`; undefined for no limit. */
export function parseThrottle(body: unknown): ThrottleRule | undefined {
  if (!isRecord(body)) return undefined;
  const { budget, perMinute, windowMs, delayMs } = body;
  const number = (value: unknown, fallback: number) => (typeof value === 'number' ? value : fallback);
  if (typeof perMinute === 'number') {
    return { budget: perMinute, windowMs: 60_000, delayMs: number(delayMs, 500) };
  }
  if (typeof budget !== 'number') return undefined;
  return { budget, windowMs: number(windowMs, 300_000), delayMs: number(delayMs, 500) };
}

/** Counts calls in a sliding window, caller by caller. */
export class Throttle {
  readonly rule: ThrottleRule;
  readonly #calls = new Map<string, number[]>();

  constructor(rule: ThrottleRule) {
    this.rule = rule;
  }

  /** Refused calls do not count, so a client that waits gets through. */
  charge(caller: string, now: number): Toll {
    const { budget, windowMs, delayMs } = this.rule;
    const recent = (this.#calls.get(caller) ?? []).filter((time) => time > now - windowMs);
    const refused = recent.length >= budget * 2;
    if (!refused) recent.push(now);
    this.#calls.set(caller, recent);
    const used = recent.length;
    const headers: Record<string, string> = {};
    if (refused || used > budget / 2) {
      headers['x-ratelimit-resource'] = RESOURCE;
      headers['x-ratelimit-limit'] = `${budget}`;
      headers['x-ratelimit-remaining'] = `${Math.max(0, budget - used)}`;
      headers['x-ratelimit-reset'] = `${Math.ceil((now + windowMs) / 1000)}`;
    }
    if (refused) headers['retry-after'] = seconds((recent[0] ?? now) + windowMs - now);
    const isLate = !refused && used > budget;
    if (isLate)
      Object.assign(headers, { 'retry-after': seconds(delayMs), 'x-ratelimit-delay': `${delayMs / 1000}` });
    return { refused, delayMs: isLate ? delayMs : 0, headers };
  }
}

function seconds(ms: number): string {
  return `${Math.max(1, Math.ceil(ms / 1000))}`;
}

/** Lets a call through at its price. */
export async function charged(
  throttle: Throttle,
  request: Request,
  real: () => Promise<Response>,
): Promise<Response> {
  const { refused, delayMs, headers } = throttle.charge(
    request.headers.get('authorization') ?? '',
    Date.now(),
  );
  const { status, headers: type, body } = presets['throttled'] ?? {};
  await delay(delayMs);
  const response = refused
    ? new Response(String(body), { status: status ?? 429, headers: type ?? {} })
    : await real();
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  return response;
}
