import { expect, test } from 'vitest';
import { allModelPages } from '../support/built-pages.ts';
import { siteInBrowser } from '../support/served-site.ts';

// One page of each kind, and one model of each modality and standing, on narrow and wide screens, light and dark.
const models = allModelPages();
const firsts = [
  ...new Map(models.map((page) => [`${page.model.modality} ${page.model.pricing.kind}`, page.path])).values(),
];
/** The page with the most rates: its table is the widest and the longest. */
const largest = [...models].sort((a, b) => b.rates.length - a.rates.length)[0]?.path ?? '';
const kinds = [
  '/',
  '/q/',
  '/models/',
  '/models/chat/',
  '/providers/openai/',
  '/guides/',
  '/guides/quickstart/',
  '/404',
];
const paths = [...new Set([...kinds, largest, ...firsts])];

const { browser, server } = await siteInBrowser();

const page = await browser.newPage();

/** What sticks out of the window, other than inside a box that scrolls by itself. */
async function overflow(): Promise<string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    const sticksOut = (element: Element) => element.getBoundingClientRect().right > width + 0.5;
    const all = [...document.querySelectorAll('body *')].filter(sticksOut);
    return [
      `${document.documentElement.scrollWidth} wide`,
      ...all.slice(0, 3).map((one) => one.outerHTML.slice(0, 90)),
    ];
  });
}

test.each(paths)('%s fits', async (path) => {
  await page.goto(server.url + path);
  const backgrounds = new Set<string>();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    for (const width of [320, 360, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      expect({ colorScheme, width, overflow: await overflow() }).toEqual({
        colorScheme,
        width,
        overflow: [],
      });
    }
    backgrounds.add(await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor));
  }
  expect(backgrounds.size).toBe(2);
  // One h1, and no level left out on the way down.
  const levels = await page
    .locator('h1, h2, h3, h4')
    .evaluateAll((all) => all.map(({ tagName }) => Number(tagName[1])));
  expect(levels.filter((level) => level === 1)).toHaveLength(1);
  expect(levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1)).toEqual([]);
});
