import type { TransportRequest } from '../ado/transport.js';
import { AdoError } from '../errors.js';
import { within } from '../sdk/time-limit.js';
import type { Connection } from './connection.js';

/** How long a call waits for the user to sign in again; as long as that may take. */
const HOLD_WITHIN = 600_000;

/** Calls that only ask, though some do it by POST. */
const READS = /\/_apis\/(wit\/(wiql|workitemsbatch)|search\/\w+)(\?|\/|$)/i;

/** Whether the call may be sent again after it may have arrived. */
export function isRead({ method, url }: TransportRequest): boolean {
  return method === 'GET' || (method === 'POST' && READS.test(url));
}

/** Whether the user is signing in again with the account that calls go by. */
function isReconnecting({ state }: Connection): boolean {
  return state.status === 'connecting' && state.account !== undefined;
}

/** Resolves when the user is no longer busy signing in again, whatever came of it. */
export async function afterReconnecting(connection: Connection, signal?: AbortSignal): Promise<void> {
  if (!isReconnecting(connection)) return;
  let release: () => void = () => undefined;
  const over = new Promise<void>((resolve, reject) => {
    const look = (): void => {
      if (!isReconnecting(connection)) resolve();
    };
    const stop = (): void => reject(new AdoError('cancelled', 'Nobody waits for the answer any more'));
    const unsubscribe = connection.subscribe(look);
    signal?.addEventListener('abort', stop);
    release = () => {
      unsubscribe();
      signal?.removeEventListener('abort', stop);
    };
    if (signal?.aborted) stop();
    else look();
  });
  const late = (): AdoError => new AdoError('timeout', 'The account was not signed in again');
  await within(HOLD_WITHIN, over, late).finally(release);
}

/** Whether a call failed for want of an account that the user is just signing in again. */
export function isHeldUp(connection: Connection, cause: unknown): boolean {
  const { code } = AdoError.from(cause);
  return (code === 'unauthorized' || code === 'session-lost') && isReconnecting(connection);
}
