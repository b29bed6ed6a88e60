/**
 * How long the table of all models takes from a key to the painted rows: `npm run bench:table -- [rows] [folder]`.
 * Takes the built site in `dist` (or another folder), gives its `/models/` so many rows (5,000) by repeating them under
 * other names, and types into the filter in Chromium. Prints the median, the 95th percentile and the worst time of
 * each kind of step. With rows 0 the page is measured as it was built.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { launchBrowser } from '../tests/support/chromium.ts';
import { root } from './lib/run-command.ts';
import { serveDirectory } from './lib/static-server.ts';

const [rows = '5000', folder = join(root, 'dist')] = process.argv.slice(2);
const file = join(folder, 'models/index.html');
if (!existsSync(file)) {
  console.error(`There is no ${file}: the site is not built. Run \`npm run build\` first.`);
  process.exit(2);
}
const server = await serveDirectory(folder, { port: 0 });
const browser = await launchBrowser();
try {
  const page = await browser.newPage();
  if (rows !== '0') {
    const body = withRows(readFileSync(file, 'utf8'), Number(rows));
    await page.route('**/models/', (route) => route.fulfill({ contentType: 'text/html', body }));
  }
  const steps = await measureTable(page, `${server.url}/models/`);
  console.log(await page.locator('.finder output').innerText());
  for (const { step, times } of steps) {
    const sorted = [...times].sort((a, b) => a - b);
    const at = (share: number) => (sorted[Math.ceil(sorted.length * share) - 1] ?? Number.NaN).toFixed(1);
    console.log(
      `${step}: median ${at(0.5)} ms, 95 % ${at(0.95)} ms, worst ${at(1)} ms (${times.length} times)`,
    );
  }
} finally {
  await browser.close();
  await server.close();
}

/** The page with so many rows: its own over and over, each time under other names. @param html a page with one table */
function withRows(html: string, count: number): string {
  const [head = '', rest = ''] = html.split('<tbody>');
  const [body = '', foot = ''] = rest.split('</tbody>');
  const rows = body.split(/(?=<tr[ >])/).filter((row) => row.startsWith('<tr'));
  if (rows.length === 0)
    throw new Error('The page has no table with rows: build it, or look at what prints it.');
  const all = Array.from({ length: count }, (_, index) => {
    const row = rows[index % rows.length] ?? '';
    const copy = Math.floor(index / rows.length);
    // The name is what the first link says.
    return copy === 0 ? row : row.replace('</a>', ` copy ${String(copy)}</a>`);
  });
  return `${head}<tbody>${all.join('')}</tbody>${foot}`;
}

/** How long a kind of step took, each time, from the event to the paint after it, in milliseconds. */
interface StepTimes {
  readonly step: string;
  readonly times: readonly number[];
}

/** What the page keeps while it is measured. */
interface Timed {
  readonly times: number[];
}

/** Words that leave some, none and all of the rows. */
const typed = ['gpt', 'flash lite', 'claude opus 4.5', 'no such', 'e', 'qwen3'];

/**
 * Types into the filter of a table, chooses from a list and sorts. A step ends when the task after the next frame
 * runs: by then its rows are painted.
 */
async function measureTable(page: Page, url: string): Promise<StepTimes[]> {
  await page.goto(url);
  await page.waitForSelector('.finder[data-ready]');
  await page.evaluate(() => {
    const times: number[] = [];
    Object.assign(globalThis, { times });
    const note = (event: Event) => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => times.push(performance.now() - event.timeStamp);
        port2.postMessage('');
      });
    };
    for (const name of ['beforeinput', 'change', 'click']) addEventListener(name, note, { capture: true });
  });
  const taken = async (step: string, count: number): Promise<StepTimes> => {
    // On a busy machine the last frames come late.
    await page.waitForFunction((wanted) => (globalThis as unknown as Timed).times.length >= wanted, count);
    return { step, times: await page.evaluate(() => (globalThis as unknown as Timed).times.splice(0)) };
  };
  const field = page.locator('.finder [name=q]');
  await field.focus();
  for (const words of typed) {
    await page.keyboard.type(words, { delay: 60 });
    for (let left = words.length; left > 0; left -= 1) await page.keyboard.press('Backspace', { delay: 30 });
  }
  const typing = await taken('a key in the filter', 2 * typed.join('').length);
  const kinds = ['chat', 'image', ''];
  for (const value of kinds) await page.locator('.finder [name=modality]').selectOption(value);
  const choosing = await taken('a kind chosen', kinds.length);
  const columns = ['input', 'price', 'name', 'name', 'input'];
  for (const column of columns) {
    await page.locator(`th[data-column=${column}] button`).click();
  }
  return [typing, choosing, await taken('a heading pressed', columns.length)];
}
