import { spawn, type ChildProcess } from 'node:child_process';
import { copyFileSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { packageCommand, root } from '../../scripts/lib/run-command.ts';
import { closePages, sharedBrowser } from '../support/chromium.ts';
import { fixture, temporaryFolder } from '../support/run-build.ts';

// The editing loop that `npm run dev` promises, with a catalog of its own and the page open in a browser.
const folder = temporaryFolder();
const catalog = join(folder, 'models.yaml');
let server: ChildProcess;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  copyFileSync(fixture('plain-gateway'), catalog);
  const { PATH = '', HOME = '' } = process.env;
  server = spawn(process.execPath, [packageCommand('astro'), 'dev', '--port', '0'], {
    cwd: root,
    env: { PATH, HOME, SITE: folder, BUILD_DATE: '2026-11-23', ASTRO_TELEMETRY_DISABLED: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  browser = await sharedBrowser();
  page = await browser.newPage();
  const url = `${await address(server)}/q/acme-image-pricing/`;
  // What is saved before the page listens is told to nobody.
  const listens = page.waitForEvent('console', {
    predicate: (message) => message.text().includes('[vite] connected'),
    timeout: 0,
  });
  await page.goto(url, { timeout: 0 });
  await listens;
});

afterAll(async () => {
  await closePages(browser);
  server.kill();
});

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

test('a saved price shows in the open page', async () => {
  await expect.poll(() => lead().textContent()).toContain('$0.040 per image');
  save('image: 0.040', 'image: 0.050');
  await expect.poll(() => lead().textContent()).toContain('$0.050 per image');
  // No check has seen it.
  await expect.poll(() => page.locator('.draft').textContent()).toContain('not checked');
  expect(await page.locator('.tiles').textContent()).toContain('not checked');
  save('image: 0.050', 'image: 0.055', 'by renaming');
  await expect.poll(() => lead().textContent()).toContain('$0.055 per image');
});

test('a mistake shows with file, line, column and hint, and goes away once it is mended', async () => {
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
  await expect.poll(() => lead().textContent()).toContain('$0.060 per image');
  await expect.poll(() => overlay.count()).toBe(0);
});
