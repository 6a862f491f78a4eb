import { ok, problem, unknown, warning, type Checks } from './facts.js';

const OPENER = 'Cross-Origin-Opener-Policy: same-origin-allow-popups';
const NEEDED = ['allow-scripts', 'allow-same-origin', 'allow-forms', 'allow-popups'];
const SANDBOX = `<iframe sandbox="${NEEDED.join(' ')} allow-popups-to-escape-sandbox"></iframe>`;

/** What the page and the browser around it make of it. */
export const pageChecks: Checks<
  'opener' | 'frame' | 'storage' | 'dialog' | 'popups' | 'instance' | 'copies'
> = {
  opener: ({ page, options: { paragon } }, words) => {
    if (page?.isIsolated) return problem(words.isolated, OPENER);
    if (!page?.isReadable || page.embedding === 'cross-origin') return unknown(words.openerUnknown);
    const value = page.opener?.split(';', 1)[0]?.trim();
    if (value === 'same-origin-allow-popups') return ok(words.opener(value));
    if (value && value !== 'unsafe-none') return problem(words.opener(value), OPENER);
    // Our own instance does not listen to whoever opened the page; the page's may.
    return paragon ? warning(words.noOpener, OPENER) : ok(words.noOpener);
  },

  frame: ({ page }, words) => {
    if (!page) return unknown(words.notTried);
    if (page.origin === 'null') return problem(words.opaqueOrigin, SANDBOX);
    if (page.embedding === 'top') return ok(words.noFrame);
    if (page.embedding === 'cross-origin') return unknown(words.strangeFrame);
    if (page.sandbox === undefined) return ok(words.plainFrame);
    const allowed = page.sandbox.split(/\s+/);
    const lacking = NEEDED.filter((word) => !allowed.includes(word));
    if (lacking.length > 0) return problem(words.sandboxLacks(lacking.join(', ')), SANDBOX);
    const escape = 'allow-popups-to-escape-sandbox';
    return allowed.includes(escape) ? ok(words.plainFrame) : warning(words.sandboxLacks(escape), SANDBOX);
  },

  storage: ({ page, sdk }, words) => {
    if (!page) return unknown(words.notTried);
    if (page.hasStorage) return ok(words.storageFine);
    if (page.origin === 'null') return problem(words.storageRefused, SANDBOX);
    return {
      ...warning(words.storageRefused, words.allowStorage, 'user'),
      ...(!sdk.isRunning && { verdict: 'problem' }),
    };
  },

  dialog: ({ page }, words) => {
    if (!page) return unknown(words.notTried);
    return page.isCovered ? warning(words.dialogOpen, words.closeDialog) : ok(words.noDialog);
  },

  popups: (_, words) => ({ ...unknown(words.popupsUnknown), change: words.allowPopups, fixedBy: 'user' }),

  instance: ({ options: { paragon }, sdk }, words) => {
    if (paragon)
      return warning(
        words.unguarded,
        '<ado-connect paragon-project="your-paragon-project-id"></ado-connect>',
      );
    return sdk.isRunning ? ok(words.guarded) : unknown(words.noInstanceYet);
  },

  copies: ({ page, options: { paragon } }, words) => {
    if (!page) return unknown(words.notTried);
    const others = page.strangers - (paragon ? 1 : 0);
    const seen = [
      others > 0 ? words.strangers(others) : '',
      page.hasStoredSession && !paragon ? words.storedSession : '',
    ].filter(Boolean);
    return seen.length > 0 ? warning(seen.join(' '), words.removeCopy) : ok(words.noStrangers);
  },
};
