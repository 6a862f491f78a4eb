import type { Route } from './router';
export const classificationRoutes: readonly Route[] = [];
