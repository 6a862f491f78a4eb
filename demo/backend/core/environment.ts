import type { App } from '../app';
import { makeToken, PARAGON_PROJECT } from '../paragon/token';
import { json } from './http';
import { basePath } from './place';

/** The SDK's complete table of service URLs. No ZEUS or HERMES URL may contain the letters p-r-o-x-y. */
export function sdkEnvironment(base: string): Record<string, string> {
  return {
    ZEUS_PUBLIC_URL: `${base}/zeus`,
    WORKER_PROXY_PUBLIC_URL: `${base}/relay`,
    CONNECT_PUBLIC_URL: `${base}/connect`,
    HERMES_PUBLIC_URL: `${base}/hermes`,
    PASSPORT_PUBLIC_URL: `${base}/passport`,
    PASSPORT_PRODUCTION_URL: `${base}/passport`,
    DASHBOARD_PUBLIC_URL: `${base}/dashboard`,
    CDN_PUBLIC_URL: `${base}/cdn`,
    API_TRIGGER_KIT_PUBLIC_URL: `${base}/zeus`,
  };
}

/** What a page needs to start: the SDK's environment, and the two routes of the vendor's own backend. */
export function environmentRoutes(app: App): void {
  app.get('/environment', (context) => {
    const { world, worlds, origin, pageOrigin } = context.env;
    const name = context.req.query('world') ?? world.name;
    const base = basePath(worlds.get(name).name);
    return json({
      paragonProject: PARAGON_PROJECT,
      organization: null,
      environment: sdkEnvironment(origin + base),
      tokenUrl: `${pageOrigin}${base}/token`,
      controlUrl: `${pageOrigin}${base}/control`,
    });
  });

  app.get('/token', (context) => {
    const { paragon } = context.env.world;
    const expiresIn = Number(context.req.query('expiresIn') ?? paragon.tokenLifetime);
    const user = context.req.query('user') ?? 'avery';
    return json({ token: makeToken(user, expiresIn, paragon.tokenGeneration) });
  });
}
