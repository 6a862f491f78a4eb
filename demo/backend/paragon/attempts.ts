import { isRecord } from '../core/http';
import type { ParagonUser } from './state';
import { chooseCredential, setStatus, type Credential, type ParagonState } from './state';

/** One sign-in under way, from `build-oauth` to the callback page. */
export interface OAuthAttempt {
  state: string;
  user: string;
  /** Where the callback page may post its message: the origin of the host page. */
  postMessageOrigin: string;
  /** The key that the SDK polls with (`oauthMetaKeyId`). */
  sessionKey: string;
  installOptions: Record<string, unknown>;
  startedAt: number;
  /** The SDK has asked for the session before the callback: it is headless or has lost its popup. */
  polled: boolean;
  outcome?: undefined | { account: string } | { error: string; description: string };
  /** The callback page reported through the session, not by message. */
  bound: boolean;
  /** Set once a credential has been made of it; a second use gives the same one. */
  credentialId?: string;
}

/** Makes the credential of an accepted sign-in, or renews the one that the install options name. */
export function completeAttempt(state: ParagonState, attempt: OAuthAttempt): Credential | undefined {
  if (!attempt.outcome || 'error' in attempt.outcome) return undefined;
  const user = state.user(attempt.user);
  const known = attempt.credentialId && chooseCredential(user, attempt.credentialId);
  if (known) return known;
  const credential = saveCredential(state, user, attempt.outcome.account, attempt.installOptions);
  attempt.credentialId = credential.id;
  return credential;
}

/**
 * Without `allowMultipleCredentials` a user has one account, so a second sign-in renews it.
 * That the live service does the same is an inference from the SDK's handling of re-authentication.
 */
export function saveCredential(
  state: ParagonState,
  user: ParagonUser,
  account: string,
  options: unknown,
): Credential {
  const { allowMultipleCredentials, selectedCredentialId, externalId } = isRecord(options) ? options : {};
  const selected = typeof selectedCredentialId === 'string' ? selectedCredentialId : undefined;
  const existing = selected || !allowMultipleCredentials ? chooseCredential(user, selected) : undefined;
  if (existing) {
    setStatus(existing, 'VALID');
    existing.dateRefreshed = existing.dateUpdated;
    return existing;
  }
  return state.addCredential(user, {
    account,
    externalId: typeof externalId === 'string' ? externalId : undefined,
  });
}
