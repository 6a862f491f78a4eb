import { html, nothing, type TemplateResult } from 'lit';
import type { AdoError } from '../../errors.js';
import { AdoProviderOutdatedEvent } from '../../events.js';
import { helpMessages, type HelpMessages } from '../../i18n/help-messages.js';
import { mergeMessages } from '../../i18n/messages.js';
import type { Connection } from '../../state/connection.js';
import { isOutdated, outdatedAccounts, readChange } from '../../state/connection-provider.js';
import type { FaceButton } from './connect-face.js';
import type { ConnectHelp, HelpHost } from './connect-help.js';
import { helpStyles } from './help-desk.styles.js';
import { letterFor } from './help-letter.js';

/**
 * What the connect view offers when it cannot go on by itself: a message for who can mend it, a place for what the
 * sign-in window said, and word of a change of the sign-in provider. Fetched when first needed.
 */
export class HelpDesk {
  readonly #help: ConnectHelp;
  readonly #host: HelpHost;
  readonly #read: () => Connection;
  /** Credentials of accounts that the page knows to be with the former provider. */
  readonly #told = new Set<string>();
  #error: AdoError | undefined;
  #failedAt = new Date();
  /** The failure that the user's text explained. */
  #explained: AdoError | undefined;
  #user: string | undefined;
  /** What the sign-in window said, as far as it was pasted or typed. */
  #pasted = '';
  #isCopied = false;
  /** The message to copy by hand, where the browser does not allow us to. */
  #letter: string | undefined;

  constructor(help: ConnectHelp, host: HelpHost, read: () => Connection) {
    this.#help = help;
    this.#host = host;
    this.#read = read;
    this.#wearStyles();
  }

  /** Whether the present failure is what the user's text told. */
  get isExplained(): boolean {
    return this.#explained !== undefined && this.#explained === this.#read().state.error;
  }

  /** Whether the account in use is still with the former sign-in provider. */
  get isOutdated(): boolean {
    const { options, state } = this.#read();
    return state.status === 'connected' && isOutdated(state.account, options.providerChange);
  }

  /** What to say to its owner. */
  get notice(): { readonly text: string; readonly isLate: boolean } | undefined {
    if (!this.isOutdated) return undefined;
    const by = readChange(this.#read().options.providerChange)?.by;
    const isLate = by !== undefined && by.getTime() < Date.now();
    const day = by && new Intl.DateTimeFormat(locale(), { dateStyle: 'long' }).format(by);
    const { providerChanged, providerChanges } = this.#words;
    return { text: isLate ? providerChanged(day) : providerChanges(day), isLate };
  }

  /** The button beside Copy details; none where the user is who can mend it, or time. */
  get buttons(): FaceButton[] {
    const { copyForAdmin, copyForVendor, messageCopied } = this.#words;
    const fixedBy = this.#error?.fixedBy;
    if (fixedBy !== 'admin' && fixedBy !== 'vendor') return [];
    const label = fixedBy === 'admin' ? copyForAdmin : copyForVendor;
    return [{ label: this.#isCopied ? messageCopied : label, kind: 'quiet', onClick: this.#onCopy }];
  }

  get #words(): HelpMessages {
    return mergeMessages(helpMessages, this.#host.messages);
  }

  /** Before the view is rendered. */
  update(): void {
    const { error, status, user } = this.#read().state;
    if ((status === 'connected' && !this.isOutdated) || (user && this.#user && user !== this.#user)) {
      this.#help.asks = false;
      this.#pasted = '';
    }
    this.#user = user ?? this.#user;
    if (error === this.#error) return;
    this.#error = error;
    this.#failedAt = new Date();
    this.#isCopied = false;
    this.#letter = undefined;
  }

  /** Tells the page, once per account, whose is still with the former provider; a list leaves that to the card. */
  tellOutdated(): void {
    if (!('providerChange' in this.#host)) return;
    const { options, state } = this.#read();
    for (const account of outdatedAccounts(state, options.providerChange)) {
      if (this.#told.has(account.credentialId)) continue;
      this.#told.add(account.credentialId);
      const by = readChange(options.providerChange)?.by;
      this.#host.dispatchEvent(new AdoProviderOutdatedEvent(account, by));
    }
  }

  /** What stands below the buttons. */
  render(): TemplateResult {
    const { status } = this.#read().state;
    const asks = this.#help.asks && status !== 'connecting' && status !== 'loading';
    return html`${this.#letter === undefined ? nothing : this.#renderLetter(this.#letter)}${asks ? this.#renderQuestion() : nothing}`;
  }

  #renderLetter(letter: string): TemplateResult {
    return html`<textarea
      class="input details"
      readonly
      rows="8"
      aria-label=${this.#words.messageToSend}
      .value=${letter}
    ></textarea>`;
  }

  #renderQuestion(): TemplateResult {
    const { askWindowError, explain, windowErrorText } = this.#words;
    return html`<details class="window-error">
      <summary>${askWindowError}</summary>
      <form @submit=${this.#onExplain}>
        <div class="field">
          <label for="window-error">${windowErrorText}</label>
          <textarea
            class="input"
            id="window-error"
            rows="3"
            required
            spellcheck="false"
            .value=${this.#pasted}
            @input=${this.#onPaste}
          ></textarea>
        </div>
        <button class="button" type="submit">${explain}</button>
      </form>
    </details>`;
  }

  readonly #onPaste = (event: InputEvent): void => {
    this.#pasted = (event.target as HTMLTextAreaElement).value;
  };

  readonly #onExplain = (event: SubmitEvent): void => {
    event.preventDefault();
    if (!this.#pasted.trim()) return;
    this.#explained = this.#read().explain(this.#pasted.trim());
    this.#help.asks = this.#explained?.code === 'sign-in-failed';
    this.#host.requestUpdate();
  };

  readonly #onCopy = (): void => void this.#copy();

  async #copy(): Promise<void> {
    if (!this.#error) return;
    const text = letterFor(this.#error, this.#failedAt, this.#host.messages);
    try {
      await navigator.clipboard.writeText(text);
      this.#isCopied = true;
    } catch {
      this.#letter = text;
    }
    this.#host.requestUpdate();
  }

  #wearStyles(): void {
    const root = this.#host.shadowRoot;
    const { styleSheet } = helpStyles;
    if (root && styleSheet && !root.adoptedStyleSheets.includes(styleSheet))
      root.adoptedStyleSheets = [...root.adoptedStyleSheets, styleSheet];
  }
}

/** The page's language, since the words around are the page's too. */
function locale(): string | undefined {
  const { lang } = document.documentElement;
  return lang && Intl.DateTimeFormat.supportedLocalesOf([lang]).length > 0 ? lang : undefined;
}
