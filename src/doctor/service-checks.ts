import type { DoctorFindings } from '../i18n/doctor-findings.js';
import { ok, problem, unknown, type Checks, type Judgement } from './facts.js';
import { originOf, policyLine, policyValues } from './policy.js';
import type { Reach } from './probes.js';

/** Addresses of Paragon's services, the way there, and what the page's content security policy says to it. */
export const serviceChecks: Checks<
  | 'addresses'
  | 'zeus'
  | 'relay'
  | 'portal'
  | 'connect-src'
  | 'frame-src'
  | 'img-src'
  | 'script-src'
  | 'trusted-types'
> = {
  addresses: ({ addresses: { table, faults }, options: { host, environment }, page }, words) => {
    if (faults.length > 0)
      return problem(
        `${faults.join('. ')}.`,
        "connect.environment = { ZEUS_PUBLIC_URL: 'https://zeus.paragon.example.com' };",
      );
    if (!table) return unknown(words.ownInstanceKnows);
    const insecure = Object.values(table).find((url) => page?.isSecure && isInsecure(url));
    if (insecure) return problem(words.insecure(insecure), insecure.replace(/^http:/, 'https:'));
    const own = new Set(Object.values(table).map(originOf));
    return ok(host || environment ? words.given([...own].join(', ')) : words.cloud);
  },

  zeus: ({ services: { zeus }, addresses: { table } }, words) =>
    reached(zeus, words, `connect.environment = { ZEUS_PUBLIC_URL: '${table?.ZEUS_PUBLIC_URL ?? ''}' };`),
  relay: ({ services: { relay }, addresses: { table } }, words) =>
    reached(
      relay,
      words,
      `connect.environment = { WORKER_PROXY_PUBLIC_URL: '${table?.WORKER_PROXY_PUBLIC_URL ?? ''}' };`,
    ),

  portal: ({ services: { portal, portalHost }, addresses: { table } }, words) => {
    const line = `connect.environment = { CONNECT_PUBLIC_URL: '${table?.CONNECT_PUBLIC_URL ?? ''}' };`;
    if (portalHost.outcome !== 'skipped') return reached(portalHost, words, line);
    if (portal.outcome === 'answered') return unknown(words.frameLoaded);
    return reached(portal, words, line, 'frame-src');
  },

  'connect-src': ({ services: { zeus, relay }, addresses: { table } }, words) => {
    const needed = table ? [table.ZEUS_PUBLIC_URL, table.WORKER_PROXY_PUBLIC_URL].map(originOf) : [];
    const blocked = [zeus, relay].find(({ outcome }) => outcome === 'blocked');
    if (!blocked) return zeus.outcome === 'skipped' ? unknown(words.notTried) : ok(words.notBlocked);
    return refused(blocked.policy, 'connect-src', needed, words);
  },

  'frame-src': ({ services: { portal }, addresses: { table } }, words) => {
    if (portal.outcome === 'skipped') return unknown(words.notTried);
    if (portal.outcome !== 'blocked') return ok(words.notBlocked);
    return refused(portal.policy, 'frame-src', [originOf(table?.CONNECT_PUBLIC_URL ?? '')], words);
  },

  'img-src': ({ page, addresses: { table } }, words) => {
    const policy = page?.policies.find((text) => policyValues(text, 'img-src'));
    if (!policy) return ok(page?.isReadable ? words.noPolicy : words.notBlocked);
    const source = table && originOf(table.CDN_PUBLIC_URL);
    const values = policyValues(policy, 'img-src') ?? [];
    if (!source || values.includes(source) || values.includes('*')) return ok(words.notBlocked);
    return { ...ok(words.picturesLimited), change: policyLine(policy, 'img-src', [source]) };
  },

  'script-src': ({ sdk: { load, policy, source } }, words) => {
    if (load !== 'failed') return ok(words.partLoaded);
    const isOwn = originOf(source) === location.origin;
    const needed = [isOwn ? "'self'" : originOf(source)];
    if (policy) return refused(policy, 'script-src', needed, words);
    return problem(words.partNotLoaded, `<script type="module" src="${source}"></script>`, 'user');
  },

  'trusted-types': ({ page }, words) => {
    const lists = (page?.policies ?? []).flatMap((text) => {
      const values = policyValues(text, 'trusted-types');
      return values ? [{ text, values }] : [];
    });
    const narrow = lists.find(({ values }) => !values.includes('lit-html') && !values.includes('*'));
    if (!narrow) return page?.isReadable ? ok(words.notBlocked) : unknown(words.policyUnreadable);
    const seen = words.trustedTypes(narrow.values.join(' '));
    const change = policyLine(narrow.text, 'trusted-types', ['lit-html']);
    // Where `setHTML` is, the CDN build does without the policy; not so in Safari.
    return { verdict: page?.hasSanitizer ? 'warning' : 'problem', seen, change, fixedBy: 'vendor' };
  },
};

function reached(
  { outcome, ms }: Reach,
  words: DoctorFindings,
  line: string,
  directive = 'connect-src',
): Judgement {
  switch (outcome) {
    case 'answered':
      return ok(words.answered(ms ?? 0));
    case 'blocked': // The check of the directive says how to change it.
      return unknown(words.blocked(directive));
    case 'late':
      return problem(words.noAnswer, line, 'user');
    case 'failed':
      return problem(words.unreachable, line, 'user');
    case 'skipped':
      return unknown(words.notTried);
  }
}

function refused(
  policy: string | undefined,
  directive: string,
  needed: readonly string[],
  words: DoctorFindings,
): Judgement {
  const values = policy && policyValues(policy, directive);
  const present = values ? `${directive} ${values.join(' ')}` : directive;
  return problem(words.blocked(present), policyLine(policy, directive, needed));
}

/** Browsers take the own computer for safe. */
function isInsecure(url: string): boolean {
  return /^http:\/\/(?!localhost\b|127\.|\[::1\])/.test(url);
}
