import { LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { DiagnosisReport } from '../../doctor/report.js';
import { commonMessages } from '../../i18n/common-messages.js';
import { connectMessages } from '../../i18n/connect-messages.js';
import { mergeMessages, type MessageOverrides } from '../../i18n/messages.js';
import {
  sharedConnection,
  type Connection,
  type ConnectionOptions,
  type ConnectionStatus,
  type ConnectMode,
  type ConnectRequest,
} from '../../state/connection.js';
import { StoreController } from '../../state/store-controller.js';
import { base } from '../../styles/base.styles.js';
import { controls } from '../../styles/controls.styles.js';
import { tokens } from '../../styles/tokens.styles.js';
import { chooseConnection } from './choose-connection.js';
import { ConnectController } from './connect-controller.js';
import { connectStyles, hostStyles } from './connect-element.styles.js';
import { connectView } from './connect-view.js';
import { ConnectionWatcher } from './connection-watcher.js';

const OPTIONS = [
  'paragonProject',
  'userToken',
  'tokenProvider',
  'organization',
  'host',
  'environment',
  'paragon',
  'mode',
  'account',
  'providerChange',
] as const satisfies readonly (keyof ConnectionOptions)[];

const WORDS = { ...commonMessages, ...connectMessages };

/**
 * Connects the user's Azure DevOps account through Paragon, and says in plain words what is wrong if it is.
 *
 * The first one on a page that is configured sets up the connection which all `<ado-work-items>` use; taking the
 * element away does not end that connection.
 *
 * @tagname ado-connect
 * @fires {AdoConnectedEvent} ado-connected - An account is connected and its organization known.
 * @fires {AdoDisconnectedEvent} ado-disconnected - The account that was connected no longer is.
 * @fires {AdoConnectionChangeEvent} ado-connection-change - The status changed.
 * @fires {AdoPortalRequestEvent} ado-portal-request - Paragon's portal is about to cover the page; cancelable.
 * @fires {AdoErrorEvent} ado-error - Something failed; the element says so.
 * @fires {AdoProviderOutdatedEvent} ado-provider-outdated - An account is still with the former sign-in provider.
 * @csspart card - The whole.
 * @csspart mark - The drawing, or the account's initials.
 * @csspart title - The account's name.
 * @csspart organization - The link to the organization.
 * @csspart actions - The buttons.
 * @csspart accounts - The list of accounts, where there are several.
 * @cssstate idle - Not configured yet.
 * @cssstate loading - Finding out.
 * @cssstate signed-out - There is no usable Paragon user token.
 * @cssstate disconnected - No account is connected.
 * @cssstate connecting - The user is busy granting access.
 * @cssstate setup-needed - A step is left: the portal's questions, or the organization.
 * @cssstate reconnect-needed - Azure DevOps no longer accepts the account.
 * @cssstate connected - Account and organization are known.
 * @cssstate unavailable - The Paragon project has no active Azure DevOps integration.
 * @cssstate failed - Something went wrong.
 */
export class AdoConnect extends LitElement {
  static override styles = [tokens, base, controls, connectStyles, hostStyles];

  /** Paragon project id. */
  @property({ attribute: 'paragon-project' }) paragonProject: string | undefined;
  /** Signed Paragon user token. The attribute is for plain HTML: it is read once and taken out of the document. */
  @property({ attribute: 'user-token' }) userToken: string | undefined;
  /** Asked for a token when there is none, shortly before it expires, and after it was rejected. */
  @property({ attribute: false }) tokenProvider: (() => Promise<string>) | undefined;
  /** Azure DevOps organization, if it is fixed. */
  @property() organization: string | undefined;
  /** Host of an on-premise Paragon. */
  @property() host: string | undefined;
  /** Addresses of single Paragon services; win over `host`. */
  @property({ attribute: false }) environment: ConnectionOptions['environment'];
  /** The page's own instance of the Paragon SDK, instead of ours. */
  @property({ attribute: false }) paragon: ConnectionOptions['paragon'];
  /** `portal` (Paragon's own page in a frame) or `headless` (the sign-in window only). */
  @property() mode: ConnectMode | undefined;
  /** Credential id or external id of the account to use, when there are several. */
  @property() account: string | undefined;
  /** Lets the user connect further accounts. Those there are can be switched in any case, unless `account` says which. */
  @property({ type: Boolean }) multiple = false;
  /** The sign-in provider changes: since when, and until when users should have signed in again. */
  @property({ attribute: false }) providerChange: ConnectionOptions['providerChange'];
  /** Other words than the English ones. */
  @property({ attribute: false }) messages: MessageOverrides | undefined;

  /** The connection this element shows: the page's, one of its own, or the one it was given. */
  @property({ attribute: false })
  get connection(): Connection | undefined {
    return this.#given ?? this.#chosen;
  }
  set connection(connection: Connection | undefined) {
    this.#given = connection;
  }
  readonly #internals = this.attachInternals();
  readonly #controls: ConnectController;
  /** The connection the page handed over. */
  #given: Connection | undefined;
  /** The one this element shows otherwise: set up by itself, or the page's. */
  #chosen: Connection | undefined;

  #isSetUp = false;

  #status: ConnectionStatus | undefined;

  constructor() {
    super();
    const read = (): Connection => this.connection ?? sharedConnection();
    new StoreController(this, read);
    new ConnectionWatcher(this, read);
    this.#controls = new ConnectController(this, read);
  }

  override attributeChangedCallback(name: string, before: string | null, now: string | null): void {
    if (name !== 'user-token') return super.attributeChangedCallback(name, before, now);
    if (now === null) return;
    this.userToken = now;
    this.removeAttribute(name);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    this.#configure(changed);
    const { status } = this.connection!.state;
    if (status === this.#status) return;
    if (this.#status) this.#internals.states.delete(this.#status);
    this.#internals.states.add(status);
    this.#status = status;
  }

  /** Lets the user connect an account; with `add` or an `externalId` another one. Call it in a click: it may open a window. */
  async connect(request?: ConnectRequest): Promise<void> {
    if (await this.#isReady()) await this.#controls.connect(request);
  }

  /** Lets the user sign in again with an account, by credential id or external id, or with that in use. */
  async reconnect(account?: string): Promise<void> {
    if (await this.#isReady()) await this.#controls.reconnect(account);
  }

  /** Gives an account back, by credential id or external id, or that in use. */
  async disconnect(account?: string): Promise<void> {
    if (await this.#isReady()) await this.connection?.disconnect(account);
  }

  /** Uses another of the connected accounts, by credential id or external id. */
  async useAccount(account: string): Promise<void> {
    if (await this.#isReady()) await this.connection?.useAccount(account);
  }

  /** Asks Paragon anew about user and account. */
  async refresh(): Promise<void> {
    if (await this.#isReady()) await this.connection?.refresh();
  }

  /** Examines the setup and reports, check by check, what to change. The report holds no secrets. */
  async diagnose(): Promise<DiagnosisReport> {
    await this.#isReady();
    return (this.connection ?? sharedConnection()).diagnose({ messages: this.messages });
  }

  protected override render(): TemplateResult {
    const { state } = this.connection!;
    return connectView({ state, messages: mergeMessages(WORDS, this.messages), controls: this.#controls });
  }

  /** Hands what changed to the connection, unless somebody else sets it up. */
  #configure(changed: PropertyValues<this>): void {
    if (this.#given) return;
    if (this.#isSetUp && !changed.has('connection')) {
      this.#chosen?.configure(this.#options((name) => changed.has(name)));
    } else if (this.paragonProject || this.paragon) {
      const options = this.#options((name) => (this[name] ?? undefined) !== undefined);
      if (!this.#isSetUp) this.#chosen = chooseConnection(options);
      this.#isSetUp = true;
      this.#chosen?.configure(options);
    }
    this.#chosen ??= sharedConnection();
  }

  #options(isWanted: (name: (typeof OPTIONS)[number]) => boolean): ConnectionOptions {
    return Object.fromEntries(OPTIONS.filter(isWanted).map((name) => [name, this[name] ?? undefined]));
  }

  /** Methods of an element outside a document do nothing. */
  async #isReady(): Promise<boolean> {
    return this.isConnected && (await this.updateComplete);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ado-connect': AdoConnect;
  }
}
