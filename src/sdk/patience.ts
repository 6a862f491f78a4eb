import { AdoError } from '../errors.js';
import { isOwn, type ParagonPort } from './paragon-port.js';
import { within } from './time-limit.js';

/** How long Paragon may take to sign a user in, or to tell about user and accounts. */
const ANSWER_WITHIN = 25_000;

/**
 * Waits for the SDK, but not for ever: it has no limit of its own. An answer that comes after all must not end up in
 * the session of whoever signed in meanwhile, so it is kept from coming, or waited for by the next.
 */
export class Patience {
  readonly #port: ParagonPort;
  /** What was not waited for, with the page's own instance, whose requests are not ours to end. */
  #hung: Promise<unknown> | undefined;

  constructor(port: ParagonPort) {
    this.#port = port;
  }

  async run(action: () => Promise<void>): Promise<void> {
    const late = (): AdoError => new AdoError('timeout', 'Paragon did not answer');
    if (this.#hung) await within(ANSWER_WITHIN, this.#hung, late);
    const settled = action().then(
      () => undefined,
      (cause: unknown) => ({ cause }),
    );
    const failure = await within(ANSWER_WITHIN, settled, late).catch(async (error: unknown) => {
      if (isOwn(this.#port)) {
        this.#port.abandonRequests();
        await settled;
      } else {
        const hung = (this.#hung = settled.then(() => {
          if (this.#hung === hung) this.#hung = undefined;
        }));
      }
      throw error;
    });
    if (failure) throw failure.cause;
  }
}
