/** One task per item at a time; each starts when the one before it has settled. */
export class ItemQueues {
  readonly #last = new Map<number, Promise<unknown>>();

  run<T>(id: number, task: () => Promise<T>): Promise<T> {
    const before = this.#last.get(id) ?? Promise.resolve();
    const mine = before.then(task, task);
    this.#last.set(id, mine);
    const forget = (): void => {
      if (this.#last.get(id) === mine) this.#last.delete(id);
    };
    mine.then(forget, forget);
    return mine;
  }

  /** Resolves when what is under way now has settled. */
  async settled(): Promise<void> {
    await Promise.allSettled(this.#last.values());
  }
}
