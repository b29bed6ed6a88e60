/**
 * How long the table of all models takes from a key to the painted rows: `npm run bench:table -- [rows] [folder]`.
 * Takes the built site in `dist` (or another folder), gives its `/models/` so many rows (5,000) by repeating them under
 * other names, and types into the filter in Chromium. Prints the median, the 95th percentile and the worst time of
 * each kind of step. With rows 0 the page is measured as it was built.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { launchBrowser } from '../tests/support/chromium.ts';
import { measureTable } from '../tests/support/table-timing.ts';
import { withRows } from './lib/large-table.ts';
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
