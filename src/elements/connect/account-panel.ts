import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { accountMessages, type AccountMessages } from '../../i18n/account-messages.js';
import { commonMessages } from '../../i18n/common-messages.js';
import { connectMessages, type ConnectMessages } from '../../i18n/connect-messages.js';
import { mergeMessages } from '../../i18n/messages.js';
import type { ConnectedAccount, Connection } from '../../state/connection.js';
import { accountStyles } from './account-panel.styles.js';
import type { AccountsHost } from './connect-accounts.js';
import type { ConnectController } from './connect-controller.js';
import { organizationField } from './organization-field.js';

type Words = AccountMessages & ConnectMessages;

/** Rows for accounts, and a choice of organizations, inside the connect card of its host. */
export class AccountPanel {
  readonly #host: AccountsHost;
  readonly #read: () => Connection;
  readonly #controls: ConnectController;
  #isChoosing = false;
  #isTyping = false;
  #choice: string | undefined;
  /** The organization while which was in use the choice was opened. */
  #from: string | undefined;
  /** Where the focus was among the rows. */
  #row: number | undefined;

  constructor(host: AccountsHost, read: () => Connection, controls: ConnectController) {
    this.#host = host;
    this.#read = read;
    this.#controls = controls;
    const { shadowRoot } = host;
    const { styleSheet } = accountStyles;
    if (shadowRoot && styleSheet && !shadowRoot.adoptedStyleSheets.includes(styleSheet))
      shadowRoot.adoptedStyleSheets = [...shadowRoot.adoptedStyleSheets, styleSheet];
  }

  get #words(): Words {
    return mergeMessages({ ...commonMessages, ...connectMessages, ...accountMessages }, this.#host.messages);
  }

  beforeUpdate(): void {
    const { organization, status } = this.#read().state;
    if (this.#isChoosing && status === 'connected' && organization !== this.#from) this.#close();
    const row = this.#host.shadowRoot?.activeElement?.closest('.accounts > li');
    if (row) this.#row = this.#rows().indexOf(row);
    else if (this.#host.shadowRoot?.activeElement) this.#row = undefined;
  }

  successor(): HTMLElement | undefined {
    if (this.#row === undefined) return undefined;
    const rows = this.#rows();
    const row = rows[Math.min(this.#row, rows.length - 1)];
    return row?.querySelector<HTMLElement>('button') ?? undefined;
  }

  change(): TemplateResult | undefined {
    const { options, state } = this.#read();
    const isFixed = options.organization !== undefined && options.organization === state.organization;
    if (state.organizations.length < 2 || isFixed || this.#isChoosing) return undefined;
    const { changeOrganization, organization, onAccount } = this.#words;
    return html`<button
      class="button quiet small change"
      type="button"
      aria-label=${onAccount(changeOrganization, organization)}
      @click=${this.#onChange}
    >
      ${changeOrganization}
    </button>`;
  }

  picker(asks: boolean): TemplateResult | undefined {
    const { organization, organizations } = this.#read().state;
    if (organizations.length === 0 || !(asks || this.#isChoosing)) return undefined;
    const words = this.#words;
    const chosen = this.#choice ?? organization ?? organizations[0]!;
    return html`<form class="organization" @submit=${this.#onSubmit}>
      <div class="field">
        <label for="organizations">${words.organization}</label>
        <select class="input" id="organizations" @change=${this.#onChoice}>
          ${organizations.map(
            (name) =>
              html`<option value=${name} ?selected=${!this.#isTyping && name === chosen}>${name}</option>`,
          )}
          <option value="" ?selected=${this.#isTyping}>${words.anotherOrganization}</option>
        </select>
      </div>
      ${this.#isTyping ? organizationField(words, this.#controls) : nothing}
      <button class="button primary" type="submit">${words.useOrganization}</button>
      ${
        asks
          ? nothing
          : html`<button class="button" type="button" @click=${this.#onKeep}>
              ${words.keepOrganization}
            </button>`
      }
    </form>`;
  }

  list(isSeveral: boolean): TemplateResult | undefined {
    const { account: current, accounts } = this.#read().state;
    const canAdd = this.#host.multiple && accounts.length > 0;
    if (!isSeveral && !canAdd) return undefined;
    const words = this.#words;
    const names = namesOf(accounts, words);
    return html`<div class="several">
      ${
        isSeveral
          ? html`<ul class="accounts" aria-label=${words.accounts} part="accounts">
              ${repeat(
                accounts,
                ({ credentialId }) => credentialId,
                (account, index) =>
                  this.#account(
                    account,
                    names[index]!,
                    account.credentialId === current?.credentialId,
                    words,
                  ),
              )}
            </ul>`
          : nothing
      }
      ${
        canAdd
          ? html`<button class="button quiet" type="button" @click=${this.#onAdd}>
              ${words.addAccount}
            </button>`
          : nothing
      }
    </div>`;
  }

  #account(account: ConnectedAccount, name: string, isCurrent: boolean, words: Words): TemplateResult {
    const { credentialId: id, organization, status } = account;
    const { act } = this.#controls;
    const button = (label: string, action: (connection: Connection) => Promise<unknown>): TemplateResult =>
      html`<button
        class="button small"
        type="button"
        aria-label=${words.onAccount(label, name)}
        @click=${() => act(action)}
      >
        ${label}
      </button>`;
    const mend = status === 'pending' ? words.finishSetup : words.reconnect;
    return html`<li aria-current=${isCurrent ? 'true' : nothing}>
      <div class="words">
        <p class="name">
          ${name}${isCurrent ? html` <span class="current">${words.accountInUse}</span>` : nothing}
        </p>
        <p class="place">
          ${organization ? html`<span>${organization}</span>` : nothing}
          <span class="health ${status}">${words.accountHealth[status]}</span>
        </p>
      </div>
      <div class="choices">
        ${isCurrent ? nothing : button(words.useAccount, (connection) => connection.useAccount(id))}
        ${status === 'valid' ? nothing : button(mend, () => this.#controls.reconnect(id))}
        ${button(words.disconnect, (connection) => connection.disconnect(id))}
      </div>
    </li>`;
  }

  #rows(): Element[] {
    return [...(this.#host.shadowRoot?.querySelectorAll('.accounts > li') ?? [])];
  }

  readonly #onAdd = (): void =>
    this.#controls.act(() => this.#controls.connect({ add: true, mode: 'headless' }));

  readonly #onChange = (): void => {
    this.#isChoosing = true;
    this.#from = this.#read().state.organization;
    void this.#focus('.organization select');
  };

  readonly #onKeep = (): void => {
    this.#close();
    void this.#focus('.change');
  };

  readonly #onChoice = (event: Event): void => {
    const { value } = event.target as HTMLSelectElement;
    this.#isTyping = value === '';
    this.#choice = value || undefined;
    this.#host.requestUpdate();
  };

  readonly #onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    const { value = '' } = this.#host.shadowRoot?.querySelector<HTMLSelectElement>('#organizations') ?? {};
    if (!this.#isTyping && value === this.#read().state.organization) return this.#onKeep();
    const wanted = this.#isTyping ? this.#controls.organization : value;
    this.#controls.act((connection) => connection.setOrganization(wanted));
  };

  #close(): void {
    this.#isChoosing = this.#isTyping = false;
    this.#choice = this.#from = undefined;
  }

  /** Where the focus is to be after the next rendering. */
  async #focus(selector: string): Promise<void> {
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    this.#host.shadowRoot?.querySelector<HTMLElement>(selector)?.focus();
  }
}

/** What to call each account; what two would share is told apart. */
function namesOf(accounts: readonly ConnectedAccount[], { unnamedAccount }: Words): string[] {
  const plain = accounts.map(({ externalId, name }) => name ?? externalId ?? unnamedAccount);
  return accounts.map(({ externalId }, index) => {
    const name = plain[index]!;
    if (plain.filter((other) => other === name).length === 1) return name;
    const mark = externalId && externalId !== name ? externalId : String(index + 1);
    return `${name} (${mark})`;
  });
}
