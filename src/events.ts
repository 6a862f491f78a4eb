import type { AdoError } from './errors.js';

/** Something failed. The element already says so to the user; listen to log it or to help. */
export class AdoErrorEvent extends Event {
  readonly error: AdoError;

  constructor(error: AdoError) {
    super('ado-error');
    this.error = error;
  }
}

declare global {
  interface HTMLElementEventMap {
    'ado-error': AdoErrorEvent;
  }
}
