import type { Route } from './router';
export const recycleBinRoutes: readonly Route[] = [];
