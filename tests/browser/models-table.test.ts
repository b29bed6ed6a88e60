import type { Page } from 'playwright';
import { beforeEach, expect, test } from 'vitest';
import { allModelPages } from '../support/built-pages.ts';
import { siteInBrowser, tabTo, untilIdle } from '../support/served-site.ts';

// The table of all models: with the keyboard, by its address, without scripts.
const models = allModelPages();
const total = models.length;
const { browser, server } = await siteInBrowser();
let page: Page;

beforeEach(async () => {
  page = await browser.newPage();
});

const rows = () => page.locator('.models tbody tr:visible');
const count = () => page.locator('.finder').getByRole('status').innerText();

async function visit(query = '', path = '/models/'): Promise<void> {
  await page.goto(`${server.url}${path}${query}`);
  await page.waitForSelector('.finder[data-ready]');
}

/** The cells of one column in all rows, from the top. */
async function column(name: string): Promise<string[]> {
  const more = page.locator('.table-more button');
  while (await more.isVisible()) await more.click();
  const index = await page
    .locator(`th[data-column=${name}]`)
    .evaluate((th: HTMLTableCellElement) => th.cellIndex);
  return rows().evaluateAll((all, at) => all.map((row) => row.children[at]?.textContent.trim() ?? ''), index);
}

async function sortBy(name: string): Promise<void> {
  // From the top each time: the way to the button is the reader's, too.
  await page.locator('.skip').focus();
  await tabTo(page, `th[data-column=${name}] button`);
  await page.keyboard.press('Enter');
}

const sorting = () => page.locator('thead th[aria-sort]').evaluateAll((all) => all.map((th) => th.ariaSort));

/** "$1,250.50 per 1K pages" as number and unit; undefined when the cell has no price. */
function price(cell: string): { amount: number; unit: string } | undefined {
  const [, digits = '', unit = ''] = /\$([\d.,]+)(?:\s*per (.+))?/.exec(cell) ?? [];
  return digits === '' ? undefined : { amount: Number(digits.replaceAll(',', '')), unit };
}

test('typing leaves the rows that match, and the count is told as it changes', async () => {
  await visit();
  // All rows are there, so that the browser's own search finds them.
  expect(await rows().count()).toBe(total);
  expect(await count()).toBe(`${total} models`);
  await tabTo(page, '.finder input[type=search]');
  await page.keyboard.type('KLEIN black-forest');
  const found = await column('name');
  expect(found.length).toBeGreaterThan(0);
  expect(found.every((name) => /klein/i.test(name))).toBe(true);
  expect(await count()).toBe(`${found.length} of ${total} models`);
  // Enter in the field leads nowhere.
  await page.keyboard.press('Enter');
  expect(new URL(page.url()).pathname).toBe('/models/');
});

test('newest first, by the month that its column shows', async () => {
  await visit();
  const months = (await column('released')).map((cell) =>
    Date.parse(`1 ${/^\w{3} \d{4}/.exec(cell)?.[0] ?? ''}`),
  );
  const dated = months.filter((month) => !Number.isNaN(month));
  expect(dated.length).toBeGreaterThan(50);
  // Retired ones stand at the end, in an order of their own.
  const served = dated.slice(0, -10);
  expect(served).toEqual([...served].sort((a, b) => b - a));
  await sortBy('released');
  const up = (await column('released')).map((cell) =>
    Date.parse(`1 ${/^\w{3} \d{4}/.exec(cell)?.[0] ?? ''}`),
  );
  expect(up.slice(0, dated.length)).toEqual([...dated].sort((a, b) => a - b));
});

test.each([360, 1280])('the first row is within 400 px of the top, %i px wide', async (width) => {
  await page.setViewportSize({ width, height: 800 });
  for (const path of ['/models/', '/models/chat/', '/models/image/', '/providers/openai/']) {
    await visit('', path);
    const box = await rows().first().boundingBox();
    expect(box?.y, path).toBeLessThan(400);
  }
});

test.each(['input', 'output'])(
  '%s prices are sorted as numbers, either way, empty cells last',
  async (name) => {
    await visit();
    await sortBy(name);
    expect(await sorting()).toEqual(['ascending']);
    const up = (await column(name)).map(price);
    await sortBy(name);
    expect(await sorting()).toEqual(['descending']);
    const down = (await column(name)).map(price);
    for (const cells of [up, down]) {
      const filled = cells.filter((cell) => cell !== undefined).length;
      expect(filled).toBeGreaterThan(50);
      expect(cells.slice(filled).every((cell) => cell === undefined)).toBe(true);
    }
    const amounts = (cells: typeof up) => cells.flatMap((cell) => cell?.amount ?? []);
    expect(amounts(up)).toEqual([...amounts(up)].sort((a, b) => a - b));
    expect(amounts(down)).toEqual([...amounts(up)].reverse());
  },
);

test('prices per unit are sorted one unit at a time, and never among each other', async () => {
  await visit();
  for (const sign of [1, -1]) {
    await sortBy('price');
    const cells = (await column('price')).map(price);
    const filled = cells.filter((cell) => cell !== undefined);
    expect(filled.length).toBeGreaterThan(30);
    expect(cells.slice(filled.length).every((cell) => cell === undefined)).toBe(true);
    const units = filled.map(({ unit }) => unit).filter((unit, index, all) => unit !== all[index - 1]);
    expect(units.length).toBeGreaterThan(5);
    expect(new Set(units).size).toBe(units.length);
    for (const unit of units) {
      const amounts = filled.filter((cell) => cell.unit === unit).map(({ amount }) => sign * amount);
      expect(amounts, unit).toEqual([...amounts].sort((a, b) => a - b));
    }
  }
});

test('an address holds filters and order, and gives them back', async () => {
  await visit('?modality=image&provider=black-forest-labs&unit=image&max=0.05&sort=price&dir=desc');
  const cells = (await column('price')).map(price);
  expect(cells.length).toBeGreaterThan(1);
  for (const cell of cells) expect(cell).toMatchObject({ unit: 'image' });
  const amounts = cells.map((cell) => cell?.amount ?? Number.NaN);
  expect(Math.max(...amounts)).toBeLessThanOrEqual(0.05);
  expect(amounts).toEqual([...amounts].sort((a, b) => b - a));
  for (const name of await column('name')) expect(name).toContain('black-forest-labs/');
  // What is folded away and at work is shown; a column without a word for these rows is not.
  expect(await page.locator('.finder details').getAttribute('open')).not.toBeNull();
  expect(await page.locator('th[data-column=context]').isVisible()).toBe(false);
  await page.getByRole('button', { name: 'Clear filters' }).click();
  expect(await count()).toBe(`${total} models`);
  expect(new URL(page.url()).search).toBe('?sort=price&dir=desc');
});

test('each choice is a step that the back button takes back', async () => {
  await visit();
  await page.getByLabel('Type').selectOption('video');
  const video = await count();
  await page.locator('select[name=provider]').selectOption('google');
  expect(new URL(page.url()).search).toBe('?modality=video&provider=google');
  await page.goBack();
  expect(await count()).toBe(video);
  await expect.poll(() => page.locator('select[name=provider]').inputValue()).toBe('');
  await page.goBack();
  expect(await count()).toBe(`${total} models`);
  await page.goForward();
  expect(await count()).toBe(video);
});

test('what the home page’s form sends is what is filtered by', async () => {
  await visit('?q=gpt4o');
  await expect.poll(() => page.locator('.finder [name=q]').inputValue()).toBe('gpt4o');
  const names = await column('name');
  expect(names.length).toBeGreaterThan(1);
  for (const name of names) expect(name).toMatch(/gpt-4o/i);
});

test('filters leave what the catalog says', async () => {
  const expected = models.filter(
    ({ model }) =>
      model.modality === 'chat' &&
      (model.context ?? 0) >= 1_000_000 &&
      model.capabilities.includes('vision') &&
      model.capabilities.includes('tools') &&
      model.pricing.kind === 'priced',
  );
  await visit('?modality=chat&context=1000000&can=vision&can=tools');
  expect(expected.length).toBeGreaterThan(3);
  expect(await count()).toBe(`${expected.length} of ${total} models`);
});

test('bounds wait for one unit', async () => {
  await visit();
  await page.getByText('More filters').click();
  const highest = page.getByLabel('Highest price');
  expect(await highest.isDisabled()).toBe(true);
  // All chat models answer by their input price first.
  await page.getByLabel('Type').selectOption('chat');
  expect(await highest.isEnabled()).toBe(true);
  await expect.poll(() => page.locator('.finder-range legend').innerText()).toBe('Price per 1M input tokens');
  await highest.fill('0.2');
  const amounts = (await column('input')).map((cell) => price(cell)?.amount ?? Number.NaN);
  expect(amounts.length).toBeGreaterThan(5);
  expect(Math.max(...amounts)).toBeLessThanOrEqual(0.2);
  await page.getByLabel('Type').selectOption('image');
  expect(await highest.isDisabled()).toBe(true);
});

test('when nothing fits, the table says which filter to drop', async () => {
  await visit('?q=no-such-model&modality=image');
  const row = page.locator('.no-match');
  await expect.poll(() => row.innerText()).toContain('No model fits all of this');
  expect(await count()).toBe(`0 of ${total} models`);
  await row.getByRole('button', { name: /no-such-model/ }).press('Enter');
  expect(await page.locator('.no-match').count()).toBe(0);
  expect(new URL(page.url()).search).toBe('?modality=image');
  expect(await page.locator('.finder [name=q]').evaluate((field) => field === document.activeElement)).toBe(
    true,
  );
});

test('retired models are marked, and come last', async () => {
  await visit();
  const marks = (await column('released')).map((cell) => cell.includes('Retired'));
  expect(marks).toContain(true);
  expect(marks.indexOf(true)).toBe(marks.lastIndexOf(false) + 1);
});

test('a kind and a provider have the filters that make sense there', async () => {
  await visit('', '/models/image/');
  expect(await page.locator('.finder [name=modality]').count()).toBe(0);
  await page.locator('select[name=provider]').selectOption('openai');
  for (const name of await column('name')) expect(name).toContain('openai/');
  await visit('', '/providers/openai/');
  expect(await page.locator('.finder [name=provider]').count()).toBe(0);
  await page.getByLabel('Type').selectOption('image');
  expect(new Set(await column('modality'))).toEqual(new Set(['image']));
});

test('on a narrow screen the price stands next to the name', async () => {
  await page.setViewportSize({ width: 360, height: 700 });
  for (const path of ['/models/', '/models/chat/', '/providers/openai/']) {
    await visit('', path);
    const box = await rows().first().locator('data').first().boundingBox();
    expect((box?.x ?? 360) + (box?.width ?? 0), path).toBeLessThan(360);
  }
});

test('the filters take their room before they are ready, so that nothing moves', async () => {
  await page.addInitScript(() => {
    const shifts: number[] = [];
    Object.assign(globalThis, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shifts.push((entry as unknown as { value: number }).value);
    }).observe({ type: 'layout-shift', buffered: true });
  });
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    await visit();
    await untilIdle(page);
    const shifts = await page.evaluate(() => (globalThis as unknown as { shifts: number[] }).shifts);
    expect(
      shifts.reduce((sum, value) => sum + value, 0),
      String(width),
    ).toBeLessThan(0.01);
  }
});

test('a list of several pages is filtered as one, once a reader reaches for it', async () => {
  const html = await (await fetch(`${server.url}/models/`)).text();
  const split = html.indexOf('<tr', html.indexOf('</tr>', html.length / 2));
  const end = html.indexOf('</tbody>');
  const pager = '<nav class="pager"><ol><li><a href="/models/2/">2</a></li></ol></nav>';
  const first = `${html.slice(0, split)}${html.slice(end).replace('</section>', `${pager}</section>`)}`;
  const second = `${html.slice(0, html.indexOf('<tr', html.indexOf('<tbody>')))}${html.slice(split)}`;
  const asked: string[] = [];
  await page.route('**/models/', (route) => route.fulfill({ contentType: 'text/html', body: first }));
  await page.route('**/models/2/', async (route) => {
    asked.push(route.request().url());
    await (asked.length === 1 ? route.abort() : route.fulfill({ contentType: 'text/html', body: second }));
  });
  await visit();
  const shown = await rows().count();
  expect(shown).toBeLessThan(total);
  expect(asked).toEqual([]);
  // What does not come is said, and asked for again.
  await page.locator('.finder [name=q]').fill('a');
  await expect.poll(count).toBe('The list did not load. Try again.');
  expect(await page.locator('.pager').count()).toBe(1);
  await page.locator('.finder [name=q]').fill('');
  await expect.poll(count).toBe(`${total} models`);
  expect(await rows().count()).toBe(total);
  expect(await page.locator('.pager').count()).toBe(0);
  expect((await column('name')).length).toBe(new Set(await column('name')).size);
});

test('without JavaScript every row is there, and no control that would do nothing', async () => {
  const off = await browser.newPage({ javaScriptEnabled: false });
  await off.goto(`${server.url}/models/`);
  expect(await off.locator('.models tbody tr:visible').count()).toBe(total);
  const controls = off.locator('main').locator('button, input, select, summary');
  expect(
    await controls.evaluateAll(
      (all) => all.filter((one) => one.checkVisibility({ visibilityProperty: true })).length,
    ),
  ).toBe(0);
});
