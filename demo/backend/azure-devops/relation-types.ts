import { json } from '../core/http';
import { findRelationType, relationTypes, type RelationType } from '../data/relation-types';
import { AzureDevOpsError } from './errors';
import type { Call, Route } from './router';
import { apiUrl } from './urls';

function present({ organization }: Call, type: RelationType): Record<string, unknown> {
  const { referenceName, name, usage, editable, oppositeEnd } = type;
  const { topology, directional, acyclic, singleTarget, isForward } = type;
  const shape = topology && { acyclic, directional, singleTarget, topology, isForward };
  const opposite = oppositeEnd && { oppositeEndReferenceName: oppositeEnd };
  return {
    attributes: { usage, editable, enabled: true, ...shape, ...opposite },
    referenceName,
    name,
    url: apiUrl(organization.name, `wit/workItemRelationTypes/${referenceName}`),
  };
}

function listTypes(call: Call): Response {
  return json({ count: relationTypes.length, value: relationTypes.map((type) => present(call, type)) });
}

function getType(call: Call): Response {
  const name = call.params['relation'] ?? '';
  const type = findRelationType(name);
  if (type) return json(present(call, type));
  throw new AzureDevOpsError(404, 'WorkItemLinkTypeNotFoundException', `There is no relation type ${name}.`);
}

export const relationTypeRoutes: readonly Route[] = [
  { method: 'GET', path: 'wit/workitemrelationtypes', handle: listTypes },
  { method: 'GET', path: 'wit/workitemrelationtypes/:relation', handle: getType },
];
