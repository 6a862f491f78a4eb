const PREFIX = 'ado-elements:';

/** What was learnt about accounts: for as long as the page lives, and what was chosen beyond, if there is storage. */
export class AccountMemory {
  readonly #names = new Map<string, string>();
  readonly #organizations = new Map<string, readonly string[]>();
  readonly #refused = new Map<string, string>();
  /** What storage holds, or would if it could. */
  readonly #kept = new Map<string, string | undefined>();

  /** What Azure DevOps calls the owner of an account. */
  name(credentialId: string): string | undefined {
    return this.#names.get(credentialId);
  }

  rememberName(credentialId: string, name: string): void {
    this.#names.set(credentialId, name);
  }

  /** The organizations an account sees; empty if Azure DevOps does not tell, `undefined` before it was asked. */
  organizations(credentialId: string): readonly string[] | undefined {
    return this.#organizations.get(credentialId);
  }

  rememberOrganizations(credentialId: string, names: readonly string[]): void {
    this.#organizations.set(credentialId, names);
  }

  /** The organization that the page wants and this account does not see. */
  refused(credentialId: string): string | undefined {
    return this.#refused.get(credentialId);
  }

  rememberRefused(credentialId: string, organization: string): void {
    this.#refused.set(credentialId, organization);
  }

  /** What may have changed in Azure DevOps is asked anew. */
  forgetLearnt(): void {
    this.#organizations.clear();
    this.#refused.clear();
  }

  /** The organization this account was used with. */
  organization(user: string | undefined, credentialId: string): string | undefined {
    return this.#read(organizationKey(user, credentialId));
  }

  rememberOrganization(user: string | undefined, credentialId: string, organization: string): void {
    this.#keep(organizationKey(user, credentialId), organization);
  }

  /** The account this user chose. */
  account(user: string | undefined): string | undefined {
    return this.#read(accountKey(user));
  }

  rememberAccount(user: string | undefined, credentialId: string): void {
    this.#keep(accountKey(user), credentialId);
  }

  /** Everything about an account that is gone. */
  forget(user: string | undefined, credentialId: string): void {
    this.#keep(organizationKey(user, credentialId), undefined);
    if (this.account(user) === credentialId) this.#keep(accountKey(user), undefined);
    this.#organizations.delete(credentialId);
    this.#refused.delete(credentialId);
  }

  #read(key: string): string | undefined {
    if (this.#kept.has(key)) return this.#kept.get(key);
    return attempt(() => localStorage.getItem(key)) ?? undefined;
  }

  #keep(key: string, value: string | undefined): void {
    this.#kept.set(key, value);
    attempt(() => {
      if (value === undefined) localStorage.removeItem(key);
      else localStorage.setItem(key, value);
    });
  }
}

function organizationKey(user: string | undefined, credentialId: string): string {
  return `${PREFIX}organization:${user ?? ''}:${credentialId}`;
}

function accountKey(user: string | undefined): string {
  return `${PREFIX}account:${user ?? ''}`;
}

/** Storage may be forbidden or full; then the page is the memory. */
function attempt<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}
