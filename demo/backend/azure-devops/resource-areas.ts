import { json } from '../core/http';
import { AzureDevOpsError } from './errors';
import type { Call, Route } from './router';

/** Areas of resources by the ids that clients ask for, and the prefix under which each is served here. */
const AREAS: readonly (readonly [id: string, name: string, prefix: string])[] = [
  ['79134c72-4a58-4b42-976c-04e7115f32bf', 'core', '/azure-devops'],
  ['5264459e-e5e0-4bd8-b118-0985e68a4ec5', 'wit', '/azure-devops'],
  ['1d4f49f9-02b9-4e26-b826-2cdb6195f2a9', 'work', '/azure-devops'],
  ['ea48a0a1-269c-42d8-b8ad-ddc8fcdcf578', 'search', '/azure-devops-search'],
  ['8a3d49b8-91f0-46ef-b33d-dda338c25db3', 'IMS', '/azure-devops-identity'],
  ['bb1e7ec9-e901-4b68-999a-de7012b920f8', 'Graph', '/azure-devops-identity'],
];

/** The addresses lead back to this stand-in, whatever origin and world it was asked under. */
function present({ organization, scope }: Call, [id, name, prefix]: (typeof AREAS)[number]): object {
  const base = scope.pageOrigin + scope.world.base + prefix;
  return { id, name, locationUrl: `${base}/${organization.name}/` };
}

function listAreas(call: Call): Response {
  return json({ count: AREAS.length, value: AREAS.map((area) => present(call, area)) });
}

function getArea(call: Call): Response {
  const wanted = call.params['id']?.toLowerCase();
  const area = AREAS.find(([id]) => id === wanted);
  if (area) return json(present(call, area));
  throw new AzureDevOpsError(404, 'ResourceAreaNotFoundException', `There is no resource area ${wanted}.`);
}

export const resourceAreaRoutes: readonly Route[] = [
  { method: 'GET', path: 'resourceareas', handle: listAreas },
  { method: 'GET', path: 'resourceareas/:id', handle: getArea },
];
