/** What axe finds on a page. Its builder for Playwright is made for frames, of which there are none, and loads axe each time. */
import axe, { type AxeResults, type RunOptions } from 'axe-core';
import type { Page } from 'playwright';

const { source } = axe;

/** What the page has once that is loaded. */
interface InPage {
  readonly axe: { readonly run: (within: string, options: RunOptions) => Promise<AxeResults> };
}

/** @returns one line per element. @param within a selector; @default the whole page */
export async function violationsOn(page: Page, options: RunOptions = {}, within = 'html'): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source);
  const found = await page.evaluate(
    ([context, chosen]) => (window as unknown as InPage).axe.run(context, chosen),
    [within, { ...options, resultTypes: ['violations'] }] as [string, RunOptions],
  );
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 120)} ${failureSummary ?? ''}`),
  );
}
