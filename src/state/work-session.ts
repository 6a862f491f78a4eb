import { AdoClient } from '../ado/client.js';
import type { Connection } from './connection.js';
import { Drafts } from './drafts.js';
import { Metadata } from './metadata.js';

/** What elements on one connected account share. Another user, account or organization gets another one. */
export class WorkSession {
  readonly key: string;
  readonly client: AdoClient;
  readonly metadata: Metadata;
  readonly drafts = new Drafts();

  constructor(connection: Connection, organization: string) {
    this.key = connection.cacheKey;
    this.client = new AdoClient(connection.transport, organization);
    this.metadata = new Metadata(this.client);
  }
}

const sessions = new WeakMap<Connection, WorkSession>();

/** The session of a connected connection; nothing while it is not connected. */
export function workSession(connection: Connection): WorkSession | undefined {
  const { status, organization } = connection.state;
  if (status !== 'connected' || organization === undefined) return undefined;
  const known = sessions.get(connection);
  if (known?.key === connection.cacheKey) return known;
  const session = new WorkSession(connection, organization);
  sessions.set(connection, session);
  return session;
}
