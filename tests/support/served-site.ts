import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright';
import { afterAll } from 'vitest';
import { serveDirectory, type StaticServer } from '../../scripts/lib/static-server.ts';
import { dist } from './built-pages.ts';
import { closePages, sharedBrowser } from './chromium.ts';

/** Serves `dist` on a port of its own; the caller closes it. @throws when nothing has been built into it */
export async function serveDist(): Promise<StaticServer> {
  if (!existsSync(join(dist, 'index.html'))) throw new Error(`There is no site in ${dist}: build it first.`);
  return serveDirectory(dist, { port: 0 });
}

/** The browser, and the test site on a port of its own: until the last test of the file that asks for them. */
export async function siteInBrowser(): Promise<{ browser: Browser; server: StaticServer }> {
  const [browser, server] = await Promise.all([sharedBrowser(), serveDist()]);
  afterAll(async () => {
    await closePages(browser);
    await server.close();
  });
  return { browser, server };
}

/**
 * Gathers what is asked for from now on. When a browser fetches the icons that a page names, and whether it does, is
 * its own affair and differs between versions: a test can say only what the page itself asks for.
 * @returns a function that tells the addresses so far, without those of icons
 */
export function gatherRequests(page: Page): () => Promise<string[]> {
  const addresses: string[] = [];
  page.on('request', (request) => addresses.push(request.url()));
  return async () => {
    const icons = await page
      .locator('link:is([rel~=icon], [rel=apple-touch-icon], [rel=manifest])')
      .evaluateAll((links) => links.map((link) => (link as HTMLLinkElement).href));
    return addresses.filter((address) => !icons.includes(address));
  };
}

/** Waits until a page has its fonts and has drawn what they change, and its scripts have nothing to do. */
export async function untilIdle(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready;
    for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
    await new Promise((resolve) => requestIdleCallback(resolve));
  });
}

/** Presses Tab until the focus is on what matches. @throws when it is not reached in as many steps */
export async function tabTo(page: Page, selector: string, steps = 120): Promise<void> {
  for (let step = 0; step < steps; step += 1) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) === true, selector)) return;
  }
  throw new Error(`${steps} presses of Tab did not reach ${selector}.`);
}
