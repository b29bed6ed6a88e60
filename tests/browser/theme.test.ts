import type { BrowserContextOptions, Page } from 'playwright';
import { expect, test } from 'vitest';
import { siteInBrowser, tabTo } from '../support/served-site.ts';

// Light or dark: the system's choice, until the reader makes another.
const { browser, server } = await siteInBrowser();

async function open(options: BrowserContextOptions = {}, path = '/'): Promise<Page> {
  const context = await browser.newContext({ colorScheme: 'light', ...options });
  const page = await context.newPage();
  await page.goto(server.url + path);
  return page;
}

/** What is behind the page, as a reader sees it. */
async function background(page: Page): Promise<'light' | 'dark'> {
  const color = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const [red = 0] = color.match(/\d+/g)?.map(Number) ?? [];
  return red > 127 ? 'light' : 'dark';
}

const choice = (page: Page) => page.getByRole('combobox', { name: 'Colours' });

test('without a choice the page follows the system, also while it is open', async () => {
  const page = await open();
  expect(await background(page)).toBe('light');
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await background(page)).toBe('dark');
  await expect.poll(() => choice(page).inputValue()).toBe('');
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
});

test('a choice holds on every page, after a reload and on the way back, whatever the system says', async () => {
  const page = await open();
  await choice(page).selectOption('Dark');
  expect(await background(page)).toBe('dark');
  await page.getByRole('navigation', { name: 'Site' }).getByRole('link', { name: 'Models' }).click();
  await page.waitForURL('**/models/');
  expect(await background(page)).toBe('dark');
  await expect.poll(() => choice(page).inputValue()).toBe('dark');
  await page.reload();
  expect(await background(page)).toBe('dark');
  await page.emulateMedia({ colorScheme: 'dark' });
  await choice(page).selectOption('Light');
  expect(await background(page)).toBe('light');
  await page.goBack();
  expect(await background(page)).toBe('light');
  await choice(page).selectOption('System');
  expect(await background(page)).toBe('dark');
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
});

test('the switch works from the keyboard and shows its focus', async () => {
  const page = await open();
  await tabTo(page, '#theme');
  const drawn = page.locator('label:has(#theme)');
  expect(await drawn.evaluate((label) => getComputedStyle(label).outlineStyle)).toBe('solid');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect.poll(() => background(page)).toBe('dark');
});

test('two tabs stay in step', async () => {
  const first = await open();
  const second = await first.context().newPage();
  await second.goto(`${server.url}/q/`);
  await choice(first).selectOption('Dark');
  await expect.poll(() => background(second)).toBe('dark');
  await expect.poll(() => choice(second).inputValue()).toBe('dark');
});

test('nothing flashes: the first frame already has the chosen colours', async () => {
  const page = await open();
  await choice(page).selectOption('Dark');
  // What the window is filled with at each frame, from the very first one on.
  await page.addInitScript(() => {
    const seen: string[] = [];
    Object.assign(window, { seen });
    const look = () => {
      if (document.body as HTMLElement | null) {
        const { backgroundColor, colorScheme } = getComputedStyle(document.documentElement);
        seen.push(`${backgroundColor} ${colorScheme}`);
      }
      requestAnimationFrame(look);
    };
    look();
  });
  // Frames are drawn while the page's own script is still on its way.
  const held = Promise.withResolvers<undefined>();
  await page.route('**/*.js', async (route) => {
    await held.promise;
    await route.continue();
  });
  const frames = () => page.evaluate(() => (window as unknown as { seen: string[] }).seen);
  await page.goto(`${server.url}/q/`, { waitUntil: 'commit' });
  await expect.poll(async () => (await frames()).length).toBeGreaterThan(5);
  held.resolve(undefined);
  await page.waitForLoadState('load');
  const before = (await frames()).length;
  await expect.poll(async () => (await frames()).length).toBeGreaterThan(before + 5);
  const seen = await frames();
  expect(new Set(seen).size, [...new Set(seen)].join(', ')).toBe(1);
  expect(seen[0]).toMatch(/ dark$/);
  expect(await background(page)).toBe('dark');
});

test('while the style sheet is on its way, the empty window has the chosen scheme', async () => {
  const page = await open();
  await choice(page).selectOption('Dark');
  const held = Promise.withResolvers<undefined>();
  await page.route('**/*.css', async (route) => {
    await held.promise;
    await route.continue();
  });
  await page.goto(`${server.url}/q/`, { waitUntil: 'commit' });
  const scheme = page.locator('meta[name=color-scheme]');
  await expect.poll(() => scheme.getAttribute('content')).toBe('dark');
  held.resolve(undefined);
  await page.waitForLoadState('load');
  expect(await background(page)).toBe('dark');
});

test.each(['', 'blue', '"><script>', 'null'])('a stored %j counts as no choice', async (stored) => {
  const page = await open();
  await page.evaluate((text) => {
    localStorage.setItem('theme', text);
  }, stored);
  await page.reload();
  expect(await background(page)).toBe('light');
  await expect.poll(() => choice(page).inputValue()).toBe('');
});

test('where nothing may be stored, the choice holds for the page', async () => {
  const page = await open();
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get() {
        throw new DOMException('denied', 'SecurityError');
      },
    });
  });
  const complaints: string[] = [];
  page.on('pageerror', ({ message }) => complaints.push(message));
  await page.reload();
  await choice(page).selectOption('Dark');
  expect(await background(page)).toBe('dark');
  expect(complaints).toEqual([]);
});

test('without JavaScript there is no switch, and the system decides', async () => {
  const page = await open({ javaScriptEnabled: false, colorScheme: 'dark' });
  expect(await page.locator('#theme').isVisible()).toBe(false);
  expect(await page.locator('.search-open').isVisible()).toBe(true);
  expect(await page.locator('.search-open kbd').isVisible()).toBe(false);
});

test('paper is white, whatever was chosen', async () => {
  const page = await open();
  await choice(page).selectOption('Dark');
  await page.emulateMedia({ media: 'print' });
  expect(await background(page)).toBe('light');
  expect(await page.getByRole('navigation', { name: 'Site' }).isVisible()).toBe(false);
});
