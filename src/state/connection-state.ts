import type { AdoError } from '../errors.js';
import type { ParagonEnvironment } from '../sdk/environment.js';
import type { ParagonPort } from '../sdk/paragon-port.js';

/**
 * - `idle`: not configured yet.
 * - `loading`: finding out.
 * - `signed-out`: no usable Paragon user token.
 * - `disconnected`: signed in, no account connected.
 * - `connecting`: the user is busy granting access.
 * - `setup-needed`: granted, but a step is missing: the portal's own questions, or the organization
 *   (then `error.code` is `organization-unknown`).
 * - `reconnect-needed`: Azure DevOps no longer accepts the account.
 * - `connected`: account and organization are known.
 * - `unavailable`: the Paragon project has no active Azure DevOps integration.
 * - `failed`: something went wrong, see `error`; `retry()` does it again.
 */
export type ConnectionStatus =
  | 'idle'
  | 'loading'
  | 'signed-out'
  | 'disconnected'
  | 'connecting'
  | 'setup-needed'
  | 'reconnect-needed'
  | 'connected'
  | 'unavailable'
  | 'failed';

/** An Azure DevOps account the user connected. */
export interface ConnectedAccount {
  readonly credentialId: string;
  /** As Paragon knows it; often nothing. */
  readonly name: string | undefined;
  readonly externalId: string | undefined;
  /** The organization it was last used with. */
  readonly organization: string | undefined;
  readonly status: 'valid' | 'invalid' | 'pending';
  /** When its owner last signed in, as far as Paragon tells: an ISO date. */
  readonly signedInAt?: string | undefined;
}

export interface ConnectionState {
  readonly status: ConnectionStatus;
  /** The account in use. */
  readonly account: ConnectedAccount | undefined;
  readonly accounts: readonly ConnectedAccount[];
  /** The Azure DevOps organization; known whenever `status` is `connected`. */
  readonly organization: string | undefined;
  /** All that the account sees, as far as Azure DevOps says; often it is not allowed to. */
  readonly organizations: readonly string[];
  /** The organization that was asked for last, if the account does not see it. */
  readonly refusedOrganization: string | undefined;
  /** The Paragon user id. */
  readonly user: string | undefined;
  readonly error: AdoError | undefined;
  /** Whether a sign-in window is open that `showWindow()` can bring to the front. */
  readonly hasWindow: boolean;
}

/**
 * A move of the application from one sign-in provider to another, such as from Azure DevOps OAuth to Microsoft Entra
 * ID. A day alone (`2027-03-01`) means all of that day where the user is.
 */
export interface ProviderChange {
  /** Since when signing in goes to the new provider: accounts signed in before have to sign in again. */
  readonly since: Date | string;
  /** Until when they should have. */
  readonly by?: Date | string | undefined;
}

export type ConnectMode = 'portal' | 'headless';

/** Which account to connect, and how. */
export interface ConnectRequest {
  readonly mode?: ConnectMode | undefined;
  /** Another one beside those there are, to be used from then on. */
  readonly add?: boolean | undefined;
  /** Your own name for the account to add; no two accounts of a user have the same. Needs `headless-cp`. */
  readonly externalId?: string | undefined;
}

/** All that can be said about a connection. Which parts are needed: see `docs/`. */
export interface ConnectionOptions {
  /** Paragon project id. */
  readonly paragonProject?: string | undefined;
  /** Signed Paragon user token. */
  readonly userToken?: string | undefined;
  /** Asked when there is no token, shortly before it expires, and after it was rejected. */
  readonly tokenProvider?: (() => Promise<string>) | undefined;
  /** Azure DevOps organization, if it is fixed. */
  readonly organization?: string | undefined;
  /** Host of an on-premise Paragon. */
  readonly host?: string | undefined;
  /** Addresses of single Paragon services; win over `host`. */
  readonly environment?: Partial<ParagonEnvironment> | undefined;
  /** The page's own instance of the Paragon SDK, instead of ours. */
  readonly paragon?: ParagonPort | undefined;
  readonly mode?: ConnectMode | undefined;
  /** Credential id or external id of the account to use, when there are several. */
  readonly account?: string | undefined;
  /** Accounts signed in before are asked to sign in again, with a date. */
  readonly providerChange?: ProviderChange | undefined;
}
