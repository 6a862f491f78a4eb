import type { Route } from './router';
export const iconRoutes: readonly Route[] = [];
