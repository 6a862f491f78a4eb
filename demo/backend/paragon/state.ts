import { personForUser } from '../data/people';
import { Random } from '../data/random';
import type { OAuthAttempt } from './attempts';
import { PARAGON_PROJECT } from './token';

export type CredentialStatus = 'VALID' | 'INVALID' | 'PENDING';

/** Of the integration in the vendor's Paragon project; `unconfigured` is active, but nobody has set it up. */
export type IntegrationStatus = 'active' | 'inactive' | 'unconfigured' | 'missing';

export const INTEGRATION_ID = '6f3c1f0e-8a5d-4b27-9a1c-2e4d7b90c3a5';
export const INTEGRATION_TYPE = 'azuredevops';

/** A connected account, in the shape that Paragon's SDK keeps (`IConnectCredential`). */
export interface Credential {
  id: string;
  projectId: string;
  integrationId: string;
  personaId: string;
  /** Id of the person at the provider; here it also tells who acts. */
  providerId: string;
  providerData: Record<string, string | number | boolean>;
  status: CredentialStatus;
  dateCreated: string;
  dateUpdated: string;
  dateRefreshed: string;
  refreshFailureCount: number;
  isPreviewCredential: boolean;
  externalId?: string;
  config: Record<string, unknown>;
  configurations: Configuration[];
}

export interface Configuration {
  id: string;
  connectCredentialId: string;
  isDefault: boolean;
  workflowSettings: Record<string, unknown>;
  sharedSettings: Record<string, unknown>;
  configMeta: Record<string, unknown>;
}

export interface ParagonUser {
  id: string;
  meta: Record<string, unknown>;
  /** Oldest first. */
  credentials: Credential[];
}

export interface NewCredential {
  account: string;
  status?: CredentialStatus;
  externalId?: string | undefined;
}

/** What Paragon remembers in one world: its users, their accounts and sign-ins under way. */
export class ParagonState {
  readonly users = new Map<string, ParagonUser>();
  /** By the `state` parameter of the sign-in. */
  readonly attempts = new Map<string, OAuthAttempt>();
  readonly random: Random;
  integration: IntegrationStatus = 'active';
  /** Seconds that a user token lives unless its order says otherwise. */
  tokenLifetime = 3600;
  /** Tokens of former generations are revoked. */
  tokenGeneration = 0;

  constructor(world: string) {
    this.random = new Random(`paragon ${world}`);
  }

  user(id: string): ParagonUser {
    let user = this.users.get(id);
    if (!user) {
      user = { id, meta: {}, credentials: [] };
      this.users.set(id, user);
    }
    return user;
  }

  addCredential(user: ParagonUser, { account, status = 'VALID', externalId }: NewCredential): Credential {
    const id = this.random.uuid();
    const now = new Date().toISOString();
    const credential: Credential = {
      id,
      projectId: PARAGON_PROJECT,
      integrationId: INTEGRATION_ID,
      personaId: this.random.uuid(),
      providerId: personForUser(account).id,
      providerData: { tenant: 'contoso.com' },
      status,
      dateCreated: now,
      dateUpdated: now,
      dateRefreshed: now,
      refreshFailureCount: 0,
      isPreviewCredential: false,
      ...(externalId ? { externalId } : {}),
      config: {},
      configurations: [this.#configuration(id)],
    };
    user.credentials.push(credential);
    return credential;
  }

  #configuration(credentialId: string): Configuration {
    return {
      id: this.random.uuid(),
      connectCredentialId: credentialId,
      isDefault: true,
      workflowSettings: {},
      sharedSettings: {},
      configMeta: {},
    };
  }
}

/** The credential of that id or external id; without one, the newest, a valid one if there is. */
export function chooseCredential(user: ParagonUser, id?: string | null): Credential | undefined {
  if (id) {
    const external = id.replace(/^ext:/, '');
    return user.credentials.find((credential) => credential.id === id || credential.externalId === external);
  }
  const newestFirst = [...user.credentials].reverse();
  return newestFirst.find((credential) => credential.status === 'VALID') ?? newestFirst[0];
}

export function setStatus(credential: Credential, status: CredentialStatus): void {
  credential.status = status;
  credential.dateUpdated = new Date().toISOString();
  credential.refreshFailureCount = status === 'INVALID' ? credential.refreshFailureCount + 1 : 0;
}
