/** One account the user connected, as `getUser()` lists it. */
export interface ParagonCredential {
  readonly id: string;
  /** `VALID`, `INVALID` or `PENDING`. */
  readonly status?: string | undefined;
  readonly externalId?: string | null | undefined;
  readonly providerData?: unknown;
  readonly accountAuth?: unknown;
  /** The SDK's types say `Date`, its answers hold text. */
  readonly dateCreated?: Date | string | undefined;
  readonly dateUpdated?: Date | string | undefined;
}

/** What `getUser()` says about one integration. */
export interface ParagonIntegration {
  readonly credentialId?: string | undefined;
  readonly credentialStatus?: string | undefined;
  readonly allCredentials?: readonly ParagonCredential[] | undefined;
}

export interface ParagonUser {
  readonly authenticated: boolean;
  readonly userId?: string | undefined;
  readonly meta?: unknown;
  readonly integrations?: Readonly<Record<string, ParagonIntegration | undefined>> | undefined;
}

/** Options of `request()` that arrive intact; anything else it drops. */
export interface ParagonRequestInit {
  /** Left out for GET: naming it makes concurrent calls share one body stream. */
  method?: string;
  body?: string;
  headers?: Record<string, string>;
  selectedCredentialId?: string;
}

export type ParagonEventName =
  'onIntegrationInstall' | 'onIntegrationUninstall' | 'onPortalOpen' | 'onPortalClose';

/** The SDK also passes the user's live state with the token in it; do not even name it. */
export type ParagonListener = (event: { readonly integrationType?: string | undefined }) => void;

/**
 * The members of the Paragon SDK that this library uses. Both the `paragon` object of the package's main entry
 * and an instance of its class satisfy it. Stated here, because the package's own types do not compile strictly.
 */
export interface ParagonPort {
  /** The portal's frame; only an instance of the class tells. */
  readonly root?: HTMLElement | undefined;
  authenticate(projectId: string, token: string): Promise<void>;
  getUser(): ParagonUser;
  getIntegrationMetadata(): readonly { readonly type: string }[];
  request(integration: string, path: string, init: ParagonRequestInit): Promise<unknown>;
  connect(integration: string, options: object): unknown;
  installIntegration(integration: string, options: object): unknown;
  uninstallIntegration(integration: string, options: object): Promise<unknown>;
  closePortal(): void;
  setHeadless(headless: boolean): void;
  subscribe(name: string, listener: ParagonListener): unknown;
  unsubscribe(name: string, listener: ParagonListener): unknown;
}

/** What an answer looked like besides its content. */
export interface Seen {
  readonly status: number;
  readonly retryAfter: number | undefined;
}

/** What only our own instance can do. */
export interface OwnParagonPort extends ParagonPort {
  /** Whether Paragon itself ended the session by 401 or 403 since the last sign-in began. */
  readonly refused: boolean;
  /** As `request`, and tells status and headers; rejects with a `RelayRefusal` for a refusal. */
  requestObserved(integration: string, path: string, init: ParagonRequestInit): Promise<[unknown, Seen]>;
  /** Reads user and integrations anew; only a refusal ends the session. */
  reload(): Promise<void>;
  /** What Paragon says about the user now, with the session left as it is. */
  fetchUserData(): Promise<Pick<ParagonUser, 'integrations'>>;
  /** Goes on with a newer token of the same user. */
  renew(token: string): Promise<void>;
  /** Closes sign-in windows that are still open and stops asking for their outcome. */
  endSignIn(): void;
  logout(): void;
  /** Forgets requests in flight, so that no answer is shared with another user's session. */
  forgetRequests(): void;
  /** Ends requests to Paragon itself that are under way, so that their answers come no more. */
  abandonRequests(): void;
  dispose(): void;
}

export function isOwn(port: ParagonPort): port is OwnParagonPort {
  return 'requestObserved' in port;
}
