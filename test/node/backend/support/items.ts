import assert from 'node:assert/strict';
import { read, set, type Answer, type World } from './client';

export interface Relation {
  rel: string;
  url: string;
  attributes: Record<string, unknown>;
}

export interface Item {
  id: number;
  rev: number;
  fields: Record<string, unknown>;
  relations?: Relation[];
}

export interface Update {
  id: number;
  rev: number;
  revisedDate: string;
  revisedBy: { uniqueName: string };
  fields?: Record<string, { oldValue?: unknown; newValue?: unknown }>;
  relations?: Partial<Record<'added' | 'removed' | 'updated', Relation[]>>;
}

export const PROJECT = 'Fabrikam%20Fiber';
export const CHILD = 'System.LinkTypes.Hierarchy-Forward';
export const PARENT = 'System.LinkTypes.Hierarchy-Reverse';
export const RELATED = 'System.LinkTypes.Related';
export const SUCCESSOR = 'System.LinkTypes.Dependency-Forward';
export const PREDECESSOR = 'System.LinkTypes.Dependency-Reverse';
export const DUPLICATE_OF = 'System.LinkTypes.Duplicate-Reverse';

export const failure = (answer: Answer) => read<{ typeKey: string; message: string }>(answer.body);

export function itemUrl(id: number | string): string {
  return `https://dev.azure.com/contoso/_apis/wit/workItems/${id}`;
}

/** A patch operation that adds a link, or with an address a hyperlink and the like. */
export function link(rel: string, target: number | string, attributes: Record<string, unknown> = {}) {
  const url = typeof target === 'number' ? itemUrl(target) : target;
  return { op: 'add', path: '/relations/-', value: { rel, url, attributes } };
}

export function unlink(index: number) {
  return { op: 'remove', path: `/relations/${index}` };
}

/** Work items of one world: each call must succeed, except those that answer with the whole answer. */
export class Items {
  readonly world: World;

  constructor(world: World) {
    this.world = world;
  }

  /** A new task, and its id. */
  async create(operations: unknown[] = [], type = 'Task'): Promise<number> {
    const title = set({ 'System.Title': 'Made by a test' });
    const path = `${PROJECT}/_apis/wit/workitems/$${encodeURIComponent(type)}`;
    return done<Item>(await this.world.patch('POST', path, [...title, ...operations])).id;
  }

  try(id: number, operations: unknown, query = ''): Promise<Answer> {
    return this.world.patch('PATCH', `_apis/wit/workitems/${id}?${query}`, operations);
  }

  async edit(id: number, operations: unknown, query = ''): Promise<Item> {
    return done(await this.try(id, operations, query));
  }

  async get(id: number, query = '$expand=relations'): Promise<Item> {
    return done(await this.world.azure('GET', `_apis/wit/workitems/${id}?${query}`));
  }

  /** What an item is linked to, as `rel id` or `rel url`. */
  async links(id: number, query = ''): Promise<string[]> {
    return linksIn((await this.get(id, `$expand=relations&${query}`)).relations);
  }

  async updates(id: number, query = ''): Promise<Update[]> {
    return this.#list(`_apis/wit/workitems/${id}/updates?${query}`);
  }

  async revisions(id: number, query = ''): Promise<Item[]> {
    return this.#list(`_apis/wit/workitems/${id}/revisions?${query}`);
  }

  async delete(id: number): Promise<void> {
    done(await this.world.azure('DELETE', `_apis/wit/workitems/${id}`));
  }

  async restore(id: number): Promise<void> {
    const body = { isDeleted: false };
    done(await this.world.azure('PATCH', `_apis/wit/recyclebin/${id}`, { body }));
  }

  async #list<T>(path: string): Promise<T[]> {
    return done<{ value: T[] }>(await this.world.azure('GET', path)).value;
  }
}

/** The body of an answer that must be a success. */
export function done<T>(answer: Answer): T {
  assert.ok(answer.status < 300, `${answer.status} ${JSON.stringify(answer.body)}`);
  return read<T>(answer.body);
}

/** Relations in short: the type without its prefix, and the id or address at the other end. */
export function linksIn(relations: readonly Relation[] = []): string[] {
  return relations.map(({ rel, url }) => {
    const id = /\/workItems\/(\d+)$/.exec(url)?.[1];
    return `${rel.replace(/^System\.LinkTypes\./, '')} ${id ?? url}`;
  });
}
