import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';

/** A request that reached the attacker. */
export interface Loot {
  readonly url: string;
  readonly authorization: string | undefined;
}

export interface Attacker {
  /** Origin of a server that is neither the page's nor Paragon's. */
  readonly origin: string;
  /** What has arrived there, the attacker's own pages apart. */
  readonly loot: readonly Loot[];
}

const PAGE = '<!doctype html><title>You have won</title><link rel="icon" href="data:," />';

/** A server that takes whatever is sent to it, from any page, and serves the attacker's page at `/page`. */
export async function startAttacker(test: TestContext): Promise<Attacker> {
  const loot: Loot[] = [];
  const server = createServer(({ url = '/', headers, method }, response) => {
    if (method !== 'OPTIONS' && url !== '/page') loot.push({ url, authorization: headers.authorization });
    response.setHeader('Access-Control-Allow-Origin', '*');
    response.setHeader('Access-Control-Allow-Methods', 'GET, POST, PATCH, DELETE');
    response.setHeader('Access-Control-Allow-Headers', headers['access-control-request-headers'] ?? '*');
    response.setHeader('Content-Type', url === '/page' ? 'text/html; charset=utf-8' : 'application/json');
    response.end(url === '/page' ? PAGE : '{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  test.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, loot };
}
