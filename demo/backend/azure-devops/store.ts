import type { OrganizationData, ProjectData, StoredItem } from '../data/model';
import { pastOf } from '../data/past';
import { Rights } from './rights';
import { seededChildren } from '../data/children';
import { SEED_CLOCK } from '../data/clock';

/** One world's view of an organisation: the shared data, and above it what this world has changed. */
export class OrganizationStore {
  readonly data: OrganizationData;
  #projects: readonly ProjectData[];
  /** What was written to an item here, oldest first; an empty list once it is destroyed. */
  readonly #writes = new Map<number, StoredItem[]>();
  /** Items that this world has put below a parent, by the parent's id. */
  readonly #adopted = new Map<number, Set<number>>();
  #nextId: number;
  #lastTime = SEED_CLOCK;

  constructor(data: OrganizationData) {
    this.data = data;
    this.#projects = data.projects;
    this.#nextId = data.nextId;
  }

  get name(): string {
    return this.data.name;
  }

  /** What the one who looks may do; {@link RestrictedStore} for those who may not read everything. */
  get rights(): Rights {
    return Rights.all;
  }

  /** The same organisation with nothing hidden. */
  get whole(): OrganizationStore {
    return this;
  }

  get projects(): readonly ProjectData[] {
    return this.#projects;
  }

  project(idOrName: string): ProjectData | undefined {
    const wanted = idOrName.toLowerCase();
    return this.projects.find(({ id, name }) => id === wanted || name.toLowerCase() === wanted);
  }

  /** Another shape of a project, such as its trees; the id stays. */
  replaceProject(project: ProjectData): void {
    this.#projects = this.#projects.map((known) => (known.id === project.id ? project : known));
  }

  /** The item, deleted or not. */
  find(id: number): StoredItem | undefined {
    const writes = this.#writes.get(id);
    return writes ? writes[writes.length - 1] : this.data.byId.get(id);
  }

  /** The item, unless it is in the recycle bin. */
  live(id: number): StoredItem | undefined {
    const item = this.find(id);
    return item?.deleted ? undefined : item;
  }

  /** All items that are not in the recycle bin, by id. */
  *all(): Iterable<StoredItem> {
    for (const item of this.each()) if (!item.deleted) yield item;
  }

  *deleted(): Iterable<StoredItem> {
    for (const item of this.each()) if (item.deleted) yield item;
  }

  /** The items that this world has written or destroyed since it was made. */
  changedIds(): Iterable<number> {
    return this.#writes.keys();
  }

  /** The children of an item, by id; those in the recycle bin too. */
  children(id: number): readonly StoredItem[] {
    const seeded = (seededChildren(this.data).get(id) ?? []).filter((child) => !this.#writes.has(child.id));
    const adopted = [...(this.#adopted.get(id) ?? [])].flatMap((child) => this.find(child) ?? []);
    return [...seeded, ...adopted].sort((a, b) => a.id - b.id);
  }

  /** All that was ever written to an item, oldest first; what was seeded has a made-up past. */
  writes(id: number): readonly StoredItem[] {
    const seeded = this.data.byId.get(id);
    const own = this.#writes.get(id) ?? [];
    if (own.length === 0 && this.#writes.has(id)) return [];
    const project =
      seeded && this.data.projects.find(({ name }) => name === seeded.fields['System.TeamProject']);
    return [...(project ? pastOf(seeded, project) : []), ...own];
  }

  /** Every revision of an item, oldest first, each with the links it had last. */
  revisions(id: number): readonly StoredItem[] {
    return this.writes(id).filter((item, index, all) => all[index + 1]?.rev !== item.rev);
  }

  /** What was written to an item after one of its writes, oldest first. */
  since(item: StoredItem): readonly StoredItem[] {
    const own = this.#writes.get(item.id) ?? [];
    const index = own.indexOf(item);
    if (index >= 0) return own.slice(index + 1);
    const seeded = this.data.byId.get(item.id);
    if (item === seeded) return own;
    return seeded && item.rev < seeded.rev ? this.writes(item.id).slice(item.rev) : [];
  }

  save(item: StoredItem): void {
    this.#adopt(item.id, parentOf(item));
    const writes = this.#writes.get(item.id);
    if (writes) writes.push(item);
    else this.#writes.set(item.id, [item]);
  }

  destroy(id: number): void {
    this.#adopt(id, undefined);
    this.#writes.set(id, []);
  }

  takeId(): number {
    return this.#nextId++;
  }

  /** What time it is here, no earlier than the last write. */
  get time(): number {
    return Math.max(Date.now(), this.#lastTime);
  }

  /** When a write happens: later than every write before, as the service insists on for revisions. */
  takeTime(): string {
    this.#lastTime = Math.max(Date.now(), this.#lastTime + 1);
    return new Date(this.#lastTime).toISOString();
  }

  #adopt(id: number, parent: number | undefined): void {
    const before = this.find(id);
    const old = before && parentOf(before);
    if (old !== undefined && old !== parent) this.#adopted.get(old)?.delete(id);
    if (parent === undefined) return;
    const children = this.#adopted.get(parent);
    if (children) children.add(id);
    else this.#adopted.set(parent, new Set([id]));
  }

  /** Every item, those in the recycle bin too, by id. */
  *each(): Iterable<StoredItem> {
    const untouched = this.#writes.size === 0;
    for (const item of this.data.items) {
      const current = untouched ? item : this.find(item.id);
      if (current) yield current;
    }
    for (let id = this.data.nextId; id < this.#nextId; id++) {
      const item = this.find(id);
      if (item) yield item;
    }
  }
}

function parentOf({ fields }: StoredItem): number | undefined {
  const parent = fields['System.Parent'];
  return typeof parent === 'number' ? parent : undefined;
}
