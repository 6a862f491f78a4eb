import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { loadPages } from './load-pages';
import { nodeListener } from './node-listener';
import { createStandin, type Standin, type StandinOptions } from './standin';

export interface ServeOptions extends Pick<StandinOptions, 'seed' | 'items' | 'observer'> {
  port?: number | undefined;
  host?: string | undefined;
}

export interface RunningStandin {
  /** Origin of the server, without a slash at the end. */
  url: string;
  close(): Promise<void>;
}

/** Starts the stand-in as a server of its own; port 0 takes a free one. */
export async function serveStandin({ port, host, ...options }: ServeOptions = {}): Promise<RunningStandin> {
  const standin = createStandin({ ...options, pages: await loadPages() });
  return listen(standin, port ?? 0, host ?? '127.0.0.1');
}

/** Serves a stand-in that already exists, on one more address. */
export async function listen(standin: Standin, port: number, host: string): Promise<RunningStandin> {
  const server = createServer(nodeListener(standin));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const { port: actual } = server.address() as AddressInfo;
  return { url: `http://${host}:${actual}`, close: () => close(server) };
}

function close(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
