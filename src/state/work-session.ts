import { AdoClient } from '../ado/client.js';
import type { Connection } from './connection.js';
import { Drafts } from './drafts.js';
import { Metadata } from './metadata.js';

/** What elements on one connected account share. Another user, account or organization gets another one. */
export class WorkSession {
  readonly key: string;
  /** Paragon user id. */
  readonly user: string | undefined;
  /** Credential id. */
  readonly account: string | undefined;
  readonly client: AdoClient;
  readonly metadata: Metadata;
  readonly drafts: Drafts;

  constructor(connection: Connection, organization: string, drafts: Drafts) {
    this.key = connection.cacheKey;
    this.user = connection.state.user;
    this.account = connection.state.account?.credentialId;
    this.client = new AdoClient(connection.transportFor(this.key), organization);
    this.metadata = new Metadata(this.client);
    this.drafts = drafts;
  }
}

/** The newest session of a connection, and the drafts of each of its users in each organization. */
interface Kept {
  session: WorkSession | undefined;
  readonly drafts: Map<string, Drafts>;
}

const kept = new WeakMap<Connection, Kept>();

/** The session of a connected connection; nothing while it is not connected. */
export function workSession(connection: Connection): WorkSession | undefined {
  const { status, organization, user } = connection.state;
  if (status !== 'connected' || organization === undefined) return undefined;
  const memory: Kept = kept.get(connection) ?? { session: undefined, drafts: new Map() };
  kept.set(connection, memory);
  if (memory.session?.key === connection.cacheKey) return memory.session;
  // Signing in anew may make another account of the same person; what they typed is theirs all the same.
  const owner = JSON.stringify([user, organization]);
  const drafts = memory.drafts.get(owner) ?? new Drafts();
  memory.drafts.set(owner, drafts);
  memory.session = new WorkSession(connection, organization, drafts);
  return memory.session;
}
