import { AdoError } from '../errors.js';

/** How the three engines put it that a request did not get through. */
const NETWORK = /failed to fetch|networkerror|load failed|network request failed/i;

/**
 * Why signing in with Paragon failed. The SDK tells only a text: that of `fetch`, or the JSON text of the answer.
 * @param refused - Whether the answer is known to have been 401 or 403.
 */
export function readSignInError(cause: unknown, refused = false): AdoError {
  if (cause instanceof AdoError) return cause;
  const text = cause instanceof Error ? cause.message : String(cause);
  const status = refused ? 401 : Number(/"status(?:Code)?"\s*:\s*"?(\d{3})/.exec(text)?.[1]);
  if (status === 401 || status === 403)
    return new AdoError('token-invalid', 'Paragon did not accept the user token', { cause });
  if (status === 404) return new AdoError('configuration', 'Paragon does not know this project', { cause });
  if (isNetworkFailure(cause)) return new AdoError('network', 'Paragon could not be reached', { cause });
  return new AdoError('server', 'Paragon could not sign the user in', { cause, fixedBy: 'vendor' });
}

/** Whether `fetch` failed for want of a network, a host, or the permission of CORS; browsers do not tell which. */
export function isNetworkFailure(cause: unknown): boolean {
  return cause instanceof Error && NETWORK.test(cause.message);
}
