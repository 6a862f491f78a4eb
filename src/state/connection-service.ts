import type { RelayOptions } from '../sdk/relay-transport.js';

/** Hosts that full addresses may name; anything else is refused before it is sent. */
export const AZURE_DEVOPS_HOSTS: readonly string[] = [
  'dev.azure.com',
  'almsearch.dev.azure.com',
  'vssps.dev.azure.com',
  'app.vssps.visualstudio.com',
];

/** What the relay must know of Azure DevOps. */
export const AZURE_DEVOPS: Pick<RelayOptions, 'integration' | 'allowedHosts' | 'isServiceError'> = {
  integration: 'azuredevops',
  allowedHosts: AZURE_DEVOPS_HOSTS,
  isServiceError: (body) => typeof (Object(body) as { typeKey?: unknown }).typeKey === 'string',
};
