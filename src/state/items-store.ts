import type { AdoClient } from '../ado/client.js';
import { MAX_BATCH, MAX_QUERY_IDS } from '../ado/field-names.js';
import type { WorkItem } from '../ado/types.js';
import { buildListWiql, type ListQuery } from '../ado/wiql.js';
import { AdoError } from '../errors.js';
import { Store } from './store.js';

/** Ids asked for at first: enough for nearly every list, cheap for the rest. */
const FIRST_IDS = 1_000;
/** Rows asked for in one batch; they come aligned, so that scrolling back and forth asks for none twice. */
const BLOCK = MAX_BATCH / 2;
/** How long a search may take before the user is told that it runs, in milliseconds. */
const SLOW = 400;

export interface ItemsState {
  /** In the order of the query. */
  readonly ids: readonly number[];
  /** Whether `ids` are all there are; if not, there are at least that many. */
  readonly complete: boolean;
  /** Whether there are more than the server lets a query return. */
  readonly truncated: boolean;
  /** A search is under way; the rows of the last one stay meanwhile. */
  readonly loading: boolean;
  /** The search has been under way long enough to say so. */
  readonly slow: boolean;
  /** Whether a search has ever answered. */
  readonly answered: boolean;
  readonly error: AdoError | undefined;
}

const EMPTY: ItemsState = {
  ids: [],
  complete: true,
  truncated: false,
  loading: false,
  slow: false,
  answered: false,
  error: undefined,
};

/** Owner of the work items of one list: which there are, in what order, and what the server last said of each. */
export class ItemsStore extends Store<ItemsState> {
  /** Reference names of the fields that each item was asked for. */
  readonly fields: readonly string[];
  readonly #client: AdoClient;
  readonly #project: string;
  readonly #items = new Map<number, WorkItem>();
  /** Ids that were asked for and have no item: on the way, left out by the server, or to be asked for again. */
  readonly #absent = new Map<number, 'pending' | 'gone' | 'failed'>();
  /** Ids taken off the list that the server may still count in. */
  readonly #taken = new Set<number>();
  #query: ListQuery = { search: '' };
  #latest = new AbortController();
  #growing: Promise<void> | undefined;
  /** What failed last, to be done again when the user asks. */
  #failed: 'search' | 'rows' | 'grow' | undefined;

  constructor(client: AdoClient, project: string, fields: readonly string[]) {
    super(EMPTY);
    this.#client = client;
    this.#project = project;
    this.fields = fields;
  }

  item(id: number): WorkItem | undefined {
    return this.#items.get(id);
  }

  /** Whether the server was asked for the item and left it out: deleted, or not for these eyes. */
  isMissing(id: number): boolean {
    return this.#absent.get(id) === 'gone';
  }

  /** Newest call wins; a failed search leaves the rows on screen. */
  async search(query: ListQuery = this.#query): Promise<void> {
    this.#latest.abort();
    const { signal } = (this.#latest = new AbortController());
    this.#query = query;
    this.#growing = undefined;
    this.#failed = undefined;
    this.set({ loading: true, slow: false, error: undefined });
    const slow = setTimeout(() => {
      if (!signal.aborted) this.set({ slow: true });
    }, SLOW);
    try {
      const ids = await this.#ids(FIRST_IDS, signal);
      if (signal.aborted) return;
      const first = ids.slice(0, BLOCK);
      const items = first.length > 0 ? await this.#client.workItems(first, this.fields, signal) : [];
      if (signal.aborted) return;
      const known = new Map(this.#items);
      this.#items.clear();
      this.#absent.clear();
      this.#receive(first, items, known);
      for (const id of this.#taken) if (!ids.includes(id)) this.#taken.delete(id);
      this.set({
        ids: this.#left(ids),
        complete: ids.length < FIRST_IDS,
        truncated: false,
        loading: false,
        slow: false,
        answered: true,
      });
    } catch (cause) {
      if (signal.aborted) return;
      this.#failed = 'search';
      this.set({ loading: false, slow: false, error: AdoError.from(cause) });
    } finally {
      clearTimeout(slow);
    }
  }

  /** Asks for the rows from `start` to before `end` that are not there yet. */
  async ensure(start: number, end: number): Promise<void> {
    const { signal } = this.#latest;
    const from = Math.floor(start / BLOCK) * BLOCK;
    const to = Math.ceil(end / BLOCK) * BLOCK;
    const wanted = this.state.ids
      .slice(from, to)
      .filter((id) => !this.#items.has(id) && !this.#absent.has(id));
    const batches: number[][] = [];
    for (let at = 0; at < wanted.length; at += MAX_BATCH) batches.push(wanted.slice(at, at + MAX_BATCH));
    await Promise.all(batches.map((ids) => this.#load(ids, signal)));
  }

  /** Asks again for what could not be had last; rows that failed are asked for as they are in view. */
  async retry(): Promise<void> {
    const failed = this.#failed;
    this.#failed = undefined;
    if (failed === 'search') return this.search();
    for (const [id, why] of this.#absent) if (why === 'failed') this.#absent.delete(id);
    this.set({ error: undefined });
    if (failed === 'grow') await this.grow();
  }

  /** The items of these ids, read now where they were not yet; those that are gone are missing. */
  async read(ids: readonly number[]): Promise<WorkItem[]> {
    const wanted = ids.filter((id) => !this.#items.has(id));
    for (let at = 0; at < wanted.length; at += MAX_BATCH) {
      const batch = wanted.slice(at, at + MAX_BATCH);
      this.#receive(batch, await this.#client.workItems(batch, this.fields), this.#items);
    }
    this.set({});
    return ids.flatMap((id) => this.#items.get(id) ?? []);
  }

  /** Asks for the ids beyond the first thousand. */
  grow(): Promise<void> {
    const { complete, truncated, loading } = this.state;
    if (complete || truncated || loading || this.#failed === 'grow') return Promise.resolve();
    return (this.#growing ??= this.#grow());
  }

  /** Reads one item anew, such as after somebody else changed it. */
  async reload(id: number): Promise<WorkItem> {
    const item = await this.#client.workItem(id, this.fields);
    this.put(item);
    return item;
  }

  /** Takes the server's newest word on an item, whether or not it is in the list. */
  put(item: WorkItem): void {
    this.#items.set(item.id, item);
    this.#absent.delete(item.id);
    this.set({});
  }

  /** Puts a new item on top, or at `index`. */
  add(item: WorkItem, index = 0): void {
    this.put(item);
    this.#taken.delete(item.id);
    const { ids } = this.state;
    if (!ids.includes(item.id)) this.set({ ids: ids.toSpliced(index, 0, item.id) });
  }

  /** Takes an item off the list. What it returns puts it back to its place, unless the list shows another search. */
  take(id: number): (item: WorkItem) => void {
    const { search } = this.#query;
    const index = this.state.ids.indexOf(id);
    this.#taken.add(id);
    if (index >= 0) this.set({ ids: this.state.ids.toSpliced(index, 1) });
    return (item) => {
      this.#taken.delete(id);
      if (index >= 0 && this.#query.search === search) this.add(item, index);
    };
  }

  /** Forgets the failure; what could not be had stays away until the next search. */
  dismiss(): void {
    this.set({ error: undefined });
  }

  dispose(): void {
    this.#latest.abort();
  }

  async #ids(top: number, signal: AbortSignal): Promise<number[]> {
    return this.#client.query(this.#project, buildListWiql(this.#query), top, signal);
  }

  async #grow(): Promise<void> {
    const { signal } = this.#latest;
    try {
      const ids = await this.#ids(MAX_QUERY_IDS, signal);
      if (signal.aborted) return;
      const all = ids.length < MAX_QUERY_IDS;
      this.set({ ids: this.#left(ids), complete: all, truncated: !all });
    } catch (cause) {
      if (signal.aborted) return;
      this.#growing = undefined;
      this.#failed = 'grow';
      this.set({ error: AdoError.from(cause) });
    }
  }

  async #load(ids: readonly number[], signal: AbortSignal): Promise<void> {
    for (const id of ids) this.#absent.set(id, 'pending');
    try {
      const items = await this.#client.workItems(ids, this.fields, signal);
      if (signal.aborted) return this.#unask(ids);
      this.#receive(ids, items, this.#items);
      this.set({});
    } catch (cause) {
      if (signal.aborted) return this.#unask(ids);
      for (const id of ids) this.#absent.set(id, 'failed');
      this.#failed = 'rows';
      this.set({ error: AdoError.from(cause) });
    }
  }

  /** A search came between; the rows may be asked for again, as that search may fail. */
  #unask(ids: readonly number[]): void {
    for (const id of ids) if (this.#absent.get(id) === 'pending') this.#absent.delete(id);
  }

  #left(ids: readonly number[]): readonly number[] {
    return this.#taken.size === 0 ? ids : ids.filter((id) => !this.#taken.has(id));
  }

  /** What a write answered meanwhile is newer than what was read before it. */
  #receive(ids: readonly number[], items: readonly WorkItem[], known: ReadonlyMap<number, WorkItem>): void {
    for (const id of ids) this.#absent.set(id, 'gone');
    for (const item of items) {
      const mine = known.get(item.id);
      this.#items.set(item.id, mine && mine.rev > item.rev ? mine : item);
      this.#absent.delete(item.id);
    }
  }
}
