/** How many steps back a person can go. */
const DEPTH = 50;

/** Ways to take writes back, newest last. */
export class UndoStack {
  readonly #steps: (() => Promise<unknown>)[] = [];

  push(step: () => Promise<unknown>): void {
    this.#steps.push(step);
    if (this.#steps.length > DEPTH) this.#steps.shift();
  }

  pop(): (() => Promise<unknown>) | undefined {
    return this.#steps.pop();
  }
}
