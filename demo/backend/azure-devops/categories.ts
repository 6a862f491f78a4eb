import type { Route } from './router';
export const categoryRoutes: readonly Route[] = [];
