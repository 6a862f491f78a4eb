import type { App } from '../app';
import { asset, type Pages } from '../core/pages';

/** The integration's icon at the two places where the SDK and its users look for it. */
export function iconRoutes(app: App, pages: Pages): void {
  const icon = () => asset(pages, 'azuredevops.svg') ?? new Response(null, { status: 404 });
  app.get('/cdn/integrations/azuredevops.svg', icon);
  app.get('/dashboard/integrations/azuredevops.svg', icon);
}
