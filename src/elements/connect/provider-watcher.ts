import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { AdoProviderOutdatedEvent } from '../../events.js';
import type { Connection } from '../../state/connection.js';
import { outdatedAccounts, readChange } from '../../state/connection-provider.js';

/** Tells the page, once per account, whose account is still signed in with the former provider. */
export class ProviderWatcher implements ReactiveController {
  readonly #host: ReactiveControllerHost & EventTarget;
  readonly #read: () => Connection;
  readonly #told = new Set<string>();

  constructor(host: ReactiveControllerHost & EventTarget, read: () => Connection) {
    this.#host = host;
    this.#read = read;
    host.addController(this);
  }

  hostUpdated(): void {
    const { state, options } = this.#read();
    for (const account of outdatedAccounts(state, options.providerChange)) {
      if (this.#told.has(account.credentialId)) continue;
      this.#told.add(account.credentialId);
      const by = readChange(options.providerChange)?.by;
      this.#host.dispatchEvent(new AdoProviderOutdatedEvent(account, by));
    }
  }
}
