import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright';
import { afterEach, expect, test } from 'vitest';
import { loadCatalog } from '#catalog/load.ts';
import { decimal } from '#pricing/decimal.ts';
import type { Offers } from '#pricing/offer.ts';
import { createTracer } from '#pricing/tracer.ts';
import { dist, testSite } from '../support/built-pages.ts';
import { violationsOn } from '../support/axe.ts';
import { siteInBrowser, tabTo } from '../support/served-site.ts';
import { readFileSync } from 'node:fs';

// Two to four models side by side: by address, by keyboard, on a narrow screen, without scripts.
const catalog = loadCatalog({ file: testSite.catalog });
const { generated } = JSON.parse(readFileSync(join(dist, 'api/index.json'), 'utf8')) as {
  generated: string;
};
const tracer = createTracer(catalog, generated);
const [first = '', second = ''] = catalog.comparisons[0] ?? [];
const image = catalog.comparisons.find(([id]) => modalityOf(id) === 'image') ?? ['', ''];

const { browser, server } = await siteInBrowser();
let context: BrowserContext;

function modalityOf(id: string) {
  return catalog.models.find((model) => model.id === id)?.modality;
}

function nameOf(id: string): string {
  return catalog.models.find((model) => model.id === id)?.name ?? '';
}

afterEach(async () => {
  await context.close();
});

async function open(path: string, options: Parameters<Browser['newContext']>[0] = {}): Promise<Page> {
  context = await browser.newContext(options);
  const page = await context.newPage();
  await page.goto(server.url + path);
  return page;
}

/** The chosen models, by name. */
async function chosen(page: Page): Promise<string[]> {
  const labels = await page
    .locator('.comparer .chip button')
    .evaluateAll((buttons) => buttons.map((button) => button.ariaLabel ?? ''));
  return labels.map((label) => label.replace(/^Remove /, ''));
}

function statusOf(page: Page): Promise<string | null> {
  return page.locator('.comparer .note[role=status]').textContent();
}

/** Types a name into the field, and takes the first that is found. */
async function add(page: Page, name: string): Promise<void> {
  await tabTo(page, '#add-model');
  await page.keyboard.type(name);
  await page.locator('#add-model-list [role=option]').first().waitFor();
  await expect.poll(() => page.locator('#add-model-list [aria-selected=true]').textContent()).toContain(name);
  await page.keyboard.press('Enter');
  await expect.poll(() => chosen(page)).toContain(name);
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
    const known = tracer.amount(key);
    expect({ key, text, value }).toMatchObject({ text: known.text, value: known.value });
  }
  await expect.poll(() => statusOf(page)).toBe(`Comparing ${nameOf(first)}, ${nameOf(second)}.`);
  const twin = await open(`/compare/${first.replaceAll('/', '-')}-vs-${second.replaceAll('/', '-')}/`);
  const keys = await twin
    .locator('#main data')
    .evaluateAll((all) => all.map((data) => (data as HTMLElement).dataset.rate));
  // The curated page of the same pair has all of them.
  for (const { key } of shown) expect(keys).toContain(key);
});

test('a difference of two is an amount and per cent, exactly that of the two figures, of which the lower stands out', async () => {
  const page = await open(`/compare/?models=${first},${second}`);
  await figures(page);
  const rows = await page.locator('#compared-prices ~ .table-scroll tbody tr').evaluateAll((all) =>
    all.flatMap((row) => {
      const values = [...row.querySelectorAll('data')].map(({ value }) => value);
      const least = row.querySelector('b data')?.getAttribute('value');
      return values.length < 3 ? [] : [{ values, least, text: row.lastElementChild?.textContent ?? '' }];
    }),
  );
  expect(rows.length).toBeGreaterThan(1);
  for (const { values, least, text } of rows) {
    const [one = decimal(0), other = decimal(0)] = values.slice(0, 2).map(decimal);
    const [, amount = ''] = /^\$([\d.,]+) \([\d.,]+%\)$/.exec(text) ?? [];
    expect(decimal(amount.replaceAll(',', '')).eq(other.minus(one).abs()), text).toBe(true);
    expect(least).toBe(values[one.lt(other) ? 0 : 1]);
  }
});

test('the kind is that of the first model, whatever it is, and others are not offered', async () => {
  const page = await open(`/compare/?models=${image.join(',')}`);
  await figures(page);
  await page.locator('#add-model').click();
  const kinds = page.locator('#add-model-list .search-about');
  await kinds.first().waitFor();
  expect((await kinds.allTextContents()).every((about) => about.split(' · ')[1] === 'image')).toBe(true);
  await page.keyboard.type('zzzyx');
  await expect
    .poll(() => page.locator('#add-model ~ [role=status]').textContent())
    .toMatch(/^Nothing found for .* is compared with other image models only\.$/);
});

test('an unknown model is named, and the others stay', async () => {
  const page = await open(`/compare/?models=${first},nobody/nothing`);
  await expect.poll(() => statusOf(page)).toMatch(/no model nobody\/nothing.*Add a model to compare/);
  expect(await chosen(page)).toEqual([nameOf(first)]);
});

test('models are chosen with the keyboard alone, and the address keeps them', async () => {
  const page = await open('/compare/');
  await add(page, nameOf(first));
  await expect.poll(() => statusOf(page)).toBe(`Add a model to compare ${nameOf(first)} with.`);
  await add(page, nameOf(second));
  const shown = await figures(page);
  expect(shown.length).toBeGreaterThan(15);
  expect(page.url()).toBe(`${server.url}/compare/?models=${first},${second}`);
  await page.reload();
  expect(await figures(page)).toEqual(shown);
});

test('a model is removed with its chip, and back and forward walk through the choices', async () => {
  const page = await open(`/compare/?models=${first},${second}`);
  await figures(page);
  const both = [nameOf(first), nameOf(second)];
  await tabTo(page, `[aria-label="Remove ${nameOf(first)}"]`);
  await page.keyboard.press('Enter');
  await expect.poll(() => chosen(page)).toEqual([nameOf(second)]);
  expect(page.url()).toBe(`${server.url}/compare/?models=${second}`);
  await expect
    .poll(() => statusOf(page))
    .toBe(`Removed ${nameOf(first)}. Add a model to compare ${nameOf(second)} with.`);
  expect(await page.locator('.compared table').count()).toBe(0);
  // The focus is on the chip that stands there now.
  expect(await page.evaluate(() => document.activeElement?.ariaLabel)).toBe(`Remove ${nameOf(second)}`);
  await page.goBack();
  await expect.poll(() => chosen(page)).toEqual(both);
  await figures(page);
  await page.goForward();
  await expect.poll(() => chosen(page)).toEqual([nameOf(second)]);
});

test('four models are the most, and the field says so', async () => {
  const { models } = JSON.parse(readFileSync(join(dist, 'data/chat.json'), 'utf8')) as Offers;
  const four = models.filter(({ rates, stage }) => rates.length > 0 && stage !== 'retired').slice(0, 4);
  const page = await open(`/compare/?models=${four.map(({ id }) => id).join(',')}`);
  await figures(page);
  await page.locator('#add-model').click();
  await expect
    .poll(() => page.locator('#add-model ~ [role=status]').textContent())
    .toBe('No more than 4 at once. Remove one to add another.');
});

test.each([360, 1280])('%i px wide, nothing in view moves while a comparison loads', async (width) => {
  const page = await open('/404.html', { viewport: { width, height: 800 } });
  await page.goto(`${server.url}/compare/?models=${first},${second}`);
  await figures(page);
  const shift = await page.evaluate(
    () =>
      new Promise<number>((done) => {
        new PerformanceObserver((list) => {
          done(
            (list.getEntries() as (PerformanceEntry & { value: number })[]).reduce(
              (sum, { value }) => sum + value,
              0,
            ),
          );
        }).observe({ type: 'layout-shift', buffered: true });
        setTimeout(() => {
          done(0);
        }, 500);
      }),
  );
  expect(shift).toBeLessThan(0.05);
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
