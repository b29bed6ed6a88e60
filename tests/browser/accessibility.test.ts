import { expect, test } from 'vitest';
import { violationsOn } from '../support/axe.ts';
import { pageKinds, pagesOfOwnMarkup } from '../support/page-kinds.ts';
import { siteInBrowser } from '../support/served-site.ts';

// Every kind of page, against WCAG 2.2 AA: by axe, by keyboard and at the narrowest width.
const paths = pageKinds();
const ownMarkup = pagesOfOwnMarkup(paths);
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

const { browser, server } = await siteInBrowser();

const context = await browser.newContext({ reducedMotion: 'reduce' });
const page = await context.newPage();

async function open(path: string): Promise<void> {
  await show(1280, 'light');
  await page.goto(server.url + path);
}

async function show(width: number, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.setViewportSize({ width, height: 640 });
  await page.emulateMedia({ colorScheme });
  await page.evaluate(() => document.fonts.ready);
}

const violations = (rules?: string[]) =>
  violationsOn(page, { runOnly: rules ? { type: 'rule', values: rules } : { type: 'tag', values: tags } });

test('most kinds of pages have markup of their own, which axe looks at', () => {
  expect(ownMarkup.size).toBeGreaterThan(15);
});

test.each(paths)(
  '%s: axe finds nothing; at 320 px it can be read, and what has the focus is in view',
  async (path) => {
    await open(path);
    await show(320, 'light');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    expect(await page.evaluate(hiddenFocus)).toEqual([]);

    // Axe looks at elements: what is made of the same ones as other pages is looked at there.
    if (!ownMarkup.has(path)) return;
    await show(1280, 'light');
    expect(await violations()).toEqual([]);
    // The rest of what axe looks at depends neither on the width nor on the colours.
    await show(360, 'dark');
    expect(await violations(['color-contrast', 'target-size', 'scrollable-region-focusable'])).toEqual([]);
  },
);

test.each(paths.slice(0, 1))(
  'axe finds nothing on %s in the other two pairs of width and colours',
  async (path) => {
    await open(path);
    await show(1280, 'dark');
    expect(await violations()).toEqual([]);
    await show(360, 'light');
    expect(await violations()).toEqual([]);
  },
);

/** Gives the focus to everything that can have it, and returns what is then out of sight or covered. */
function hiddenFocus(): string[] {
  const selector = 'a[href], button, input, select, textarea, summary, [tabindex="0"]';
  const all = [...document.querySelectorAll<HTMLElement>(selector)].filter(
    (element) => element.checkVisibility({ visibilityProperty: true }) && !element.matches(':disabled'),
  );
  // Lists of hundreds of rows are all alike.
  const some = all.filter((_, index) => index < 120 || index > all.length - 40);
  return some.flatMap((element) => {
    element.focus({ preventScroll: false });
    // A control that is drawn by its label is where its label is; of a box that scrolls, its visible part counts.
    const drawn = element.closest('label') ?? element;
    const { left, right, top, bottom } = drawn.getBoundingClientRect();
    const x = (Math.max(left, 0) + Math.min(right, innerWidth)) / 2;
    const y = (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2;
    const at = document.elementFromPoint(x, y);
    const seen =
      document.activeElement === element && at !== null && (drawn.contains(at) || at.contains(drawn));
    // A link that wraps over two lines has a gap in the middle of its box: its first line decides.
    const [line] = drawn.getClientRects();
    const first = line && document.elementFromPoint(line.left + line.width / 2, line.top + line.height / 2);
    return seen || (first && drawn.contains(first)) ? [] : [element.outerHTML.slice(0, 100)];
  });
}

test('in forced colours, what is chosen and what is drawn can be told apart', async () => {
  const path = paths.find((candidate) => candidate.startsWith('/q/') && candidate !== '/q/') ?? '/';
  await open(path);
  await page.emulateMedia({ forcedColors: 'active' });
  const colours = await page
    .locator('.languages label')
    .evaluateAll((all) => all.map((label) => getComputedStyle(label).backgroundColor));
  expect(new Set(colours).size).toBe(2);
  expect(
    await page
      .locator('.button')
      .first()
      .evaluate((link) => getComputedStyle(link).borderStyle),
  ).toBe('solid');
  await page.emulateMedia({ forcedColors: 'none' });
});
