import { AxeBuilder } from '@axe-core/playwright';
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { after, type TestContext } from 'node:test';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { findChrome } from '../../scripts/test/find-chrome.mjs';

export interface OpenOptions {
  /** An isolated copy of the stand-in's data; by default one of this test's own. */
  world?: string;
  /** Address below the page's root, e.g. `/?connected&project=Big%20Backlog`. */
  path?: string;
  viewport?: { width: number; height: number };
  colorScheme?: 'light' | 'dark';
  /** Paragon's services on another origin than the page. */
  crossOrigin?: boolean;
  /** `cdn` opens the page without a bundler instead of the demo; there the services are always elsewhere. */
  site?: 'demo' | 'cdn';
  /** Console errors this test causes on purpose, such as the browser's line about a 409. */
  tolerate?: RegExp[];
  /** Looks on from before the page opens. */
  watch?: (context: BrowserContext) => unknown;
  /** Sets the stand-in up before the page opens. */
  prepare?: (control: Control) => Promise<unknown>;
}

/** Calls the world's control routes: `control('faults', [{path: '/wit/wiql', status: 500}])`, `control('requests')`. */
export type Control = (route: string, body?: unknown) => Promise<unknown>;

export interface Demo {
  page: Page;
  context: BrowserContext;
  world: string;
  control: Control;
  /** What went wrong in any page, popup or frame so far: console errors, uncaught errors, CSP reports. */
  problems: string[];
}

let browser: Promise<Browser> | undefined;
let worlds = 0;

after(async () => (await browser)?.close());

/** Opens a page in a fresh profile. When the test ends, the profile closes, and any problem fails the test. */
export async function openDemo(test: TestContext, options: OpenOptions = {}): Promise<Demo> {
  const context = await (
    await (browser ??= launch())
  ).newContext({
    viewport: options.viewport ?? { width: 1280, height: 800 },
    colorScheme: options.colorScheme ?? 'light',
    reducedMotion: 'reduce',
    locale: 'en-US',
  });
  context.setDefaultTimeout(15_000);
  const problems = collectProblems(context, options.tolerate ?? []);
  await context.addInitScript(reportViolations);
  await options.watch?.(context);
  test.after(async () => {
    await context.close();
    assert.deepEqual(problems, [], 'no errors in the console and no CSP reports');
  });

  const world = options.world ?? `e2e-${process.pid}-${++worlds}`;
  const call: Control = (route, body) =>
    control(context, `${standinUrl(options)}/standin/w/${world}/control/${route}`, body);
  await options.prepare?.(call);
  const page = await context.newPage();
  const url = new URL(options.path ?? '/', siteUrl(options));
  url.searchParams.set('world', world);
  // The demo reads `?connected`, which URLSearchParams would write as `?connected=`.
  await page.goto(url.href.replace(/=(?=&|$)/g, ''));
  return { page, context, world, problems, control: call };
}

/** Fails with one line per finding if axe finds anything in the page as it is now, light or dark. */
export async function axe(page: Page): Promise<void> {
  const lines = findings(await auditor(page).analyze());
  await paint(page, 'dark');
  const dark = findings(await auditor(page).withRules(['color-contrast']).analyze());
  await paint(page, 'light');
  assert.deepEqual([...lines, ...dark.map((line) => `dark ${line}`)], [], 'axe finds nothing');
}

/** Legacy mode audits in the page itself instead of a second one: half the time, and all our frames are reached. */
function auditor(page: Page): AxeBuilder {
  return new AxeBuilder({ page })
    .options({ rules: { 'target-size': { enabled: true } }, resultTypes: ['violations'] })
    .setLegacyMode();
}

function findings({ violations }: Awaited<ReturnType<AxeBuilder['analyze']>>): string[] {
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, any }) => `${id}: ${help} (${target.join(' ')}) ${any[0]?.message ?? ''}`),
  );
}

const SIZES = [
  { width: 1280, height: 800 },
  { width: 390, height: 844 },
];

/**
 * Saves the page as it is now, light and dark, in test/screenshots/: wide and narrow, or in the `sizes` given, as far as the window or the whole page reaches.
 * It must not scroll sideways.
 */
export async function shoot(
  page: Page,
  name: string,
  sizes = SIZES,
  { fullPage = false } = {},
): Promise<void> {
  mkdirSync('test/screenshots', { recursive: true });
  const before = page.viewportSize();
  for (const { width, height } of sizes) {
    const now = page.viewportSize();
    if (now?.width !== width || now.height !== height) await page.setViewportSize({ width, height });
    for (const colorScheme of ['light', 'dark'] as const) {
      await paint(page, colorScheme);
      const excess = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(excess <= 0, `${name}: at ${width} the page is ${excess} pixels too wide`);
      await page.screenshot({
        path: `test/screenshots/${name}-${width}x${height}-${colorScheme}.png`,
        fullPage,
      });
    }
  }
  await paint(page, 'light');
  if (before) await page.setViewportSize(before);
}

/** Sets the colour scheme and waits until every element has its colours, which takes a few frames. */
async function paint(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme });
  await page.evaluate(async () => {
    const colors = (root: Document | ShadowRoot): string =>
      [...root.querySelectorAll('*')]
        .map((element) => {
          const { color, backgroundColor } = getComputedStyle(element);
          return color + backgroundColor + (element.shadowRoot ? colors(element.shadowRoot) : '');
        })
        .join();
    let last = '';
    for (let same = 0; same < 3;) {
      await new Promise(requestAnimationFrame);
      const now = colors(document);
      same = now === last ? same + 1 : 0;
      last = now;
    }
  });
}

async function launch(): Promise<Browser> {
  const { executablePath, args, env } = await findChrome();
  // Playwright lets every popup through; a browser does not.
  return chromium.launch({
    executablePath,
    args,
    env,
    headless: true,
    ignoreDefaultArgs: ['--disable-popup-blocking'],
  });
}

function siteUrl({ site = 'demo', crossOrigin = false }: OpenOptions): string {
  return setting(site === 'cdn' ? 'CDN_PAGE_URL' : crossOrigin ? 'DEMO_CROSS_ORIGIN_URL' : 'DEMO_URL');
}

/** The demo's server answers the control routes itself, wherever Paragon's services are. */
function standinUrl(options: OpenOptions): string {
  return options.site === 'cdn' ? setting('CDN_STANDIN_URL') : new URL(siteUrl(options)).origin;
}

function setting(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run these tests with npm run test:e2e`);
  return value;
}

function collectProblems(context: BrowserContext, tolerate: RegExp[]): string[] {
  const problems: string[] = [];
  const add = (text: string): void => {
    if (!tolerate.some((pattern) => pattern.test(text))) problems.push(text);
  };
  context.on('console', (message) => {
    if (message.type() === 'error') add(`${message.text()} (${message.location().url})`);
  });
  context.on('weberror', (error) => add(String(error.error())));
  return problems;
}

/** Runs in every page, popup and frame before its own scripts. */
function reportViolations(): void {
  document.addEventListener('securitypolicyviolation', (event) => {
    console.error(
      `CSP report: ${event.effectiveDirective} ${event.blockedURI} ${event.sample} ${event.sourceFile}:${event.lineNumber}`,
    );
  });
}

async function control({ request }: BrowserContext, url: string, body: unknown): Promise<unknown> {
  const response = await (body === undefined ? request.get(url) : request.post(url, { data: body }));
  assert.ok(response.ok(), `${url}: ${response.status()} ${await response.text()}`);
  return response.headers()['content-type']?.includes('json') ? response.json() : undefined;
}
