import { AdoError } from '../errors.js';
import { isPlanRefusal, readInstallError } from './install-errors.js';
import { isBelowModal } from './modal.js';
import { isOwn, type ParagonEventName, type ParagonPort } from './paragon-port.js';
import { onReturn, watchClosing, watchOpening } from './popups.js';

export interface InstallOptions {
  readonly integration: string;
  readonly mode: 'portal' | 'headless';
  /** Account to sign in again, instead of connecting another. */
  readonly credentialId?: string | undefined;
  /** Connect another account beside those there are. */
  readonly add?: boolean | undefined;
  /** The page's own id for the account to add; kept only by an installation without the portal. */
  readonly externalId?: string | undefined;
  /** Only show the account in the portal; closing it is then no cancellation. */
  readonly manage?: boolean;
  /** Asks Paragon itself; without it only the SDK tells that the account is there. */
  readonly isInstalled?: (() => Promise<boolean>) | undefined;
  /** Told when the sign-in window comes into reach, and when it goes. */
  readonly onWindow?: ((isOpen: boolean) => void) | undefined;
  /** Milliseconds until the portal must have appeared. */
  readonly openWithin?: number;
  /** Milliseconds for everything. */
  readonly finishWithin?: number;
}

/** One attempt to connect an account. */
export interface InstallAttempt {
  /** Always settles; rejects with an `AdoError`. */
  readonly done: Promise<void>;
  /** Gives up; does nothing once it is done. */
  cancel(): void;
  /** Brings the sign-in window to the front, where it can be reached. */
  showWindow(): void;
}

const FRAME = 'iframe#paragon-connect-frame';
const OPEN_WITHIN = 20_000;
const FINISH_WITHIN = 600_000;
/** The SDK itself asks for the result no longer than this. */
const HEADLESS_WITHIN = 180_000;

/**
 * Starts to connect an account. The SDK's own promise stays open when the user closes portal or window, so here
 * whatever happens first settles. Call it in the user's gesture: it opens a window.
 */
export function startInstall(port: ParagonPort, options: InstallOptions): InstallAttempt {
  const undo: (() => void)[] = [];
  let window: Window | undefined;
  let looking: Promise<unknown> | undefined;
  let settle!: (error?: AdoError) => void;
  const done = new Promise<void>((resolve, reject) => {
    settle = (error) => {
      for (const step of undo.splice(0)) step();
      if (error) reject(error);
      else resolve();
    };
  });
  const tools: Tools = {
    settle,
    fail: (cause) => settle(readInstallError(cause)),
    undo: (step) => void undo.push(step),
    after: (ms, action) => {
      const timer = setTimeout(action, ms);
      undo.push(() => clearTimeout(timer));
    },
    look: () => {
      looking ??= (options.isInstalled?.() ?? Promise.resolve(false))
        .then((isInstalled) => isInstalled && settle())
        .catch(() => undefined)
        .finally(() => (looking = undefined));
    },
    hasWindow: (popup) => (window = popup),
    on: (name, action) => listen(port, name, options.integration, action, undo),
  };
  if (isOwn(port)) undo.push(() => port.endSignIn());
  // The window's message may never come.
  if (!options.manage) undo.push(onReturn(tools.look));
  tools.on('onIntegrationInstall', () => settle());
  if (options.mode === 'headless') startHeadless(port, options, tools);
  else startPortal(port, options, tools);
  return {
    done,
    cancel: () => settle(new AdoError('cancelled', 'The user gave up')),
    showWindow: () => window?.focus(),
  };
}

interface Tools {
  readonly settle: (error?: AdoError) => void;
  readonly fail: (cause: unknown) => void;
  /** Done in order of registration, once, when the attempt is over. */
  readonly undo: (step: () => void) => void;
  readonly after: (ms: number, action: () => void) => void;
  /** Asks Paragon whether the account is there. */
  readonly look: () => void;
  readonly hasWindow: (popup: Window) => void;
  readonly on: (name: ParagonEventName, action: () => void) => void;
}

function startPortal(
  port: ParagonPort,
  options: InstallOptions,
  { after, fail, on, settle, undo }: Tools,
): void {
  const { integration, credentialId, manage = false } = options;
  if (isBelowModal(portalFrame(port)))
    return fail(new AdoError('portal-covered', 'A modal dialog would make the portal unusable'));
  let opened = false;
  on('onPortalOpen', () => (opened = true));
  on('onPortalClose', () => settle(manage ? undefined : new AdoError('cancelled', 'The portal was closed')));
  if (manage) on('onIntegrationUninstall', () => settle());
  after(options.openWithin ?? OPEN_WITHIN, () => {
    if (!opened) settle(new AdoError('timeout', 'The portal did not appear', { fixedBy: 'vendor' }));
  });
  after(options.finishWithin ?? FINISH_WITHIN, () =>
    settle(new AdoError('timeout', 'Connecting took too long')),
  );
  undo(() => closePortal(port));
  try {
    const promise = port.connect(integration, credentialId ? { selectedCredentialId: credentialId } : {});
    Promise.resolve(promise).catch(fail);
  } catch (error) {
    fail(error);
  }
}

function startHeadless(port: ParagonPort, options: InstallOptions, tools: Tools): void {
  const { after, fail, hasWindow, look, settle, undo } = tools;
  const { integration, credentialId, externalId, finishWithin = HEADLESS_WITHIN } = options;
  const which = {
    ...((credentialId || options.add) && { allowMultipleCredentials: true }),
    ...(credentialId && { selectedCredentialId: credentialId }),
    ...(externalId && { externalId }),
  };
  undo(() => port.setHeadless(false));
  after(finishWithin + 2000, () => settle(new AdoError('timeout', 'Connecting took too long')));
  try {
    port.setHeadless(true);
    const start = (): unknown =>
      port.installIntegration(integration, { oauthTimeout: finishWithin, ...which });
    const { result, popup } = watchOpening(start);
    if (popup) {
      undo(() => popup.close());
      hasWindow(popup);
      const abandoned = (): void => settle(new AdoError('cancelled', 'The sign-in window was closed'));
      const reach = (isOpen: boolean): void => {
        options.onWindow?.(isOpen);
        if (!isOpen) look();
      };
      undo(watchClosing(popup, abandoned, reach));
      undo(() => options.onWindow?.(false));
    }
    Promise.resolve(result).then(() => settle(), fail);
  } catch (error) {
    if (!isPlanRefusal(error)) return fail(error);
    if (externalId)
      return fail(
        new AdoError('configuration', 'External ids need a Paragon plan with headless-cp', { cause: error }),
      );
    port.setHeadless(false);
    startPortal(port, options, tools);
  }
}

function listen(
  port: ParagonPort,
  name: ParagonEventName,
  integration: string,
  action: () => void,
  undo: (() => void)[],
): void {
  const listener = (event: { integrationType?: string | undefined }): void => {
    if (event.integrationType === integration) action();
  };
  port.subscribe(name, listener);
  undo.push(() => port.unsubscribe(name, listener));
}

/** Frees page scrolling as well. A portal that hangs would not hide itself, so hide its frame. */
function closePortal(port: ParagonPort): void {
  port.closePortal();
  const frame = portalFrame(port);
  if (frame) frame.style.display = 'none';
}

/** The package's main entry does not tell its frame; then it is the only one. */
function portalFrame(port: ParagonPort): HTMLElement | undefined {
  return 'root' in port ? port.root : (document.querySelector<HTMLElement>(FRAME) ?? undefined);
}
