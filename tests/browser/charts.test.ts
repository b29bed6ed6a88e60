import { expect, test } from 'vitest';
import { siteInBrowser } from '../support/served-site.ts';

// What a drawing says is read at the size of every other small text, however wide the screen makes the drawing.
const { browser, server } = await siteInBrowser();

const drawings = [
  ['the strip of a kind’s prices', '/q/openai-gpt-5.6-terra-pricing/', 'figure.strip'],
  ['the history of a price', '/q/google-gemini-2.5-flash-pricing/', 'figure.chart'],
  ['prices against scores', '/q/anthropic-claude-sonnet-4.5-pricing/', 'figure.scatter'],
] as const;

test.each(drawings.flatMap((drawing) => [360, 1280].map((width) => [...drawing, width] as const)))(
  '%s has text of 13 px or more: %s, %s, at %i px',
  async (_, path, selector, width) => {
    const page = await browser.newPage({ viewport: { width, height: 900 } });
    await page.goto(server.url + path);
    const texts = await page.locator(selector).evaluateAll((figures) =>
      figures.flatMap((figure) =>
        [...figure.querySelectorAll<HTMLElement | SVGElement>('*')]
          .filter((element) =>
            [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim()),
          )
          .filter(
            (element) => element.getClientRects().length > 0 && element.closest('.visually-hidden') === null,
          )
          .map((element) => {
            // In a drawing that is scaled, text is scaled with it.
            const scale = element instanceof SVGGraphicsElement ? (element.getScreenCTM()?.a ?? 1) : 1;
            const size = Number.parseFloat(getComputedStyle(element).fontSize) * scale;
            return { text: element.textContent.trim().slice(0, 40), size };
          }),
      ),
    );
    expect(texts.length).toBeGreaterThan(1);
    expect(texts.filter(({ size }) => size < 12.99)).toEqual([]);
    await page.close();
  },
);
