import { QueryClient, QueryObserver } from '@tanstack/query-core';
import type { AdoError } from '../errors.js';
import type { MetadataQuery } from './metadata.js';

/** How long an answer is taken for true, in milliseconds. */
const FRESH = 10 * 60_000;

/** Answers to metadata questions. Retrying is the client's business, so it is off here. */
export class MetadataCache {
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

  ask<T>(query: MetadataQuery<T>): Promise<T> {
    return this.queries.fetchQuery(query);
  }

  observe<T>(query: MetadataQuery<T>): QueryObserver<T, AdoError> {
    return new QueryObserver<T, AdoError>(this.queries, query);
  }
}
