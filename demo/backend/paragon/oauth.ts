import type { App } from '../app';
import { delay, isRecord, json } from '../core/http';
import { page, type Pages } from '../core/pages';
import type { ConsentRule } from '../core/world';
import { people, personForUser } from '../data/people';
import { completeAttempt, type OAuthAttempt } from './attempts';
import { providerErrors } from './provider-errors';
import { INTEGRATION_ID } from './state';
import { PARAGON_PROJECT, readToken } from './token';
import { signedIn } from './zeus';

/** The SDK starts to poll half a second after the popup opens if it is headless; this leaves it room. */
const POLLING_SHOWS_AFTER = 1300;

/** Sign-in: nonce page, consent page and callback page, and what they ask the server. */
export function oauthRoutes(app: App, pages: Pages): void {
  app.get(
    '/zeus/v2/projects/:project/sdk/actions/build-oauth',
    signedIn(({ env, req }, user) => {
      if (req.query('integrationId') !== INTEGRATION_ID || env.world.paragon.integration !== 'active') {
        return json({ message: 'Integration not found', status: 400 }, 400);
      }
      const state = env.world.paragon.random.uuid();
      env.world.paragon.attempts.set(state, {
        state,
        user: user.id,
        postMessageOrigin: req.query('originForPostMessage') ?? '',
        sessionKey: req.query('oauthMetaKeyId') ?? '',
        installOptions: parseOptions(req.query('installOptions')),
        startedAt: Date.now(),
        polled: false,
        bound: false,
      });
      return json({ redirectUrl: `${env.origin}${env.world.base}/passport/authorize?state=${state}` });
    }),
  );

  app.get('/zeus/projects/:project/sdk/actions/oauth-nonce', ({ env, req }) => {
    const claims = readToken(req.query('userToken'), env.world.paragon.tokenGeneration);
    const known = req.param('project') === PARAGON_PROJECT && !('problem' in claims);
    if (!known)
      return page(pages, 'expired.html', { status: 401, values: { assets: '../../../../../assets' } });
    const values = { assets: '../../../../../assets', origin: req.query('originForPostMessage') ?? '' };
    return page(pages, 'nonce.html', { values });
  });

  app.get('/passport/authorize', ({ env, req }) => {
    const attempt = env.world.paragon.attempts.get(req.query('state') ?? '');
    const values = { assets: '../assets' };
    if (!attempt) return page(pages, 'expired.html', { status: 400, values });
    const { decision, delayMs, account, error, opener } = env.world.consent;
    if (decision === 'expire') {
      env.world.paragon.attempts.delete(attempt.state);
      return page(pages, 'expired.html', { status: 400, values });
    }
    const { description = '', where } = (error && providerErrors[error]) || {};
    if (where === 'page') return page(pages, 'refused.html', { values: { ...values, description } });
    const person = personForUser(account ?? attempt.user);
    const consent = page(pages, 'consent.html', {
      values: {
        ...values,
        state: attempt.state,
        accounts: accountList(person.key),
        decision: decision === 'hang' ? 'accept' : decision,
        delay: `${delayMs}`,
      },
    });
    if (opener === 'cut') consent.headers.set('cross-origin-opener-policy', 'same-origin');
    return consent;
  });

  app.post('/passport/authorize', async ({ env, req }) => {
    const form = new URLSearchParams(await req.raw.clone().text());
    const state = form.get('state') ?? '';
    const attempt = env.world.paragon.attempts.get(state);
    if (attempt) attempt.outcome = decide(form, env.world.consent, attempt);
    return new Response(null, {
      status: 303,
      headers: { location: `oauth?state=${encodeURIComponent(state)}` },
    });
  });

  app.get('/passport/oauth', ({ req }) =>
    page(pages, 'callback.html', { values: { assets: '../assets', state: req.query('state') ?? '' } }),
  );

  app.get('/passport/outcome', async ({ env, req }) => {
    const attempt = env.world.paragon.attempts.get(req.query('state') ?? '');
    if (!attempt?.outcome) return json({ message: 'Unknown or unfinished sign-in', status: 404 }, 404);
    if (env.world.consent.decision === 'hang') return json({ channel: 'none' });
    const hasOpener = req.query('opener') === 'true';
    if ('error' in attempt.outcome) return json(failed(attempt, attempt.outcome, hasOpener));
    if (hasOpener && !(await isHeadless(attempt))) return json(byMessage(attempt));
    completeAttempt(env.world.paragon, attempt);
    attempt.bound = true;
    return json({ channel: 'polling' });
  });
}

function decide(form: URLSearchParams, consent: ConsentRule, attempt: OAuthAttempt): OAuthAttempt['outcome'] {
  if (form.get('decision') !== 'accept') {
    return { error: 'access_denied', description: 'The sign-in was declined.' };
  }
  const { error, description } = (consent.error && providerErrors[consent.error]) || {};
  if (error && description) return { error, description };
  return { account: form.get('account') || (consent.account ?? attempt.user) };
}

/**
 * Message or polling, never both. The SDK's install options tell most cases apart; an install started by
 * the API looks the same with and without headless mode, so then the server waits for the first poll.
 */
async function isHeadless(attempt: OAuthAttempt): Promise<boolean> {
  if (attempt.polled) return true;
  const byApi = attempt.installOptions['isApiInstallation'];
  if (byApi === false) return false;
  if (byApi === undefined) return true;
  await delay(attempt.startedAt + POLLING_SHOWS_AFTER - Date.now());
  return attempt.polled;
}

function byMessage({ state, postMessageOrigin }: OAuthAttempt): unknown {
  const credential = { integrationId: INTEGRATION_ID, payload: { code: `code-${state}`, state } };
  return {
    channel: 'message',
    target: postMessageOrigin,
    message: { type: 'oauth_success_callback', credential },
  };
}

function failed(
  attempt: OAuthAttempt,
  { error, description }: { error: string; description: string },
  hasOpener: boolean,
): unknown {
  if (!hasOpener) return { channel: 'polling' };
  const errorResponse = { error, error_description: description, message: description };
  const message = {
    type: 'oauth_error_callback',
    error: description,
    errorResponse,
    integrationId: INTEGRATION_ID,
  };
  return { channel: 'message', target: attempt.postMessageOrigin, message };
}

function accountList(first: string): string {
  const ordered = [...people].sort((a, b) => Number(b.key === first) - Number(a.key === first));
  return JSON.stringify(ordered.map(({ key, name, mail }) => ({ key, name, mail })));
}

function parseOptions(text: string | undefined): Record<string, unknown> {
  try {
    const options = JSON.parse(text ?? '{}') as unknown;
    return isRecord(options) ? options : {};
  } catch {
    return {};
  }
}
