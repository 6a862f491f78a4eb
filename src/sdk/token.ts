import { AdoError } from '../errors.js';

/** What the page may know of a Paragon user token. It is decoded, not verified; the server does that. */
export interface TokenClaims {
  readonly userId: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

/** The claims of `token`, or an `AdoError` that says what is wrong with it, never quoting it. */
export function readToken(token: string | undefined, now = Date.now()): TokenClaims {
  if (!token) throw new AdoError('token-missing', 'No Paragon user token was given');
  const claims = decode(token);
  if (typeof claims.sub !== 'string' || !claims.sub) throw invalid('has no "sub" claim');
  if (typeof claims.exp !== 'number') throw invalid('has no "exp" claim');
  if (claims.exp * 1000 <= now) throw invalid('has expired');
  return { userId: claims.sub, expiresAt: claims.exp * 1000 };
}

function decode(token: string): Record<string, unknown> {
  const parts = token.split('.');
  try {
    if (parts.length !== 3) throw new Error();
    return decodeSegment(parts[1]!);
  } catch {
    throw invalid('is not a JSON Web Token');
  }
}

/** Header or payload of a token; throws where it is neither. */
export function decodeSegment(segment: string): Record<string, unknown> {
  const base64 = segment.replaceAll('-', '+').replaceAll('_', '/');
  const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
  return Object(JSON.parse(new TextDecoder().decode(bytes))) as Record<string, unknown>;
}

function invalid(what: string): AdoError {
  return new AdoError('token-invalid', `The Paragon user token ${what}`);
}

/** Who `token` speaks for, if that can be read at all. */
export function readUserId(token: string): string | undefined {
  try {
    const { sub } = decode(token);
    return typeof sub === 'string' ? sub : undefined;
  } catch {
    return undefined;
  }
}
