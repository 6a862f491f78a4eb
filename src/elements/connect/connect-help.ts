import type { LitElement, ReactiveController } from 'lit';
import { AdoError } from '../../errors.js';
import type { MessageOverrides } from '../../i18n/messages.js';
import type { Connection } from '../../state/connection.js';
import type { HelpDesk } from './help-desk.js';

export type HelpHost = LitElement & { readonly messages?: MessageOverrides | undefined };

/** Fetches what the connect view offers when it cannot go on by itself, as soon as there is reason to. */
export class ConnectHelp implements ReactiveController {
  readonly #host: HelpHost;
  readonly #read: () => Connection;
  #isLoading = false;

  /** Whether to ask what the sign-in window said: an attempt ended, and the user may know more than we do. */
  asks = false;
  desk: HelpDesk | undefined;

  constructor(host: HelpHost, read: () => Connection) {
    this.#host = host;
    this.#read = read;
    host.addController(this);
  }

  hostUpdate(): void {
    const { options, state } = this.#read();
    const isForOthers = state.error && state.error.fixedBy !== 'user';
    if (!this.desk && (this.asks || options.providerChange || isForOthers)) void this.#load();
    this.desk?.update();
  }

  hostUpdated(): void {
    this.desk?.tellOutdated();
  }

  /** What an attempt to connect came to. With an account that still works, giving up is no failure. */
  noteEnd(cause?: unknown): void {
    const isSilent = cause instanceof AdoError && (cause.code === 'cancelled' || cause.code === 'timeout');
    this.asks = isSilent || this.desk?.isOutdated === true;
    this.#host.requestUpdate();
  }

  /** Without it the card says what happened all the same; the next update tries again. */
  async #load(): Promise<void> {
    if (this.#isLoading) return;
    this.#isLoading = true;
    try {
      const { HelpDesk } = await import('./help-desk.js');
      this.desk = new HelpDesk(this, this.#host, this.#read);
      this.#host.requestUpdate();
    } catch {
      // As said above.
    } finally {
      this.#isLoading = false;
    }
  }
}
