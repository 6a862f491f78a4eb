import type { ReactiveController } from 'lit';
import { AdoError } from '../../errors.js';
import { AdoPortalRequestEvent } from '../../events.js';
import type { Connection, ConnectMode, ConnectRequest } from '../../state/connection.js';
import { loadPart } from '../../state/connection-runtime.js';
import { isBelowModal } from '../../sdk/modal.js';
import type { DoctorPanel } from './doctor-panel.js';
import { ConnectAccounts, type AccountsHost } from './connect-accounts.js';
import { ConnectHelp } from './connect-help.js';
import { describeFailure } from './failure-details.js';

/**
 * What the buttons of the connect view do, and the little the view must remember besides the connection's state.
 * The view's host keeps the keyboard: when the button in focus goes, the focus moves to the one in its place.
 */
export class ConnectController implements ReactiveController {
  readonly #host: AccountsHost;
  readonly #read: () => Connection;
  #error: AdoError | undefined;
  #failedAt = new Date();
  #keepsFocus = false;
  #isUpdating = false;
  #user: string | undefined;
  /** The connection on which this view began an attempt. */
  #began: Connection | undefined;
  #copied = false;
  #details: string | undefined;

  /** Once it was asked for. */
  doctor: DoctorPanel | undefined;

  /** What is offered where the view cannot go on by itself. */
  readonly help: ConnectHelp;

  /** Where there are several accounts or organizations. */
  readonly accounts: ConnectAccounts;

  /** The name of an organization as far as it was typed; no form lives as long as it must. */
  organization = '';

  constructor(host: AccountsHost, read: () => Connection) {
    this.#host = host;
    this.#read = read;
    this.help = new ConnectHelp(host, read);
    this.accounts = new ConnectAccounts(host, read, this);
    host.addController(this);
    host.addEventListener('focusout', this.#onFocusOut);
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
    this.#isUpdating = true;
    const { error, status, user } = this.#read().state;
    if (status === 'connected' || (user && this.#user && user !== this.#user)) this.organization = '';
    this.#user = user ?? this.#user;
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
    this.#isUpdating = false;
    if (!this.#keepsFocus || this.#host.shadowRoot?.activeElement) return;
    // The portal's frame keeps the focus for a moment after it was hidden.
    const { activeElement, body } = document;
    const isElsewhere =
      activeElement !== body && activeElement !== this.#host && activeElement?.checkVisibility();
    if (isElsewhere) return;
    const first = this.#host.shadowRoot?.querySelector<HTMLElement>('.connect :is(select, input, button)');
    (this.accounts.successor() ?? first)?.focus();
  }

  /** A portal whose view is gone would cover the page with nobody waiting for it. A move is no going. */
  hostDisconnected(): void {
    queueMicrotask(() => {
      if (!this.#host.isConnected) this.#began?.cancel();
    });
  }

  /** Connects, reconnects or finishes what is left to set up, whichever is next. */
  async connect(request: ConnectRequest = {}): Promise<void> {
    const mode = request.mode ?? this.#requestPortal();
    await this.#begin((connection) => connection.connect({ ...request, mode }));
  }

  async reconnect(account?: string): Promise<void> {
    const mode = this.#requestPortal();
    await this.#begin((connection) => connection.reconnect(account, mode));
  }

  /** Does what a button asks for. */
  readonly act = (action: (connection: Connection) => Promise<unknown>): void =>
    this.#swallow(action(this.#read()));
  readonly onConnect = (): void => this.#swallow(this.connect());
  /** The portal does not let an account that works sign in again; where the plan has only the portal, it opens. */
  readonly onRenew = (): void =>
    this.#swallow(this.#begin((connection) => connection.reconnect(undefined, 'headless')));
  readonly onReconnect = (): void => this.#swallow(this.reconnect());
  readonly onDisconnect = (): void => this.#swallow(this.#read().disconnect());
  readonly onRetry = (): void =>
    this.#swallow(this.help.desk?.isExplained ? this.reconnect() : this.#read().retry());

  readonly onCancel = (event: MouseEvent): void => {
    // The second half of a double click on Connect lands here.
    if (event.detail < 2) this.#read().cancel();
  };

  readonly onShowWindow = (): void => this.#read().showWindow();

  readonly onOrganizationInput = (event: InputEvent): void => {
    this.organization = (event.target as HTMLInputElement).value;
  };

  readonly onOrganization = (event: SubmitEvent): void => {
    event.preventDefault();
    this.#swallow(this.#read().setOrganization(this.organization));
  };

  readonly onCopyDetails = (): void => this.#swallow(this.#copyDetails());

  readonly onCheckSetup = (): void => void this.#checkSetup();

  /** The user went elsewhere, unless an update took the focus along, or the portal or another window has it. */
  readonly #onFocusOut = (): void => {
    if (this.#isUpdating || this.#read().state.status === 'connecting') return;
    setTimeout(() => {
      if (!this.#host.shadowRoot?.activeElement) this.#keepsFocus = false;
    });
  };

  async #begin(action: (connection: Connection) => Promise<void>): Promise<void> {
    const connection = (this.#began = this.#read());
    try {
      await action(connection);
      this.help.noteEnd();
    } catch (cause) {
      this.help.noteEnd(cause);
      throw cause;
    } finally {
      this.#began = undefined;
    }
  }

  async #copyDetails(): Promise<void> {
    const { error } = this.#read().state;
    if (!error) return;
    const text = this.#describe(error);
    try {
      await navigator.clipboard.writeText(text);
      this.#copied = true;
    } catch {
      this.#details = text;
    }
    this.#host.requestUpdate();
  }

  async #checkSetup(): Promise<void> {
    try {
      const { DoctorPanel } = await loadPart(import('./doctor-panel.js'));
      this.doctor ??= new DoctorPanel(this.#host, this.#read);
      await this.doctor.open();
    } catch (cause) {
      // That it does not load is a finding, too.
      this.#details = this.#describe(AdoError.from(cause));
      this.#host.requestUpdate();
    }
  }

  #describe(error: AdoError): string {
    return describeFailure(error, { status: this.#read().state.status, failedAt: this.#failedAt });
  }

  /** Which way to go: below a modal dialog nobody could reach the portal, but the sign-in window they can. */
  #requestPortal(): ConnectMode {
    if (this.#read().options.mode === 'headless') return 'headless';
    if (!this.#host.dispatchEvent(new AdoPortalRequestEvent()))
      throw new AdoError('cancelled', 'The page kept the portal shut');
    return isBelowModal() ? 'headless' : 'portal';
  }

  /** What went wrong is in the connection's state, which the view shows. */
  #swallow(action: Promise<unknown>): void {
    action.catch(() => undefined);
  }
}
