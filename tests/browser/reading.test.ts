import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { gatherRequests, siteInBrowser, tabTo } from '../support/served-site.ts';

// A model's page is for reading: with or without JavaScript, with the keyboard alone, on paper.
const path = '/q/black-forest-labs-flux-2-klein-9b-pricing/';
const { browser, server } = await siteInBrowser();

async function open(options: { javaScriptEnabled?: boolean } = {}): Promise<Page> {
  const page = await browser.newPage(options);
  await page.goto(server.url + path);
  return page;
}

const shown = (page: Page) =>
  page
    .locator('.example:visible')
    .evaluateAll((found) => found.map((one) => one.getAttribute('data-language')));

test('without JavaScript the page says just what it says with it, but for the fields of its calculator', async () => {
  const [off, on] = await Promise.all([open({ javaScriptEnabled: false }), open()]);
  expect(await on.locator('button').count()).toBeGreaterThan(0);
  expect(await off.locator('main button:visible').count()).toBe(0);
  // What works by JavaScript alone is not there without it.
  await on.locator('button, .asked').evaluateAll((tools) => {
    for (const tool of tools) tool.remove();
  });
  const text = await off.locator('main').innerText();
  expect(text).toBe(await on.locator('main').innerText());
  expect(text).toContain('is priced at $0.040 per image');
  // Nothing essential waits behind a click.
  expect(await off.locator('details').count()).toBe(0);
});

test('arrow keys switch the language of the code, without JavaScript', async () => {
  const page = await open({ javaScriptEnabled: false });
  expect(await shown(page)).toEqual(['python']);
  await tabTo(page, '.languages input');
  await page.keyboard.press('ArrowRight');
  expect(await shown(page)).toEqual(['node']);
  await page.keyboard.press('ArrowRight');
  expect(await shown(page)).toEqual(['curl']);
  await page.keyboard.press('ArrowLeft');
  expect(await shown(page)).toEqual(['node']);
  await expect
    .poll(() => page.locator('.example:visible pre').innerText())
    .toContain('client.images.generate({');
});

test('another task is a choice away, without JavaScript', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${server.url}/q/google-gemini-2.5-pro-pricing/`);
  await page.getByLabel('Streaming', { exact: true }).check();
  await page.getByLabel('curl', { exact: true }).check();
  expect(await shown(page)).toEqual(['curl']);
  await expect.poll(() => page.locator('.example:visible pre').innerText()).toContain('"stream": true');
});

test('the language chosen once is the one on every page', async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(server.url + path);
  await page.getByLabel('curl', { exact: true }).check();
  await page.goto(`${server.url}/q/google-gemini-2.5-pro-pricing/`);
  await expect.poll(() => shown(page)).toEqual(['curl']);
});

test('on paper all three languages are there, named, and no controls', async () => {
  const page = await open();
  await page.emulateMedia({ media: 'print' });
  expect(await shown(page)).toEqual(['python', 'node', 'curl']);
  expect(await page.locator('.example-name:visible').allInnerTexts()).toEqual([
    'Python',
    'Node / TypeScript',
    'curl',
  ]);
  expect(await page.locator('.tabs:visible, .copy:visible, nav:visible, .skip:visible').count()).toBe(0);
  await expect.poll(() => page.locator('main').innerText()).toContain('$0.040');
});

test('one page is at most five requests, all from here, without a cookie or a complaint', async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  const requests = gatherRequests(page);
  const complaints: string[] = [];
  page.on('response', (response) => {
    if (!response.ok()) complaints.push(`${response.status()} ${response.url()}`);
  });
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(server.url + path, { waitUntil: 'networkidle' });
  expect(complaints).toEqual([]);
  const asked = await requests();
  expect(asked.filter((url) => !url.startsWith(`${server.url}/`))).toEqual([]);
  expect(asked).toContain(page.url());
  // The page, its styles, its script, its font, and the drawing of all prices, which the browser keeps for the next page.
  expect(asked.length).toBeLessThanOrEqual(5);
  expect(await context.cookies()).toEqual([]);
  expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0);
});

test('the copy button puts exactly the code on the clipboard, and says so', async () => {
  const context = await browser.newContext();
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: server.url });
  const page = await context.newPage();
  await page.goto(server.url + path);
  const twin = await (await fetch(`${server.url}${path.slice(0, -1)}.md`)).text();
  const fences = [...twin.matchAll(/```(?:python|ts|bash)\n([\s\S]*?)\n```/g)].map(([, code]) => code);
  expect(fences).toHaveLength(3);
  for (const [index, language] of ['python', 'node', 'curl'].entries()) {
    await page.locator(`input[value=${language}]`).check();
    const example = page.locator(`.example[data-language=${language}]:visible`);
    await example.getByRole('button').click();
    await expect.poll(() => example.getByRole('button').innerText()).toBe('Copied');
    await expect.poll(() => page.getByRole('status').innerText()).toBe('Copied');
    expect((await page.evaluate(() => navigator.clipboard.readText())).trimEnd()).toBe(fences[index]);
  }
});

test('the first Tab offers to skip to the content', async () => {
  const page = await open();
  await page.keyboard.press('Tab');
  const skip = page.getByRole('link', { name: 'Skip to content' });
  expect(await skip.evaluate((link) => link === document.activeElement)).toBe(true);
  expect(await skip.evaluate((link) => link.getBoundingClientRect().left)).toBeGreaterThanOrEqual(0);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true);
});

test('whatever the keyboard reaches is seen to have the focus', async () => {
  const page = await open();
  const reached = new Set<string>();
  for (;;) {
    await page.keyboard.press('Tab');
    const { name, outline, visible } = await page.evaluate(() => {
      const focused = document.activeElement ?? document.body;
      // The radio buttons are drawn by their labels.
      const drawn = focused.closest('label') ?? focused;
      const style = getComputedStyle(drawn);
      const { width, height } = drawn.getBoundingClientRect();
      const all = [...document.querySelectorAll('*')];
      return {
        name: focused === document.body ? '' : `${all.indexOf(focused)} ${focused.outerHTML.slice(0, 80)}`,
        outline: style.outlineStyle === 'none' ? 0 : parseFloat(style.outlineWidth),
        visible: width > 0 && height > 0,
      };
    });
    if (name === '' || reached.has(name)) break;
    reached.add(name);
    expect({ name, outline, visible }).toEqual({ name, outline: 2, visible: true });
  }
  expect(reached.size).toBeGreaterThan(40);
});
