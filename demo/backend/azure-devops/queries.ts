import type { Route } from './router';
export const queryRoutes: readonly Route[] = [];
