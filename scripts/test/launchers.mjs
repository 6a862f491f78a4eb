/** The engines, by name, and which of them this machine has. */
import { existsSync } from 'node:fs';
import { chromeLauncher, puppeteerCore } from '@web/test-runner-chrome';
import { findChrome, findProgram } from './find-chrome.mjs';
import { findWebKit, WebKitLauncher } from './webkit.mjs';

function findFirefox() {
  const named = process.env.FIREFOX_PATH;
  if (named === undefined) return findProgram('firefox-esr', 'firefox');
  return existsSync(named) ? named : undefined;
}

const engines = {
  chromium: {
    present: () => true, // at worst the packaged one
    launch: async () => {
      const launchOptions = await findChrome();
      return chromeLauncher({
        launchOptions: { ...launchOptions, ignoreDefaultArgs: ['--disable-popup-blocking'] },
      });
    },
  },
  firefox: {
    present: () => Boolean(findFirefox()),
    launch: () =>
      chromeLauncher({
        puppeteer: puppeteerCore,
        launchOptions: {
          browser: 'firefox', // WebDriver BiDi; no geckodriver
          headless: true,
          executablePath: findFirefox(),
          extraPrefsFirefox: { 'dom.disable_open_during_load': true }, // its default; puppeteer's allows popups
        },
      }),
  },
  webkit: { present: () => Boolean(findWebKit()), launch: () => new WebKitLauncher() },
};

export const engineNames = Object.keys(engines);

export function isPresent(name) {
  return engines[name]?.present() ?? false;
}

/** @param {string} list comma-separated, e.g. `chromium,firefox` */
export function launch(list) {
  return Promise.all(
    list.split(',').map((name) => {
      if (!engines[name]) throw new Error(`Unknown browser "${name}"; there are ${engineNames.join(', ')}.`);
      return engines[name].launch();
    }),
  );
}
