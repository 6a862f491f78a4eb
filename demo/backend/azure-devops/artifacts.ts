import { json } from '../core/http';
import { artifactLinkTypes } from '../data/artifact-link-types';
import { badRequest } from './errors';
import { bodyObject, type Call, type Route } from './router';
import { itemUrl } from './urls';

function listTypes(): Response {
  return json({ count: artifactLinkTypes.length, value: artifactLinkTypes });
}

/** Which items have a link to each of some commits, pull requests, builds and the like. */
async function findLinked(call: Call): Promise<Response> {
  const { organization, project } = call;
  const { artifactUris } = await bodyObject(call);
  if (!Array.isArray(artifactUris)) throw badRequest('The artifactUris parameter is required.');
  const found = new Map(artifactUris.map((uri) => [String(uri).toLowerCase(), [] as unknown[]]));
  for (const { id, fields, relations = [] } of organization.all()) {
    if (project && fields['System.TeamProject'] !== project.name) continue;
    for (const { rel, target } of relations) {
      if (rel !== 'ArtifactLink' || typeof target !== 'string') continue;
      found.get(target.toLowerCase())?.push({ id, url: itemUrl(organization.name, id) });
    }
  }
  const result = artifactUris.map((uri) => [String(uri), found.get(String(uri).toLowerCase())] as const);
  return json({ artifactUrisQueryResult: Object.fromEntries(result) });
}

export const artifactRoutes: readonly Route[] = [
  { method: 'GET', path: 'wit/artifactlinktypes', handle: listTypes },
  { method: 'POST', path: 'wit/artifacturiquery', handle: findLinked },
];
