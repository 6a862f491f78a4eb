import type { LitElement, ReactiveController } from 'lit';
import { AdoError } from '../../errors.js';
import { AdoPortalRequestEvent } from '../../events.js';
import type { Connection, ConnectMode } from '../../state/connection.js';
import { describeFailure } from './failure-details.js';

/**
 * What the buttons of the connect view do, and the little the view must remember besides the connection's state.
 * The view's host keeps the keyboard: when the button in focus goes, the focus moves to the one in its place.
 */
export class ConnectController implements ReactiveController {
  readonly #host: LitElement;
  readonly #read: () => Connection;
  #error: AdoError | undefined;
  #failedAt = new Date();
  #keepsFocus = false;
  /** The connection on which this view began an attempt. */
  #began: Connection | undefined;
  #copied = false;
  #details: string | undefined;

  constructor(host: LitElement, read: () => Connection) {
    this.#host = host;
    this.#read = read;
    host.addController(this);
  }

  /** Whether the details of the present failure are in the clipboard. */
  get copied(): boolean {
    return this.#copied;
  }

  /** The details to copy by hand, where the browser does not allow us to. */
  get details(): string | undefined {
    return this.#details;
  }

  hostUpdate(): void {
    const { error } = this.#read().state;
    if (error !== this.#error) {
      this.#error = error;
      this.#failedAt = new Date();
      this.#copied = false;
      this.#details = undefined;
    }
    const active = this.#host.shadowRoot?.activeElement;
    if (active?.closest('.connect')) this.#keepsFocus = true;
    else if (active) this.#keepsFocus = false;
  }

  hostUpdated(): void {
    if (!this.#keepsFocus || this.#host.shadowRoot?.activeElement) return;
    // The portal's frame keeps the focus for a moment after it was hidden.
    const { activeElement, body } = document;
    const isElsewhere =
      activeElement !== body && activeElement !== this.#host && activeElement?.checkVisibility();
    if (isElsewhere) return;
    this.#host.shadowRoot?.querySelector<HTMLElement>('.connect :is(input, button)')?.focus();
  }

  /** A portal whose view is gone would cover the page with nobody waiting for it. A move is no going. */
  hostDisconnected(): void {
    queueMicrotask(() => {
      if (!this.#host.isConnected) this.#began?.cancel();
    });
  }

  /** Connects, reconnects or finishes what is left to set up, whichever is next. */
  async connect(): Promise<void> {
    const mode = this.#requestPortal();
    await this.#begin((connection) => connection.connect(mode));
  }

  async reconnect(): Promise<void> {
    const mode = this.#requestPortal();
    await this.#begin((connection) => connection.reconnect(mode));
  }

  readonly onConnect = (): void => this.#swallow(this.connect());
  readonly onReconnect = (): void => this.#swallow(this.reconnect());
  readonly onDisconnect = (): void => this.#swallow(this.#read().disconnect());
  readonly onRetry = (): void => this.#swallow(this.#read().retry());

  readonly onCancel = (event: MouseEvent): void => {
    // The second half of a double click on Connect lands here.
    if (event.detail < 2) this.#read().cancel();
  };

  readonly onOrganization = (event: SubmitEvent): void => {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    const name = form.get('organization');
    if (typeof name === 'string') this.#swallow(this.#read().setOrganization(name));
  };

  readonly onCopyDetails = (): void => this.#swallow(this.#copyDetails());

  async #begin(action: (connection: Connection) => Promise<void>): Promise<void> {
    const connection = (this.#began = this.#read());
    try {
      await action(connection);
    } finally {
      this.#began = undefined;
    }
  }

  async #copyDetails(): Promise<void> {
    const { error, status } = this.#read().state;
    if (!error) return;
    const text = describeFailure(error, { status, failedAt: this.#failedAt });
    try {
      await navigator.clipboard.writeText(text);
      this.#copied = true;
    } catch {
      this.#details = text;
    }
    this.#host.requestUpdate();
  }

  /** Which way to go: below a modal dialog nobody could reach the portal, but the sign-in window they can. */
  #requestPortal(): ConnectMode {
    if (this.#read().options.mode === 'headless') return 'headless';
    if (!this.#host.dispatchEvent(new AdoPortalRequestEvent()))
      throw new AdoError('cancelled', 'The page kept the portal shut');
    return document.querySelector('dialog:modal') ? 'headless' : 'portal';
  }

  /** What went wrong is in the connection's state, which the view shows. */
  #swallow(action: Promise<unknown>): void {
    action.catch(() => undefined);
  }
}
