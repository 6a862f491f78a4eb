import type { ProjectData, StoredItem } from '../data/model';
import type { Person } from '../data/people';
import type { Denial } from '../data/permissions';
import { Rights } from './rights';
import { OrganizationStore } from './store';

/** An organisation as somebody sees it who may not read everything: the rest is not there. */
export class RestrictedStore extends OrganizationStore {
  readonly #whole: OrganizationStore;
  readonly #rights: Rights;

  constructor(whole: OrganizationStore, rights: Rights) {
    super(whole.data);
    this.#whole = whole;
    this.#rights = rights;
  }

  override get rights(): Rights {
    return this.#rights;
  }

  override get whole(): OrganizationStore {
    return this.#whole;
  }

  override get projects(): readonly ProjectData[] {
    return this.#whole.projects.filter(({ name }) => !this.rights.hides(name));
  }

  override replaceProject(project: ProjectData): void {
    this.#whole.replaceProject(project);
  }

  override find(id: number): StoredItem | undefined {
    const item = this.#whole.find(id);
    return item && this.rights.canRead(item) ? item : undefined;
  }

  override *each(): Iterable<StoredItem> {
    for (const item of this.#whole.each()) if (this.rights.canRead(item)) yield item;
  }

  override changedIds(): Iterable<number> {
    return this.#whole.changedIds();
  }

  override children(id: number): readonly StoredItem[] {
    return this.#whole.children(id).filter((item) => this.rights.canRead(item));
  }

  override writes(id: number): readonly StoredItem[] {
    return this.find(id) ? this.#whole.writes(id) : [];
  }

  override since(item: StoredItem): readonly StoredItem[] {
    return this.#whole.since(item);
  }

  override save(item: StoredItem): void {
    this.#whole.save(item);
  }

  override destroy(id: number): void {
    this.#whole.destroy(id);
  }

  override takeId(): number {
    return this.#whole.takeId();
  }

  override get time(): number {
    return this.#whole.time;
  }

  override takeTime(): string {
    return this.#whole.takeTime();
  }
}

/** An organisation with a person's rights; an administrator has them all. */
export function seenBy(
  organization: OrganizationStore,
  person: Person,
  denials: readonly Denial[],
): OrganizationStore {
  const rights = new Rights(person, denials);
  return rights.areAll ? organization : new RestrictedStore(organization, rights);
}
