import type { Fault } from './faults';
import { delay, dropConnection } from './http';

/** What is sent must have left before the connection goes; the server waits a little for more to send. */
const FLUSH_MS = 25;

/** Answers as a fault orders, from the real answer where it changes only a part of that. */
export async function faulty(fault: Fault, real: () => Promise<Response>): Promise<Response> {
  await delay(fault.delayMs ?? 0);
  if (fault.drop) return dropConnection();
  const isOrdered = fault.status !== undefined || fault.body !== undefined;
  const response = isOrdered ? ordered(fault) : await real();
  for (const [name, value] of Object.entries(fault.headers ?? {})) response.headers.set(name, value);
  const { truncate, cut, bodyDelayMs } = fault;
  if (truncate === undefined && cut === undefined && bodyDelayMs === undefined) return response;
  return reshape(response, fault);
}

function ordered({ status = 200, body }: Fault): Response {
  const isText = typeof body === 'string';
  const type = isText ? 'text/plain; charset=utf-8' : 'application/json; charset=utf-8';
  const hasBody = body !== undefined && status !== 204 && status !== 304;
  const response = new Response(hasBody ? (isText ? body : JSON.stringify(body)) : null, { status });
  if (hasBody) response.headers.set('content-type', type);
  return response;
}

/** The same answer with a body that is too short, breaks off, or comes slowly. */
async function reshape(response: Response, { truncate, cut, bodyDelayMs = 0 }: Fault): Promise<Response> {
  const whole = new Uint8Array(await response.arrayBuffer());
  const bytes = whole.slice(0, truncate);
  const { status } = response;
  const headers = new Headers(response.headers);
  headers.delete('content-length');
  if (cut === undefined && !bodyDelayMs) return new Response(bytes, { status, headers });
  const first = bytes.slice(0, cut ?? Math.ceil(bytes.length / 2));
  const body = new ReadableStream<Uint8Array>({
    async start(controller) {
      controller.enqueue(first);
      await delay(bodyDelayMs || FLUSH_MS);
      if (cut === undefined) controller.enqueue(bytes.slice(first.length));
      else controller.error(new Error('The connection was cut on request.'));
      if (cut === undefined) controller.close();
    },
  });
  return new Response(body, { status, headers });
}
