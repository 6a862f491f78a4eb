import type { Transport } from '../ado/transport.js';
import { AdoError } from '../errors.js';
import { resolveEnvironment, type ParagonEnvironment } from './environment.js';
import { isPlanRefusal } from './install-errors.js';
import { startInstall, type InstallAttempt, type InstallOptions } from './install.js';
import { loadParagon } from './load-paragon.js';
import {
  isOwn,
  type OwnParagonPort,
  type ParagonIntegration,
  type ParagonPort,
  type ParagonUser,
} from './paragon-port.js';
import { onReturn } from './popups.js';
import { RelayTransport, type RelayOptions } from './relay-transport.js';
import { ParagonSession, type SessionEvents } from './session.js';
import { isNetworkFailure } from './sign-in-errors.js';
import { readPasted } from './sign-in-table.js';
import { within } from './time-limit.js';

const KEEP_LOOKING = 600_000;
const UNINSTALL_WITHIN = 35_000;

/** How long to wait for what is only good to know. */
const LEARN_WITHIN = 5000;

export interface RuntimeOptions extends RelayOptions, SessionEvents {
  readonly projectId: string | undefined;
  readonly host: string | undefined;
  readonly environment: Partial<ParagonEnvironment> | undefined;
  /** The page's own instance, instead of ours. */
  readonly paragon: ParagonPort | undefined;
}

/** Everything that needs the SDK, loaded with it: session, accounts, calls. */
export class ParagonRuntime {
  readonly session: ParagonSession;
  readonly transport: Transport;
  /** Why connecting failed, by what the sign-in window said. */
  readonly readPasted = readPasted;
  readonly #port: ParagonPort;
  readonly #options: RuntimeOptions;
  #stopLooking: (() => void) | undefined;

  constructor(port: ParagonPort, options: RuntimeOptions) {
    this.#port = port;
    this.#options = options;
    this.session = new ParagonSession(port, options.projectId, options);
    this.transport = new RelayTransport(port, this.session, options);
    port.subscribe('onIntegrationInstall', this.#onAccountEvent);
    port.subscribe('onIntegrationUninstall', this.#onAccountEvent);
    port.subscribe('onPortalClose', this.#onAccountEvent);
  }

  /** What Paragon says about the integration; `undefined` if the project has none that is active. */
  get integration(): ParagonIntegration | undefined {
    const { integration } = this.#options;
    const isActive = this.#port.getIntegrationMetadata().some(({ type }) => type === integration);
    return isActive ? this.session.user?.integrations?.[integration] : undefined;
  }

  install(options: Omit<InstallOptions, 'integration'>): InstallAttempt {
    const { integration } = this.#options;
    const isInstalled = isOwn(this.#port) ? this.#newcomer(this.#port) : undefined;
    const attempt = startInstall(this.#port, { ...options, integration, isInstalled });
    this.#stopLooking?.();
    attempt.done.catch(() => this.#keepLooking());
    if (!options.credentialId || options.manage) return attempt;
    return { ...attempt, done: attempt.done.then(() => this.#learnDates()) };
  }

  /**
   * Whether Paragon knows an account that works and did not when this was called. Looks past the session first: an
   * older answer must not take the place of what the sign-in window just told.
   */
  #newcomer(port: OwnParagonPort): () => Promise<boolean> {
    const { integration } = this.#options;
    const working = ({ integrations }: Pick<ParagonUser, 'integrations'>): string[] =>
      (integrations?.[integration]?.allCredentials ?? [])
        .filter(({ status }) => status === 'VALID')
        .map(({ id }) => id);
    const before = new Set(working(port.getUser()));
    return async () => {
      const now = working(await port.fetchUserData());
      if (now.every((id) => before.has(id))) return false;
      await this.session.reload();
      return true;
    };
  }

  /** Who gave up here may still finish in a window that we could not close. */
  #keepLooking(): void {
    if (!isOwn(this.#port)) return;
    const until = Date.now() + KEEP_LOOKING;
    const stop = onReturn(() => {
      if (Date.now() > until) stop();
      else this.session.reload().then(this.#options.onChange, () => undefined);
    });
    this.#stopLooking = stop;
  }

  /** Gives the account back. `false` if the Paragon plan allows this only in the portal. */
  async uninstall(credentialId: string): Promise<boolean> {
    try {
      const { integration } = this.#options;
      const done = this.#port.uninstallIntegration(integration, { selectedCredentialId: credentialId });
      const late = (): AdoError => new AdoError('timeout', 'Paragon did not answer');
      await within(UNINSTALL_WITHIN, done, late);
      return true;
    } catch (cause) {
      if (isPlanRefusal(cause)) return false;
      if (cause instanceof AdoError) throw cause;
      if (!this.session.user) throw new AdoError('session-lost', 'Paragon ended the session', { cause });
      if (cause instanceof Error && cause.name === 'IntegrationNotInstalledError') return true;
      if (isNetworkFailure(cause)) throw new AdoError('network', 'Paragon could not be reached', { cause });
      throw new AdoError('server', 'The account could not be disconnected', { cause, fixedBy: 'vendor' });
    }
  }

  /** When an account was signed in again the SDK does not learn by itself. Nothing depends on it. */
  async #learnDates(): Promise<void> {
    const tooLate = (): AdoError => new AdoError('timeout', 'Paragon did not answer');
    await within(LEARN_WITHIN, this.session.reload(), tooLate).catch(() => undefined);
  }

  /** The page's own instance stays as it is. */
  dispose(): void {
    this.#stopLooking?.();
    this.session.dispose();
    for (const name of ['onIntegrationInstall', 'onIntegrationUninstall', 'onPortalClose'] as const)
      this.#port.unsubscribe(name, this.#onAccountEvent);
    if (isOwn(this.#port)) this.#port.dispose();
  }

  readonly #onAccountEvent = (event: { integrationType?: string | undefined }): void => {
    if (event.integrationType === this.#options.integration) this.#options.onChange();
  };
}

/** Loads the SDK unless the page brings its own, and makes an instance of it. */
export async function startRuntime(options: RuntimeOptions): Promise<ParagonRuntime> {
  if (options.paragon) return new ParagonRuntime(options.paragon, options);
  const environment = resolveEnvironment(options.host, options.environment);
  const { GuardedParagon } = await loadParagon();
  return new ParagonRuntime(new GuardedParagon(environment), options);
}
