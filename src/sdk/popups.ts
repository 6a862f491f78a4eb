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
 * then the page does not have the focus, or the result arrives meanwhile.
 */
export function watchClosing(popup: Window, onAbandoned: () => void): () => void {
  let since: number | undefined;
  const timer = setInterval(() => {
    if (!popup.closed || !document.hasFocus()) since = undefined;
    else if (Date.now() - (since ??= Date.now()) >= PATIENCE) {
      clearInterval(timer);
      onAbandoned();
    }
  }, LOOK_EVERY);
  return () => clearInterval(timer);
}
