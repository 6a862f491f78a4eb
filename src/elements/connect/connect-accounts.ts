import type { ReactiveController, TemplateResult } from 'lit';
import type { Connection } from '../../state/connection.js';
import type { AccountPanel } from './account-panel.js';
import type { ConnectController } from './connect-controller.js';
import type { HelpHost } from './connect-help.js';

export type AccountsHost = HelpHost & { readonly multiple?: boolean };

/** Several accounts or organizations in the connect view; most users have one of each, so the rest comes when needed. */
export class ConnectAccounts implements ReactiveController {
  readonly #host: AccountsHost;
  readonly #read: () => Connection;
  readonly #controls: ConnectController;
  #panel: AccountPanel | undefined;
  #isLoading = false;

  constructor(host: AccountsHost, read: () => Connection, controls: ConnectController) {
    this.#host = host;
    this.#read = read;
    this.#controls = controls;
    host.addController(this);
  }

  /** Whether each account has a row, with buttons of its own. */
  get isList(): boolean {
    return this.#panel !== undefined && this.#isSeveral;
  }

  get #isSeveral(): boolean {
    const { options, state } = this.#read();
    return state.accounts.length > 1 && !options.account;
  }

  hostUpdate(): void {
    const { accounts, organizations, status } = this.#read().state;
    const isChoice = organizations.length > (status === 'setup-needed' ? 0 : 1);
    const isWanted = this.#isSeveral || isChoice || (this.#host.multiple && accounts.length > 0);
    if (isWanted && !this.#panel && !this.#isLoading) void this.#load();
    this.#panel?.beforeUpdate();
  }

  /** The button that takes the place of the one that had the focus. */
  successor(): HTMLElement | undefined {
    return this.#panel?.successor();
  }

  /** Leads to the choice of another organization. */
  change(): TemplateResult | undefined {
    return this.#panel?.change();
  }

  /** The choice of an organization, where there is one. */
  picker(asks: boolean): TemplateResult | undefined {
    return this.#panel?.picker(asks);
  }

  list(): TemplateResult | undefined {
    return this.#panel?.list(this.#isSeveral);
  }

  /** Without it the card is as for one account, so a failure can wait for the next time. */
  async #load(): Promise<void> {
    this.#isLoading = true;
    try {
      const { AccountPanel } = await import('./account-panel.js');
      this.#panel = new AccountPanel(this.#host, this.#read, this.#controls);
      this.#host.requestUpdate();
    } catch {
      this.#panel = undefined;
    }
    this.#isLoading = false;
  }
}
