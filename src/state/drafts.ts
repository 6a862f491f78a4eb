/**
 * What a person typed and has not saved. It outlives errors, refreshes and the element that showed it; only
 * saving or cancelling forgets it.
 */
export class Drafts {
  readonly #texts = new Map<string, string>();

  get(key: string): string | undefined {
    return this.#texts.get(key);
  }

  set(key: string, text: string): void {
    this.#texts.set(key, text);
  }

  delete(key: string): void {
    this.#texts.delete(key);
  }

  /** Key of a field of one item. */
  static ofField(id: number, field: string): string {
    return `field/${String(id)}/${field}`;
  }

  /** Key of a value in the form for a new item. */
  static ofNew(project: string, field: string): string {
    return `new/${project}/${field}`;
  }
}
