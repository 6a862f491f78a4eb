import { AdoError } from '../errors.js';
import { isNetworkFailure } from './sign-in-errors.js';
import { notKnown, recognize, serverCodeIn } from './sign-in-table.js';

/** Why an account could not be connected. The SDK rejects with errors of its own, or with the provider's bare answer. */
export function readInstallError(cause: unknown): AdoError {
  if (cause instanceof AdoError) return cause;
  const { name, text, error } = describe(cause);
  if (name === 'OAuthBlockedError') return new AdoError('popup-blocked', text, { cause });
  if (name === 'OAuthTimeoutError') return new AdoError('timeout', text, { cause });
  if (name === 'UserNotAuthenticatedError') return new AdoError('session-lost', text, { cause });
  if (/not active|not been set up|not a valid integration|Integration .* not found/i.test(text))
    return new AdoError('integration-unavailable', text, { cause });
  if (isNetworkFailure(cause)) return new AdoError('network', text, { cause });
  const known = recognize(text, cause) ?? (error && recognize(error, cause));
  if (known)
    return new AdoError(known.code, text, { cause, serverCode: known.serverCode, fixedBy: known.fixedBy });
  const serverCode = serverCodeIn(text) ?? error;
  if (serverCode && serverCode !== 'access_denied') return notKnown(text, cause, serverCode);
  return cause instanceof Error
    ? new AdoError('server', 'Paragon could not save the account', { cause, fixedBy: 'vendor' })
    : new AdoError('consent-denied', text, { cause, serverCode });
}

/** Whether the Paragon plan lacks installing and uninstalling by API. */
export function isPlanRefusal(cause: unknown): boolean {
  return cause instanceof Error && /headless connect portal/i.test(cause.message);
}

function describe(cause: unknown): { name: string; text: string; error?: string | undefined } {
  if (cause instanceof Error) return { name: cause.name, text: cause.message };
  const answer = Object(cause) as Record<string, unknown>;
  const error = typeof answer['error'] === 'string' ? answer['error'] : undefined;
  return { name: '', text: text(answer) ?? 'Access was not granted', error };
}

function text(answer: Record<string, unknown>): string | undefined {
  return [answer['error_description'], answer['message'], answer['error']].find(
    (value): value is string => typeof value === 'string',
  );
}
