import type { App } from '../app';
import { takeFault, type Fault } from './faults';
import { faulty } from './faulty';
import { observe, type Observer } from './observe';
import { record } from './recorder';
import { charged, THROTTLED } from './throttle';
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
  const { throttle } = scope.world;
  const real = () => route(scope, request);
  if (fault) return faulty(fault, real);
  return throttle && THROTTLED.test(new URL(request.url).pathname)
    ? charged(throttle, request, real)
    : real();
}

async function route(scope: Scope, request: Request): Promise<Response> {
  const response = await scope.app.fetch(request, scope);
  if (scope.observer) await observe(scope.observer, request, response);
  return response;
}
