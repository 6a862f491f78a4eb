import { AdoError } from '../errors.js';
import { installMessageGuard } from './message-guard.js';

type ParagonModule = typeof import('./paragon-sdk.js');

let loading: Promise<ParagonModule> | undefined;

/** The SDK, fetched on first use. A failure is forgotten, so that the next call tries again. */
export function loadParagon(): Promise<ParagonModule> {
  installMessageGuard();
  return (loading ??= import('./paragon-sdk.js').catch((cause: unknown) => {
    loading = undefined;
    throw new AdoError('sdk-load', 'The Paragon SDK could not be loaded', { cause });
  }));
}
