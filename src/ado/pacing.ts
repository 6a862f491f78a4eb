import { AdoError } from '../errors.js';

/** Calls under way at once; more would only be delayed by the server (Azure DevOps rate limits). */
const MAX_PARALLEL = 4;
const MAX_TRIES = 3;
/** Longest wait we take upon ourselves; beyond it the user decides. In milliseconds. */
const MAX_WAIT = 4_000;
const FIRST_WAIT = 400;

/** What may be done again without being asked. */
export interface Attempt {
  /** Whether a call that may have arrived may be sent again. */
  readonly repeatable: boolean;
  /** Asked before each further try. */
  readonly signal?: AbortSignal | undefined;
}

/** Few calls at a time, and patience with a busy server. All retrying of this library is here. */
export class Pacer {
  #free = MAX_PARALLEL;
  readonly #waiting: (() => void)[] = [];

  async run<T>(task: () => Promise<T>, attempt: Attempt): Promise<T> {
    for (let tries = 1; ; tries++) {
      try {
        return await this.#inTurn(task, attempt.signal);
      } catch (cause) {
        const error = AdoError.from(cause);
        const wait = waitBefore(error, tries);
        if (tries >= MAX_TRIES || wait > MAX_WAIT || !mayRepeat(error, attempt)) throw error;
        await pause(wait);
        if (attempt.signal?.aborted) throw error;
      }
    }
  }

  async #inTurn<T>(task: () => Promise<T>, signal: AbortSignal | undefined): Promise<T> {
    if (this.#free > 0) this.#free--;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
    try {
      signal?.throwIfAborted();
      return await task();
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#free++;
    }
  }
}

/** A throttled call was not carried out, so it may always go again; a failed one only if repeating does no harm. */
function mayRepeat(error: AdoError, attempt: Attempt): boolean {
  return error.code === 'rate-limited' || (attempt.repeatable && error.code === 'server');
}

function waitBefore(error: AdoError, tries: number): number {
  if (error.retryAfter !== undefined) return error.retryAfter * 1000;
  return FIRST_WAIT * 2 ** (tries - 1) * (0.75 + Math.random() / 2);
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
