import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { Field } from '../../ado/field-names.js';
import type { FieldValue, WorkItem, WorkItemType } from '../../ado/types.js';
import { plainText } from '../../fields/field-kind.js';
import { AdoError } from '../../errors.js';
import type { CommonMessages } from '../../i18n/common-messages.js';
import type { ConnectMessages } from '../../i18n/connect-messages.js';
import type { WorkItemsMessages } from '../../i18n/work-items-messages.js';
import { QueryController, type MetadataRequest } from '../../state/query-controller.js';
import { StoreController } from '../../state/store-controller.js';
import type { WorkList } from '../../state/work-list.js';
import { AdoItemOpenEvent, AdoItemsLoadedEvent, AdoSelectionChangeEvent } from '../../work-item-events.js';
import { CellEdit } from './cell-edit.js';
import { cellField } from './cell-field.js';
import type { CreateDialog } from './create-dialog.js';
import { emptyView } from './empty-view.js';
import { GridController } from './grid-controller.js';
import { grid } from './grid.js';
import { ListReports } from './list-reports.js';
import { rowActions } from './row-actions.js';
import { RowMenu } from './row-menu.js';
import { toolbar } from './toolbar.js';

export type ListMessages = CommonMessages & ConnectMessages & WorkItemsMessages;

export interface ListViewOptions {
  readonly messages: () => ListMessages;
  readonly readOnly: () => boolean;
  readonly letterKeys: () => boolean;
  readonly search: () => string;
  /** A person typed in the search box; `now` if they pressed Enter. */
  readonly onSearch: (text: string, now: boolean) => void;
  /** Given where the user may choose another project. */
  readonly onChangeProject: () => (() => void) | undefined;
  readonly onReconnect: () => void;
}

/** One project's items on screen: toolbar, grid, status, and everything a person can do with them. */
export class ListView {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #options: ListViewOptions;
  readonly #grid: GridController;
  readonly #edit: CellEdit;
  readonly #menu: RowMenu;
  readonly #reports: ListReports;
  readonly #types: QueryController<WorkItemType[]>;
  #list: WorkList | undefined;
  #dialog: CreateDialog | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, options: ListViewOptions) {
    this.#host = host;
    this.#options = options;
    this.#types = new QueryController(host, () => this.#typesQuery());
    new StoreController(host, () => this.#list);
    this.#grid = new GridController(host, {
      ids: () => this.#list?.items.state.ids ?? [],
      letterKeys: options.letterKeys,
      edit: (id, field, byPointer) => {
        this.#startEdit(id, field, byPointer);
      },
      open: (id, click) => {
        this.open(id, click);
      },
      remove: (ids) => {
        this.#remove(ids);
      },
      undo: () => {
        this.undo();
      },
      menu: (id, anchor) => {
        this.#openMenu(id, anchor);
      },
      selectionChanged: () => {
        host.dispatchEvent(new AdoSelectionChangeEvent(this.selectedIds));
      },
      grow: () => this.#list?.items.grow() ?? Promise.resolve(),
      view: (start, end) => {
        this.#onView(start, end);
      },
    });
    this.#edit = new CellEdit(host, {
      drafts: () => this.#list?.session.drafts,
      messages: options.messages,
      field: (field, item) => cellField(field, item, this.#typeOf(item), options.messages()),
      save: (item, changes) => {
        void this.#list?.writes.save(item, changes);
      },
      onClosed: () => {
        this.#grid.focus();
      },
    });
    this.#menu = new RowMenu(host);
    this.#reports = new ListReports(host, {
      list: () => this.#list,
      typesError: () => this.#types.error,
      takeFocus: () => {
        this.#grid.focus();
      },
    });
  }

  get list(): WorkList | undefined {
    return this.#list;
  }

  get selectedIds(): readonly number[] {
    return this.#grid.selection.ids;
  }

  /** Shows another list, or none. What is being typed in a cell stays in the drafts of its own session. */
  show(list: WorkList | undefined): void {
    if (list === this.#list) return;
    this.#reports.reset();
    this.#list?.dispose();
    this.#edit.abandon();
    this.#list = list;
    this.#grid.reset();
  }

  /** Asks the server anew, for other words or the same. */
  async search(text: string): Promise<void> {
    const list = this.#list;
    if (!list) return;
    if (this.#types.error) this.#types.retry();
    await list.items.search({ search: text });
    const { ids, complete, error, loading } = list.items.state;
    if (loading || error || list !== this.#list) return;
    this.#host.dispatchEvent(new AdoItemsLoadedEvent(ids.length, complete));
  }

  /** To the first row, as a new search deserves. */
  toTop(): void {
    this.#grid.reset();
  }

  undo(): void {
    void this.#list?.writes.undo();
  }

  /** Opens an item in Azure DevOps, unless the host page does better. */
  open(id: number, click?: MouseEvent): void {
    const item = this.#list?.items.item(id);
    if (!this.#list || !item) return;
    if (!this.#host.dispatchEvent(new AdoItemOpenEvent(item))) click?.preventDefault();
    else if (!click)
      window.open(
        this.#list.session.client.browserUrl(this.#list.project, id),
        '_blank',
        'noopener,noreferrer',
      );
  }

  /** Opens the form for a new item. Its code comes with the first opening. */
  create(values?: Readonly<Record<string, FieldValue>>): Promise<void> {
    return this.#reports.try(() => this.#openForm(values));
  }

  template(): TemplateResult | typeof nothing {
    const list = this.#list;
    if (!list) return nothing;
    const messages = this.#options.messages();
    const readOnly = this.#options.readOnly();
    const { answered, error } = list.items.state;
    const onChangeProject = this.#options.onChangeProject();
    return html`${toolbar({
      messages,
      search: this.#options.search(),
      project: onChangeProject && list.project,
      canCreate: !readOnly && (answered || !error),
      onSearch: (text) => {
        this.#options.onSearch(text, false);
      },
      onSearchNow: () => {
        this.#options.onSearch(this.#options.search(), true);
      },
      onArrowDown: () => {
        this.#grid.focus();
      },
      onChangeProject: () => onChangeProject?.(),
      onCreate: () => void this.create(),
    })}
    ${grid({
      list,
      types: new Map(this.#types.data?.map((type) => [type.name, type])),
      controller: this.#grid,
      edit: this.#edit,
      readOnly,
      empty: emptyView(list.items.state, this.#options.search(), messages),
      messages,
    })}
    ${this.#reports.template({
      list,
      messages,
      readOnly,
      selected: this.#grid.selection.size,
      onUndo: () => {
        this.undo();
      },
      onDeleteSelected: () => {
        this.#remove(this.selectedIds);
      },
      onReconnect: this.#options.onReconnect,
    })}
    ${this.#menu.template()} ${this.#dialog?.template() ?? nothing}`;
  }

  async #openForm(values: Readonly<Record<string, FieldValue>> | undefined): Promise<void> {
    if (this.#options.readOnly() || !this.#list) return;
    const { CreateDialog } = await import('./create-dialog.js').catch((cause: unknown) => {
      throw new AdoError('sdk-load', 'The form could not be loaded', { cause });
    });
    this.#dialog ??= new CreateDialog(
      this.#host,
      () => {
        const list = this.#list;
        if (!list) return undefined;
        const { session, project, writes } = list;
        return {
          session,
          project,
          writes,
          types: this.#types.data,
          typesError: this.#types.error,
          onRetryTypes: () => {
            this.#types.retry();
          },
          messages: this.#options.messages(),
        };
      },
      (created) => {
        this.#grid.focusRow(created);
      },
    );
    this.#dialog.open(values);
  }

  /** Types are asked for when the first rows are there: nothing waits for them but colours and icons. */
  #typesQuery(): MetadataRequest<WorkItemType[]> | undefined {
    const list = this.#list;
    if (!list?.items.state.answered) return undefined;
    const { metadata } = list.session;
    return { metadata, query: metadata.types(list.project) };
  }

  #onView(start: number, end: number): void {
    const items = this.#list?.items;
    if (!items) return;
    void items.ensure(start, end);
    if (end > items.state.ids.length / 2 && items.state.ids.length > 0) void items.grow();
  }

  #shown(id: number): WorkItem | undefined {
    const item = this.#list?.items.item(id);
    return item && this.#list?.writes.shown(item);
  }

  #typeOf(item: WorkItem): WorkItemType | undefined {
    const name = plainText(item.fields[Field.type]);
    return this.#types.data?.find((type) => type.name === name);
  }

  #startEdit(id: number, field: string, byPointer: boolean): void {
    const item = this.#shown(id);
    if (!item || this.#options.readOnly() || this.#edit.isOpen(id, field)) return;
    if (this.#types.error) this.#types.retry();
    this.#edit.start(item, field, byPointer);
  }

  #remove(ids: readonly number[]): void {
    const list = this.#list;
    if (!list || ids.length === 0 || this.#options.readOnly()) return;
    this.#grid.focus();
    // Of a long selection some rows may never have been in view.
    void this.#reports.try(async () => {
      await list.writes.remove(await list.items.read(ids));
    });
  }

  #openMenu(id: number, anchor: Element): void {
    const messages = this.#options.messages();
    const entries = rowActions(messages, this.#options.readOnly(), {
      open: () => {
        this.open(id);
      },
      edit: (field) => {
        this.#grid.edit(id, field);
      },
      remove: () => {
        this.#remove([id]);
      },
    });
    if (this.#shown(id)) this.#menu.open(`${messages.rowMenu} ${String(id)}`, entries, anchor);
  }
}
