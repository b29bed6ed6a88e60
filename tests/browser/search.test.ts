import type { Page } from 'playwright';
import { beforeEach, expect, test } from 'vitest';
import { violationsOn } from '../support/axe.ts';
import { gatherRequests, siteInBrowser, tabTo, untilIdle } from '../support/served-site.ts';

// The search: by mouse, by keyboard, on a narrow screen, read out, without scripts.
const { browser, server } = await siteInBrowser();
let page: Page;

beforeEach(async () => {
  const context = await browser.newContext();
  page = await context.newPage();
  await page.goto(server.url);
});

const dialog = () => page.locator('dialog.search');
const field = () => dialog().getByRole('combobox', { name: /search/i });
const options = () => dialog().getByRole('option');
const status = () => dialog().getByRole('status');

async function openBy(key: string): Promise<void> {
  await page.keyboard.press(key);
  await page.waitForSelector('dialog.search[open]');
  await status().getByText('Type a name').waitFor();
}

/** The text of the result that Enter would open. */
async function chosen(): Promise<string | undefined> {
  const id = await field().getAttribute('aria-activedescendant');
  if (id === null) return undefined;
  const option = page.locator(`[id="${id}"][aria-selected=true]`);
  return option.innerText();
}

test.each(['/', 'Control+k', 'Meta+k'])('%s opens it, and Escape gives the focus back', async (key) => {
  await tabTo(page, '.brand');
  await openBy(key);
  expect(await field().evaluate((input) => input === document.activeElement)).toBe(true);
  await page.keyboard.press('Escape');
  expect(await dialog().isVisible()).toBe(false);
  expect(await page.locator('.brand').evaluate((link) => link === document.activeElement)).toBe(true);
});

test('it is loaded when it is needed, and a result shows the price', async () => {
  const requests = gatherRequests(page);
  await untilIdle(page);
  expect(await requests()).toEqual([]);
  await page.locator('.search-open').click();
  await page.waitForSelector('dialog.search[open]');
  await field().fill('claude sonet');
  await options().first().waitFor();
  expect(await requests()).toContain(`${server.url}/search.json`);
  // What is found before the last letter stands there for a moment.
  await expect
    .poll(() => options().first().innerText())
    .toMatch(/Claude Sonnet[\s\S]*\$[\d.]+ in, \$[\d.]+ out per 1M tokens/);
  await options().first().click();
  await page.waitForURL(/\/q\/anthropic-claude-sonnet/);
});

test('the keys of a list choose a result, and Enter opens it', async () => {
  await openBy('/');
  expect(await chosen()).toBeUndefined();
  await page.keyboard.type('gemini');
  const names = await options().allInnerTexts();
  expect(names.length).toBeGreaterThan(3);
  const at = (place: number) => names.at(place);
  expect(await chosen()).toBe(at(0));
  await page.keyboard.press('ArrowDown');
  expect(await chosen()).toBe(at(1));
  await page.keyboard.press('End');
  expect(await chosen()).toBe(at(-1));
  await page.keyboard.press('ArrowDown');
  expect(await chosen()).toBe(at(0));
  await page.keyboard.press('ArrowUp');
  expect(await chosen()).toBe(at(-1));
  await page.keyboard.press('Home');
  expect(await chosen()).toBe(at(0));
  expect(await options().and(page.locator('[aria-selected=true]')).count()).toBe(1);
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/q\/google-gemini/);
});

test('what there is too much of is shown in the table of all models', async () => {
  await openBy('/');
  await page.keyboard.type('gpt');
  await page.keyboard.press('End');
  expect(await chosen()).toContain('All models with “gpt”');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/models/?q=gpt');
  await expect.poll(() => page.locator('.finder [name=q]').inputValue()).toBe('gpt');
});

test('counts are told, also when nothing is found', async () => {
  await openBy('/');
  await page.keyboard.type('o3-pro');
  await expect.poll(() => status().innerText()).toMatch(/^\d+ results?$/);
  expect(await field().getAttribute('aria-expanded')).toBe('true');
  await field().fill('xyzzy');
  await expect.poll(() => status().innerText()).toContain('Nothing found for “xyzzy”');
  expect(await field().getAttribute('aria-expanded')).toBe('false');
  expect(await options().count()).toBe(0);
  await page.keyboard.press('Enter');
  expect(new URL(page.url()).pathname).toBe('/');
});

test('a slash that is typed into a field stays there', async () => {
  await page.goto(`${server.url}/models/`);
  await page.locator('.finder [name=q]').focus();
  await page.keyboard.type('a/b');
  await expect.poll(() => page.locator('.finder [name=q]').inputValue()).toBe('a/b');
  expect(await page.locator('dialog.search').count()).toBe(0);
});

test('a click beside it, and its button, close it', async () => {
  await openBy('/');
  await page.mouse.click(5, 5);
  expect(await dialog().isVisible()).toBe(false);
  await openBy('/');
  await page.getByRole('button', { name: 'Close' }).click();
  expect(await dialog().isVisible()).toBe(false);
});

test('a slash right after it closed opens it again, before the browser has moved the focus', async () => {
  await openBy('/');
  const target = await page.evaluate(() => {
    document.querySelector<HTMLDialogElement>('dialog.search')?.close();
    const focused = document.activeElement;
    focused?.dispatchEvent(new KeyboardEvent('keydown', { key: '/', bubbles: true, cancelable: true }));
    return focused?.tagName;
  });
  expect(target).toBe('INPUT');
  await page.waitForSelector('dialog.search[open]');
});

test('a failed download is said, with a way on, and tried again', async () => {
  await page.route('**/search.json', (route) => route.abort());
  await page.keyboard.press('/');
  await status().getByText('could not be loaded').waitFor();
  expect(await options().first().getAttribute('href')).toBe('/q/');
  await page.keyboard.press('Escape');
  await dialog().waitFor({ state: 'hidden' });
  await page.unroute('**/search.json');
  await openBy('/');
});

test.each([
  [1280, 'light'],
  [1280, 'dark'],
  [360, 'light'],
  [320, 'dark'],
] as const)('at %d px, %s: fits, and axe finds nothing', async (width, colorScheme) => {
  await page.setViewportSize({ width, height: 700 });
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  await openBy('/');
  await page.keyboard.type('flux');
  await options().first().waitFor();
  const box = await dialog().boundingBox();
  expect(box?.x).toBeGreaterThanOrEqual(0);
  expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(width);
  expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(700);
  const wide = await dialog().evaluate(
    (element) =>
      [...element.querySelectorAll('*')].filter(
        (one) => one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 1,
      ).length,
  );
  expect(wide).toBe(0);
  expect(await violationsOn(page)).toEqual([]);
});

test('without JavaScript the link leads to all questions', async () => {
  const off = await browser.newPage({ javaScriptEnabled: false });
  await off.goto(server.url);
  await off.locator('.search-open').click();
  expect(new URL(off.url()).pathname).toBe('/q/');
  expect(await off.locator('main a[href$="-pricing/"]').count()).toBeGreaterThan(100);
});

const homeField = () => page.locator('form.find input');
const homeOptions = () => page.locator('.find').getByRole('option');

/** Reaches for the field of the home page, and waits until it is a combobox. */
async function reachHomeField(): Promise<void> {
  await homeField().focus();
  await page.locator('.find').getByRole('combobox').waitFor();
}

test('on the home page results stand below the field as one types, and nothing moves', async () => {
  const below = page.locator('.hero + *').first();
  const before = await below.boundingBox();
  await reachHomeField();
  expect(await homeOptions().count()).toBe(0);
  await page.keyboard.type('cheapest embeding');
  await expect.poll(() => homeOptions().first().innerText()).toContain('Embedding models by price');
  expect(await homeField().getAttribute('aria-expanded')).toBe('true');
  expect(await page.locator('.find').getByRole('status').innerText()).toMatch(/^\d+ results$/);
  expect(await below.boundingBox()).toEqual(before);
  const field = await homeField().boundingBox();
  const list = await page.locator('.find-results').boundingBox();
  expect(list?.y).toBeGreaterThanOrEqual((field?.y ?? 0) + (field?.height ?? 0));
  expect(await violationsOn(page)).toEqual([]);
  await page.keyboard.press('ArrowDown');
  const id = (await homeField().getAttribute('aria-activedescendant')) ?? '';
  expect(await page.locator(`[id="${id}"]`).getAttribute('aria-selected')).toBe('true');
  expect(await page.locator(`[id="${id}"]`).innerText()).toBe(await homeOptions().nth(1).innerText());
  await page.keyboard.press('Escape');
  expect(await homeOptions().count()).toBe(0);
  expect(await homeField().inputValue()).toBe('cheapest embeding');
});

test('on the home page Enter opens the best result, and so does a click', async () => {
  await reachHomeField();
  await page.keyboard.type('tts');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/models/speech/');
  await page.goto(server.url);
  await reachHomeField();
  await page.keyboard.type('gpt-4o');
  await homeOptions().first().click();
  await page.waitForURL('**/q/openai-gpt-4o-pricing/');
});

test('on the home page what is not found, or not loaded, leads to the table of all models', async () => {
  await reachHomeField();
  await page.keyboard.type('xyzzy');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/models/?q=xyzzy');
  const off = await browser.newPage({ javaScriptEnabled: false });
  await off.goto(server.url);
  await off.locator('form.find input').fill('gemini');
  await off.keyboard.press('Enter');
  await off.waitForURL('**/models/?q=gemini');
});

test.each([360, 320])('on the home page at %d px the results fit', async (width) => {
  await page.setViewportSize({ width, height: 700 });
  await reachHomeField();
  await page.keyboard.type('flux');
  await homeOptions().first().waitFor();
  const box = await page.locator('.find-results').boundingBox();
  expect(box?.x).toBeGreaterThanOrEqual(0);
  expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(width);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
});
