import {
  chooseCredential,
  INTEGRATION_ID,
  INTEGRATION_TYPE,
  type IntegrationStatus,
  type ParagonUser,
} from './state';

/** The project's integrations as `GET /sdk/integrations` lists them: this one, if it is there at all. */
export function integrations(status: IntegrationStatus): Record<string, unknown>[] {
  const definition = integrationDefinition();
  if (status === 'missing') return [];
  if (status === 'inactive') return [{ ...definition, isActive: false }];
  return [status === 'unconfigured' ? { ...definition, configs: [] } : definition];
}

function integrationDefinition(): Record<string, unknown> {
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
