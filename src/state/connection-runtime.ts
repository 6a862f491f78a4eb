import { AdoError } from '../errors.js';
import type { ParagonRuntime, RuntimeOptions } from '../sdk/runtime.js';
import { within } from '../sdk/time-limit.js';
import { AZURE_DEVOPS } from './connection-service.js';
import type { ConnectionOptions } from './connection-state.js';

/** Long enough for a slow network; but no view may wait for ever. */
const LOAD_WITHIN = 90_000;

type AccountPart = typeof import('./connection-account.js');
type Links = Pick<RuntimeOptions, 'credentialId' | 'onChange' | 'onLost'>;

/** Holds the part that is loaded with the SDK: started once, again after a failure, and replaceable. */
export class RuntimeHolder {
  #starting: Promise<ParagonRuntime> | undefined;
  #current: ParagonRuntime | undefined;
  #accounts: AccountPart | undefined;

  /** Once started. */
  get current(): ParagonRuntime | undefined {
    return this.#current;
  }

  /** What reads accounts from the SDK; comes with it. */
  get accounts(): AccountPart {
    if (!this.#accounts) throw new AdoError('session-lost', 'Nobody is signed in with Paragon');
    return this.#accounts;
  }

  start(options: ConnectionOptions, links: Links): Promise<ParagonRuntime> {
    if (this.#starting) return this.#starting;
    const { paragonProject: projectId, host, environment, paragon } = options;
    const isCurrent = (): boolean => this.#starting === starting;
    // What was replaced may still have news, but nobody to tell it to.
    const ours: Links = {
      credentialId: links.credentialId,
      onChange: () => isCurrent() && links.onChange(),
      onLost: (error) => isCurrent() && links.onLost(error),
    };
    const starting: Promise<ParagonRuntime> = load({
      projectId,
      host,
      environment,
      paragon,
      ...AZURE_DEVOPS,
      ...ours,
    }).then(
      ([runtime, accounts]) => {
        this.#accounts = accounts;
        if (isCurrent()) this.#current = runtime;
        else runtime.dispose();
        return runtime;
      },
      (error: unknown) => {
        if (isCurrent()) this.#starting = undefined;
        throw error;
      },
    );
    return (this.#starting = starting);
  }

  drop(): void {
    this.#current?.dispose();
    this.#current = this.#starting = undefined;
  }
}

async function load(options: RuntimeOptions): Promise<[ParagonRuntime, AccountPart]> {
  const parts = Promise.all([import('../sdk/runtime.js'), import('./connection-account.js')]);
  const [{ startRuntime }, accounts] = await loadPart(parts);
  return [await startRuntime(options), accounts];
}

/** Waits for a part of the library that is fetched when needed. */
export function loadPart<T>(part: Promise<T>): Promise<T> {
  const failed = (cause?: unknown): AdoError =>
    new AdoError('sdk-load', 'A part of the library could not be loaded', { cause });
  const loaded = part.catch((cause: unknown) => {
    throw failed(cause);
  });
  return within(LOAD_WITHIN, loaded, failed);
}
