/** Takes one write back. `false` if it could not, or was called off. */
export type UndoStep = () => Promise<boolean>;

/** How many steps back a person can go. */
const DEPTH = 50;

/** Ways to take writes back, newest last. */
export class UndoStack {
  readonly #steps: UndoStep[] = [];

  push(step: UndoStep): void {
    this.#steps.push(step);
    if (this.#steps.length > DEPTH) this.#steps.shift();
  }

  pop(): UndoStep | undefined {
    return this.#steps.pop();
  }
}
