import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright';
import { expect, test } from 'vitest';
import { dist } from '../support/built-pages.ts';
import { gatherRequests, siteInBrowser, tabTo } from '../support/served-site.ts';

// Whoever wants to ask an assistant about a page takes the page along as Markdown.
const path = '/q/black-forest-labs-flux-2-klein-9b-pricing/';
const twin = readFileSync(join(dist, `${path.slice(1, -1)}.md`), 'utf8');
const { browser, server } = await siteInBrowser();

async function open(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.goto(server.url + path);
  return page;
}

const allowed = () => browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

test('the button copies the twin, says so, and can be pressed again', async () => {
  const page = await open(await allowed());
  const requests = gatherRequests(page);
  // Nothing of it is loaded before the reader reaches for it.
  const button = page.getByRole('button', { name: 'Copy page as Markdown' });
  await button.scrollIntoViewIfNeeded();
  expect(await requests()).toEqual([]);
  await button.click();
  await page.getByRole('status').filter({ hasText: 'Copied' }).waitFor();
  expect(await clipboard(page)).toBe(twin);
  expect(await requests()).toContain(`${server.url}${path.slice(0, -1)}.md`);
  await button.waitFor();
  await page.evaluate(() => navigator.clipboard.writeText(''));
  await button.click();
  await page.getByRole('status').filter({ hasText: 'Copied' }).waitFor();
  expect(await clipboard(page)).toBe(twin);
  await page.context().close();
});

test('the keyboard alone copies it', async () => {
  const page = await open(await allowed());
  await tabTo(page, '.copy-page', 400);
  await page.keyboard.press('Enter');
  await page.getByRole('status').filter({ hasText: 'Copied' }).waitFor();
  expect(await clipboard(page)).toBe(twin);
  await page.context().close();
});

test('a click that is there before the script copies, too', async () => {
  const page = await open(await allowed());
  // As assistive software does it: without a pointer or the focus having come first.
  await page.locator('.copy-page').evaluate((button: HTMLElement) => {
    button.click();
  });
  await page.getByRole('status').filter({ hasText: 'opied' }).waitFor();
  await page.context().close();
});

test('where copying fails, the reader is sent to the link, which works', async () => {
  const page = await open(await browser.newContext());
  await page.evaluate(() => {
    navigator.clipboard.write = () => Promise.reject(new Error('refused'));
  });
  await page.locator('.copy-page').click();
  await page.getByRole('status').filter({ hasText: 'Not copied: use the link' }).waitFor();
  const link = page.getByRole('link', { name: 'This page as Markdown' });
  const response = await page.request.get(new URL((await link.getAttribute('href')) ?? '', page.url()).href);
  expect(await response.text()).toBe(twin);
  await page.context().close();
});

test('without JavaScript there is the link, and no button that does nothing', async () => {
  const page = await open(await browser.newContext({ javaScriptEnabled: false }));
  expect(await page.locator('.copy-page').isVisible()).toBe(false);
  expect(await page.getByRole('link', { name: 'This page as Markdown' }).isVisible()).toBe(true);
  await page.context().close();
});
