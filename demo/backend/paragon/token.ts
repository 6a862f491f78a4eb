/** Id of the one project that the stand-in's Paragon knows. */
export const PARAGON_PROJECT = 'b1c7a0d2-5f1e-4a36-9d43-7e0f5a2c9b11';

export interface TokenClaims {
  sub: string;
  aud?: string;
  iat?: number;
  exp?: number;
  /** Raised to revoke all tokens made before; real tokens have nothing of the kind. */
  generation?: number;
}

/** A user token as a vendor's backend would sign it, but with a signature that nobody checks. */
export function makeToken(user: string, expiresIn: number, generation = 0): string {
  const now = Math.floor(Date.now() / 1000);
  const claims: TokenClaims = {
    sub: user,
    aud: `useparagon.com/${PARAGON_PROJECT}`,
    iat: now,
    exp: now + expiresIn,
    generation,
  };
  return `${encode({ alg: 'RS256', typ: 'JWT' })}.${encode(claims)}.c3RhbmQtaW4`;
}

/** The claims of a token that is well formed, for this project and not expired; otherwise the reason. */
export function readToken(
  token: string | null | undefined,
  generation = 0,
): TokenClaims | { problem: string } {
  const claims = decode(token?.split('.')[1]);
  if (!claims?.sub) return { problem: 'The user token is missing or malformed.' };
  if (!claims.exp || claims.exp * 1000 <= Date.now()) return { problem: 'The user token has expired.' };
  if (claims.aud && !claims.aud.endsWith(`/${PARAGON_PROJECT}`)) {
    return { problem: 'The user token was signed for another project.' };
  }
  if ((claims.generation ?? generation) < generation) return { problem: 'The user token has been revoked.' };
  return claims;
}

/** The token of an `Authorization: Bearer` header. */
export function bearer(request: Request): string | undefined {
  return /^Bearer\s+(\S+)$/i.exec(request.headers.get('authorization') ?? '')?.[1];
}

function encode(value: unknown): string {
  const bytes = new TextEncoder().encode(JSON.stringify(value));
  return btoa(String.fromCharCode(...bytes))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '');
}

function decode(part: string | undefined): TokenClaims | undefined {
  if (!part) return undefined;
  try {
    const binary = atob(part.replace(/-/g, '+').replace(/_/g, '/'));
    const text = new TextDecoder().decode(Uint8Array.from(binary, (character) => character.charCodeAt(0)));
    return JSON.parse(text) as TokenClaims;
  } catch {
    return undefined;
  }
}
