/**
 * The portal's side of the message protocol of Paragon's SDK: the host sends UI_UPDATE, the portal invokes
 * methods of the SDK by SDK_FUNCTION_INVOCATION and gets one answer for each.
 */
const element = (id) => document.getElementById(id);
const pending = new Map();
let nextId = 1;
let hostOrigin;
let shown = false;
let latest;

window.addEventListener('message', (event) => {
  if (event.source !== window.parent || !event.data) return;
  const { messageType, id, result, message } = event.data;
  if (messageType === 'UI_UPDATE') {
    hostOrigin = event.origin;
    void update(event.data);
  } else if (messageType === 'SDK_FUNCTION_RESPONSE') settle(id, ({ resolve }) => resolve(result));
  else if (messageType === 'SDK_FUNCTION_ERROR') settle(id, ({ reject }) => reject(new Error(message)));
});

function settle(id, how) {
  const waiting = pending.get(id);
  pending.delete(id);
  if (waiting) how(waiting);
}

/** Calls a method of the SDK in the host page. */
function invoke(type, ...parameters) {
  const id = `portal-${nextId++}`;
  return new Promise((resolve, reject) => {
    pending.set(id, { resolve, reject });
    window.parent.postMessage({ messageType: 'SDK_FUNCTION_INVOCATION', type, parameters, id }, hostOrigin);
  });
}

async function update({ nextContext, nextModalState }) {
  latest = { context: nextContext, modal: nextModalState };
  const { integration, apiInstallationOptions, shouldShowPortalAfterInstall } = nextModalState;
  const wanted =
    Boolean(integration) && (!apiInstallationOptions?.isApiInstallation || shouldShowPortalAfterInstall);
  if (integration) render();
  if (wanted === shown) return;
  shown = wanted;
  element('card').hidden = !wanted;
  await invoke('updateContainerStyle', { isModalShown: wanted });
  if (!wanted) return;
  await invoke('onOpen');
  element('name').focus();
}

function state() {
  return latest.context.user?.integrations?.[latest.modal.integration.type] ?? {};
}

const STATUS = {
  VALID: 'Connected.',
  INVALID: 'The account has to sign in again.',
  PENDING: 'Signed in; the setup is not finished.',
};

function render() {
  const { integration, config, connectionError } = latest.modal;
  const { credentialId, credentialStatus } = state();
  element('name').textContent = integration.name;
  element('description').textContent = config?.description ?? '';
  element('status').textContent = credentialId
    ? (STATUS[credentialStatus] ?? credentialStatus)
    : 'Not connected.';
  element('connect').hidden = Boolean(credentialId) && credentialStatus !== 'INVALID';
  element('connect').textContent = credentialStatus === 'INVALID' ? 'Reconnect' : 'Connect';
  element('setup').hidden = credentialStatus !== 'PENDING';
  element('disconnect').hidden = !credentialId;
  showError(
    connectionError && (connectionError.message ?? connectionError.error ?? 'The connection failed.'),
  );
}

function showError(text) {
  element('error').textContent = text ?? '';
  element('error').hidden = !text;
}

async function attempt(action) {
  showError();
  try {
    await action();
  } catch (error) {
    showError(error.message);
  }
}

element('connect').addEventListener('click', () =>
  attempt(() =>
    invoke('startOAuthFlow', latest.modal.integration.type, { ...latest.modal.apiInstallationOptions }),
  ),
);

element('setup').addEventListener('click', () =>
  attempt(() =>
    invoke(
      '_oauthCallback',
      { integrationId: latest.modal.integration.id, payload: {} },
      state().credentialId,
    ),
  ),
);

element('disconnect').addEventListener('click', () =>
  attempt(async () => {
    const { integration } = latest.modal;
    const features = latest.context.project?.accessibleFeatures ?? [];
    if (features.includes('headless-cp')) await invoke('uninstallIntegration', integration.type);
    else await uninstallWithoutApi(integration);
  }),
);

/** Plans without `headless-cp` refuse `uninstallIntegration`, so the portal takes its steps one by one. */
async function uninstallWithoutApi({ id, type }) {
  const { integrations } = latest.context.user;
  const gone = state().credentialId;
  await invoke('sendConnectRequest', `/sdk/integrations/${id}`, {
    method: 'DELETE',
    headers: { 'X-Paragon-Credential': gone },
  });
  const rest = (state().allCredentials ?? []).filter((credential) => credential.id !== gone);
  const [first] = rest;
  const next = first
    ? {
        ...state(),
        credentialId: first.id,
        credentialStatus: first.status,
        enabled: first.status === 'VALID',
        allCredentials: rest,
        allConfigurations: rest.flatMap((credential) => credential.configurations),
      }
    : { enabled: false, workflowSettings: {}, allCredentials: [], allConfigurations: [] };
  await invoke('updateAuthenticatedUser', { integrations: { ...integrations, [type]: next } });
  await invoke('saveState');
  await invoke('triggerSDKEvent', {
    type: 'onIntegrationUninstall',
    integrationId: id,
    integrationType: type,
  });
}

const close = () => invoke('onClose', true);
element('close').addEventListener('click', close);
document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && shown) void close();
});
