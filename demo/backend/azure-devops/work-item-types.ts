import type { Route } from './router';
export const typeRoutes: readonly Route[] = [];
