import { QueryClient, type QueryKey, type QueryObserverOptions } from '@tanstack/query-core';
import type { AdoClient } from '../ado/client.js';
import type { AdoError } from '../errors.js';
import type { Project, TypeField, WorkItemType } from '../ado/types.js';

/** A question about an organization that is worth remembering. */
export type MetadataQuery<T> = QueryObserverOptions<T, AdoError> & { readonly queryKey: QueryKey };

/** How long an answer is taken for true, in milliseconds. */
const FRESH = 10 * 60_000;

/**
 * What an organization is made of: projects, work item types, fields. Asked once, shared by every element on the
 * same connection, kept while the page lives. Retrying is the client's business, so it is off here.
 */
export class Metadata {
  readonly queries = new QueryClient({
    defaultOptions: {
      queries: {
        retry: false,
        networkMode: 'always',
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        staleTime: FRESH,
        gcTime: Infinity,
      },
    },
  });
  readonly #client: AdoClient;

  constructor(client: AdoClient) {
    this.#client = client;
  }

  /** The answer, from memory if it is fresh. */
  ask<T>(query: MetadataQuery<T>): Promise<T> {
    return this.queries.fetchQuery(query);
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
