import type { Transport } from '../ado/transport.js';
import { AdoError } from '../errors.js';
import { resolveEnvironment, type ParagonEnvironment } from './environment.js';
import { isPlanRefusal } from './install-errors.js';
import { startInstall, type InstallAttempt, type InstallOptions } from './install.js';
import { loadParagon } from './load-paragon.js';
import { isOwn, type ParagonIntegration, type ParagonPort } from './paragon-port.js';
import { RelayTransport, type RelayOptions } from './relay-transport.js';
import { ParagonSession, type SessionEvents } from './session.js';
import { isNetworkFailure } from './sign-in-errors.js';
import { readPasted } from './sign-in-table.js';
import { within } from './time-limit.js';

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
    const attempt = startInstall(this.#port, { ...options, integration: this.#options.integration });
    if (!options.credentialId || options.manage) return attempt;
    return { cancel: attempt.cancel, done: attempt.done.then(() => this.#learnDates()) };
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
