import type { AdoClient } from '../ado/client.js';
import type { Project, TypeField, WorkItemType } from '../ado/types.js';
import { AdoError } from '../errors.js';
import type { MetadataCache } from './metadata-cache.js';

/** A question about an organization that is worth remembering. */
export interface MetadataQuery<T> {
  readonly queryKey: readonly string[];
  readonly queryFn: () => Promise<T>;
}

/**
 * What an organization is made of: projects, work item types, fields. Asked once, shared by every element on the
 * same connection, kept while the page lives. The code that remembers comes with the first question, as no row
 * waits for it.
 */
export class Metadata {
  readonly #client: AdoClient;
  #cache: MetadataCache | undefined;
  #loading: Promise<MetadataCache> | undefined;

  constructor(client: AdoClient) {
    this.#client = client;
  }

  /** What is remembered; nothing before `load()` has resolved. */
  get cache(): MetadataCache | undefined {
    return this.#cache;
  }

  /** @throws {AdoError} `sdk-load`; asked again, it tries again. */
  load(): Promise<MetadataCache> {
    return (this.#loading ??= import('./metadata-cache.js').then(
      ({ MetadataCache }) => (this.#cache = new MetadataCache()),
      (cause: unknown) => {
        this.#loading = undefined;
        throw new AdoError('sdk-load', 'The memory for metadata could not be loaded', { cause });
      },
    ));
  }

  /** The answer, from memory if it is fresh. */
  async ask<T>(query: MetadataQuery<T>): Promise<T> {
    return (await this.load()).ask(query);
  }

  projects(): MetadataQuery<Project[]> {
    return { queryKey: ['projects'], queryFn: () => this.#client.projects() };
  }

  types(project: string): MetadataQuery<WorkItemType[]> {
    return { queryKey: ['types', project], queryFn: () => this.#client.workItemTypes(project) };
  }

  typeFields(project: string, type: string): MetadataQuery<TypeField[]> {
    return {
      queryKey: ['type-fields', project, type],
      queryFn: () => this.#client.typeFields(project, type),
    };
  }
}
