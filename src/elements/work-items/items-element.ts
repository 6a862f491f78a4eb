import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { FieldValue, Project } from '../../ado/types.js';
import { commonMessages } from '../../i18n/common-messages.js';
import { connectMessages } from '../../i18n/connect-messages.js';
import { mergeMessages, type MessageOverrides } from '../../i18n/messages.js';
import { workItemsMessages } from '../../i18n/work-items-messages.js';
import { sharedConnection, type Connection, type ConnectionStatus } from '../../state/connection.js';
import { rememberedProject, rememberProject } from '../../state/project-memory.js';
import { QueryController, type MetadataRequest } from '../../state/query-controller.js';
import { StoreController } from '../../state/store-controller.js';
import { WorkList } from '../../state/work-list.js';
import { workSession, type WorkSession } from '../../state/work-session.js';
import { base } from '../../styles/base.styles.js';
import { controls } from '../../styles/controls.styles.js';
import { tokens } from '../../styles/tokens.styles.js';
import { ConnectController } from '../connect/connect-controller.js';
import { connectStyles } from '../connect/connect-element.styles.js';
import { connectView } from '../connect/connect-view.js';
import { cellStyles } from './cells.styles.js';
import { ROW_FIELDS } from './columns.js';
import { cardStyles } from './cards.styles.js';
import { gridStyles } from './grid.styles.js';
import { frameStyles } from './items-element.styles.js';
import { ListView, type ListMessages } from './list-view.js';
import { overlayStyles } from './overlay.styles.js';
import { projectPicker } from './project-picker.js';
import { statusBarStyles } from './status-bar.styles.js';
import { writeEvents } from './write-events.js';

/** How long typing must pause before the search asks, in milliseconds. */
const TYPING_PAUSE = 250;
/** While a connection is in one of these, its user is not gone. */
const REPAIR: ReadonlySet<ConnectionStatus> = new Set([
  'loading',
  'connecting',
  'reconnect-needed',
  'failed',
]);
const ENGLISH: ListMessages = { ...commonMessages, ...connectMessages, ...workItemsMessages };

/**
 * A searchable, editable list of Azure DevOps work items. While no account is connected it shows the way to
 * connect one.
 *
 * @tagname ado-work-items
 * @slot toolbar - Controls of the host page, beside the search.
 * @slot empty - Shown when there is nothing to list.
 * @fires {AdoBeforeItemSaveEvent} ado-before-item-save - A change is about to be stored; cancelable.
 * @fires {AdoBeforeItemCreateEvent} ado-before-item-create - A work item is about to be created; cancelable.
 * @fires {AdoBeforeItemDeleteEvent} ado-before-item-delete - Work items are about to be deleted; cancelable.
 * @fires {AdoItemSavedEvent} ado-item-saved - A person's change was stored.
 * @fires {AdoItemCreatedEvent} ado-item-created - A work item was created.
 * @fires {AdoItemDeletedEvent} ado-item-deleted - A work item was moved to the recycle bin.
 * @fires {AdoItemRestoredEvent} ado-item-restored - A work item was taken out of the recycle bin.
 * @fires {AdoItemOpenEvent} ado-item-open - A person opens a work item; cancel it to show the item yourself.
 * @fires {AdoSelectionChangeEvent} ado-selection-change - A person selected or unselected rows.
 * @fires {AdoItemsLoadedEvent} ado-items-loaded - A search has answered.
 * @fires {AdoPortalRequestEvent} ado-portal-request - Paragon's portal is about to cover the page; cancelable.
 * @fires {AdoErrorEvent} ado-error - A write failed; the row shows the server's value again.
 * @csspart toolbar - Search and buttons.
 * @csspart grid - The list.
 * @csspart header - The row of column names.
 * @csspart row - One work item; also `busy` while it saves, `selected` while it is selected.
 * @csspart status - The line below the list.
 */
export class AdoWorkItems extends LitElement {
  static override styles = [
    tokens,
    base,
    controls,
    connectStyles,
    gridStyles,
    cellStyles,
    cardStyles,
    frameStyles,
    statusBarStyles,
    overlayStyles,
  ];

  static {
    // What is in view is only known once it is drawn, so a first drawing asks for a second.
    AdoWorkItems.disableWarning?.('change-in-update');
  }

  /** Azure DevOps project; without it the user picks one, and the choice is remembered. */
  @property({ converter: (value) => value ?? undefined }) project: string | undefined;
  /** What to look for: words in the title, or a number such as `#42`. */
  @property({ converter: (value) => value ?? '' }) search = '';
  /** Shows only; nothing can be changed. */
  @property({ type: Boolean, attribute: 'readonly' }) readOnly = false;
  /** Switches off the keys that are single letters, `s` and `a`. */
  @property({ type: Boolean, attribute: 'no-letter-keys' }) noLetterKeys = false;
  /** Whose work items to show; the page's shared connection unless set. */
  @property({ attribute: false }) connection: Connection | undefined;
  /** Texts that replace the English ones. */
  @property({ attribute: false }) messages: MessageOverrides | undefined;

  /** Ids of the selected rows. */
  get selectedIds(): readonly number[] {
    return this.#view.selectedIds;
  }
  readonly #connect: ConnectController;
  readonly #view: ListView;
  readonly #projects: QueryController<Project[]>;
  #texts = ENGLISH;
  #session: WorkSession | undefined;
  #picked: { readonly sessionKey: string; readonly project: string } | undefined;
  #picking = false;
  /** What was last searched for. */
  #asked = '';
  /** What gets focus once it is there, as what had it has gone. */
  #wantsFocus: string | undefined;

  #typing: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    new StoreController(this, () => this.#connection);
    this.#connect = new ConnectController(this, () => this.#connection);
    this.#projects = new QueryController(this, () => this.#projectsQuery());
    this.#view = new ListView(this, {
      messages: () => this.#texts,
      readOnly: () => this.readOnly,
      letterKeys: () => !this.noLetterKeys,
      search: () => this.search,
      onSearch: this.#onSearch,
      onChangeProject: () => (this.project === undefined ? this.#onChangeProject : undefined),
      onReconnect: this.#connect.onReconnect,
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#typing);
    this.#typing = undefined;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('messages')) this.#texts = mergeMessages(ENGLISH, this.messages);
    this.#session = this.#currentSession();
    const project = this.#chosenProject();
    const shown = this.#view.list;
    if (shown?.session !== this.#session || shown?.project !== project) {
      this.#view.show(
        this.#session && project !== undefined
          ? new WorkList(this.#session, project, ROW_FIELDS, writeEvents(this))
          : undefined,
      );
      this.#asked = this.search;
      void this.#view.search(this.search);
    } else if (this.search !== this.#asked && this.#typing === undefined) {
      this.#searchAnew();
    }
  }

  protected override updated(): void {
    const target = this.#wantsFocus && this.renderRoot.querySelector<HTMLElement>(this.#wantsFocus);
    if (!target) return;
    this.#wantsFocus = undefined;
    const { activeElement } = document;
    if (activeElement === null || activeElement === document.body || activeElement === this) target.focus();
  }

  /** Asks the server anew. Rows stay while it answers. */
  async refresh(): Promise<void> {
    await this.#view.search(this.search);
  }

  /** Opens the form for a new work item, filled in with `values` by reference name. */
  async create(values?: Readonly<Record<string, FieldValue>>): Promise<void> {
    await this.#view.create(values);
  }

  /** Opens an item of the list in Azure DevOps, or wherever the host page shows it. */
  openItem(id: number): void {
    this.#view.open(id);
  }

  protected override render(): TemplateResult | typeof nothing {
    if (!this.#session) return this.#renderConnect('');
    if (!this.#view.list) return this.#renderPicker();
    const { status } = this.#connection.state;
    const isSettled = status === 'connected' || status === 'loading';
    return html`${isSettled ? nothing : this.#renderConnect('banner')} ${this.#view.template()}`;
  }

  #renderConnect(kind: 'banner' | ''): TemplateResult {
    const { state } = this.#connection;
    return html`<div class="connect-place ${kind}">
      ${connectView({ state, messages: this.#texts, controls: this.#connect })}
    </div>`;
  }

  #renderPicker(): TemplateResult {
    return projectPicker({
      messages: this.#texts,
      projects: this.#projects.data,
      error: this.#projects.error,
      onPick: this.#onPick,
      onRetry: () => {
        this.#projects.retry();
      },
    });
  }

  readonly #onPick = (project: string): void => {
    if (!this.#session) return;
    this.#picked = { sessionKey: this.#session.key, project };
    this.#picking = false;
    rememberProject(this.#session.key, project);
    this.#wantsFocus = 'input[type=search]';
    this.requestUpdate();
  };

  readonly #onChangeProject = (): void => {
    this.#picked = undefined;
    this.#picking = true;
    this.#wantsFocus = '.projects button';
    this.requestUpdate();
  };

  readonly #onSearch = (text: string, now: boolean): void => {
    clearTimeout(this.#typing);
    this.search = text;
    this.#typing = setTimeout(
      () => {
        this.#searchAnew();
      },
      now ? 0 : TYPING_PAUSE,
    );
  };

  get #connection(): Connection {
    return this.connection ?? sharedConnection();
  }

  /**
   * The rows stay readable while the same user's connection is being repaired; they go when it ends or changes
   * hands.
   */
  #currentSession(): WorkSession | undefined {
    const connection = this.#connection;
    const { status } = connection.state;
    const current = workSession(connection);
    if (current) return current;
    const { account, accounts, user } = connection.state;
    const former = this.#session;
    // Somebody chose another account, and the former one is still there: these are not its rows.
    const isSwitched =
      account?.credentialId !== former?.account &&
      accounts.some(({ credentialId }) => credentialId === former?.account);
    return REPAIR.has(status) && user === former?.user && !isSwitched ? former : undefined;
  }

  #chosenProject(): string | undefined {
    if (this.project) return this.project;
    const session = this.#session;
    if (!session || this.#picking) return undefined;
    const known = this.#projects.metadata === session.metadata ? (this.#projects.data ?? []) : [];
    const [only] = known;
    // Nobody needs to be asked where there is nothing to choose.
    if (only && known.length === 1) this.#picked = { sessionKey: session.key, project: only.name };
    const picked = this.#picked?.sessionKey === session.key ? this.#picked.project : undefined;
    return picked ?? rememberedProject(session.key);
  }

  #projectsQuery(): MetadataRequest<Project[]> | undefined {
    const session = this.#currentSession();
    if (!session || this.#view.list || this.project) return undefined;
    return { metadata: session.metadata, query: session.metadata.projects() };
  }

  #searchAnew(): void {
    clearTimeout(this.#typing);
    this.#typing = undefined;
    this.#asked = this.search;
    this.#view.toTop();
    void this.#view.search(this.search);
  }
}
