import type { QueryObserver, QueryObserverResult } from '@tanstack/query-core';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { AdoError } from '../errors.js';
import type { Metadata, MetadataQuery } from './metadata.js';

/** What to ask, and whom. */
export interface MetadataRequest<T> {
  readonly metadata: Metadata;
  readonly query: MetadataQuery<T>;
}

/**
 * Shows its host the answer to one metadata question, and asks it when nobody has. What to ask is read anew
 * before each update; `undefined` asks nothing.
 */
export class QueryController<T> implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #read: () => MetadataRequest<T> | undefined;
  #observer: QueryObserver<T, AdoError> | undefined;
  #metadata: Metadata | undefined;
  #loadError: AdoError | undefined;
  #release: (() => void) | undefined;
  #attached = false;

  constructor(host: ReactiveControllerHost, read: () => MetadataRequest<T> | undefined) {
    this.#host = host;
    this.#read = read;
    host.addController(this);
  }

  /** Whom the present answer is from. */
  get metadata(): Metadata | undefined {
    return this.#metadata;
  }

  get data(): T | undefined {
    return this.#result?.data;
  }

  get error(): AdoError | undefined {
    return this.#loadError ?? this.#result?.error ?? undefined;
  }

  get loading(): boolean {
    return this.#result?.isFetching ?? (this.#metadata !== undefined && !this.#loadError);
  }

  retry(): void {
    this.#loadError = undefined;
    void this.#observer?.refetch();
    this.#host.requestUpdate();
  }

  hostConnected(): void {
    this.#attached = true;
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#attached = false;
    this.#release?.();
    this.#release = undefined;
  }

  hostUpdate(): void {
    const wanted = this.#read();
    if (wanted?.metadata !== this.#metadata) {
      this.#release?.();
      this.#release = undefined;
      this.#observer = undefined;
      this.#loadError = undefined;
    }
    this.#metadata = wanted?.metadata;
    if (!wanted || this.#loadError) return;
    const { cache } = wanted.metadata;
    if (!cache) void this.#load(wanted.metadata);
    else if (this.#observer) this.#observer.setOptions(wanted.query);
    else this.#observer = cache.observe(wanted.query);
    if (this.#attached) this.#release ??= this.#observer?.subscribe(() => this.#host.requestUpdate());
  }

  async #load(metadata: Metadata): Promise<void> {
    try {
      await metadata.load();
    } catch (cause) {
      if (metadata === this.#metadata) this.#loadError = AdoError.from(cause);
    }
    this.#host.requestUpdate();
  }

  get #result(): QueryObserverResult<T, AdoError> | undefined {
    return this.#observer?.getCurrentResult();
  }
}
