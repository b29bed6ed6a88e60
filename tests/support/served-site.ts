import type { Page } from 'playwright';
import { serveDirectory, type StaticServer } from '../../scripts/lib/static-server.ts';
import { dist } from './built-pages.ts';

/** Serves `dist` on a port of its own; the caller closes it. */
export function serveDist(): Promise<StaticServer> {
  return serveDirectory(dist, { port: 0 });
}

/** Presses Tab until the focus is on what matches. @throws when it is not reached in as many steps */
export async function tabTo(page: Page, selector: string, steps = 120): Promise<void> {
  for (let step = 0; step < steps; step += 1) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) === true, selector)) return;
  }
  throw new Error(`${steps} presses of Tab did not reach ${selector}.`);
}
