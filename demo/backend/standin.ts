import { createApp } from './app';
import { callInside } from './core/call';
import { preflight, withCors, failure } from './core/http';
import type { Observer } from './core/observe';
import type { Pages } from './core/pages';
import { locate } from './core/place';
import { Worlds } from './core/worlds';

export interface StandinOptions {
  /** Seed of all generated data; the same seed gives the same organisation, people and items. */
  seed?: number | undefined;
  /** How many work items the project “Big Backlog” holds. */
  items?: number | undefined;
  /** Text of the files in `pages/`, by file name. */
  pages: Pages;
  /** Origin that the SDK is told to use; by default the origin of the request that asks. */
  publicOrigin?: (() => string | undefined) | undefined;
  /** Sees every answer, for instance to compare it with Microsoft's specification. */
  observer?: Observer | undefined;
}

export interface Standin {
  fetch(request: Request): Promise<Response>;
}

/**
 * A stand-in for Paragon's services and for Azure DevOps, as one pure `Request → Response` function,
 * so that it runs in a server, in a test and in a page alike. State lives in memory, per world.
 */
export function createStandin(options: StandinOptions): Standin {
  const worlds = new Worlds({ seed: options.seed, items: options.items });
  const app = createApp(options.pages);
  return {
    async fetch(request) {
      if (request.method === 'OPTIONS' && request.headers.has('access-control-request-method')) {
        return preflight(request);
      }
      const url = new URL(request.url);
      const place = locate(url.pathname);
      if (!place) return withCors(failure(404, 'The stand-in lives below /standin.'));
      const inside = await insideRequest(request, url, place.path);
      const origin = options.publicOrigin?.() ?? url.origin;
      const world = worlds.get(place.world);
      const scope = { app, world, worlds, origin, pageOrigin: url.origin, observer: options.observer };
      return withCors(await callInside(scope, inside));
    },
  };
}

/** The same request as seen below `/standin` or `/standin/w/{world}`; percent-encoding is kept as it came. */
async function insideRequest(request: Request, url: URL, path: string): Promise<Request> {
  const hasBody = request.method !== 'GET' && request.method !== 'HEAD';
  const body = hasBody ? await request.arrayBuffer() : null;
  const init: RequestInit = { method: request.method, headers: request.headers, redirect: 'manual' };
  if (body?.byteLength) init.body = body;
  return new Request(`${url.origin}${path}${url.search}`, init);
}
