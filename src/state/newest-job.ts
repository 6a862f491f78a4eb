import { AdoError } from '../errors.js';

/** Given what tells whether no newer job has begun. Ask after every wait, before changing anything. */
export type Job = (isNewest: () => boolean) => Promise<void>;

/** Runs jobs that overtake one another: only the newest may still change something. */
export class NewestJob {
  #newest: object | undefined;
  #idle: Promise<void> = Promise.resolve();

  /** Runs `job`, and `onFailure` if it fails while it is the newest. Rejects with an `AdoError`. */
  run(job: Job, onFailure: (error: AdoError) => void): Promise<void> {
    const mine = (this.#newest = {});
    const isNewest = (): boolean => this.#newest === mine;
    const done = job(isNewest).catch((cause: unknown) => {
      const error = AdoError.from(cause);
      if (isNewest()) onFailure(error);
      throw error;
    });
    this.#idle = done.catch(() => undefined);
    return done;
  }

  /** From now on no job that runs may change anything. */
  supersede(): void {
    this.#newest = undefined;
  }

  /** Resolves when nothing runs any more. */
  async idle(): Promise<void> {
    for (let seen; seen !== this.#idle;) await (seen = this.#idle);
  }
}
