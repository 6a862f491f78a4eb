import type { Route } from './router';
export const itemWriteRoutes: readonly Route[] = [];
