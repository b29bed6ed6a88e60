import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright';

/** How someone gets about on the site. */
export interface Reader {
  readonly name: string;
  readonly context: BrowserContextOptions;
  /** Follows a link, or presses a button. */
  readonly follow: (page: Page, target: Locator) => Promise<void>;
  /** Writes into a field. */
  readonly write: (page: Page, field: Locator, text: string) => Promise<void>;
  /** Chooses the option of a list that begins with the text. */
  readonly choose: (page: Page, list: Locator, text: string) => Promise<void>;
}

/** What browsers do when a list has the focus and someone types. */
async function typeAhead(page: Page, list: Locator, text: string): Promise<void> {
  await tabToward(page, list);
  await page.keyboard.type(text);
}

/** The system draws an open list, so that a test cannot press in it. */
async function pick(_: Page, list: Locator, text: string): Promise<void> {
  const label = await list.getByRole('option').filter({ hasText: text }).first().textContent();
  await list.selectOption({ label: label?.trim() ?? text });
}

const desktop = { viewport: { width: 1280, height: 800 } };

/** With a mouse, with the keyboard alone, on a phone, and without JavaScript. */
export const readers = {
  mouse: {
    name: 'with the mouse',
    context: desktop,
    follow: (_, target) => target.click(),
    write: (_, field, text) => field.fill(text),
    choose: pick,
  },
  keyboard: {
    name: 'with the keyboard alone',
    context: desktop,
    async follow(page, target) {
      await tabToward(page, target);
      await page.keyboard.press('Enter');
    },
    async write(page, field, text) {
      await tabToward(page, field);
      await page.keyboard.press('ControlOrMeta+A');
      await page.keyboard.type(text);
    },
    choose: typeAhead,
  },
  phone: {
    name: 'on a phone',
    context: { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true },
    follow: (_, target) => target.tap(),
    async write(page, field, text) {
      await field.tap();
      await field.fill('');
      await page.keyboard.type(text);
    },
    choose: pick,
  },
  plain: {
    name: 'without JavaScript',
    context: { ...desktop, javaScriptEnabled: false },
    follow: (_, target) => target.click(),
    write: (_, field, text) => field.fill(text),
    choose: pick,
  },
} as const satisfies Record<string, Reader>;

/** A page as the reader has it, opened at an address. */
export async function openAs(browser: Browser, reader: Reader, url: string): Promise<Page> {
  const context = await browser.newContext(reader.context);
  const page = await context.newPage();
  await page.goto(url);
  return page;
}

/** Presses Tab until the focus is on the element. @throws when it is not reached, or not to be seen once it is */
async function tabToward(page: Page, target: Locator, steps = 250): Promise<void> {
  for (let step = 0; step < steps; step += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`${steps} presses of Tab did not reach ${String(target)}.`);
}
