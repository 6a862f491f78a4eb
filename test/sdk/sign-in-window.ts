import type { Bench, RawSdk } from './raw-sdk.js';

export const AZURE = 'azuredevops';

/** An unmodified SDK that is signed in, and what it is told when an account is to be connected. */
export async function signInWindow(
  bench: Bench,
): Promise<{ raw: RawSdk; options: () => object | undefined }> {
  const raw = await bench.raw('avery');
  let seen: object | undefined;
  for (const name of ['connect', 'installIntegration'] as const) {
    const method = raw[name].bind(raw);
    raw[name] = (integration, options) => {
      seen = options;
      return method(integration, options);
    };
  }
  return { raw, options: () => seen };
}
