/** WebKitGTK for Web Test Runner, over plain WebDriver (WebKitWebDriver and MiniBrowser, under Xvfb). */
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { findProgram, isRunnable } from './find-chrome.mjs';

// prettier-ignore
const keys = {
  Backspace: '\uE003', Tab: '\uE004', Enter: '\uE007', Shift: '\uE008', Control: '\uE009', Alt: '\uE00A',
  Escape: '\uE00C', Space: ' ', PageUp: '\uE00E', PageDown: '\uE00F', End: '\uE010', Home: '\uE011',
  ArrowLeft: '\uE012', ArrowUp: '\uE013', ArrowRight: '\uE014', ArrowDown: '\uE015', Insert: '\uE016',
  Delete: '\uE017', F2: '\uE032', F10: '\uE03A', Meta: '\uE03D',
};
const buttons = ['left', 'middle', 'right'];
const elementKey = 'element-6066-11e4-a52e-4f735466cecf';

/** The programs, or undefined where one is missing. */
export function findWebKit() {
  const driver = process.env.WEBKIT_DRIVER ?? findProgram('WebKitWebDriver');
  const browser =
    process.env.WEBKIT_BROWSER ??
    ['x86_64-linux-gnu', 'aarch64-linux-gnu']
      .flatMap((machine) =>
        ['webkit2gtk-4.1', 'webkitgtk-6.0'].map((api) => `/usr/lib/${machine}/${api}/MiniBrowser`),
      )
      .find(isRunnable);
  const screen = process.env.DISPLAY ?? findProgram('Xvfb');
  return driver && browser && screen ? { driver, browser } : undefined;
}

async function startDriver({ driver }) {
  const children = [];
  const env = { ...process.env, WEBKIT_DISABLE_DMABUF_RENDERER: '1', LIBGL_ALWAYS_SOFTWARE: '1' };
  const stop = () => children.forEach((child) => child.kill());
  process.once('exit', stop);
  process.once('SIGTERM', () => {
    stop(); // otherwise the driver and the screen outlive us
    process.exit(143);
  });
  if (!env.DISPLAY) {
    const screen = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x900x24', '-nolisten', 'tcp'], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    });
    children.push(screen);
    env.DISPLAY = await new Promise((resolve, reject) => {
      screen.once('error', reject);
      screen.stdio[3].once('data', (data) => resolve(`:${String(data).trim()}`));
    });
  }
  const port = await freePort();
  children.unshift(spawn(driver, [`--port=${port}`, '--host=127.0.0.1'], { env, stdio: 'inherit' }));
  for (let tries = 0; tries < 100; tries++) {
    try {
      await fetch(`http://127.0.0.1:${port}/status`);
      break;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  return { port, stop };
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

export class WebKitLauncher {
  name = 'WebKitGTK';
  type = 'webdriver'; // what @web/test-runner-commands looks at
  concurrency = 1; // one window, one page at a time
  #programs = findWebKit();
  #urls = new Map();
  #ready;
  #driver;
  #session;
  #firstWindow;

  async initialize() {
    if (!this.#programs) throw new Error('WebKitWebDriver, MiniBrowser or Xvfb is missing');
  }

  async startSession(id, url) {
    await (this.#ready ??= this.#start());
    this.#urls.set(id, url);
    await this.#command('POST', '/url', { url });
  }

  isActive(id) {
    return this.#urls.has(id);
  }

  getBrowserUrl(id) {
    return this.#urls.get(id);
  }

  async stopSession(id) {
    await this.#closePopups();
    await this.#command('POST', '/url', { url: 'about:blank' });
    this.#urls.delete(id);
    return {};
  }

  async stop() {
    if (!this.#driver) return;
    await this.#command('DELETE', '').catch(() => {});
    this.#driver.stop();
  }

  /** @param {Array<{down: string} | {up: string}>} steps */
  pressKeys(steps) {
    const actions = steps.map((step) =>
      'down' in step
        ? { type: 'keyDown', value: keyValue(step.down) }
        : { type: 'keyUp', value: keyValue(step.up) },
    );
    return this.#command('POST', '/actions', { actions: [{ type: 'key', id: 'keys', actions }] });
  }

  sendKeys(_id, list) {
    return this.pressKeys(list.flatMap((key) => [{ down: key }, { up: key }]));
  }

  sendMouseMove(_id, x, y) {
    return this.#mouse({ type: 'pointerMove', duration: 0, x, y });
  }

  async sendMouseClick(_id, x, y, button = 'left') {
    await this.sendMouseMove(_id, x, y);
    await this.#mouse(
      { type: 'pointerDown', button: buttons.indexOf(button) },
      { type: 'pointerUp', button: buttons.indexOf(button) },
    );
  }

  sendMouseDown(_id, button = 'left') {
    return this.#mouse({ type: 'pointerDown', button: buttons.indexOf(button) });
  }

  sendMouseUp(_id, button = 'left') {
    return this.#mouse({ type: 'pointerUp', button: buttons.indexOf(button) });
  }

  resetMouse() {
    return this.#command('DELETE', '/actions');
  }

  /** The window is what can be sized; its tool bar keeps it above 447 px of width. */
  async setViewport({ width, height }) {
    const inner = await this.#command('POST', '/execute/sync', {
      script: 'return [outerWidth - innerWidth, outerHeight - innerHeight]',
      args: [],
    });
    await this.#command('POST', '/window/rect', { width: width + inner[0], height: height + inner[1] });
  }

  /** Clicks what `xpath` finds in a frame of the page or in a popup whose address contains `url`; false if not there yet. */
  async clickElsewhere({ url, xpath }) {
    this.#firstWindow ??= await this.#command('GET', '/window');
    try {
      return (await this.#clickInPopup(url, xpath)) || (await this.#clickInFrame(url, xpath));
    } finally {
      await this.#command('POST', '/window', { handle: this.#firstWindow });
      await this.#command('POST', '/frame', { id: null });
    }
  }

  async #clickInPopup(url, xpath) {
    for (const handle of await this.#command('GET', '/window/handles')) {
      if (handle === this.#firstWindow) continue;
      await this.#command('POST', '/window', { handle });
      if ((await this.#command('GET', '/url')).includes(url) && (await this.#clickHere(xpath))) return true;
    }
    await this.#command('POST', '/window', { handle: this.#firstWindow });
    return false;
  }

  async #clickInFrame(url, xpath) {
    for (const frame of await this.#command('POST', '/elements', {
      using: 'css selector',
      value: 'iframe',
    })) {
      const source = await this.#command('POST', '/execute/sync', {
        script: 'return arguments[0].src',
        args: [frame],
      });
      if (!String(source).includes(url)) continue;
      await this.#command('POST', '/frame', { id: frame });
      if (await this.#clickHere(xpath)) return true;
      await this.#command('POST', '/frame', { id: null });
    }
    return false;
  }

  async #clickHere(xpath) {
    // Before a page's modules have run, nobody listens to its buttons.
    const state = await this.#command('POST', '/execute/sync', {
      script: 'return document.readyState',
      args: [],
    });
    if (state !== 'complete') return false;
    const [found] = await this.#command('POST', '/elements', { using: 'xpath', value: xpath });
    if (!found) return false;
    await this.#command('POST', `/element/${found[elementKey]}/click`, {});
    return true;
  }

  async #closePopups() {
    if (!this.#firstWindow) return;
    for (const handle of await this.#command('GET', '/window/handles')) {
      if (handle === this.#firstWindow) continue;
      await this.#command('POST', '/window', { handle });
      await this.#command('DELETE', '/window');
    }
    await this.#command('POST', '/window', { handle: this.#firstWindow });
  }

  async #start() {
    this.#driver = await startDriver(this.#programs);
    const options = { binary: this.#programs.browser, args: ['--automation'] };
    const capabilities = { alwaysMatch: { 'webkitgtk:browserOptions': options } };
    this.#session = (await this.#http('POST', '/session', { capabilities })).sessionId;
    this.#firstWindow = await this.#command('GET', '/window');
  }

  #mouse(...actions) {
    const pointer = { type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions };
    return this.#command('POST', '/actions', { actions: [pointer] });
  }

  #command(method, path, body) {
    return this.#http(method, `/session/${this.#session}${path}`, body);
  }

  async #http(method, path, body) {
    const response = await fetch(`http://127.0.0.1:${this.#driver.port}${path}`, {
      method,
      ...(body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
    const { value } = await response.json();
    if (!response.ok) throw new Error(`WebKit ${method} ${path}: ${value?.error} ${value?.message}`);
    return value;
  }
}

function keyValue(key) {
  return keys[key] ?? key;
}
