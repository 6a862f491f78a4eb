import { SEED_START } from '../data/clock';
import type { ProjectData } from '../data/model';
import { people, type Person } from '../data/people';
import { ownQueries, sharedQueries, type QueryPlan } from '../data/queries';
import { uuidOf } from '../data/random';

/** A saved query, or a folder if it has no text; the roots have no parent. */
export interface StoredQuery {
  readonly id: string;
  readonly parent: string | undefined;
  readonly name: string;
  readonly wiql: string | undefined;
  /** Whose “My Queries” it is the root of. */
  readonly owner?: string | undefined;
  readonly createdBy: string | undefined;
  readonly createdDate: string;
  readonly changedBy: string;
  readonly changedDate: string;
  readonly executedBy?: string | undefined;
  readonly executedDate?: string | undefined;
  readonly isDeleted?: boolean | undefined;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The saved queries of a project in one world. What a person may see hangs below one of two roots. */
export class QueryTree {
  readonly project: ProjectData;
  readonly #byId = new Map<string, StoredQuery>();
  readonly #children = new Map<string, string[]>();

  constructor(project: ProjectData) {
    this.project = project;
    const root = this.#seed('Shared Queries', undefined, undefined, people[1]?.mail ?? '');
    this.#seedAll(sharedQueries(project), root, people[1]?.mail ?? '');
  }

  /** “My Queries” of a person, made when first asked for, then “Shared Queries”. */
  roots(person: Person): readonly StoredQuery[] {
    const id = this.#idOf(`My Queries ${person.mail}`);
    if (!this.#byId.has(id)) {
      const root = this.#seed('My Queries', undefined, undefined, person.mail, person.mail);
      this.#seedAll(ownQueries(person.key), root, person.mail);
    }
    return [id, this.#idOf('Shared Queries')].map((root) => this.#byId.get(root) as StoredQuery);
  }

  /** By id, or by path from a root; what is deleted is found by its id only. */
  find(idOrPath: string, person: Person): StoredQuery | undefined {
    const roots = this.roots(person);
    const query = UUID.test(idOrPath)
      ? this.#byId.get(idOrPath.toLowerCase())
      : this.#walk(roots, idOrPath.split('/').filter(Boolean));
    return query && roots.includes(this.rootOf(query)) ? query : undefined;
  }

  /** Folders first, then by name. */
  children({ id }: StoredQuery, withDeleted = false): readonly StoredQuery[] {
    return (this.#children.get(id) ?? [])
      .map((child) => this.#byId.get(child) as StoredQuery)
      .filter((child) => withDeleted || !child.isDeleted)
      .sort(
        (a, b) =>
          Number(a.wiql !== undefined) - Number(b.wiql !== undefined) || a.name.localeCompare(b.name, 'en'),
      );
  }

  /** Everything below a folder, level by level within each branch. */
  below(query: StoredQuery, withDeleted = false): StoredQuery[] {
    return this.children(query, withDeleted).flatMap((child) => [child, ...this.below(child, withDeleted)]);
  }

  parentOf({ parent }: StoredQuery): StoredQuery | undefined {
    return parent === undefined ? undefined : this.#byId.get(parent);
  }

  rootOf(query: StoredQuery): StoredQuery {
    const parent = this.parentOf(query);
    return parent ? this.rootOf(parent) : query;
  }

  pathOf(query: StoredQuery): string {
    const parent = this.parentOf(query);
    return parent ? `${this.pathOf(parent)}/${query.name}` : query.name;
  }

  save(query: StoredQuery): void {
    const before = this.#byId.get(query.id);
    this.#byId.set(query.id, query);
    if (before && before.parent === query.parent) return;
    const siblings = before?.parent === undefined ? undefined : this.#children.get(before.parent);
    siblings?.splice(siblings.indexOf(query.id), 1);
    if (query.parent === undefined) return;
    this.#children.set(query.parent, [...(this.#children.get(query.parent) ?? []), query.id]);
  }

  #walk(candidates: readonly StoredQuery[], [name, ...rest]: readonly string[]): StoredQuery | undefined {
    const found = candidates.find((query) => query.name.toLowerCase() === name?.toLowerCase());
    return found && rest.length ? this.#walk(this.children(found), rest) : found;
  }

  #seedAll(plans: readonly QueryPlan[], parent: StoredQuery, by: string): void {
    for (const plan of plans) {
      const query = this.#seed(plan.name, 'wiql' in plan ? plan.wiql : undefined, parent, by);
      if ('children' in plan) this.#seedAll(plan.children, query, by);
    }
  }

  #seed(
    name: string,
    wiql: string | undefined,
    parent: StoredQuery | undefined,
    by: string,
    owner?: string,
  ): StoredQuery {
    const date = new Date(SEED_START).toISOString();
    const query: StoredQuery = {
      id: this.#idOf(parent ? `${parent.id}/${name}` : owner ? `${name} ${owner}` : name),
      parent: parent?.id,
      name,
      wiql,
      owner,
      createdBy: parent || owner ? by : undefined,
      createdDate: date,
      changedBy: by,
      changedDate: date,
    };
    this.save(query);
    return query;
  }

  #idOf(name: string): string {
    return uuidOf(`query ${this.project.id} ${name}`);
  }
}
