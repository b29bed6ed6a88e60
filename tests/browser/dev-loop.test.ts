import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import type { Browser, Page, Route } from 'playwright';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { packageCommand, root } from '../../scripts/lib/run-command.ts';
import { closePages, sharedBrowser } from '../support/chromium.ts';
import { fixture, runCommand, temporaryFolder } from '../support/run-build.ts';

// The editing loop that `npm run dev` promises, with a catalog of its own and the page open in a browser: where a build has
// kept what prints pages, and where Astro has to compile them.
let folder: string;
let catalog: string;
let server: ChildProcess;
let url: string;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await sharedBrowser();
});

afterAll(async () => {
  await closePages(browser);
});

afterEach(() => {
  server.kill();
});

/** Starts the server with a catalog of its own, and opens the page of a model. */
async function edit(isKept: boolean): Promise<void> {
  folder = temporaryFolder();
  catalog = join(folder, 'models.yaml');
  // A page may be called as if it were a file.
  const text = readFileSync(fixture('plain-gateway'), 'utf8').replace('id: acme/image', 'id: acme/image-2.1');
  writeFileSync(catalog, text);
  if (isKept) await runCommand('build', { SITE: folder, BUILD_DATE: '2026-11-23' }, '--draft');
  const { PATH = '', HOME = '' } = process.env;
  const kept = isKept ? {} : { NO_CACHE: '1' };
  server = spawn(process.execPath, [packageCommand('astro'), 'dev', '--port', '0'], {
    cwd: root,
    env: { PATH, HOME, SITE: folder, BUILD_DATE: '2026-11-23', ASTRO_TELEMETRY_DISABLED: '1', ...kept },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  url = `${await address(server)}/q/acme-image-2.1-pricing/`;
  page = await browser.newPage();
  // What is saved before the page listens is told to nobody.
  const listens = page.waitForEvent('console', {
    predicate: (message) => message.text().includes('[vite] connected'),
    timeout: 0,
  });
  await page.goto(url, { timeout: 0 });
  await listens;
}

/** Where the server says it listens. */
function address(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        output += stripVTControlCharacters(text);
        const found = /http:\/\/localhost:\d+/.exec(output);
        if (found) resolve(found[0]);
      });
    }
    child.once('close', () => {
      reject(new Error(`astro dev ended:\n${output}`));
    });
  });
}

/** Saves a change as editors do: `in place`, or as a new file that takes the old one's name. */
function save(from: string, to: string, how: 'in place' | 'by renaming' = 'in place'): void {
  const text = readFileSync(catalog, 'utf8').replace(from, to);
  if (how === 'in place') {
    writeFileSync(catalog, text);
  } else {
    writeFileSync(`${catalog}.new`, text);
    renameSync(`${catalog}.new`, catalog);
  }
}

const lead = () => page.locator('.lead').first();

/** The price that the open page says. */
const price = (words: string) => expect.poll(() => lead().textContent()).toContain(words);

test.each([
  ['printed by what a build has kept', true],
  ['compiled by Astro', false],
])('what is saved shows in the open page, %s', async (_, isKept) => {
  await edit(isKept);
  // Astro's own server names its styles by where they stand in the code.
  expect((await page.content()).includes('/src/styles/')).toBe(!isKept);
  const twin = await fetch(url.replace(/\/$/, '.md'));
  expect(twin.headers.get('content-type')).toBe('text/markdown; charset=utf-8');
  expect(await twin.text()).toContain('$0.040 per image');
  await showsPrices();
  await showsMistakes();
  await showsWhatWasSavedOnTheWay();
});

async function showsPrices(): Promise<void> {
  await price('$0.040 per image');
  save('image: 0.040', 'image: 0.050');
  await price('$0.050 per image');
  // No check has seen it.
  await expect.poll(() => page.locator('.draft').textContent()).toContain('not checked');
  expect(await page.locator('.tiles').textContent()).toContain('not checked');
  save('image: 0.050', 'image: 0.055', 'by renaming');
  await price('$0.055 per image');
}

/** With file, line, column and hint, until it is mended. */
async function showsMistakes(): Promise<void> {
  const lines = readFileSync(catalog, 'utf8').split('\n');
  const line = lines.findIndex((text) => text.includes('image: 0.055')) + 1;
  const column = (lines[line - 1] ?? '').indexOf('0.055') + 1;
  save('image: 0.055', 'image: -0.055');
  const overlay = page.locator('vite-error-overlay');
  await expect.poll(() => overlay.count()).toBe(1);
  const told = [`models.yaml:${line}:${column}`, 'The price -0.055 is below zero.', 'Write `0.055`.'];
  // The page may be loading anew between one look and the next.
  const missing = async () => {
    const shown = (await overlay.locator('> *, .overlay, main, body').allInnerTexts()).join('\n');
    return told.filter((words) => !shown.includes(words));
  };
  await expect.poll(missing).toEqual([]);

  save('image: -0.055', 'image: 0.060', 'by renaming');
  await price('$0.060 per image');
  await expect.poll(() => overlay.count()).toBe(0);
}

/** The page is on its way, and does not listen yet. */
async function showsWhatWasSavedOnTheWay(): Promise<void> {
  const served = async () => (await fetch(url)).text();
  const untilServed = async (route: Route) => {
    save('image: 0.060', 'image: 0.070');
    await expect.poll(served).toContain('$0.070 per image');
    await route.continue();
  };
  await page.close();
  page = await browser.newPage();
  await page.route('**/@vite/client*', untilServed, { times: 1 });
  await page.goto(url, { waitUntil: 'commit', timeout: 0 });
  await price('$0.070 per image');
}
