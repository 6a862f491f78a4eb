import type { App } from '../app';
import { delay, dropConnection } from './http';
import { takeFault, type Fault } from './faults';
import { observe, type Observer } from './observe';
import { record } from './recorder';
import type { World } from './world';
import type { Worlds } from './worlds';

/** What a handler may know about the call it answers; Hono hands it on as the bindings. */
export interface Scope {
  app: App;
  world: World;
  worlds: Worlds;
  /** Origin under which the Paragon services and Azure DevOps are reached. */
  origin: string;
  /** Origin of this very request. */
  pageOrigin: string;
  observer?: Observer | undefined;
}

/** Routes that steer the stand-in itself: never recorded, never faulted. */
const BACKSTAGE = /^\/(control|environment|assets)(\/|$)/;

/**
 * Answers a request whose path is already below the world's base: faults first, then the routes; records it.
 * The relay calls Azure DevOps through here too, so faults and records apply to both hops.
 */
export async function callInside(scope: Scope, request: Request): Promise<Response> {
  const url = new URL(request.url);
  if (BACKSTAGE.test(url.pathname)) return scope.app.fetch(request, scope);
  const started = performance.now();
  const body = await request.clone().text();
  const fault = takeFault(scope.world.faults, request.method, url.pathname, url.search);
  if (fault?.hold) await scope.world.faultsReplaced();
  const response = await answer(scope, request, fault);
  const ms = Math.round((performance.now() - started) * 10) / 10;
  record(scope.world.requests, request, url, body, response.status, ms);
  return response;
}

async function answer(scope: Scope, request: Request, fault: Fault | undefined): Promise<Response> {
  if (!fault) return route(scope, request);
  await delay(fault.delayMs ?? 0);
  if (fault.drop) return dropConnection();
  if (fault.status !== undefined || fault.body !== undefined) return faultyResponse(fault);
  const response = await route(scope, request);
  for (const [name, value] of Object.entries(fault.headers ?? {})) response.headers.set(name, value);
  return response;
}

async function route(scope: Scope, request: Request): Promise<Response> {
  const response = await scope.app.fetch(request, scope);
  if (scope.observer) await observe(scope.observer, request, response);
  return response;
}

function faultyResponse({ status = 200, headers = {}, body }: Fault): Response {
  const isText = typeof body === 'string';
  const type = isText ? 'text/plain; charset=utf-8' : 'application/json; charset=utf-8';
  const hasBody = body !== undefined && status !== 204 && status !== 304;
  const response = new Response(hasBody ? (isText ? body : JSON.stringify(body)) : null, { status });
  if (hasBody) response.headers.set('content-type', type);
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  return response;
}
