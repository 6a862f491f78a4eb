import { decodeSegment } from '../sdk/token.js';
import { within } from '../sdk/time-limit.js';
import { AdoError } from '../errors.js';
import { redact } from './redact.js';
import type { ConnectionOptions } from '../state/connection-state.js';

const PROVIDE_WITHIN = 3500;

/** What there is of a user token. None of it is for the report but what the checks pick out. */
export interface TokenEvidence {
  readonly from: 'page' | 'provider' | 'nobody' | 'own-instance' | 'failed-provider' | 'late-provider';
  readonly token?: string;
  /** How many parts it has; a JSON Web Token has three. */
  readonly parts?: number;
  readonly header?: Readonly<Record<string, unknown>> | undefined;
  readonly claims?: Readonly<Record<string, unknown>> | undefined;
  /** What the provider threw. */
  readonly failure?: string;
}

/** Takes the token in use, and asks the page's function for another only if that one is of no use. */
export async function readTokenEvidence(
  options: ConnectionOptions,
  held: string | undefined,
  user?: string,
): Promise<TokenEvidence> {
  const { userToken, tokenProvider, paragon } = options;
  const present = held ?? userToken;
  const read = present ? describe(present, userToken === present ? 'page' : 'provider') : undefined;
  const expires = Number(read?.claims?.['exp']) * 1000;
  if (read && (!tokenProvider || expires > Date.now())) return read;
  if (tokenProvider)
    return askProvider(tokenProvider, [present, ...secretsOf(read ?? { from: 'nobody' }), user]);
  return { from: paragon ? 'own-instance' : 'nobody' };
}

/** The token, its parts, and whom it speaks for: none of it must get out. */
export function secretsOf({ token, claims }: TokenEvidence): string[] {
  const parts = token ? [token, ...token.split('.')] : [];
  return [...parts, claims?.['sub'], claims?.['id']].filter((part) => typeof part === 'string');
}

async function askProvider(
  provider: () => Promise<string>,
  secrets: readonly (string | undefined)[],
): Promise<TokenEvidence> {
  const late = new AdoError('timeout', '');
  try {
    const token = await within(PROVIDE_WITHIN, Promise.resolve().then(provider), () => late);
    return token ? describe(token, 'provider') : { from: 'nobody' };
  } catch (cause) {
    if (cause === late) return { from: 'late-provider' };
    const failure = cause instanceof Error ? cause.message : String(cause);
    return {
      from: 'failed-provider',
      failure: redact(
        failure,
        secrets.filter((secret) => secret !== undefined),
      ),
    };
  }
}

function describe(given: unknown, from: 'page' | 'provider'): TokenEvidence {
  const token = String(given);
  const parts = token.split('.');
  return { from, token, parts: parts.length, header: decode(parts[0]), claims: decode(parts[1]) };
}

function decode(segment: string | undefined): Record<string, unknown> | undefined {
  try {
    return segment ? decodeSegment(segment) : undefined;
  } catch {
    return undefined;
  }
}
