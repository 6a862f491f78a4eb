import { AdoError } from '../errors.js';
import type { ConnectionOptions, ConnectionState, ConnectionStatus } from './connection-state.js';

export const NOTHING: ConnectionState = {
  status: 'idle',
  account: undefined,
  accounts: [],
  organization: undefined,
  organizations: [],
  refusedOrganization: undefined,
  user: undefined,
  error: undefined,
  hasWindow: false,
};

/** Where a failure leads, unless it leaves things as they are. */
const AFTER: Readonly<Record<string, ConnectionStatus>> = {
  'token-missing': 'signed-out',
  'token-invalid': 'signed-out',
  'session-lost': 'signed-out',
  'integration-unavailable': 'unavailable',
  'organization-unknown': 'setup-needed',
  unauthorized: 'reconnect-needed',
};

/** A failure beside these does not take away what the user sees. */
const STABLE: ReadonlySet<ConnectionStatus> = new Set(['connected', 'setup-needed']);

/** What a failure changes. */
export function stateAfter(
  error: AdoError,
  before: ConnectionStatus,
  { tokenProvider }: ConnectionOptions,
): Partial<ConnectionState> {
  // What works goes on when only another organization was refused.
  if (error.code === 'organization-unknown' && before === 'connected') return { error };
  const status = AFTER[error.code] ?? (STABLE.has(before) ? before : 'failed');
  if (status !== 'signed-out') return { status, error };
  // Before the page has said who the user is, nothing has failed yet.
  const isWaiting = error.code === 'token-missing' && !tokenProvider;
  return { ...NOTHING, status, error: isWaiting ? undefined : error };
}

/** Why nothing can be connected yet. */
export function notReady({ paragonProject, paragon }: ConnectionOptions): AdoError {
  return paragonProject || paragon
    ? new AdoError('token-missing', 'Nobody is signed in with Paragon')
    : new AdoError('configuration', 'The Paragon project is not set');
}

/** A cancellation as a value; throws anything else. */
export function onlyCancelled(cause: unknown): AdoError {
  const error = AdoError.from(cause);
  if (error.code !== 'cancelled') throw error;
  return error;
}
