import type { OrganizationData, ProjectData, StoredItem } from '../data/model';

/** One world's view of an organisation: the shared data, and above it what this world has changed. */
export class OrganizationStore {
  readonly data: OrganizationData;
  /** Newest revision of each changed item; undefined once destroyed. */
  readonly #changed = new Map<number, StoredItem | undefined>();
  /** Earlier revisions of changed items, oldest first. */
  readonly #history = new Map<number, StoredItem[]>();
  #nextId: number;

  constructor(data: OrganizationData) {
    this.data = data;
    this.#nextId = data.nextId;
  }

  get name(): string {
    return this.data.name;
  }

  project(idOrName: string): ProjectData | undefined {
    const wanted = idOrName.toLowerCase();
    return this.data.projects.find(({ id, name }) => id === wanted || name.toLowerCase() === wanted);
  }

  /** The item, deleted or not. */
  find(id: number): StoredItem | undefined {
    return this.#changed.has(id) ? this.#changed.get(id) : this.data.byId.get(id);
  }

  /** The item, unless it is in the recycle bin. */
  live(id: number): StoredItem | undefined {
    const item = this.find(id);
    return item?.deleted ? undefined : item;
  }

  /** All items that are not in the recycle bin, by id. */
  *all(): Iterable<StoredItem> {
    for (const item of this.#each()) if (!item.deleted) yield item;
  }

  *deleted(): Iterable<StoredItem> {
    for (const item of this.#each()) if (item.deleted) yield item;
  }

  /** Every revision of an item that this world knows, oldest first. */
  revisions(id: number): readonly StoredItem[] {
    const newest = this.find(id);
    return [...(this.#history.get(id) ?? []), ...(newest ? [newest] : [])];
  }

  save(item: StoredItem): void {
    const before = this.find(item.id);
    if (before && before.rev !== item.rev) {
      this.#history.set(item.id, [...(this.#history.get(item.id) ?? []), before]);
    }
    this.#changed.set(item.id, item);
  }

  destroy(id: number): void {
    this.#changed.set(id, undefined);
  }

  takeId(): number {
    return this.#nextId++;
  }

  *#each(): Iterable<StoredItem> {
    const untouched = this.#changed.size === 0;
    for (const item of this.data.items) {
      const current = untouched ? item : this.find(item.id);
      if (current) yield current;
    }
    for (let id = this.data.nextId; id < this.#nextId; id++) {
      const item = this.#changed.get(id);
      if (item) yield item;
    }
  }
}
