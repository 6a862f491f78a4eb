import type { DoctorFindings } from '../i18n/doctor-findings.js';
import { ok, problem, unknown, warning, type Checks, type Facts, type Judgement } from './facts.js';
import type { CallEvidence } from './paragon-evidence.js';
import { shorten } from './redact.js';

/** What Paragon and Azure DevOps say, as far as harmless reads can tell. */
export const accountChecks: Checks<
  'session' | 'integration' | 'accounts' | 'identity' | 'projects' | 'work-items'
> = {
  session: (facts, words) => {
    const { paragon, services, options, sdk } = facts;
    if (options.paragon) return sdk.isSignedIn ? ok(words.signedIn) : notSignedIn(words);
    const { status, reach } = paragon;
    if (reach.outcome === 'skipped' || reach.outcome === 'blocked') return unknown(words.notTried);
    if (status === undefined)
      return services.zeus.outcome === 'answered' && reach.outcome === 'failed'
        ? problem(words.unreadable, 'Access-Control-Allow-Origin: *')
        : unknown(words.unreachable);
    if (status < 300) return ok(words.accepted);
    if (status === 404)
      return problem(
        words.projectUnknown(status),
        '<ado-connect paragon-project="your-paragon-project-id"></ado-connect>',
      );
    if (status === 401 || status === 403)
      return problem(words.tokenRefused(status), `aud: 'useparagon.com/${options.paragonProject ?? ''}'`);
    return problem(words.serverFailed(status), 'https://status.useparagon.com');
  },

  integration: ({ sdk, paragon }, words) => {
    const known = sdk.hasIntegration
      ? 'active'
      : (paragon.integration ?? (sdk.hasIntegration === false ? 'missing' : undefined));
    if (known === undefined) return unknown(words.notTried);
    // Active by the list, yet unusable: no portal is set up for it.
    if (known === 'active')
      return sdk.hasIntegration === false ? problem(words.inactive, words.activate) : ok(words.active);
    return problem(known === 'missing' ? words.notInstalled : words.inactive, words.activate);
  },

  accounts: ({ state: { accounts, account }, options, sdk }, words) => {
    if (!sdk.isSignedIn) return unknown(words.notTried);
    if (accounts.length === 0) return ok(words.noAccount);
    const seen = accounts
      .map(({ name, credentialId, status }) => words.account(name ?? shorten(credentialId), status))
      .join(' ');
    if (options.account && !account)
      return problem(
        `${words.wishUnknown} ${seen}`,
        `<ado-connect account="${accounts[0]?.externalId ?? ''}"></ado-connect>`,
      );
    if (account?.status === 'valid') return ok(seen);
    return account?.status === 'pending'
      ? warning(seen, words.reconnect, 'user')
      : problem(seen, words.reconnect, 'user');
  },

  identity: ({ calls }, words) => called(calls.identity, calls, words),
  projects: ({ calls }, words) =>
    calls.projects.outcome === 'empty'
      ? warning(words.nothingVisible, words.scopes, 'admin')
      : called(calls.projects, calls, words),
  'work-items': ({ calls }, words) => called(calls.workItems, calls, words),
};

function notSignedIn(words: DoctorFindings): Judgement {
  return problem(words.notSignedIn, 'await paragon.authenticate(projectId, userToken);');
}

function called(
  { outcome, detail, fixedBy }: CallEvidence,
  calls: Facts['calls'],
  words: DoctorFindings,
): Judgement {
  switch (outcome) {
    case 'ok':
    case 'empty':
      return ok(words.mayRead);
    case 'unauthorized': {
      // Refused altogether it is the organization, refused in part it is what was granted.
      const isAll = Object.values(calls as unknown as Record<string, CallEvidence>).every(
        (call) => call.outcome === 'unauthorized',
      );
      return problem(
        words.callUnauthorized(detail),
        isAll ? words.allowOAuth : words.scopes,
        isAll ? 'admin' : 'vendor',
      );
    }
    case 'forbidden':
      return problem(words.callForbidden(detail), words.scopes, 'admin');
    case 'refused':
      return problem(
        words.callRefused(detail),
        fixedBy === 'user' ? words.reconnect : words.scopes,
        fixedBy ?? 'vendor',
      );
    case 'failed':
      return unknown(words.callFailed(detail));
    case 'skipped':
      return unknown(words.notTried);
  }
}
