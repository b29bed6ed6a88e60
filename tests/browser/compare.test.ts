import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { loadCatalog } from '#catalog/load.ts';
import { createTracer } from '#pricing/tracer.ts';
import type { StaticServer } from '../../scripts/lib/static-server.ts';
import { dist, testSite } from '../support/built-pages.ts';
import { violationsOn } from '../support/axe.ts';
import { closePages, sharedBrowser } from '../support/chromium.ts';
import { serveDist, tabTo } from '../support/served-site.ts';
import { readFileSync } from 'node:fs';

// Two to four models side by side: by address, by keyboard, on a narrow screen, without scripts.
const catalog = loadCatalog({ file: testSite.catalog });
const { generated } = JSON.parse(readFileSync(join(dist, 'api/models.json'), 'utf8')) as {
  generated: string;
};
const tracer = createTracer(catalog, generated);
const [first = '', second = ''] = catalog.comparisons[0] ?? [];
const image = catalog.comparisons.find(([id]) => modalityOf(id) === 'image') ?? ['', ''];

let browser: Browser;
let server: StaticServer;
let context: BrowserContext;

function modalityOf(id: string) {
  return catalog.models.find((model) => model.id === id)?.modality;
}

function nameOf(id: string): string {
  return catalog.models.find((model) => model.id === id)?.name ?? '';
}

beforeAll(async () => {
  [browser, server] = await Promise.all([sharedBrowser(), serveDist()]);
});

afterAll(async () => {
  await closePages(browser);
  await server.close();
});

afterEach(async () => {
  await context.close();
});

async function open(path: string, options: Parameters<Browser['newContext']>[0] = {}): Promise<Page> {
  context = await browser.newContext(options);
  const page = await context.newPage();
  await page.goto(server.url + path);
  return page;
}

/** Every figure of the result with its key. */
async function figures(page: Page) {
  await page.locator('.compared table').first().waitFor();
  return page.locator('.compared data').evaluateAll((all) =>
    all.map((data) => ({
      text: data.textContent,
      key: (data as HTMLElement).dataset.rate ?? '',
      value: (data as HTMLDataElement).value,
    })),
  );
}

test('an address with models shows them, and every figure is what its key comes to in the catalog', async () => {
  const page = await open(`/compare/?models=${first},${second}`);
  const shown = await figures(page);
  expect(shown.length).toBeGreaterThan(15);
  for (const { text, key, value } of shown) {
    expect({ key, text, value }).toMatchObject({
      text: tracer.amount(key).text,
      value: tracer.amount(key).value,
    });
  }
  await expect
    .poll(() => page.getByRole('status').textContent())
    .toBe(`Comparing ${nameOf(first)}, ${nameOf(second)}.`);
  const twin = await open(`/compare/${first.replaceAll('/', '-')}-vs-${second.replaceAll('/', '-')}/`);
  const page2 = await twin.locator('#main data').evaluateAll((all) => all.map((data) => data.textContent));
  // The curated page of the same pair has all of them.
  for (const { text } of shown) expect(page2).toContain(text);
});

test('the kind is found by the models, whatever it is', async () => {
  const page = await open(`/compare/?models=${image.join(',')}`);
  await figures(page);
  await expect.poll(() => page.locator('[name=kind]').inputValue()).toBe('image');
});

test('an unknown model is named, and the others stay', async () => {
  const page = await open(`/compare/?models=${first},nobody/nothing`);
  await expect
    .poll(() => page.getByRole('status').textContent())
    .toMatch(/no model nobody\/nothing.*at least two/);
  await expect.poll(() => page.locator('[name=model]').first().inputValue()).toBe(first);
});

test('models are chosen with the keyboard alone, and the address keeps them', async () => {
  const page = await open('/compare/');
  const lists = page.locator('[name=model]');
  await expect.poll(() => lists.first().locator('option').count()).toBeGreaterThan(40);
  for (const [index, id] of [first, second].entries()) {
    await lists.nth(index).evaluate((list) => {
      list.setAttribute('data-wanted', '');
    });
    await tabTo(page, '[data-wanted]');
    await page.keyboard.type(nameOf(id));
    await lists.nth(index).evaluate((list) => {
      list.removeAttribute('data-wanted');
    });
  }
  const shown = await figures(page);
  expect(shown.length).toBeGreaterThan(15);
  expect(page.url()).toBe(`${server.url}/compare/?models=${first},${second}`);
  await page.reload();
  expect(await figures(page)).toEqual(shown);
});

test('another kind begins a new choice', async () => {
  const page = await open(`/compare/?models=${first},${second}`);
  await figures(page);
  await page.locator('[name=kind]').selectOption('image');
  await expect.poll(() => page.locator('.compared table').count()).toBe(0);
  expect(page.url()).toBe(`${server.url}/compare/?kind=image`);
  await expect.poll(() => page.getByRole('status').textContent()).toBe('Choose at least two models.');
});

test('without scripts there is no dead form, and the cheapest of each kind stand side by side', async () => {
  const page = await open('/compare/', { javaScriptEnabled: false });
  expect(await page.locator('.comparer').isVisible()).toBe(false);
  expect(await page.locator('.section-chat table tbody tr').count()).toBe(5);
  expect(await page.locator('a', { hasText: ' vs ' }).count()).toBeGreaterThan(15);
});

test.each([
  ['light', 1280],
  ['dark', 360],
] as const)(
  '%s, %i px wide: no violation, and the page does not scroll sideways',
  async (colorScheme, width) => {
    const page = await open(`/compare/?models=${first},${second}`, {
      colorScheme,
      viewport: { width, height: 800 },
    });
    await figures(page);
    expect(await violationsOn(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    await page.goto(`${server.url}/compare/${first.replaceAll('/', '-')}-vs-${second.replaceAll('/', '-')}/`);
    expect(await violationsOn(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  },
);
