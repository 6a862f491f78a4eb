import { chooseCredential, INTEGRATION_ID, INTEGRATION_TYPE, type ParagonUser } from './state';

/** The one integration of the project, as `GET /sdk/integrations` lists it. */
export function integrationDefinition(): Record<string, unknown> {
  return {
    id: INTEGRATION_ID,
    type: INTEGRATION_TYPE,
    name: 'Azure DevOps',
    brandColor: '#0078D7',
    isActive: true,
    needPreOauthInputs: false,
    hasCredential: false,
    authenticationType: 'oauth',
    workflows: [],
    configs: [
      {
        values: {
          description: 'Work with your Azure DevOps work items without leaving this page.',
          overview: 'Search, edit and create **work items** of your organization.',
          accentColor: '#0078D7',
          sharedMeta: { inputs: [] },
          workflowMeta: {},
        },
      },
    ],
    sdkIntegrationConfig: {
      oauthInputs: [],
      accountTypes: [],
      authConfigInputs: [],
      postOauthInputs: [],
      dataSources: {},
    },
  };
}

/** A user's state of that integration, as `GET /sdk/me` shows it. */
export function integrationState(user: ParagonUser, selectedId?: string): Record<string, unknown> {
  const allCredentials = user.credentials;
  const chosen = chooseCredential(user, selectedId) ?? chooseCredential(user);
  if (!chosen) return { enabled: false, workflowSettings: {}, allCredentials };
  const configuration = chosen.configurations[0];
  return {
    enabled: chosen.status === 'VALID',
    credentialId: chosen.id,
    credentialStatus: chosen.status,
    credentialConfigId: configuration?.id,
    providerId: chosen.providerId,
    providerData: chosen.providerData,
    sharedSettings: configuration?.sharedSettings ?? {},
    workflowSettings: configuration?.workflowSettings ?? {},
    configMeta: configuration?.configMeta ?? {},
    allCredentials,
  };
}
