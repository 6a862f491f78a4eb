import type { AdoError } from '../../errors.js';
import type { CommonMessages } from '../../i18n/common-messages.js';
import type { ConnectMessages } from '../../i18n/connect-messages.js';
import type { ConnectionState } from '../../state/connection-state.js';
import type { ConnectController } from './connect-controller.js';

/** A button of the card. */
export interface FaceButton {
  readonly label: string;
  readonly kind: 'primary' | 'quiet' | '';
  readonly onClick: (event: MouseEvent) => void;
  /** What it opens, and may give the focus back to it. */
  readonly opens?: string;
}

/** What the card shows in one state: words and buttons, no markup. */
export interface Face {
  readonly title: string;
  readonly text?: string;
  /** Said at once, and by whom it can be mended. */
  readonly alert?: { readonly what: string; readonly who: string };
  readonly buttons: readonly FaceButton[];
  /** `text` is more than a hint. */
  readonly isWarning?: boolean;
  readonly isConnected?: boolean;
  readonly asksOrganization?: boolean;
  readonly isWaiting?: boolean;
}

type Words = CommonMessages & ConnectMessages;

export function connectFace(state: ConnectionState, words: Words, controls: ConnectController): Face {
  const { status, account, error } = state;
  const name = account ? (account.name ?? words.unnamedAccount) : words.product;
  // A sentence that already asks the reader to do something need not add that they can.
  const who = !error || error.fixedBy === 'user' ? '' : words.fixedBy[error.fixedBy];
  const { refusedOrganization: refused } = state;
  const isRefused = error?.code === 'organization-unknown' && refused !== undefined;
  const what = isRefused ? words.organizationRefused(refused) : error && words.errors[error.code];
  const alert = what === undefined ? undefined : { what, who };
  const connect: FaceButton = { label: words.connect, kind: 'primary', onClick: controls.onConnect };
  const disconnect: FaceButton = { label: words.disconnect, kind: '', onClick: controls.onDisconnect };
  const mend: FaceButton[] = [
    {
      label: needsAnother(error) ? words.useAnotherAccount : words.tryAgain,
      kind: 'primary',
      onClick: controls.onRetry,
    },
    {
      label: controls.copied ? words.copied : words.copyDetails,
      kind: 'quiet',
      onClick: controls.onCopyDetails,
    },
  ];
  // They come a moment later, and must push no other from under a pointer.
  const help = controls.help.desk?.buttons ?? [];
  const check: FaceButton = {
    label: words.checkSetup,
    kind: 'quiet',
    onClick: controls.onCheckSetup,
    opens: 'doctor',
  };
  switch (status) {
    case 'idle':
      return { title: name, text: words.notSetUp, buttons: [] };
    case 'loading':
      return { title: name, text: words.loading, buttons: [], isWaiting: true };
    case 'disconnected':
      return { title: name, text: words.connectHint, buttons: [connect] };
    case 'connecting': {
      const show: FaceButton = {
        label: words.showWindow,
        kind: 'primary',
        onClick: controls.onShowWindow,
      };
      const cancel: FaceButton = { label: words.cancel, kind: '', onClick: controls.onCancel };
      return {
        title: words.connecting,
        text: words.connectingHint,
        buttons: state.hasWindow ? [show, cancel] : [cancel],
      };
    }
    case 'setup-needed': {
      if (account?.status !== 'pending')
        return { title: name, ...(alert && { alert }), buttons: [disconnect], asksOrganization: true };
      const finish: FaceButton = { ...connect, label: words.finishSetup };
      return {
        title: name,
        text: words.finishSetupHint,
        ...(alert && { alert }),
        buttons: [finish, disconnect],
      };
    }
    case 'reconnect-needed': {
      const reconnect: FaceButton = {
        label: words.reconnect,
        kind: 'primary',
        onClick: controls.onReconnect,
      };
      return {
        title: name,
        alert: { what: words.errors.unauthorized, who: '' },
        buttons: [reconnect, disconnect],
      };
    }
    case 'connected': {
      if (alert) return { title: name, alert, buttons: [...mend, disconnect, ...help], isConnected: true };
      const notice = controls.help.desk?.notice;
      if (!notice) return { title: name, buttons: [disconnect], isConnected: true };
      const kind = notice.isLate ? 'primary' : '';
      const renew: FaceButton = { label: words.reconnect, kind, onClick: controls.onRenew };
      const { text, isLate: isWarning } = notice;
      return { title: name, text, isWarning, buttons: [renew, disconnect], isConnected: true };
    }
    case 'signed-out':
      return alert
        ? { title: name, alert, buttons: [...mend, check, ...help] }
        : { title: name, text: words.signInFirst, buttons: [] };
    case 'unavailable':
    case 'failed':
      return { title: name, ...(alert && { alert }), buttons: [...mend, check, ...help] };
  }
}

/** Whether the account is the reason, and not anything about the application or its permissions. */
function needsAnother(error: AdoError | undefined): boolean {
  return error?.code === 'wrong-tenant' || error?.code === 'personal-account';
}
