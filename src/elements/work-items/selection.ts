/** Which rows are selected, by item id, so that a refresh or a new order keeps them. */
export class Selection {
  readonly #ids = new Set<number>();
  #anchor: number | undefined;

  get ids(): readonly number[] {
    return [...this.#ids];
  }

  get size(): number {
    return this.#ids.size;
  }

  has(id: number): boolean {
    return this.#ids.has(id);
  }

  toggle(id: number): void {
    if (!this.#ids.delete(id)) this.#ids.add(id);
    this.#anchor = id;
  }

  /** Selects everything between the row where selecting began and this one. */
  extendTo(id: number, from: number, order: readonly number[]): void {
    this.#anchor ??= from;
    const start = order.indexOf(this.#anchor);
    const end = order.indexOf(id);
    if (start < 0 || end < 0) return;
    for (const passed of order.slice(Math.min(start, end), Math.max(start, end) + 1)) this.#ids.add(passed);
  }

  selectAll(order: readonly number[]): void {
    for (const id of order) this.#ids.add(id);
  }

  clear(): void {
    this.#ids.clear();
    this.#anchor = undefined;
  }

  /** Forgets what is no longer in the list. */
  keepOnly(order: readonly number[]): void {
    if (this.#ids.size === 0) return;
    const present = new Set(order);
    for (const id of this.#ids) if (!present.has(id)) this.#ids.delete(id);
  }
}
