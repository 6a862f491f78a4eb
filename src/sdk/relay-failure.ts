import type { TransportReply } from '../ado/transport.js';
import { AdoError } from '../errors.js';
import { readRetryAfter, RelayRefusal } from './relay-refusal.js';
import { isNetworkFailure } from './sign-in-errors.js';

/**
 * What a rejected `request()` means: Azure DevOps' own refusal, which is a reply, or an `AdoError` when the call
 * did not get through.
 */
export function readCallFailure(cause: unknown): TransportReply | AdoError {
  if (cause instanceof AdoError) return cause;
  if (cause instanceof RelayRefusal)
    return { failed: true, data: cause.body, status: cause.status, retryAfter: cause.retryAfter };
  const text = cause instanceof Error ? cause.message : '';
  if (isNetworkFailure(cause))
    return new AdoError('network', 'Paragon’s relay could not be reached', { cause });
  if (/no user was authenticated/i.test(text))
    return new AdoError('session-lost', 'Nobody is signed in with Paragon', { cause });
  return (
    readHostFailure(cause, text) ?? new AdoError('bad-response', 'The answer could not be read', { cause })
  );
}

/** The unmodified SDK puts a JSON body, or the whole response if it was not JSON, into `response`. */
function readHostFailure(cause: unknown, text: string): TransportReply | undefined {
  if (!(cause instanceof Error) || !('response' in cause)) return undefined;
  const { response } = cause;
  return response instanceof Response
    ? { failed: true, data: text, status: response.status, retryAfter: readRetryAfter(response.headers) }
    : { failed: true, data: response };
}
