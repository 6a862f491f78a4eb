import type { Route } from './router';
export const itemReadRoutes: readonly Route[] = [];
