/**
 * A user's hands for tests in the browser (test/support/user.ts is the other half): keys with modifiers,
 * the size of the window, and clicks inside frames and popups, where page script cannot reach.
 * One implementation over puppeteer (Chromium, Firefox) and one over WebDriver (WebKit).
 */
const xpathOf = (name) => `//*[self::button or self::a or @role="button"][normalize-space()="${name}"]`;

/** Before a page's modules have run, nobody listens to its buttons. */
const IS_LOADED = `document.readyState === 'complete'`;
const IS_PAINTED = 'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))';

/** @returns {import('@web/test-runner').TestRunnerPlugin} */
export function userPlugin() {
  const inFront = new Set();
  /** Firefox sends keys to the window in front, which may be one that an earlier test could not close. */
  async function pageInFront({ browser, id }) {
    const page = browser.getPage(id);
    if (!inFront.has(id)) await page.bringToFront();
    inFront.add(id);
    return page;
  }

  const commands = {
    /** payload: Array<{down: key} | {up: key}>; every key comes up again, as a hand would see to. */
    async 'user-keys'(payload, session) {
      if (session.browser.type === 'webdriver') return session.browser.pressKeys(payload);
      const { keyboard } = await pageInFront(session);
      for (const step of payload) await ('down' in step ? keyboard.down(step.down) : keyboard.up(step.up));
    },
    async 'user-type'(text, session) {
      if (session.browser.type === 'webdriver') return session.browser.sendKeys(session.id, [...text]);
      await (await pageInFront(session)).keyboard.type(text); // letters no key has arrive as input
    },
    async 'user-viewport'(payload, session) {
      if (session.browser.type === 'webdriver') return session.browser.setViewport(payload);
      await session.browser.getPage(session.id).setViewport(payload);
    },
    /** payload: {url, name}. Answers whether there was such a control to click; the caller asks again. */
    async 'user-click-elsewhere'({ url, name }, session) {
      const xpath = xpathOf(name);
      if (session.browser.type === 'webdriver') return session.browser.clickElsewhere({ url, xpath });
      const page = session.browser.getPage(session.id);
      for (const frame of await framesAround(page)) {
        if (!frame.url().includes(url)) continue;
        const control = await findReady(frame, xpath).catch(() => null);
        if (!control) continue;
        await control.click();
        return true;
      }
      return false;
    },
  };

  /** Frames of the page itself, then those of every popup it opened. */
  async function framesAround(page) {
    const pages = await page.browserContext().pages();
    const popups = pages.filter((other) => other !== page && !other.url().includes('wtr-session-id='));
    return [
      ...page.frames().filter((frame) => frame !== page.mainFrame()),
      ...popups.flatMap((popup) => popup.frames()),
    ];
  }

  /** The control, once a click on it would arrive. */
  async function findReady(frame, xpath) {
    if (!(await frame.evaluate(IS_LOADED))) return null;
    const control = await frame.$(`::-p-xpath(${xpath})`);
    if (!(await control?.isVisible())) return null;
    // A click goes past a frame that was shown, but not painted yet.
    const painted = frame.parentFrame() ? [frame, frame.page().mainFrame()] : [];
    for (const place of painted) await place.evaluate(IS_PAINTED);
    return control;
  }

  return {
    name: 'user',
    async executeCommand({ command, payload, session }) {
      const run = commands[command];
      // null means "not mine" to the runner, so say at least true
      return run ? ((await run(payload, session)) ?? true) : undefined;
    },
  };
}
