/**
 * Lighthouse on one page of every kind, as on a phone: `npm run lighthouse`; or on pages of the site: `-- /models/ /q/`.
 * It reads the built site of DIST and takes minutes, so it is a measurement and not a test. Lighthouse itself is fetched
 * by npx: nothing else needs it.
 */
import { siteFolder } from '#catalog/site-folder.ts';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { launchBrowser } from '../tests/support/chromium.ts';
import { samplePages } from '../tests/support/page-kinds.ts';
import { freePort } from './lib/free-port.ts';
import { serveDirectory } from './lib/static-server.ts';

const lighthouse = 'lighthouse@13.5.0';
const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const;

interface Result {
  readonly categories: Readonly<Record<(typeof categories)[number], { readonly score: number | null }>>;
  readonly audits: Readonly<
    Record<string, { readonly title: string; readonly score: number | null; readonly numericValue?: number }>
  >;
}

const run = promisify(execFile);
const { dist } = siteFolder();
const asked = process.argv.slice(2);
const folder = await mkdtemp(join(tmpdir(), 'lighthouse-'));
const debugging = await freePort();
const site = await serveDirectory(dist, { port: 0 });
const browser = await launchBrowser([`--remote-debugging-port=${debugging}`]);

try {
  let perfect = true;
  for (const path of asked.length > 0 ? asked : samplePages(dist)) {
    const result = await measure(path);
    const scores = categories.map((name) => Math.round((result.categories[name].score ?? 0) * 100));
    const seconds = (audit: string) =>
      ((result.audits[audit]?.numericValue ?? Number.NaN) / 1000).toFixed(2).padStart(5);
    const times = `${seconds('largest-contentful-paint')} ${seconds('total-blocking-time')}`;
    console.log(`${scores.map((score) => String(score).padStart(3)).join(' ')}  ${times}  ${path}`);
    if (scores.every((score) => score === 100)) continue;
    perfect = false;
    for (const { title, score } of Object.values(result.audits)) {
      if (score !== null && score < 0.9) console.log(`                 ${title}`);
    }
  }
  console.log(`Scores: ${categories.join(', ')}; seconds: largest contentful paint, blocking.`);
  if (!perfect) process.exitCode = 1;
} finally {
  await browser.close();
  await site.close();
  await rm(folder, { recursive: true });
}

async function measure(path: string): Promise<Result> {
  const report = join(folder, 'report.json');
  await run('npx', [
    '--yes',
    lighthouse,
    site.url + path,
    `--port=${debugging}`,
    `--only-categories=${categories.join(',')}`,
    '--output=json',
    `--output-path=${report}`,
    '--quiet',
  ]);
  return JSON.parse(await readFile(report, 'utf8')) as Result;
}
