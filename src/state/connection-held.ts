import type { TransportRequest } from '../ado/transport.js';
import { AdoError } from '../errors.js';
import { within } from '../sdk/time-limit.js';
import type { Connection } from './connection.js';

/** How long a call waits for the user to sign in again; as long as that may take. */
const HOLD_WITHIN = 600_000;

/** Calls that only ask, though they do it by POST. */
const READS = /\/_apis\/(wit\/(wiql|workitemsbatch)|search\/\w+)(\?|\/|$)/i;

/** Whether a call that failed with `cause` may be sent again, though it may have arrived. */
export function mayRepeat({ method, url }: TransportRequest, cause: unknown): boolean {
  const { code } = AdoError.from(cause);
  const isRead = method === 'GET' || (method === 'POST' && READS.test(url));
  return isRead && (code === 'unauthorized' || code === 'session-lost');
}

/** Resolves when the user is no longer busy signing in again, whatever came of it. */
export async function afterReconnecting(
  connection: Connection,
  isReconnecting: (connection: Connection) => boolean,
  signal?: AbortSignal,
): Promise<void> {
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
