/** Runs `action` and returns what it returned with the window it opened: `null` if the browser refused one. */
export function watchOpening<T>(action: () => T): { result: T; popup: Window | null | undefined } {
  let popup: Window | null | undefined;
  const { open } = window;
  window.open = (...args) => (popup = open.apply(window, args));
  try {
    return { result: action(), popup };
  } finally {
    window.open = open;
  }
}

const LOOK_EVERY = 300;
const PATIENCE = 5000;

/**
 * Calls `onAbandoned` once the user seems to have closed `popup` without finishing. `closed` alone says little:
 * it also turns true when the provider's page cuts the ties to its opener, and for a moment after success. But
 * then the page does not have the focus, or the result arrives meanwhile. Calls `onReach` when the window comes into
 * reach, and when it goes.
 */
export function watchClosing(
  popup: Window,
  onAbandoned: () => void,
  onReach: (isOpen: boolean) => void,
): () => void {
  let isOpen = !popup.closed;
  onReach(isOpen);
  return lookLong(() => {
    if (isOpen && popup.closed) onReach((isOpen = false));
    return popup.closed && document.hasFocus();
  }, onAbandoned);
}

/**
 * Calls `onCut` if `popup` is out of reach though the user is still busy there, which only the page's own policy can
 * bring about before the window's first page has greeted. Ends when `isOver`.
 */
export function watchGreeting(popup: Window, isOver: () => boolean, onCut: () => void): void {
  const stop = lookLong(
    () => {
      if (isOver()) stop();
      return popup.closed && !document.hasFocus();
    },
    () => {
      if (!isOver()) onCut();
    },
  );
}

/** Calls `action` when the user comes back to this page, from a window or a frame. */
export function onReturn(action: () => void): () => void {
  window.addEventListener('focus', action);
  return () => window.removeEventListener('focus', action);
}

/** Calls `action` once `isSo` has been true for a while. */
function lookLong(isSo: () => boolean, action: () => void): () => void {
  let since: number | undefined;
  const timer = setInterval(() => {
    if (!isSo()) since = undefined;
    else if (Date.now() - (since ??= Date.now()) >= PATIENCE) {
      clearInterval(timer);
      action();
    }
  }, LOOK_EVERY);
  return () => clearInterval(timer);
}
