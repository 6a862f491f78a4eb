import * as sdkModule from '@useparagon/connect/ConnectSDK';
import { findClass } from './find-class.js';
import { serviceOrigins, type ParagonEnvironment } from './environment.js';
import { classifyMessage, isGreeting, trustOrigins, type TrustedOrigins } from './message-guard.js';
import type { OwnParagonPort, ParagonPort, ParagonRequestInit, ParagonUser, Seen } from './paragon-port.js';
import { AdoError } from '../errors.js';
import { watchGreeting, watchOpening } from './popups.js';
import { readBody, readRetryAfter, RelayRefusal } from './relay-refusal.js';

/** Our view of the SDK's class, private members included; they are why its version is pinned exactly. */
interface SdkClass extends ParagonPort {
  readonly root: HTMLIFrameElement | undefined;
  userState: object;
  keyToRequestPromiseMap: object;
  bootstrapSDKState(): Promise<void>;
  clearState(): void;
  createReactRoot(): void;
  fetchUserData(): Promise<Pick<ParagonUser, 'integrations'>>;
  emitError(error: unknown, integration: string): void;
  eventMessageHandler(event: MessageEvent<unknown>): Promise<void>;
  getIntegrationId(integration: string): string;
  loadState(): void;
  logout(): void;
  pollForCredential(integration: string, key: string, options?: PollOptions): Promise<void>;
  render(): void;
  saveState(): void;
  sendRequest(url: string, init: SdkRequestInit, key?: string): Promise<unknown>;
  startOAuthFlow(integration: string, install: object, options?: object): void;
}

interface PollOptions {
  readonly abortSignal?: AbortSignal;
}

type SdkRequestInit = RequestInit & { headers: Record<string, string> };
type SdkConstructor = new (environment: object, flags: object) => SdkClass;

/** Marks a call whose status and headers we want to see; taken off before anything is sent. */
const MARK = 'X-Ado-Elements-Call';

/**
 * The Paragon SDK with its known weaknesses covered: it keeps no token in storage, listens only to its own portal
 * and the windows it opened, and tells status and headers of relayed calls.
 */
export class GuardedParagon extends findClass<SdkConstructor>(sdkModule) implements OwnParagonPort {
  refused = false;
  readonly #origins: TrustedOrigins;
  readonly #untrust: () => void;
  readonly #popups = new Set<Window>();
  readonly #seen = new Map<string, Seen | undefined>();
  /** Of the sign-in under way. */
  #signIn: AbortController | undefined;
  /** For an answer of Paragon's own services. */
  #waiting = new AbortController();
  /** Whether the window of the sign-in under way has said that it is there. */
  #isGreeted = false;
  #calls = 0;
  #disposed = false;

  constructor(environment: ParagonEnvironment) {
    super(environment, { skipBootstrapWithLastKnownState: true });
    const portal = new URL(environment.CONNECT_PUBLIC_URL).origin;
    this.#origins = {
      portal,
      services: serviceOrigins(environment),
      // The greeting of a sign-in window is for another listener of the SDK.
      isMine: (event) => this.#expects(event) && !this.#noteGreeting(event.data),
      receive: (event) => void this.eventMessageHandler(event),
    };
    this.#untrust = trustOrigins(this.#origins);
  }

  async requestObserved(
    integration: string,
    path: string,
    init: ParagonRequestInit,
  ): Promise<[unknown, Seen]> {
    const call = String((this.#calls += 1));
    this.#seen.set(call, undefined);
    try {
      const data = await this.request(integration, path, {
        ...init,
        headers: { ...init.headers, [MARK]: call },
      });
      const seen = this.#seen.get(call);
      if (!seen) throw new Error('The Paragon SDK no longer sends requests as it did');
      return [data, seen];
    } finally {
      this.#seen.delete(call);
    }
  }

  async reload(): Promise<void> {
    this.forgetRequests();
    await this.bootstrapSDKState();
  }

  async renew(token: string): Promise<void> {
    this.userState = { ...this.userState, token };
    await this.reload();
  }

  forgetRequests(): void {
    this.keyToRequestPromiseMap = {};
  }

  abandonRequests(): void {
    this.#waiting.abort();
    this.#waiting = new AbortController();
    this.forgetRequests();
  }

  endSignIn(): void {
    this.#signIn?.abort();
    this.#signIn = undefined;
    for (const popup of this.#popups) popup.close();
    this.#popups.clear();
  }

  dispose(): void {
    this.endSignIn();
    this.logout();
    this.#disposed = true;
    this.#untrust();
    this.root?.remove();
  }

  // The token never reaches storage, and nothing from storage reaches the SDK.
  override saveState(): void {}
  override loadState(): void {}
  override clearState(): void {}

  /** The portal's frame needs a name for those who do not see it, and no frame around it for those who do. */
  override createReactRoot(): void {
    super.createReactRoot();
    if (!this.root) return;
    this.root.title = 'Paragon Connect';
    this.root.style.border = '0';
  }

  override render(): void {
    // A page that empties its body takes the portal's frame along, and then even signing in fails.
    if (this.root?.isConnected === false && !this.#disposed) document.body.append(this.root);
    if (!this.#disposed) super.render();
  }

  override authenticate(projectId: string, token: string): Promise<void> {
    this.refused = false;
    return super.authenticate(projectId, token);
  }

  override async eventMessageHandler(event: MessageEvent<unknown>): Promise<void> {
    if (this.#disposed || !this.#expects(event)) return;
    try {
      await super.eventMessageHandler(event);
    } catch (error) {
      this.#tellInstall(event, error);
    }
  }

  override startOAuthFlow(integration: string, install: object, options?: object): void {
    this.#signIn ??= new AbortController();
    try {
      const { popup } = watchOpening(() => super.startOAuthFlow(integration, install, options));
      if (popup) this.#watch(popup, integration);
    } catch (error) {
      // Started by the portal, the error would reach only the portal.
      this.emitError(error, integration);
      throw error;
    }
  }

  /** Left alone it would ask once a second for three minutes, whatever has become of the sign-in. */
  override async pollForCredential(
    integration: string,
    key: string,
    options: PollOptions = {},
  ): Promise<void> {
    if (!this.#signIn) return;
    const { signal } = this.#signIn;
    const abortSignal = options.abortSignal ? AbortSignal.any([signal, options.abortSignal]) : signal;
    await super.pollForCredential(integration, key, { ...options, abortSignal }).catch(() => undefined);
  }

  override async sendRequest(url: string, init: SdkRequestInit, key?: string): Promise<unknown> {
    const { [MARK]: call, ...headers } = init.headers;
    if (!call) return this.#sendOrdinary(url, init, key);
    const response = await fetch(url, { ...init, headers });
    // Where the page replaces `fetch`, the SDK would hand on unread what is no answer of the browser's own.
    if (!(response instanceof Response)) throw new TypeError('The answer is not a Response');
    const retryAfter = readRetryAfter(response.headers);
    this.#seen.set(call, { status: response.status, retryAfter });
    if (!response.ok) throw new RelayRefusal(response.status, await readBody(response), retryAfter);
    return response;
  }

  /** The SDK ends the session on a refusal without a word; the only trace is that it did so before failing. */
  async #sendOrdinary(url: string, init: SdkRequestInit, key: string | undefined): Promise<unknown> {
    const before = this.getUser().authenticated;
    try {
      return await super.sendRequest(url, { ...init, signal: this.#waiting.signal }, key);
    } catch (error) {
      if (before && !this.getUser().authenticated) this.refused = true;
      throw error;
    }
  }

  #expects({ data, origin, source }: MessageEvent<unknown>): boolean {
    switch (classifyMessage(data)) {
      case 'invocation':
        return source === this.root?.contentWindow && origin === this.#origins.portal;
      case 'oauth':
        return this.#origins.services.has(origin) && this.#opened(source);
      default:
        return false;
    }
  }

  /** A window that closes itself right after its message is gone when the message arrives. */
  #opened(source: MessageEventSource | null): boolean {
    return source === null ? this.#popups.size > 0 : this.#popups.has(source as Window);
  }

  #noteGreeting(data: unknown): boolean {
    const isOne = isGreeting(data);
    if (isOne) this.#isGreeted = true;
    return isOne;
  }

  #watch(popup: Window, integration: string): void {
    this.#popups.add(popup);
    this.#isGreeted = false;
    const { signal } = this.#signIn!;
    const cut = new AdoError('configuration', 'The page’s Cross-Origin-Opener-Policy cuts off its windows');
    watchGreeting(
      popup,
      () => this.#isGreeted || signal.aborted,
      () => this.emitError(cut, integration),
    );
  }

  #tellInstall({ data }: MessageEvent<unknown>, error: unknown): void {
    const id = (data as { credential?: { integrationId?: string } }).credential?.integrationId;
    const integration = this.getIntegrationMetadata().find(({ type }) => this.getIntegrationId(type) === id);
    if (integration) this.emitError(error, integration.type);
  }
}
