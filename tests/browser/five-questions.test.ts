import type { Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import { openAs, readers, type Reader } from '../support/readers.ts';
import { siteInBrowser } from '../support/served-site.ts';

// A developer arrives with one of five questions. Each is answered from the home page or a search landing, whatever
// the reader has: a mouse, a keyboard, a phone, or a browser without JavaScript.
const landing = '/q/google-gemini-2.5-pro-pricing/';
const { browser, server } = await siteInBrowser();

const { mouse, keyboard, phone, plain } = readers;
const everyone: readonly Reader[] = [mouse, keyboard, phone, plain];
const withScript: readonly Reader[] = [mouse, keyboard, phone];

const open = (reader: Reader, path: string) => openAs(browser, reader, server.url + path);

/** The price at a glance, which has to be there without scrolling. */
async function priceAtAGlance(page: Page): Promise<string> {
  const tiles = page.locator('.tiles');
  await tiles.waitFor();
  const box = await tiles.boundingBox();
  expect((box?.y ?? 0) + (box?.height ?? 0), 'where the price stands').toBeLessThan(
    page.viewportSize()?.height ?? 0,
  );
  return tiles.innerText();
}

const sumsIn = (text: string) =>
  [...text.matchAll(/\$([\d,]+(?:\.\d+)?)/g)].map(([, sum = '']) => Number(sum.replaceAll(',', '')));

describe('what does it cost?', () => {
  test.each(withScript)('search leads to the price $name', async (reader) => {
    const page = await open(reader, '/');
    if (reader === keyboard) await page.keyboard.press('/');
    else await reader.follow(page, page.getByRole('banner').getByText('Search'));
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox').waitFor();
    // As typed in a hurry.
    await page.keyboard.type('gemni 2.5 pro');
    const first = dialog.getByRole('option').first();
    await first.waitFor();
    await expect.poll(() => first.innerText()).toMatch(/Gemini 2\.5 Pro[\s\S]*\$1\.25/);
    if (reader === keyboard) await page.keyboard.press('Enter');
    else await reader.follow(page, first);
    await page.waitForURL(`**${landing}`);
    expect(await priceAtAGlance(page)).toMatch(/\$1\.25[\s\S]*\$10\.00/);
  });

  test('the list of questions leads to the price without JavaScript', async () => {
    const page = await open(plain, '/');
    await plain.follow(page, page.getByRole('banner').getByText('Search'));
    await plain.follow(page, page.getByRole('link', { name: 'How much does Gemini 2.5 Pro cost?' }));
    expect(await priceAtAGlance(page)).toMatch(/\$1\.25[\s\S]*\$10\.00/);
  });

  test.each(everyone)('a landing from a search engine shows the price $name', async (reader) => {
    expect(await priceAtAGlance(await open(reader, landing))).toMatch(/\$1\.25[\s\S]*\$10\.00/);
  });
});

describe('what would my workload cost?', () => {
  test.each(withScript)('the calculator says it $name', async (reader) => {
    const page = await open(reader, '/');
    await reader.follow(page, page.getByRole('link', { name: 'What would my workload cost?' }));
    const form = page.getByRole('form', { name: 'Price calculator' });
    await reader.write(page, form.getByLabel('Input tokens per request'), '1,000,000');
    await reader.write(page, form.getByLabel('Output tokens per request'), '0');
    await reader.write(page, form.getByLabel('Requests a month'), '3');
    // Whoever goes for the address leaves the field.
    await page.keyboard.press('Tab');
    await expect.poll(() => page.url()).toMatch(/input=1,000,000.*requests=3/);
    const [total] = sumsIn(await form.locator('.receipt .total').innerText());
    expect(total).toBeGreaterThan(0);
    // The same, opened by someone else.
    const shared = await open(mouse, new URL(page.url()).pathname + new URL(page.url()).search);
    const again = shared.locator('.receipt .total');
    await expect.poll(async () => sumsIn(await again.innerText())[0]).toBe(total);
  });

  test.each(withScript)('a model’s own page reckons with its prices $name', async (reader) => {
    const page = await open(reader, landing);
    const form = page.getByRole('form', { name: 'Price calculator' });
    await reader.write(page, form.getByLabel('Requests a month'), '20000');
    // Twice the 10,000 that stood there, rounded up to the cent.
    await expect.poll(() => form.locator('.receipt:visible .total').innerText()).toContain('$123.69');
  });

  test('worked tables say it without JavaScript', async () => {
    const page = await open(plain, '/');
    await plain.follow(page, page.getByRole('link', { name: 'What would my workload cost?' }));
    expect(await page.getByLabel('Input tokens per request').isVisible()).toBe(false);
    expect(sumsIn(await page.getByRole('table').first().innerText()).length).toBeGreaterThan(3);
    await page.goto(server.url + landing);
    const use = page.getByRole('table', { name: '10,000 chats', exact: true });
    await expect.poll(() => use.innerText()).toMatch(/15M input at \$1\.25[\s\S]*You pay\s*\$61\.85/);
    await plain.follow(page, page.getByText('10,000 chats, cached', { exact: true }).first());
    await expect
      .poll(() => page.locator('.receipt:visible').innerText())
      .toContain('10M cached input at $0.125');
  });
});

describe('what is cheaper and good enough?', () => {
  test.each(withScript)('the table says it $name', async (reader) => {
    const page = await open(reader, '/');
    await reader.follow(page, page.getByRole('link', { name: 'Chat models', exact: true }).first());
    await reader.follow(page, page.getByText('More filters'));
    const context = page.getByLabel('Context at least');
    await reader.choose(page, context, '200,000');
    await reader.follow(page, page.getByRole('button', { name: /Input per 1M tokens/ }));
    const rows = page.locator('tbody tr:visible');
    const prices = (await rows.allInnerTexts()).slice(0, 10).map((row) => sumsIn(row)[0] ?? 0);
    expect(prices.length).toBeGreaterThan(2);
    expect(prices).toEqual([...prices].sort((a, b) => a - b));
    expect(page.url()).toContain('context=');
  });

  test.each(everyone)('a model’s own page names alternatives $name', async (reader) => {
    const page = await open(reader, '/q/openai-gpt-5-pricing/');
    // At the top of the page, and with prices in the section that it is taken from.
    const facts = page.locator('.hero .facts div').filter({ hasText: 'Cheaper' });
    const cheaper = facts.getByRole('link');
    const box = await cheaper.boundingBox();
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThan(page.viewportSize()?.height ?? 0);
    const section = page.getByRole('region', { name: 'Cheaper alternatives' });
    expect(await section.getByRole('row').count()).toBeGreaterThan(2);
    const name = await cheaper.innerText();
    await reader.follow(page, cheaper);
    await page.waitForURL((url) => !url.pathname.endsWith('/q/openai-gpt-5-pricing/'));
    await expect.poll(() => page.getByRole('heading', { level: 1 }).innerText()).toContain(name);
    expect(sumsIn(await priceAtAGlance(page))[0]).toBeLessThan(1.25);
  });
});

describe('what changed?', () => {
  test.each(everyone)('the list of changes says it $name', async (reader) => {
    const page = await open(reader, '/');
    await reader.follow(page, page.getByRole('link', { name: 'What changed?' }));
    await page.waitForURL('**/changes/');
    const [first] = await page.locator('tbody tr').allInnerTexts();
    // Before and after, of each price that changed.
    expect(sumsIn(first ?? '').length).toBeGreaterThan(1);
    await reader.follow(page, page.locator('tbody').getByRole('link').first());
    // What is announced is told first on the page of the model, what has changed in its history.
    await page.locator('.notice, #history').first().waitFor();
  });
});

describe('how do I call it?', () => {
  test.each(everyone)('the quickstart shows it $name', async (reader) => {
    const page = await open(reader, '/');
    await reader.follow(page, page.getByRole('link', { name: 'Make a first call' }).first());
    await expect.poll(() => page.locator('pre:visible').first().innerText()).toContain('base_url=');
  });

  test.each(everyone)('a model’s own page has code for it $name', async (reader) => {
    const page = await open(reader, landing);
    const code = page.locator('.example:visible pre').first();
    await expect.poll(() => code.innerText()).toContain('model="google/gemini-2.5-pro"');
    if (reader === keyboard) {
      await page.locator('.languages input').first().focus();
      await page.keyboard.press('ArrowRight');
    } else await reader.follow(page, page.locator('.languages input[value="node"]').first());
    await expect
      .poll(() => page.locator('.example:visible pre').first().innerText())
      .toContain('model: "google/gemini-2.5-pro"');
  });
});
