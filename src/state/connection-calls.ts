import type { TransportReply, TransportRequest } from '../ado/transport.js';
import { AdoError } from '../errors.js';
import type { ParagonRuntime } from '../sdk/runtime.js';
import type { Connection } from './connection.js';

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

  /** Waits while the connection is loading; what was begun under the cache key `key` goes under no other. */
  async send(request: TransportRequest, key?: string): Promise<TransportReply> {
    const connection = this.#connection;
    await this.#idle();
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
