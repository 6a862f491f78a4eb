import type { FieldValue, WorkItem } from './ado/types.js';

/** A person is about to write. Cancel it, alter `changes`, or make it wait; polling never fires one. */
export abstract class AdoBeforeEvent extends Event {
  /** The items it is about; empty for a new one. */
  readonly items: readonly WorkItem[];
  /** Values by reference name; what a listener puts here is what is sent. */
  readonly changes: Record<string, FieldValue>;
  readonly #promises: Promise<unknown>[] = [];

  constructor(type: string, items: readonly WorkItem[], changes: Record<string, FieldValue>) {
    super(type, { cancelable: true });
    this.items = items;
    this.changes = changes;
  }

  /** Holds the write until `promise` settles; if it rejects, the write is called off. */
  waitUntil(promise: Promise<unknown>): void {
    this.#promises.push(promise);
  }

  /** Whether nobody objected, once everybody who wanted to wait has. */
  async settled(): Promise<boolean> {
    const results = await Promise.allSettled(this.#promises);
    return !this.defaultPrevented && results.every((result) => result.status === 'fulfilled');
  }
}

/** A changed field is about to be stored. */
export class AdoBeforeItemSaveEvent extends AdoBeforeEvent {
  constructor(items: readonly WorkItem[], changes: Record<string, FieldValue>) {
    super('ado-before-item-save', items, changes);
  }
}

/** A new work item is about to be created from `changes`. */
export class AdoBeforeItemCreateEvent extends AdoBeforeEvent {
  constructor(items: readonly WorkItem[], changes: Record<string, FieldValue>) {
    super('ado-before-item-create', items, changes);
  }
}

/** Items are about to be moved to the recycle bin. */
export class AdoBeforeItemDeleteEvent extends AdoBeforeEvent {
  constructor(items: readonly WorkItem[], changes: Record<string, FieldValue>) {
    super('ado-before-item-delete', items, changes);
  }
}

/** Something happened to one work item. */
export abstract class AdoItemEvent extends Event {
  readonly item: WorkItem;
  readonly id: number;
  readonly rev: number;
  /** Reference names of the fields that were changed. */
  readonly changed: readonly string[];

  constructor(type: string, item: WorkItem, changed: readonly string[] = [], init?: EventInit) {
    super(type, init);
    this.item = item;
    this.id = item.id;
    this.rev = item.rev;
    this.changed = changed;
  }
}

/** A person's change was stored. */
export class AdoItemSavedEvent extends AdoItemEvent {
  constructor(item: WorkItem, changed: readonly string[]) {
    super('ado-item-saved', item, changed);
  }
}

/** A new work item was created. */
export class AdoItemCreatedEvent extends AdoItemEvent {
  constructor(item: WorkItem, changed: readonly string[]) {
    super('ado-item-created', item, changed);
  }
}

/** A work item was moved to the recycle bin. */
export class AdoItemDeletedEvent extends AdoItemEvent {
  constructor(item: WorkItem) {
    super('ado-item-deleted', item);
  }
}

/** A work item was taken out of the recycle bin. */
export class AdoItemRestoredEvent extends AdoItemEvent {
  constructor(item: WorkItem) {
    super('ado-item-restored', item);
  }
}

/** A person opens a work item. Cancel it to show the item yourself instead of in Azure DevOps. */
export class AdoItemOpenEvent extends AdoItemEvent {
  constructor(item: WorkItem) {
    super('ado-item-open', item, [], { cancelable: true });
  }
}

/** A person selected or unselected rows. */
export class AdoSelectionChangeEvent extends Event {
  readonly selectedIds: readonly number[];

  constructor(selectedIds: readonly number[]) {
    super('ado-selection-change');
    this.selectedIds = selectedIds;
  }
}

/** A search has answered. */
export class AdoItemsLoadedEvent extends Event {
  /** How many ids are known. */
  readonly count: number;
  /** Whether those are all. */
  readonly complete: boolean;

  constructor(count: number, complete: boolean) {
    super('ado-items-loaded');
    this.count = count;
    this.complete = complete;
  }
}

declare global {
  interface HTMLElementEventMap {
    'ado-before-item-save': AdoBeforeItemSaveEvent;
    'ado-before-item-create': AdoBeforeItemCreateEvent;
    'ado-before-item-delete': AdoBeforeItemDeleteEvent;
    'ado-item-saved': AdoItemSavedEvent;
    'ado-item-created': AdoItemCreatedEvent;
    'ado-item-deleted': AdoItemDeletedEvent;
    'ado-item-restored': AdoItemRestoredEvent;
    'ado-item-open': AdoItemOpenEvent;
    'ado-selection-change': AdoSelectionChangeEvent;
    'ado-items-loaded': AdoItemsLoadedEvent;
  }
}
