import type { Connect, Plugin } from 'vite';
import type { Observer } from './core/observe';
import { loadPages } from './load-pages';
import { nodeListener } from './node-listener';
import { listen } from './serve';
import { createStandin } from './standin';

export interface StandinPluginOptions {
  /** Serve the Paragon services from `http://127.0.0.1:{free port}` as well, and tell the SDK to go there. */
  crossOrigin?: boolean;
  seed?: number;
  items?: number;
}

/** For other plugins, which find it as `api` of this one. */
export interface StandinPluginApi {
  observer?: Observer;
}

interface ViteServer {
  middlewares: Connect.Server;
  httpServer: { once(event: 'close', listener: () => void): unknown } | null;
}

/** Mounts the stand-in at `/standin` in Vite's development and preview servers. */
export function standinPlugin({
  crossOrigin = false,
  seed,
  items,
}: StandinPluginOptions = {}): Plugin<StandinPluginApi> {
  const api: StandinPluginApi = {};
  const mount = async ({ middlewares, httpServer }: ViteServer): Promise<void> => {
    let publicOrigin: string | undefined;
    const pages = await loadPages();
    const standin = createStandin({
      seed,
      items,
      pages,
      publicOrigin: () => publicOrigin,
      observer: (answer) => api.observer?.(answer),
    });
    if (crossOrigin) {
      const other = await listen(standin, 0, '127.0.0.1');
      publicOrigin = other.url;
      httpServer?.once('close', () => void other.close());
    }
    const answer = nodeListener(standin);
    middlewares.use((incoming, outgoing, next) => {
      if (/^\/standin(\/|\?|$)/.test(incoming.url ?? '')) answer(incoming, outgoing);
      else next();
    });
  };
  return {
    name: 'ado-elements:standin',
    api,
    configureServer: (server) => mount(server),
    configurePreviewServer: (server) => mount(server),
  };
}
