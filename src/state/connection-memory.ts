const PREFIX = 'ado-elements:organization:';

/** What was learnt about accounts: for as long as the page lives, and the organization beyond, if there is storage. */
export class AccountMemory {
  readonly #names = new Map<string, string>();
  readonly #organizations = new Map<string, string>();

  /** What Azure DevOps calls the owner of an account. */
  name(credentialId: string): string | undefined {
    return this.#names.get(credentialId);
  }

  rememberName(credentialId: string, name: string): void {
    this.#names.set(credentialId, name);
  }

  /** The organization this account was used with. */
  organization(user: string | undefined, credentialId: string): string | undefined {
    const key = keyOf(user, credentialId);
    return this.#organizations.get(key) ?? attempt(() => localStorage.getItem(key)) ?? undefined;
  }

  rememberOrganization(user: string | undefined, credentialId: string, organization: string): void {
    const key = keyOf(user, credentialId);
    this.#organizations.set(key, organization);
    attempt(() => localStorage.setItem(key, organization));
  }

  forgetOrganization(user: string | undefined, credentialId: string): void {
    const key = keyOf(user, credentialId);
    this.#organizations.delete(key);
    attempt(() => localStorage.removeItem(key));
  }
}

function keyOf(user: string | undefined, credentialId: string): string {
  return `${PREFIX}${user ?? ''}:${credentialId}`;
}

/** Storage may be forbidden or full; then the page is the memory. */
function attempt<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}
