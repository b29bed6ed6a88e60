import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { StaticServer } from '../../scripts/lib/static-server.ts';
import { launchBrowser } from '../support/chromium.ts';
import { allModelPages } from '../support/built-pages.ts';
import { serveDist, tabTo } from '../support/served-site.ts';

// The table of all models, with the keyboard alone.
const total = allModelPages().length;
let browser: Browser;
let server: StaticServer;
let page: Page;

beforeAll(async () => {
  [browser, server] = await Promise.all([launchBrowser(), serveDist()]);
});

afterAll(async () => {
  await browser.close();
  await server.close();
});

beforeEach(async () => {
  page = await browser.newPage();
  await page.goto(`${server.url}/models/`);
});

const rows = () => page.locator('tbody tr:visible');

/** The cells of one column, from the top. */
async function column(label: string): Promise<string[]> {
  const headings = await page.locator('thead th').allInnerTexts();
  const index = headings.findIndex((heading) => heading.trim().startsWith(label));
  return rows().evaluateAll((all, at) => all.map((row) => row.children[at]?.textContent.trim() ?? ''), index);
}

async function sortBy(label: string): Promise<void> {
  // From the top each time: the way to the button is the reader's, too.
  await page.evaluate(() => {
    (document.activeElement as HTMLElement | null)?.blur();
  });
  const button = page.locator('thead button', { hasText: label });
  await button.evaluate((element) => {
    element.setAttribute('data-wanted', '');
  });
  await tabTo(page, '[data-wanted]');
  await page.keyboard.press('Enter');
}

const sorting = () => page.locator('thead th[aria-sort]').evaluateAll((all) => all.map((th) => th.ariaSort));

/** "$1,250.50 per 1K pages" as number and unit; undefined when the cell has no price. */
function price(cell: string): { amount: number; unit: string } | undefined {
  const [, digits = '', unit = ''] = /\$([\d.,]+)(?:\s*per (.+))?/.exec(cell) ?? [];
  return digits === '' ? undefined : { amount: Number(digits.replaceAll(',', '')), unit };
}

test('typing leaves the rows that match, and the count is told as it changes', async () => {
  expect(await rows().count()).toBe(total);
  const live = page.getByRole('status');
  expect(await live.innerText()).toBe(`${total} of ${total} models`);
  await tabTo(page, 'input[type=search]');
  await page.keyboard.type('KLEIN black-forest');
  const found = await column('Model');
  expect(found.length).toBeGreaterThan(0);
  expect(found.length).toBeLessThan(total);
  expect(found.every((name) => /klein/i.test(name))).toBe(true);
  expect(await live.innerText()).toBe(`${found.length} of ${total} models`);
  await page.keyboard.type(' no such model');
  expect(await rows().count()).toBe(0);
  expect(await live.innerText()).toBe(`0 of ${total} models`);
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.press('Delete');
  expect(await rows().count()).toBe(total);
  // The field is found by its label, and Enter in it leads nowhere.
  expect(await page.getByRole('searchbox', { name: /filter/i }).count()).toBe(1);
  await page.keyboard.press('Enter');
  expect(page.url()).toBe(`${server.url}/models/`);
});

test.each(['Input', 'Output'])(
  '%s prices are sorted as numbers, either way, empty cells last',
  async (label) => {
    await sortBy(label);
    expect(await sorting()).toEqual(['ascending']);
    const up = (await column(label)).map(price);
    await page.keyboard.press('Enter');
    expect(await sorting()).toEqual(['descending']);
    const down = (await column(label)).map(price);
    for (const cells of [up, down]) {
      const filled = cells.filter((cell) => cell !== undefined).length;
      expect(filled).toBeGreaterThan(100);
      expect(cells.slice(filled).every((cell) => cell === undefined)).toBe(true);
    }
    const amounts = (cells: typeof up) => cells.flatMap((cell) => cell?.amount ?? []);
    expect(amounts(up)).toEqual([...amounts(up)].sort((a, b) => a - b));
    expect(amounts(down)).toEqual([...amounts(up)].reverse());
  },
);

test('prices per unit are sorted one unit at a time, and never among each other', async () => {
  await sortBy('Price per unit');
  for (const sign of [1, -1]) {
    const cells = (await column('Price per unit')).map(price);
    const filled = cells.filter((cell) => cell !== undefined);
    expect(filled.length).toBeGreaterThan(50);
    expect(cells.slice(filled.length).every((cell) => cell === undefined)).toBe(true);
    const units = filled.map(({ unit }) => unit).filter((unit, index, all) => unit !== all[index - 1]);
    expect(units.length).toBeGreaterThan(5);
    expect(new Set(units).size).toBe(units.length);
    for (const unit of units) {
      const amounts = filled.filter((cell) => cell.unit === unit).map(({ amount }) => sign * amount);
      expect(amounts, unit).toEqual([...amounts].sort((a, b) => a - b));
    }
    await page.keyboard.press('Enter');
  }
});

test('sorting moves from one column to another, and leaves the filter as it is', async () => {
  await tabTo(page, 'input[type=search]');
  await page.keyboard.type('image');
  const before = await column('Model');
  await sortBy('Model');
  const names = await column('Model');
  expect([...names].sort()).toEqual([...before].sort());
  const titles = (await rows().locator('th a').allInnerTexts()).map((name) => name.toLowerCase());
  expect(titles).toEqual([...titles].sort((a, b) => a.localeCompare(b, 'en')));
  await sortBy('Provider');
  expect(await sorting()).toEqual(['ascending']);
  const providers = (await column('Provider')).map((name) => name.toLowerCase());
  expect(providers).toEqual([...providers].sort((a, b) => a.localeCompare(b, 'en')));
  expect(providers).toHaveLength(before.length);
});

test('without JavaScript every row is there, and no control that would do nothing', async () => {
  const off = await browser.newPage({ javaScriptEnabled: false });
  await off.goto(`${server.url}/models/`);
  expect(await off.locator('tbody tr:visible').count()).toBe(total);
  expect(await off.locator('main button, main input, main form').count()).toBe(0);
});
