const key = (user: string, credentialId: string): string =>
  `ado-elements:organization:${user}:${credentialId}`;

/** The organization this account was used with on this device. Storage may be missing or full; then nothing is remembered. */
export function recallOrganization(user: string, credentialId: string): string | undefined {
  return attempt(() => localStorage.getItem(key(user, credentialId))) ?? undefined;
}

export function rememberOrganization(user: string, credentialId: string, name: string): void {
  attempt(() => localStorage.setItem(key(user, credentialId), name));
}

export function forgetOrganization(user: string, credentialId: string): void {
  attempt(() => localStorage.removeItem(key(user, credentialId)));
}

function attempt<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}
