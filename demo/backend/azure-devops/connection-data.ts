import { json } from '../core/http';
import type { Call, Route } from './router';

/** Who am I; exists as a preview only (seen in Microsoft's own clients, not in the published specification). */
function connectionData({ organization, person }: Call): Response {
  const user = {
    id: person.id,
    descriptor: `Microsoft.IdentityModel.Claims.ClaimsIdentity;${person.mail}`,
    subjectDescriptor: person.descriptor,
    providerDisplayName: person.name,
    isActive: true,
    properties: { Account: { $type: 'System.String', $value: person.mail } },
    resourceVersion: 2,
    metaTypeId: 0,
  };
  return json({
    authenticatedUser: user,
    authorizedUser: user,
    instanceId: organization.data.id,
    deploymentId: organization.data.id,
    deploymentType: 'hosted',
    locationServiceData: { serviceOwner: '00025394-6065-48ca-87d9-7f5672854ef7' },
  });
}

export const connectionDataRoutes: readonly Route[] = [
  { method: 'GET', path: 'connectiondata', handle: connectionData },
];
