import type { Context } from 'hono';
import type { App, StandinEnv } from '../app';
import { json, readObject } from '../core/http';
import { completeAttempt, saveCredential } from './attempts';
import { integrations, integrationState } from './integration';
import { chooseCredential, INTEGRATION_ID, setStatus, type Credential, type ParagonUser } from './state';
import { bearer, PARAGON_PROJECT, readToken } from './token';

type Handler = (context: Context<StandinEnv>, user: ParagonUser) => Promise<Response> | Response;

/**
 * Paragon's main service. Bodies are what `@useparagon/connect` 2.4.0 reads; error bodies of the live service
 * are not published, so these only have the `message` that the SDK looks at.
 */
export function zeusRoutes(app: App): void {
  const base = '/zeus/projects/:project/sdk';
  app.get(`${base}/me`, signedIn(getMe));
  app.patch(`${base}/me`, signedIn(patchMe));
  app.get(
    `${base}/integrations`,
    signedIn(({ env }) => json(integrations(env.world.paragon.integration))),
  );
  app.delete(`${base}/integrations/:integration`, signedIn(uninstall));
  app.get(`${base}/credentials`, signedIn(getAccount));
  app.post(`${base}/credentials`, signedIn(createCredential));
  app.get(`${base}/credentials/:id`, signedIn(getCredential));
  app.post(`${base}/credentials/:id/complete-setup`, signedIn(completeSetup));
  app.get(`${base}/actions/session-id/:key`, signedIn(pollSession));
  app.delete(`${base}/actions/session-id/:key`, signedIn(endSession));
  app.get(
    '/zeus/projects/:project/sdk/triggers',
    signedIn(() => json([])),
  );
  app.post(
    '/hermes/v2/projects/:project/sdk/events/trigger',
    signedIn(() => json({})),
  );
  app.post(
    '/hermes/projects/:project/sdk/triggers/:workflow',
    signedIn(() => json({ received: true })),
  );
}

/** Lets a request pass only with a valid user token for a project that exists. */
export function signedIn(handler: Handler): (context: Context<StandinEnv>) => Promise<Response> {
  return async (context) => {
    if (context.req.param('project') !== PARAGON_PROJECT) {
      return json({ message: 'Project not found', code: 'not-found', status: 404 }, 404);
    }
    const claims = readToken(bearer(context.req.raw), context.env.world.paragon.tokenGeneration);
    if ('problem' in claims) return json({ message: claims.problem, code: 'unauthorized', status: 401 }, 401);
    return handler(context, context.env.world.paragon.user(claims.sub));
  };
}

const getMe: Handler = ({ env, req }, user) =>
  json({
    userId: user.id,
    meta: user.meta,
    resources: [],
    project: {
      id: PARAGON_PROJECT,
      title: 'Stand-in project',
      billingPlan: env.world.features.has('headless-cp') ? 'connect_enterprise' : 'connect_basic',
      accessibleFeatures: [...env.world.features],
    },
    integrations:
      env.world.paragon.integration === 'missing'
        ? {}
        : { azuredevops: integrationState(user, req.header('x-paragon-credential')) },
  });

const patchMe: Handler = async ({ req }, user) => {
  const { meta } = await readObject(req.raw);
  Object.assign(user.meta, meta);
  return json({});
};

const uninstall: Handler = ({ req }, user) => {
  if (req.param('integration') !== INTEGRATION_ID) return notFound('Integration not found');
  const chosen = chooseCredential(user, req.header('x-paragon-credential'));
  user.credentials = user.credentials.filter((credential) => credential !== chosen);
  return json({});
};

const getAccount: Handler = ({ req }, user) => {
  const state = integrationState(user, req.header('x-paragon-credential'));
  if (req.query('includeAccountAuth') !== 'true') return json(state);
  const withAuth = (credential: Credential) => ({
    ...credential,
    accountAuth: { type: 'oauth', accessToken: `standin-${credential.id}`, scope: 'vso.work_write' },
  });
  return json({ ...state, allCredentials: user.credentials.map(withAuth) });
};

const createCredential: Handler = async ({ env, req }, user) => {
  const { integrationId, payload, installOptions } = await readObject(req.raw);
  if (integrationId !== INTEGRATION_ID) return notFound('Integration not found');
  const state = (payload as Record<string, unknown> | undefined)?.['state'];
  const attempt = env.world.paragon.attempts.get(String(state));
  if (!attempt) return json(saveCredential(env.world.paragon, user, user.id, installOptions));
  if (attempt.user !== user.id) return json({ message: 'Sign-in of another user', status: 400 }, 400);
  attempt.installOptions = { ...attempt.installOptions, ...(installOptions as Record<string, unknown>) };
  const credential = completeAttempt(env.world.paragon, attempt);
  return credential ? json(credential) : json({ message: 'The sign-in was not accepted', status: 400 }, 400);
};

const getCredential: Handler = ({ req }, user) => {
  const credential = chooseCredential(user, req.param('id'));
  return credential ? json(credential) : notFound('Credential not found');
};

const completeSetup: Handler = async ({ req }, user) => {
  const credential = chooseCredential(user, req.param('id'));
  if (!credential) return notFound('Credential not found');
  const { payload } = await readObject(req.raw);
  Object.assign(credential.config, payload);
  setStatus(credential, 'VALID');
  return json(credential);
};

/** Only an attempt that the callback page has bound to its session ever answers with a credential. */
const pollSession: Handler = ({ env, req }) => {
  const attempt = [...env.world.paragon.attempts.values()].find(
    ({ sessionKey }) => sessionKey === req.param('key'),
  );
  if (!attempt) return json({});
  attempt.polled = true;
  return json(attempt.bound && attempt.credentialId ? { connectCredentialId: attempt.credentialId } : {});
};

const endSession: Handler = ({ env, req }) => {
  for (const [state, attempt] of env.world.paragon.attempts) {
    if (attempt.sessionKey === req.param('key')) env.world.paragon.attempts.delete(state);
  }
  return json({});
};

function notFound(message: string): Response {
  return json({ message, code: 'not-found', status: 404 }, 404);
}
