/** What a browser loads for a page, and how long the table of models takes to filter. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright';
import { launchBrowser } from '../../tests/support/chromium.ts';
import { samplePages } from '../../tests/support/page-kinds.ts';
import { serveDirectory } from '../lib/static-server.ts';
import { copyProject } from './peers.ts';
import { taken } from './process.ts';
import { workshop } from './sites.ts';

export interface PageLoad {
  readonly path: string;
  /** Of page, styles, scripts, fonts and pictures, compressed as hosts do, without headers. */
  readonly bytes: number;
  /** Of these, of fonts. */
  readonly fonts: number;
  readonly requests: number;
}

export interface BrowserFigures {
  /** One page of each kind. */
  readonly pages: readonly PageLoad[];
  /** A page of Starlight with what a model's page says, and that page. */
  readonly starlight: { readonly ours: PageLoad; readonly theirs: PageLoad };
}

/** @param model the path of the model's page that Starlight gets, too: `/q/…/` */
export async function measureBrowser(dist: string, model: string): Promise<BrowserFigures> {
  const browser = await launchBrowser();
  try {
    const pages = await loadsOf(browser, dist, samplePages(dist));
    const [ours] = await loadsOf(browser, dist, [model]);
    const twin = readFileSync(join(dist, `${model.slice(1, -1)}.md`), 'utf8');
    const [theirs] = await loadsOf(browser, await starlightSite(twin), ['/model/']);
    if (ours === undefined || theirs === undefined) throw new Error('A page was not loaded.');
    return { pages, starlight: { ours, theirs } };
  } finally {
    await browser.close();
  }
}

/** Each page in a browser that has seen none before. */
async function loadsOf(browser: Browser, folder: string, paths: readonly string[]): Promise<PageLoad[]> {
  const server = await serveDirectory(folder, { port: 0 });
  try {
    const loads: PageLoad[] = [];
    for (const path of paths) loads.push(await loadOf(browser, server.url, path));
    return loads;
  } finally {
    await server.close();
  }
}

/** Without a request for so many milliseconds, a page has loaded what it loads by itself. */
const settled = 2000;

async function loadOf(browser: Browser, url: string, path: string): Promise<PageLoad> {
  const context = await browser.newContext();
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  const answers = new Map<string, { readonly headers: number; readonly isFont: boolean }>();
  const open = new Set<string>();
  let bytes = 0;
  let fonts = 0;
  let last = performance.now();
  session.on('Network.requestWillBeSent', ({ requestId }) => {
    last = performance.now();
    open.add(requestId);
  });
  session.on('Network.loadingFailed', ({ requestId }) => void open.delete(requestId));
  session.on('Network.responseReceived', ({ requestId, type, response }) => {
    answers.set(requestId, { headers: response.encodedDataLength, isFont: type === 'Font' });
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const { headers = 0, isFont = false } = answers.get(requestId) ?? {};
    bytes += encodedDataLength - headers;
    if (isFont) fonts += encodedDataLength - headers;
    last = performance.now();
    open.delete(requestId);
  });
  await session.send('Network.enable');
  await page.goto(url + path);
  // Some pages ask for more once they are idle, so that what was asked at first says little.
  while (open.size > 0 || performance.now() - last < settled) await page.waitForTimeout(100);
  await context.close();
  return { path, bytes, fonts, requests: answers.size };
}

/** A site of Starlight, as it comes, with a text of ours as its one page. @returns where it is built */
async function starlightSite(twin: string): Promise<string> {
  const folder = join(workshop, 'starlight');
  copyProject('starlight', folder);
  const pages = join(folder, 'src/content/docs');
  mkdirSync(pages, { recursive: true });
  const [, heading = ''] = /^# (.+)$/m.exec(twin) ?? [];
  const text = twin.replace(/^---\n[^]*?\n---\n/, '').replace(/^# .+$/m, '');
  writeFileSync(join(pages, 'model.md'), `---\ntitle: ${JSON.stringify(heading)}\n---\n${text}`);
  await taken({
    command: [process.execPath, 'node_modules/astro/bin/astro.mjs', 'build', '--silent'],
    cwd: folder,
    env: { ASTRO_TELEMETRY_DISABLED: '1' },
  });
  return join(folder, 'out');
}

/** Words that leave some, none and all of the rows. */
const typed = ['gpt', 'flash lite', 'claude opus 4.5', 'no such', 'e', 'qwen3'];

/** What the page keeps while it is measured. */
interface Timed {
  readonly times: number[];
}

/**
 * Types into the filter of `/models/`. A key ends when the task after the next frame runs: by then its rows are painted.
 * @returns for each key, milliseconds to the painted rows
 */
export async function measureFilter(dist: string): Promise<readonly number[]> {
  const server = await serveDirectory(dist, { port: 0 });
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    await page.goto(`${server.url}/models/`);
    const field = page.locator('.finder [name=q]');
    await field.focus();
    await page.waitForSelector('.finder[data-ready]');
    // All rows are there once the first filter has been answered.
    await page.keyboard.type('x');
    await page.waitForFunction(() => document.querySelector('.finder output')?.textContent.includes(' of '));
    await page.keyboard.press('Backspace');
    await noteKeys(page);
    for (const words of typed) {
      await page.keyboard.type(words, { delay: 60 });
      for (let left = words.length; left > 0; left -= 1)
        await page.keyboard.press('Backspace', { delay: 30 });
    }
    const wanted = 2 * typed.join('').length;
    // On a busy machine the last frames come late.
    await page.waitForFunction((count) => (globalThis as unknown as Timed).times.length >= count, wanted);
    return await page.evaluate(() => (globalThis as unknown as Timed).times);
  } finally {
    await browser.close();
    await server.close();
  }
}

async function noteKeys(page: Page): Promise<void> {
  await page.evaluate(() => {
    const times: number[] = [];
    Object.assign(globalThis, { times });
    addEventListener(
      'beforeinput',
      (event) => {
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => times.push(performance.now() - event.timeStamp);
          port2.postMessage('');
        });
      },
      { capture: true },
    );
  });
}
