import type { AdoError } from '../errors.js';

/** As `promise`, unless it takes longer than `ms`; then rejects with what `late` makes. */
export function within<T>(ms: number, promise: Promise<T>, late: () => AdoError): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(late()), ms);
  });
  return Promise.race([promise, limit]).finally(() => clearTimeout(timer));
}
