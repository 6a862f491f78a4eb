import type { DoctorFindings } from '../i18n/doctor-findings.js';
import { ok, problem, unknown, warning, type Checks, type Facts, type Judgement } from './facts.js';

const PROVIDER =
  "connect.tokenProvider = async () => (await fetch('/api/paragon-token', { method: 'POST' })).text();";
const HEADER = "{ alg: 'RS256', typ: 'JWT' }";
const MINUTE = 60_000;
const SOON = 5;

/** The configuration a vendor writes: project and user token. */
export const tokenChecks: Checks<'project' | 'token' | 'audience' | 'expiry' | 'clock'> = {
  project: ({ options: { paragonProject, paragon } }, words) => {
    if (paragonProject) return ok(words.given(paragonProject));
    if (paragon) return ok(words.ownInstanceKnows);
    return problem(words.missing, '<ado-connect paragon-project="your-paragon-project-id"></ado-connect>');
  },

  token: ({ token }, words) => {
    const { header, claims, parts = 0 } = token;
    if (!token.token) return withoutToken(token, words);
    if (parts !== 3 || !header || !claims) return problem(words.notToken(parts), PROVIDER);
    if (header['alg'] !== 'RS256')
      return problem(
        words.wrongAlgorithm(typeof header['alg'] === 'string' ? header['alg'] : 'nothing'),
        HEADER,
      );
    const missing = [
      typeof claims['sub'] === 'string' && claims['sub'] ? '' : 'sub',
      typeof claims['exp'] === 'number' ? '' : 'exp',
    ].filter(Boolean);
    if (missing.length === 0) return ok(words.tokenFine);
    return problem(
      words.claimsMissing(missing.join(', ')),
      "{ sub: 'your-user-id', iat: now, exp: now + 3600 }",
    );
  },

  audience: ({ token: { claims }, options: { paragonProject } }, words) => {
    if (!claims || !paragonProject) return unknown(words.notTried);
    const line = `aud: 'useparagon.com/${paragonProject}'`;
    const audience = [claims['aud']].flat().filter((entry) => typeof entry === 'string');
    if (audience.length === 0) return warning(words.noAudience, line);
    const seen = words.audience(audience.join(', '));
    return audience.includes(`useparagon.com/${paragonProject}`) ? ok(seen) : problem(seen, line);
  },

  expiry: ({ token: { claims }, options: { tokenProvider }, now }, words) => {
    const expires = claims?.['exp'];
    if (typeof expires !== 'number') return unknown(words.notTried);
    const left = Math.round((expires * 1000 - now) / MINUTE);
    if (expires * 1000 <= now)
      return problem(words.expired(-left), tokenProvider ? 'exp: now + 3600' : PROVIDER);
    if (tokenProvider) return ok(words.expires(left));
    return warning(left < SOON ? words.expiresSoon(left) : words.neverRenewed(left), PROVIDER);
  },

  clock: (facts, words) => {
    const { page, token, now } = facts;
    const future = Math.round((issued(facts) * 1000 - now) / 1000);
    const ahead = page?.clockAhead === undefined ? undefined : Math.round(page.clockAhead / 1000);
    if (ahead !== undefined && Math.abs(ahead) > 60)
      return warning(words.clockOff(ahead), words.setClock, 'user');
    if (future > 60) return problem(words.tokenFromFuture(future), words.setClock, 'vendor');
    if (ahead !== undefined) return ok(words.clockFine(ahead));
    return token.claims ? ok(words.tokenTimesFine) : unknown(words.clockUnknown);
  },
};

/** From when on the token counts. */
function issued({ token: { claims } }: Facts): number {
  const times = [claims?.['iat'], claims?.['nbf']].filter((time) => typeof time === 'number');
  return Math.max(0, ...times);
}

function withoutToken({ from, failure }: Facts['token'], words: DoctorFindings): Judgement {
  if (from === 'own-instance') return unknown(words.ownInstanceKnows);
  if (from === 'failed-provider') return problem(words.providerFailed(failure ?? ''), PROVIDER);
  if (from === 'late-provider') return problem(words.providerLate, PROVIDER);
  return problem(words.noToken, PROVIDER);
}
