import { isRecord } from './http';
import { presets } from './presets';

/** A wrong answer that a test ordered. The first fault that matches a request is used. */
export interface Fault {
  method?: string | undefined;
  /** Regular expression, matched against the path below the world's base, with and without its query. */
  path: string;
  /** How often it applies; without it, until the list is replaced. */
  times?: number | undefined;
  delayMs?: number | undefined;
  /** Keeps the answer back until the list is replaced. */
  hold?: boolean | undefined;
  /** Without `status` and `body` the real answer follows after the delay, with `headers` added. */
  status?: number | undefined;
  headers?: Record<string, string> | undefined;
  /** A string is sent as it is, anything else as JSON. */
  body?: unknown;
  /** Cut the connection instead of answering. */
  drop?: boolean | undefined;
  /** Send so many bytes of the body as if they were all. */
  truncate?: number | undefined;
  /** Cut the connection after so many bytes of the body. */
  cut?: number | undefined;
  /** Send headers and half of the body at once, the rest after a while. */
  bodyDelayMs?: number | undefined;
  /** A bad day by name: its members hold where the fault does not say otherwise. */
  preset?: string | undefined;
}

/** Reads the body of `POST control/faults`: a list, or an object with the list as `faults`. */
export function parseFaults(body: unknown): Fault[] | string {
  const list = isRecord(body) && Array.isArray(body['faults']) ? body['faults'] : body;
  if (!Array.isArray(list)) return 'Send a list of faults.';
  const entries: readonly unknown[] = list;
  const faults: Fault[] = [];
  for (const entry of entries) {
    if (!isRecord(entry)) return 'Each fault needs a path.';
    const fault = withPreset(entry);
    if (typeof fault === 'string') return fault;
    try {
      new RegExp(fault.path, 'i');
    } catch {
      return `Not a regular expression: ${fault.path}`;
    }
    faults.push(fault);
  }
  return faults;
}

function withPreset(entry: Record<string, unknown>): Fault | string {
  const name = typeof entry['preset'] === 'string' ? entry['preset'] : undefined;
  const preset = name === undefined ? undefined : presets[name];
  if ('preset' in entry && !preset) return `A preset is ${Object.keys(presets).join(', ')}.`;
  const { why: _, ...members } = preset ?? { why: '', path: undefined };
  const path = entry['path'] ?? members.path;
  return typeof path === 'string' ? { ...members, ...entry, path } : 'Each fault needs a path.';
}

/** Finds the fault for a request and counts it down. */
export function takeFault(faults: Fault[], method: string, path: string, query: string): Fault | undefined {
  const fault = faults.find((candidate) => matches(candidate, method, path, query));
  if (fault?.times !== undefined) fault.times -= 1;
  return fault;
}

function matches(fault: Fault, method: string, path: string, query: string): boolean {
  if (fault.times !== undefined && fault.times <= 0) return false;
  if (fault.method && fault.method.toUpperCase() !== method.toUpperCase()) return false;
  const pattern = new RegExp(fault.path, 'i');
  return [path, path + query, decoded(path), decoded(path + query)].some((text) => pattern.test(text));
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
