import type { App } from '../app';
import { failure, json, readObject } from '../core/http';
import type { ConsentDecision, ConsentRule } from '../core/world';
import { providerErrors } from './provider-errors';
import type { IntegrationStatus } from './state';

const DECISIONS: readonly string[] = ['accept', 'deny', 'close', 'hang', 'expire', 'ask'];
const INTEGRATION: readonly string[] = ['active', 'inactive', 'unconfigured', 'missing'];

/** Routes that steer Paragon's side of one world: sign-in, user tokens, the integration. */
export function paragonControlRoutes(app: App): void {
  app.get('/control/consent', ({ env }) => json({ ...env.world.consent, errors: providerErrors }));
  app.post('/control/consent', async ({ env, req }) => {
    const rule = parseConsent(await readObject(req.raw));
    if (typeof rule === 'string') return failure(400, rule);
    return json((env.world.consent = rule));
  });

  app.post('/control/tokens', async ({ env, req }) => {
    const { lifetime, revoke } = await readObject(req.raw);
    const { paragon } = env.world;
    if (typeof lifetime === 'number') paragon.tokenLifetime = lifetime;
    if (revoke === true) paragon.tokenGeneration += 1;
    return json({ lifetime: paragon.tokenLifetime, revoked: revoke === true });
  });

  app.post('/control/integration', async ({ env, req }) => {
    const { status } = await readObject(req.raw);
    if (typeof status !== 'string' || !INTEGRATION.includes(status)) {
      return failure(400, `An integration is ${INTEGRATION.join(', ')}.`);
    }
    env.world.paragon.integration = status as IntegrationStatus;
    return json({ status });
  });
}

function parseConsent(body: Record<string, unknown>): ConsentRule | string {
  const { decision = 'ask', delayMs, account, error, opener } = body;
  if (typeof decision !== 'string' || !DECISIONS.includes(decision)) {
    return `A decision is ${DECISIONS.join(', ')}.`;
  }
  if (error !== undefined && !(typeof error === 'string' && error in providerErrors)) {
    return `An error is ${Object.keys(providerErrors).join(', ')}.`;
  }
  return {
    decision: decision as ConsentDecision,
    delayMs: typeof delayMs === 'number' ? delayMs : 0,
    account: typeof account === 'string' && account ? account : undefined,
    error,
    opener: opener === 'cut' ? 'cut' : undefined,
  };
}
