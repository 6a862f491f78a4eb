import type { TransportReply, TransportRequest } from '../ado/transport.js';
import { AdoError } from '../errors.js';
import type { ParagonRuntime } from '../sdk/runtime.js';
import type { Connection } from './connection.js';
import { loadPart } from './connection-runtime.js';

/** Carries a connection's calls, each for the user, account and organization under which it was begun. */
export class ConnectionCalls {
  readonly #connection: Connection;
  readonly #idle: () => Promise<void>;
  readonly #runtime: () => ParagonRuntime | undefined;
  #underWay = 0;

  constructor(connection: Connection, idle: () => Promise<void>, runtime: () => ParagonRuntime | undefined) {
    this.#connection = connection;
    this.#idle = idle;
    this.#runtime = runtime;
  }

  readonly areUnderWay = (): boolean => this.#underWay > 0;

  /**
   * Waits while the connection is loading or the user signs in again; what was begun under the cache key `key` goes
   * under no other. A call that failed meanwhile is sent once more if it only asks.
   */
  async send(request: TransportRequest, key?: string): Promise<TransportReply> {
    const connection = this.#connection;
    const { account, user } = connection.state;
    await this.#ready(request);
    try {
      return await this.#sendNow(request, key);
    } catch (cause) {
      if (!isReconnecting(connection)) throw cause;
      const { mayRepeat } = await loadHolding();
      if (!mayRepeat(request, cause)) throw cause;
      await this.#ready(request);
      const now = connection.state;
      if (now.user !== user || now.account?.credentialId !== account?.credentialId) throw cause;
      return this.#sendNow(request, key);
    }
  }

  async #ready({ signal }: TransportRequest): Promise<void> {
    await this.#idle();
    if (!isReconnecting(this.#connection)) return;
    const { afterReconnecting } = await loadHolding();
    await afterReconnecting(this.#connection, isReconnecting, signal);
    await this.#idle();
  }

  async #sendNow(request: TransportRequest, key: string | undefined): Promise<TransportReply> {
    const connection = this.#connection;
    this.#check(key);
    const { status, error } = connection.state;
    const runtime = this.#runtime();
    if (status !== 'connected' || !runtime)
      throw error ?? new AdoError('not-connected', 'No Azure DevOps account is connected');
    const { account, user } = connection.state;
    this.#underWay++;
    const reply = await runtime.transport.send(request).finally(() => this.#underWay--);
    const now = connection.state;
    if (now.user !== user) throw new AdoError('session-lost', 'The user changed during the call');
    if (now.account && now.account.credentialId !== account?.credentialId)
      throw new AdoError('session-lost', 'The account changed during the call');
    this.#check(key);
    return reply;
  }

  #check(key: string | undefined): void {
    if (key !== undefined && key !== this.#connection.cacheKey)
      throw new AdoError('session-lost', 'The account changed');
  }
}

/** Whether the user is signing in again with the account that calls go by. */
function isReconnecting({ state }: Connection): boolean {
  return state.status === 'connecting' && state.account !== undefined;
}

function loadHolding(): Promise<typeof import('./connection-held.js')> {
  return loadPart(import('./connection-held.js'));
}
