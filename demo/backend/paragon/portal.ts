import type { App } from '../app';
import { page, type Pages } from '../core/pages';

/** The Connect Portal that the SDK shows in a frame; all it does happens by messages, see `portal.js`. */
export function portalRoutes(app: App, pages: Pages): void {
  app.get('/connect/ui', () => page(pages, 'portal.html', { framed: true, values: { assets: '../assets' } }));
}
