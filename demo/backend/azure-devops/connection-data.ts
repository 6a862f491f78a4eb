import { json } from '../core/http';
import { NEWEST, RELEASED } from './api-version';
import { presentIdentity } from './identity-host';
import { resources } from './resources';
import type { Resource } from './resources/resource';
import type { Call, Route } from './router';

const OWNER = '00025394-6065-48ca-87d9-7f5672854ef7';
const MAPPING = 'PublicAccessMapping';

/**
 * Who am I, and with `connectOptions=IncludeServices` what there is; a preview only (seen in Microsoft's own
 * clients, not in the published specification).
 */
function connectionData(call: Call): Response {
  const { organization, person } = call;
  const user = presentIdentity(person);
  return json({
    authenticatedUser: user,
    authorizedUser: user,
    instanceId: organization.data.id,
    deploymentId: organization.data.id,
    deploymentType: 'hosted',
    locationServiceData: {
      serviceOwner: OWNER,
      ...(wantsServices(call) ? services(call) : {}),
      lastChangeId: 1,
      lastChangeId64: 1,
    },
  });
}

/** The option by its word or its number, alone or among others. */
function wantsServices({ query }: Call): boolean {
  const options = query('connectOptions')?.toLowerCase() ?? '';
  return options
    .split(',')
    .some((option) => option.trim() === 'includeservices' || (Number(option) & 1) === 1);
}

function services({ scope, organization }: Call): object {
  const accessPoint = `${scope.pageOrigin}${scope.world.base}/azure-devops/`;
  return {
    defaultAccessMappingMoniker: MAPPING,
    accessMappings: [
      {
        displayName: 'Public Access Mapping',
        moniker: MAPPING,
        accessPoint,
        serviceOwner: OWNER,
        virtualDirectory: organization.name,
      },
    ],
    serviceDefinitions: resources.map(presentService),
  };
}

function presentService({ id, area, name, template, version, preview }: Resource): object {
  return {
    serviceType: area,
    identifier: id,
    displayName: name,
    relativeToSetting: 'context',
    relativePath: `/${template}`,
    serviceOwner: OWNER,
    toolId: area,
    resourceVersion: version,
    minVersion: '1.0',
    maxVersion: String(NEWEST),
    releasedVersion: preview ? '0.0' : String(RELEASED),
  };
}

export const connectionDataRoutes: readonly Route[] = [
  { method: 'GET', path: 'connectiondata', handle: connectionData },
];
