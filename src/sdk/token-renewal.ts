const RENEW_BEFORE = 60_000;
const FIRST_RETRY = 2_000;
const LONGEST_RETRY = 30_000;
const LONGEST_TIMER = 2_147_483_647;

/** Asks for the next token ahead of time; again and again, ever less often, while the old one still holds. */
export class TokenRenewal {
  readonly #renew: () => Promise<void>;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #expiresAt = 0;
  #failures = 0;
  #isOver = false;

  /** @param renew - Rejects if there is no new token yet. */
  constructor(renew: () => Promise<void>) {
    this.#renew = renew;
  }

  /** The token in use now is good until then, in milliseconds since 1970. */
  plan(expiresAt: number): void {
    this.#expiresAt = expiresAt;
    this.#failures = 0;
    const left = expiresAt - Date.now();
    if (left > 0) this.#after(Math.min(Math.max(left - RENEW_BEFORE, left / 2, 1000), LONGEST_TIMER));
  }

  end(): void {
    this.#isOver = true;
    clearTimeout(this.#timer);
  }

  #after(wait: number): void {
    clearTimeout(this.#timer);
    if (!this.#isOver) this.#timer = setTimeout(() => void this.#renew().catch(() => this.#tryLater()), wait);
  }

  /** Once the old one has expired, the next call that is refused asks. */
  #tryLater(): void {
    const wait = Math.min(FIRST_RETRY * 2 ** this.#failures, LONGEST_RETRY) * (0.75 + Math.random() / 2);
    this.#failures += 1;
    if (Date.now() + wait < this.#expiresAt) this.#after(wait);
  }
}
