import * as sdk from '@useparagon/connect/ConnectSDK';
import { waitUntil } from '@open-wc/testing';
import type { ParagonPort } from '../../src/sdk/paragon-port.js';
import { Connection, type ConnectionOptions, type ConnectionStatus } from '../../src/state/connection.js';
import { openWorld, type World } from '../support/world.js';

/** What tests of the unmodified SDK use beyond our port. */
export interface RawSdk extends Omit<ParagonPort, 'authenticate'> {
  readonly root: HTMLIFrameElement;
  /** Whether the portal's page is there; before, the frame is told nothing. */
  readonly rootLoaded: boolean;
  readonly installFlow: { start(integration: string, options: object): void; cancel(): Promise<void> };
  authenticate(projectId: string, token: string, options?: object): Promise<void>;
  getIntegrationAccount(integration: string, options?: object): Promise<unknown>;
  getIntegrationId(integration: string): string;
  logout(): void;
  sendConnectRequest(path: string, init: object): Promise<unknown>;
  setUserMetadata(meta: object): Promise<unknown>;
  _oauthCallback(credential: object, credentialId?: string): Promise<unknown>;
}

type RawClass = new (environment: object, flags?: object) => RawSdk;

let value: unknown = sdk;
while (typeof value === 'object' && value !== null && 'default' in value) value = value.default;

/** The class as the package ships it. */
export const Sdk = value as RawClass;

/** One test's world, with unmodified instances of the SDK and connections of ours that `close` takes away. */
export class Bench {
  readonly #opened: (() => void)[] = [];
  readonly world: World;

  private constructor(world: World) {
    this.world = world;
  }

  static async open(status: 'VALID' | 'INVALID' | 'NONE' = 'VALID'): Promise<Bench> {
    const world = await openWorld();
    await world.control('credential', { status, user: 'avery' });
    return new Bench(world);
  }

  /** An unmodified instance, signed in as `user` if given. */
  async raw(user?: string, environment: object = {}): Promise<RawSdk> {
    const flags = { skipBootstrapWithLastKnownState: true };
    const raw = new Sdk({ ...this.world.environment, ...environment }, flags);
    this.#opened.push(() => {
      // It does nothing at all without its frame.
      if (!raw.root.isConnected) document.body.append(raw.root);
      raw.setHeadless(true);
      raw.closePortal();
      raw.logout();
      // Else it asks for three minutes what became of a sign-in, and says each time that it cannot.
      raw.sendConnectRequest = () => new Promise(() => undefined);
      raw.root.remove();
    });
    if (user) await raw.authenticate(this.world.paragonProject, await this.world.token(user));
    return raw;
  }

  /** A connection of ours. */
  ours(options: ConnectionOptions): Connection {
    const { paragonProject, environment } = this.world;
    const connection = new Connection({ paragonProject, environment, ...options });
    this.#opened.push(() => connection.dispose());
    return connection;
  }

  /** A connection of ours as `user`, once it is `status`. */
  async signedIn(status: ConnectionStatus = 'connected', user = 'avery'): Promise<Connection> {
    const connection = this.ours({ userToken: await this.world.token(user) });
    await becomes(connection, status);
    return connection;
  }

  /** Does `action` when the test is over. */
  after(action: () => void): void {
    this.#opened.push(action);
  }

  close(): void {
    for (const end of this.#opened.reverse()) end();
    localStorage.clear();
  }
}

export async function becomes(connection: Connection, status: ConnectionStatus): Promise<void> {
  await waitUntil(() => connection.state.status === status, `never ${status}`, {
    interval: 10,
    timeout: 8000,
  });
}

/** How `promise` failed, or `'resolved'`. */
export function failureOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => 'resolved',
    (error: unknown) => error,
  );
}

/** Whether `promise` is still open. */
export async function isPending(promise: Promise<unknown>): Promise<boolean> {
  const settled = promise.then(
    () => false,
    () => false,
  );
  return Promise.race([
    settled,
    new Promise<boolean>((resolve) => requestAnimationFrame(() => resolve(true))),
  ]);
}

/** Collects rejections that nobody handles, and keeps them from failing the test. */
export function collectUnhandled(bench: Bench): unknown[] {
  const found: unknown[] = [];
  const listener = (event: PromiseRejectionEvent): void => {
    found.push(event.reason);
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  window.addEventListener('unhandledrejection', listener, { capture: true });
  bench.after(() => window.removeEventListener('unhandledrejection', listener, { capture: true }));
  return found;
}
