import type { ReactiveController, ReactiveControllerHost } from 'lit';
import {
  AdoConnectedEvent,
  AdoConnectionChangeEvent,
  AdoDisconnectedEvent,
  AdoErrorEvent,
} from '../../events.js';
import type { Connection, ConnectionState } from '../../state/connection.js';

/** Tells the page, by events on the host, what happens to the connection while the host is in a document. */
export class ConnectionWatcher implements ReactiveController {
  readonly #host: ReactiveControllerHost & EventTarget;
  readonly #read: () => Connection;
  #connection: Connection | undefined;
  #seen: ConnectionState | undefined;
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
    if (connection !== this.#connection) this.#seen = undefined;
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
    const had = before?.status === 'connected' ? before.account : undefined;
    const has = now.status === 'connected' ? now.account : undefined;
    const isSame = had?.credentialId === has?.credentialId && before?.organization === now.organization;
    if (had && !has) this.#host.dispatchEvent(new AdoDisconnectedEvent());
    if (has && !(had && isSame)) this.#host.dispatchEvent(new AdoConnectedEvent(has, now.organization ?? ''));
  }
}
