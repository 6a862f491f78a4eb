import type { ReactiveController, ReactiveControllerHost } from 'lit';

interface Observable {
  subscribe(listener: () => void): () => void;
}

/**
 * Re-renders its host whenever the store changes. The store is read anew before each update, so the host may
 * swap it, and it is let go while the host is not in a document.
 */
export class StoreController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #read: () => Observable | undefined;
  #bound: Observable | undefined;
  #release: (() => void) | undefined;
  #attached = false;

  constructor(host: ReactiveControllerHost, read: () => Observable | undefined) {
    this.#host = host;
    this.#read = read;
    host.addController(this);
  }

  hostConnected(): void {
    this.#attached = true;
    this.#bind();
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#attached = false;
    this.#let();
  }

  hostUpdated(): void {
    this.#bind();
  }

  #bind(): void {
    const store = this.#read();
    if (!this.#attached || store === this.#bound) return;
    this.#let();
    this.#bound = store;
    this.#release = store?.subscribe(() => this.#host.requestUpdate());
  }

  #let(): void {
    this.#release?.();
    this.#release = undefined;
    this.#bound = undefined;
  }
}
