import type { ReactiveController, ReactiveControllerHost, TemplateResult } from 'lit';
import { AdoError } from '../../errors.js';
import { AdoErrorEvent } from '../../events.js';
import type { WorkList } from '../../state/work-list.js';
import type { Notice } from '../../state/writes.js';
import { listStatus, type ListStatusOptions } from './list-status.js';

export interface ListReportsOptions {
  readonly list: () => WorkList | undefined;
  /** Why the types are not known. */
  readonly typesError: () => AdoError | undefined;
  /** Takes focus when the button that had it goes. */
  readonly takeFocus: () => void;
}

/** What the list has to tell: to the user in the status bar, to the page by `ado-error`. */
export class ListReports implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #options: ListReportsOptions;
  #reported: AdoError | undefined;
  /** What could not be done beside reading and writing, and how to do it again. */
  #trouble: { readonly error: AdoError; readonly retry: () => void } | undefined;
  /** What the status said last: the newest notice, or the results if they are newer still. */
  #said: {
    readonly notice: Notice | undefined;
    readonly ids: readonly number[] | undefined;
    readonly results: boolean;
  } = { notice: undefined, ids: undefined, results: true };
  /** The failure whose details the user opened or closed. */
  #details: { readonly of: AdoError | undefined; readonly open: boolean } | undefined;
  #hadFocus = false;

  constructor(host: ReactiveControllerHost & HTMLElement, options: ListReportsOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  /** Runs what a person asked for; a failure that nobody else tells of is told here. */
  async try(task: () => Promise<void>): Promise<void> {
    this.#trouble = undefined;
    try {
      await task();
    } catch (cause) {
      const error = AdoError.from(cause);
      this.#trouble = { error, retry: () => void this.try(task) };
      this.#host.dispatchEvent(new AdoErrorEvent(error));
    }
    this.#host.requestUpdate();
  }

  /** Forgets what was about another list. */
  reset(): void {
    this.#trouble = undefined;
  }

  hostUpdate(): void {
    const list = this.#options.list();
    const notice = list?.writes.state.notice;
    const ids = list?.items.state.ids;
    if (notice !== this.#said.notice) this.#said = { notice, ids, results: notice === undefined };
    else if (ids !== this.#said.ids) this.#said = { notice, ids, results: true };
    this.#hadFocus = this.#activeElement?.closest('.status-bar') != null;
  }

  hostUpdated(): void {
    if (this.#hadFocus && !this.#activeElement) this.#options.takeFocus();
    const error = this.#options.list()?.items.state.error ?? this.#options.typesError();
    if (error && error !== this.#reported) this.#host.dispatchEvent(new AdoErrorEvent(error));
    this.#reported = error;
  }

  /** The status bar. */
  template(
    options: Pick<
      ListStatusOptions,
      'list' | 'messages' | 'readOnly' | 'selected' | 'onUndo' | 'onDeleteSelected' | 'onReconnect'
    >,
  ): TemplateResult {
    const { error } = options.list;
    return listStatus({
      ...options,
      trouble: this.#trouble,
      resultsAreNewer: this.#said.results,
      detailsOpen: this.#details?.of === error ? this.#details?.open : undefined,
      onDetails: (open) => {
        this.#details = { of: error, open };
        this.#host.requestUpdate();
      },
      onDismissTrouble: () => {
        this.#trouble = undefined;
        this.#host.requestUpdate();
      },
    });
  }

  get #activeElement(): Element | null {
    return this.#host.shadowRoot?.activeElement ?? null;
  }
}
