import { Hono } from 'hono';
import { azureDevOpsRoutes } from './azure-devops/routes';
import type { Scope } from './core/call';
import { controlRoutes } from './core/control';
import { environmentRoutes } from './core/environment';
import { failure } from './core/http';
import { asset, type Pages } from './core/pages';
import { paragonControlRoutes } from './paragon/control';
import { iconRoutes } from './paragon/icons';
import { oauthRoutes } from './paragon/oauth';
import { portalRoutes } from './paragon/portal';
import { relayRoutes } from './paragon/relay';
import { zeusRoutes } from './paragon/zeus';

export interface StandinEnv {
  Bindings: Scope;
}

export type App = Hono<StandinEnv>;

/** All routes below a world's base, in one table of contents. */
export function createApp(pages: Pages): App {
  const app: App = new Hono<StandinEnv>();
  app.get('/assets/:file', (context) => asset(pages, context.req.param('file')) ?? context.notFound());
  environmentRoutes(app);
  controlRoutes(app);
  paragonControlRoutes(app);
  portalRoutes(app, pages);
  oauthRoutes(app, pages);
  zeusRoutes(app);
  relayRoutes(app);
  iconRoutes(app, pages);
  azureDevOpsRoutes(app);
  app.notFound((context) => failure(404, `Nothing here: ${context.req.method} ${context.req.path}`));
  app.onError((error) => failure(500, `The stand-in failed: ${error.stack ?? error.message}`));
  return app;
}
