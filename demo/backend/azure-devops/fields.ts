import type { Route } from './router';
export const fieldRoutes: readonly Route[] = [];
