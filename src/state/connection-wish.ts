import { AdoError } from '../errors.js';
import type { InstallOptions } from '../sdk/install.js';
import { findAccount } from './connection-account.js';
import type { ConnectedAccount, ConnectionState, ConnectMode, ConnectRequest } from './connection-state.js';

/** What is to be connected. */
export interface InstallWish {
  /** Sign in again with this account; without it, connect one. */
  readonly credentialId?: string | undefined;
  readonly add?: boolean;
  readonly externalId?: string | undefined;
  /** Only to look at it in the portal, and perhaps give it back there. */
  readonly manage?: boolean;
  readonly mode?: ConnectMode | undefined;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What a request comes to, with `account` being the one that the page asked for. */
export function readRequest(
  { add, externalId, mode }: ConnectRequest,
  { account, accounts }: ConnectionState,
  wanted: string | undefined,
): InstallWish {
  // Nobody has connected the account that the page asks for yet: this is it.
  const missing = wanted && !account && accounts.length > 0 && !UUID.test(wanted) ? wanted : undefined;
  const id = externalId ?? missing?.replace(/^ext:/, '');
  if (id !== undefined) checkExternalId(id, accounts);
  if (id === undefined && (!add || accounts.length === 0))
    return { credentialId: account?.credentialId, mode };
  return { add: true, externalId: id, mode };
}

/** How the SDK is to go about it. */
export function installOptions(
  { mode, ...wish }: InstallWish,
  { accounts }: ConnectionState,
  usual: ConnectMode | undefined,
): Omit<InstallOptions, 'integration'> {
  const isPending = accounts.some(
    ({ credentialId, status }) => credentialId === wish.credentialId && status === 'pending',
  );
  if (wish.manage || isPending) return { ...wish, mode: 'portal' };
  // The portal shows an account that is there; another one it does not ask for.
  return { ...wish, mode: wish.add ? 'headless' : (mode ?? usual ?? 'portal') };
}

/** The account that was added since `before`. */
export function newcomer(
  before: ConnectionState,
  now: readonly { readonly id: string }[] = [],
): string | undefined {
  const known = new Set(before.accounts.map(({ credentialId }) => credentialId));
  return now.find(({ id }) => !known.has(id))?.id;
}

/** The account of that credential id or external id; without an id, the one in use. */
export function resolveAccount(
  { account, accounts }: ConnectionState,
  id: string | undefined,
): ConnectedAccount | undefined {
  if (id === undefined) return account;
  const found = findAccount(accounts, id);
  if (found) return found;
  throw new AdoError('configuration', 'No connected account has this credential id or external id');
}

function checkExternalId(id: string, accounts: readonly ConnectedAccount[]): void {
  if (!id.trim()) throw new AdoError('configuration', 'An external id must not be blank');
  if (UUID.test(id)) throw new AdoError('configuration', 'An external id must not look like a credential id');
  if (accounts.some(({ externalId }) => externalId === id))
    throw new AdoError('configuration', 'Another account has this external id already');
}
