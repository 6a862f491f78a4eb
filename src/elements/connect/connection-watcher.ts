import type { ReactiveController, ReactiveControllerHost } from 'lit';
import {
  AdoConnectedEvent,
  AdoConnectionChangeEvent,
  AdoDisconnectedEvent,
  AdoErrorEvent,
} from '../../events.js';
import type { ConnectedAccount, Connection, ConnectionState } from '../../state/connection.js';

/** Tells the page, by events on the host, what happens to the connection while the host is in a document. */
export class ConnectionWatcher implements ReactiveController {
  readonly #host: ReactiveControllerHost & EventTarget;
  readonly #read: () => Connection;
  #connection: Connection | undefined;
  #seen: ConnectionState | undefined;
  /** What the page last heard to be connected. */
  #told: { account: ConnectedAccount; organization: string } | undefined;
  #release: (() => void) | undefined;

  constructor(host: ReactiveControllerHost & EventTarget, read: () => Connection) {
    this.#host = host;
    this.#read = read;
    host.addController(this);
  }

  hostUpdated(): void {
    const connection = this.#read();
    if (connection === this.#connection && this.#release) return;
    this.#release?.();
    if (connection !== this.#connection) this.#seen = this.#told = undefined;
    this.#connection = connection;
    this.#release = connection.subscribe(() => this.#tell(connection.state));
    this.#tell(connection.state);
  }

  hostDisconnected(): void {
    this.#release?.();
    this.#release = undefined;
  }

  #tell(now: ConnectionState): void {
    const before = this.#seen;
    this.#seen = now;
    const previous = before?.status ?? 'idle';
    if (now.error && now.error !== before?.error) this.#host.dispatchEvent(new AdoErrorEvent(now.error));
    if (now.status !== previous) this.#host.dispatchEvent(new AdoConnectionChangeEvent(now.status, previous));
    this.#tellAccount(now);
  }

  /** While the user is busy in the portal nothing is given back yet. */
  #tellAccount({ status, account, organization = '' }: ConnectionState): void {
    const told = this.#told;
    if (status === 'connecting') return;
    this.#told = status === 'connected' && account ? { account, organization } : undefined;
    if (!this.#told) {
      if (told) this.#host.dispatchEvent(new AdoDisconnectedEvent());
    } else if (told?.account.credentialId !== account?.credentialId || told?.organization !== organization) {
      this.#host.dispatchEvent(new AdoConnectedEvent(this.#told.account, organization));
    }
  }
}
