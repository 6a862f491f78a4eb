import { AdoError } from '../errors.js';
import type { ParagonRuntime, RuntimeOptions } from '../sdk/runtime.js';
import { AZURE_DEVOPS } from './connection-service.js';
import type { ConnectionOptions } from './connection-state.js';

type Links = Pick<RuntimeOptions, 'credentialId' | 'onChange' | 'onLost'>;

/** Holds the part that is loaded with the SDK: started once, again after a failure, and replaceable. */
export class RuntimeHolder {
  #starting: Promise<ParagonRuntime> | undefined;
  #current: ParagonRuntime | undefined;

  /** Once started. */
  get current(): ParagonRuntime | undefined {
    return this.#current;
  }

  start(options: ConnectionOptions, links: Links): Promise<ParagonRuntime> {
    if (this.#starting) return this.#starting;
    const { paragonProject: projectId, host, environment, paragon } = options;
    const starting = load({ projectId, host, environment, paragon, ...AZURE_DEVOPS, ...links }).then(
      (runtime) => {
        if (this.#starting === starting) this.#current = runtime;
        else runtime.dispose();
        return runtime;
      },
      (error: unknown) => {
        if (this.#starting === starting) this.#starting = undefined;
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

async function load(options: RuntimeOptions): Promise<ParagonRuntime> {
  const module = await import('../sdk/runtime.js').catch((cause: unknown) => {
    throw new AdoError('sdk-load', 'A part of the library could not be loaded', { cause });
  });
  return module.startRuntime(options);
}
