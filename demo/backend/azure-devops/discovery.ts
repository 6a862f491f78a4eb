import { json } from '../core/http';
import { NEWEST, RELEASED } from './api-version';
import { resourceOf } from './resources';
import type { Resource } from './resources/resource';
import type { Route } from './router';

/**
 * `OPTIONS _apis/` and `OPTIONS _apis/{area}`: where each resource is and which versions it takes, for clients
 * that know its id only. What has no route here is left out. (VsoClient of azure-devops-node-api)
 */
export function discover(routes: readonly Route[], [area]: readonly string[]): Response {
  const found = new Set(routes.map(({ path }) => resourceOf(path)));
  const value = [...found]
    .filter((resource) => resource !== undefined)
    .filter((resource) => !area || resource.area.toLowerCase() === area.toLowerCase())
    .map(present);
  return json({ count: value.length, value });
}

function present({ id, area, name, template, version, preview }: Resource): Record<string, unknown> {
  return {
    id,
    area,
    resourceName: name,
    routeTemplate: template,
    resourceVersion: version,
    minVersion: '1.0',
    maxVersion: String(NEWEST),
    releasedVersion: preview ? '0.0' : String(RELEASED),
  };
}
