/** One way in which an answer departs from the specification. */
export interface Violation {
  operation: string;
  /** Where in the body; `[]` stands for any entry of a list. */
  path: string;
  what: string;
  /** A call that showed it. */
  example: string;
  times: number;
}

export interface TallyData {
  passed: Record<string, number>;
  unpublished: number;
  violations: Violation[];
}

/** What a check has seen so far; can be written down and added to that of other processes. */
export class Tally {
  readonly #passed = new Map<string, number>();
  readonly #violations = new Map<string, Violation>();
  #unpublished = 0;

  pass(operation: string, times = 1): void {
    this.#passed.set(operation, (this.#passed.get(operation) ?? 0) + times);
  }

  passUnpublished(times = 1): void {
    this.#unpublished += times;
  }

  fail(violation: Violation): void {
    const key = [violation.operation, violation.path, violation.what].join(' ');
    const known = this.#violations.get(key);
    if (known) known.times += violation.times;
    else this.#violations.set(key, { ...violation });
  }

  add({ passed, unpublished, violations }: TallyData): void {
    for (const [operation, times] of Object.entries(passed)) this.pass(operation, times);
    for (const violation of violations) this.fail(violation);
    this.passUnpublished(unpublished);
  }

  toJSON(): TallyData {
    return {
      passed: Object.fromEntries(this.#passed),
      unpublished: this.#unpublished,
      violations: this.violations,
    };
  }

  get violations(): Violation[] {
    return [...this.#violations.values()];
  }

  /** What went wrong, then one line of counts. */
  toString(): string {
    const { refusals = 0, ...operations } = Object.fromEntries(this.#passed);
    const answers = Object.values(operations).reduce((sum, times) => sum + times, 0);
    const lines = this.violations.map(
      ({ operation, path, what, example, times }) =>
        `  ${operation}: ${path || 'the answer'} ${what} (${times} times, e.g. ${example})`,
    );
    const counts = `${answers} answers of ${Object.keys(operations).length} operations and ${refusals} refusals agree`;
    return [
      ...(lines.length ? ['Departures from Microsoft’s specification:', ...lines] : []),
      `Schema check: ${counts}, ${lines.length} departures; ${this.#unpublished} answers have no published schema.`,
    ].join('\n');
  }
}
