import type { AdoClient } from '../ado/client.js';
import { Field } from '../ado/field-names.js';
import type { FieldValue, FieldValues, WorkItem } from '../ado/types.js';
import { AdoError } from '../errors.js';
import { inverse, isDone, refuseUnseen } from './field-changes.js';
import { Drafts } from './drafts.js';
import { ItemQueues } from './item-queues.js';
import type { ItemsStore } from './items-store.js';
import { Store } from './store.js';
import { UndoStack } from './undo.js';

/** What a person is told about their last write, until the next one or until they dismiss it. */
export type Notice =
  | {
      readonly kind: 'done';
      readonly what: WriteKind | 'restore';
      readonly ids: readonly number[];
      readonly undoable: boolean;
    }
  | {
      readonly kind: 'failed';
      readonly error: AdoError;
      readonly ids: readonly number[];
      /** What was typed, so that it can be copied even if it can never be saved. */
      readonly typed: FieldValues;
      /** Does the same again. */
      readonly retry: () => Promise<unknown>;
    };

export type WriteKind = 'save' | 'create' | 'delete';

/** One thing a person is about to do. Changes may be altered by whoever is asked. */
export interface Intent {
  readonly kind: WriteKind;
  readonly items: readonly WorkItem[];
  readonly changes: Record<string, FieldValue>;
}

/** Who hears of writes: the element, which turns them into events. */
export interface WriteListener {
  /** Asked once per user action. `false` calls it off. */
  before(intent: Intent): Promise<boolean>;
  after(what: WriteKind | 'restore', items: readonly WorkItem[], changed: readonly string[]): void;
  failed(error: AdoError): void;
}

/** An item off the list, and the way back to its place. */
interface Taken {
  readonly item: WorkItem;
  readonly putBack: (item: WorkItem) => void;
}

/** A change that is on its way. */
export interface PendingChange {
  readonly id: number;
  readonly changes: FieldValues;
}

export interface WritesState {
  /** Laid over what the server said, oldest first. Forgetting one is rolling it back. */
  readonly pending: readonly PendingChange[];
  /** Something new is being created. */
  readonly creating: boolean;
  readonly notice: Notice | undefined;
}

/**
 * The only way to write: asks first, shows the change at once, sends one write per item at a time with the
 * revision it was made on, remembers how to take it back, and keeps what was typed when it fails.
 */
export class Writes extends Store<WritesState> {
  readonly #client: AdoClient;
  readonly #items: ItemsStore;
  readonly #drafts: Drafts;
  readonly #project: string;
  readonly #listener: WriteListener;
  readonly #queues = new ItemQueues();
  readonly #undo = new UndoStack();
  /** Values stored by us, by item: not news to the person when they come back. */
  readonly #own = new Map<number, FieldValues>();

  constructor(
    client: AdoClient,
    items: ItemsStore,
    drafts: Drafts,
    project: string,
    listener: WriteListener,
  ) {
    super({ pending: [], creating: false, notice: undefined });
    this.#client = client;
    this.#items = items;
    this.#drafts = drafts;
    this.#project = project;
    this.#listener = listener;
  }

  /** The item as it will be once every write on its way has arrived. */
  shown(item: WorkItem): WorkItem {
    const mine = this.state.pending.filter((change) => change.id === item.id);
    if (mine.length === 0) return item;
    return {
      ...item,
      fields: Object.assign({}, item.fields, ...mine.map((change) => change.changes)) as FieldValues,
    };
  }

  isBusy(id: number): boolean {
    return this.state.pending.some((change) => change.id === id);
  }

  /** @returns the stored item, or nothing if it was called off or failed; then a notice says why. */
  async save(item: WorkItem, changes: FieldValues): Promise<WorkItem | undefined> {
    return this.#save(item, changes, true);
  }

  /** @throws {AdoError} so that the form can show it beside the fields. */
  async create(type: string, values: FieldValues): Promise<WorkItem | undefined> {
    const intent: Intent = { kind: 'create', items: [], changes: { ...values, [Field.type]: type } };
    if (!(await this.#listener.before(intent))) return undefined;
    this.set({ creating: true, notice: undefined });
    try {
      const { [Field.type]: chosen, ...fields } = intent.changes;
      const created = await this.#client.create(
        this.#project,
        typeof chosen === 'string' ? chosen : type,
        fields,
      );
      this.#items.add(created);
      this.#undo.push(() => this.remove([created], false));
      this.#done('create', [created], Object.keys(intent.changes));
      return created;
    } catch (cause) {
      const error = AdoError.from(cause);
      this.#listener.failed(error);
      throw error;
    } finally {
      this.set({ creating: false });
    }
  }

  /** Moves items to the recycle bin. Those that cannot go come back to their places. */
  async remove(items: readonly WorkItem[], undoable = true): Promise<boolean> {
    if (!(await this.#listener.before({ kind: 'delete', items, changes: {} }))) return false;
    this.set({ notice: undefined });
    const taken = this.#take(items);
    const errors = new Map<Taken, AdoError>();
    await Promise.all(
      taken.map((each) =>
        this.#queues
          .run(each.item.id, () => this.#client.remove(each.item.id))
          .catch((cause: unknown) => {
            errors.set(each, AdoError.from(cause));
          }),
      ),
    );
    const stay = taken.filter((each) => errors.has(each));
    for (const { item, putBack } of stay) putBack(this.#items.item(item.id) ?? item);
    const gone = taken.filter((each) => !errors.has(each));
    if (gone.length > 0) {
      if (undoable) this.#undo.push(() => this.#restore(gone));
      this.#done('delete', gone.map(({ item }) => item).toReversed(), [], undoable);
    }
    const [first] = errors.values();
    const left = stay.map(({ item }) => item).toReversed();
    if (first) this.#fail(first, left, {}, () => this.remove(left, undoable));
    return !first;
  }

  /** Takes items off the list from the top down; the result is in the order in which they can be put back. */
  #take(items: readonly WorkItem[]): Taken[] {
    const places = new Map(this.#items.state.ids.map((id, index) => [id, index]));
    return items
      .toSorted((a, b) => (places.get(a.id) ?? -1) - (places.get(b.id) ?? -1))
      .map((item) => ({ item, putBack: this.#items.take(item.id) }))
      .toReversed();
  }

  /** Takes back the last write that can be taken back, also one that is still on its way. */
  async undo(): Promise<void> {
    await this.#queues.settled();
    const step = this.#undo.pop();
    if (step && !(await step())) this.#undo.push(step);
  }

  dismiss(): void {
    this.set({ notice: undefined });
  }

  async #save(item: WorkItem, wanted: FieldValues, undoable: boolean): Promise<WorkItem | undefined> {
    const typed = new Map(
      Object.keys(wanted).map((field) => {
        const key = Drafts.ofField(item.id, field);
        return [key, this.#drafts.get(key)] as const;
      }),
    );
    const intent: Intent = { kind: 'save', items: [item], changes: { ...wanted } };
    if (!(await this.#listener.before(intent))) return undefined;
    const { changes } = intent;
    if (Object.keys(changes).length === 0) return undefined;
    const pending: PendingChange = { id: item.id, changes };
    this.set({ notice: undefined, pending: [...this.state.pending, pending] });
    let canUndo = undoable;
    try {
      const saved = await this.#queues.run(item.id, async () => {
        const base = this.#items.item(item.id) ?? item;
        refuseUnseen(item, base, changes, this.#own.get(item.id));
        const stored = await this.#client.update(item.id, base.rev, changes);
        const back = inverse(base, changes, this.#items.fields);
        canUndo &&= Object.keys(back).length > 0;
        if (canUndo) this.#undo.push(async () => (await this.#save(stored, back, false)) !== undefined);
        this.#items.put(stored);
        this.#own.set(item.id, { ...this.#own.get(item.id), ...inverse(stored, changes, []) });
        return stored;
      });
      for (const [key, text] of typed) if (this.#drafts.get(key) === text) this.#drafts.delete(key);
      this.#done('save', [saved], Object.keys(changes), canUndo);
      return saved;
    } catch (cause) {
      return await this.#refused(item, changes, wanted, AdoError.from(cause), undoable);
    } finally {
      this.set({ pending: this.state.pending.filter((other) => other !== pending) });
    }
  }

  /**
   * A refused change: back to the server's value, the newest one if somebody was faster. If that somebody was we
   * ourselves, and only the answer was lost, the change is stored.
   */
  async #refused(
    item: WorkItem,
    changes: FieldValues,
    wanted: FieldValues,
    error: AdoError,
    undoable: boolean,
  ): Promise<WorkItem | undefined> {
    const isConflict = error.code === 'conflict';
    const known = this.#items.item(item.id) ?? item;
    const newest = isConflict ? await this.#items.reload(item.id).catch(() => known) : known;
    if (isConflict && isDone(newest, changes)) {
      this.#done('save', [newest], Object.keys(changes), false);
      return newest;
    }
    for (const [field, value] of Object.entries(wanted)) {
      const key = Drafts.ofField(item.id, field);
      const isTyped = undoable && typeof value === 'string';
      if (isTyped && this.#drafts.get(key) === undefined) this.#drafts.set(key, value);
    }
    this.#fail(error, [newest], wanted, () => this.#save(newest, wanted, undoable));
    return undefined;
  }

  async #restore(taken: readonly Taken[]): Promise<boolean> {
    this.set({ notice: undefined });
    const back: WorkItem[] = [];
    let error: AdoError | undefined;
    for (const { item, putBack } of taken) {
      try {
        await this.#client.restore(item.id);
      } catch (cause) {
        error = AdoError.from(cause);
        break;
      }
      putBack(item);
      back.push(await this.#items.reload(item.id).catch(() => item));
    }
    if (back.length > 0) this.#done('restore', back, [], false);
    if (!error) return true;
    const left = taken.slice(back.length);
    const items = left.map(({ item }) => item);
    this.#fail(error, items, {}, () => this.#restore(left));
    return false;
  }

  #done(
    what: WriteKind | 'restore',
    items: readonly WorkItem[],
    changed: readonly string[],
    undoable = true,
  ): void {
    this.set({ notice: { kind: 'done', what, ids: items.map((item) => item.id), undoable } });
    this.#listener.after(what, items, changed);
  }

  #fail(
    error: AdoError,
    items: readonly WorkItem[],
    typed: FieldValues,
    retry: () => Promise<unknown>,
  ): void {
    this.set({ notice: { kind: 'failed', error, ids: items.map((item) => item.id), typed, retry } });
    this.#listener.failed(error);
  }
}
