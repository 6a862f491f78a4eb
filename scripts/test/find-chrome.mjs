/**
 * A Chromium to test with: CHROME_PATH, else an installed one, else the copy inside @sparticuz/chromium
 * (Linux x64), so that tests run on a machine where nobody installed a browser.
 */
import { accessSync, constants, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];
const elsewhere = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];
/** Popup blocking stays on, and no test reaches the Internet. */
const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
];

export function isRunnable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The first of `names` that can be run, on the PATH or where distributions put browsers. */
export function findProgram(...wanted) {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin', '/usr/local/bin', '/snap/bin'];
  return folders
    .filter(Boolean)
    .flatMap((folder) => wanted.map((name) => join(folder, name)))
    .find(isRunnable);
}

/**
 * Launch options for puppeteer and Playwright alike.
 * @returns {Promise<{executablePath: string, args: string[], env: Record<string, string>, headless: boolean | 'shell'}>}
 */
export async function findChrome() {
  const base = { headless: true, env: { ...process.env }, args };
  const named = process.env.CHROME_PATH;
  if (named && !isRunnable(named)) throw new Error(`CHROME_PATH is ${named}, which cannot be run`);
  const found =
    named ??
    (process.env.CHROME_SKIP_INSTALLED ? undefined : (findProgram(...names) ?? elsewhere.find(isRunnable)));
  return found ? { ...base, executablePath: found } : unpackChrome(base);
}

async function unpackChrome(base) {
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Error('No Chromium found. Install Chrome or Chromium, or set CHROME_PATH.');
  const cache = join(process.cwd(), 'node_modules/.cache/chromium/');
  mkdirSync(cache, { recursive: true });
  process.env.TMPDIR = cache; // it unpacks into os.tmpdir()
  const { default: chromium, inflate } = await import('@sparticuz/chromium');
  const executablePath = await chromium.executablePath(); // not its .args: they switch web security off
  const bin = fileURLToPath(new URL('../bin/', import.meta.resolve('@sparticuz/chromium')));
  if (!existsSync(join(cache, 'al2023'))) await inflate(join(bin, 'al2023.tar.br')); // NSS, NSPR, expat
  const fonts = join(cache, 'fonts.conf'); // the one it brings names a fixed folder elsewhere
  writeFileSync(
    fonts,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${cache}fonts</dir>` +
      `<dir>/usr/share/fonts</dir><cachedir>${cache}font-cache</cachedir></fontconfig>`,
  );
  const libraries = [join(cache, 'al2023/lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':');
  return {
    headless: 'shell',
    env: { ...base.env, LD_LIBRARY_PATH: libraries, FONTCONFIG_FILE: fonts },
    args: [...args, '--no-zygote'],
    executablePath,
  };
}
