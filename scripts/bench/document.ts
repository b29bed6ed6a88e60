/** Writes docs/benchmarks.md and the chart beside it. */
import { writeFileSync } from 'node:fs';
import { arch, cpus, platform, totalmem } from 'node:os';
import { join } from 'node:path';
import { root } from '../lib/run-command.ts';
import type { BrowserFigures } from './browser.ts';
import type { Editing } from './editing.ts';
import { peers } from './peers.ts';
import type { Taken } from './process.ts';

/** What one site took, each step by its name in scripts/bench.ts. */
export interface SiteFigures {
  /** `real`, or how many models it has. */
  readonly name: string;
  readonly models: number;
  readonly steps: Readonly<Record<string, Taken>>;
  /** Milliseconds from each key in the filter of `/models/` to the painted rows. */
  readonly filter: readonly number[];
}

export interface Measured {
  readonly figures: readonly SiteFigures[];
  readonly rounds: number;
  /** The command that measured all this. */
  readonly command: string;
  readonly editing: Editing;
  readonly browser: BrowserFigures;
}

const none: Taken = { wall: Number.NaN, cpu: Number.NaN, peak: Number.NaN };

export function writeDocument(measured: Measured): void {
  writeFileSync(join(root, 'docs/benchmarks.svg'), `${chart(measured)}\n`);
  writeFileSync(join(root, 'docs/benchmarks.md'), `${document(measured)}\n`);
}

function document({ figures, rounds, command, editing, browser }: Measured): string {
  const sites = figures.filter(({ steps }) => steps.models !== undefined);
  const { ours, theirs } = browser.starlight;
  return `<!-- Written by \`npm run bench\`. -->

# Benchmarks

How long this generator takes, beside others that print the very same pages, and what a reader's browser loads. Figures are
of one run${rounds === 1 ? '' : `, medians of ${String(rounds)} rounds in which each generator had its turn`}. On another machine seconds differ, ratios hardly.

- The machine: ${machine()}; Node.js ${process.versions.node}.
- To repeat: \`${command}\`. \`--sizes 5000\` and \`--sizes 20000\` measure larger catalogs.
- A catalog of so many models has the entries of this project's own over and over, as many rates and facts in each. Every
  further round has ids and names of its own. Such a catalog has no evidence and no guides of its own.

## Model pages, beside others

![Milliseconds for a page of a model, by generator](benchmarks.svg)

${sites.map(pagesTable).join('\n\n')}

*Deriving* makes every page as data from the catalog: ranks, alternatives, sentences, examples. *Printing* is what is left of
the time that our model pages take: it makes HTML of them and writes files. Code that an earlier build has highlighted is at hand, as it is for the others, and so are the components as Astro compiles them.
The others derive nothing. Each gets every title, section and table as text that is ready, prints it with a template of
its own, and has to write files of the same bytes:

${Object.values(peers)
  .map(({ name, about }) => `- **${name}**: ${about}.`)
  .join('\n')}

## The whole site

Pages, Markdown twins, data and feeds. *From nothing* finds no more than the pictures that an earlier build has drawn; *one
price changed* builds once more after one price in the catalog was edited.

${table(
  [
    '',
    'models',
    'from nothing',
    'processors',
    'memory',
    'one price changed',
    'processors',
    'of the whole',
    'of its processors',
  ],
  figures.map(({ name, models, steps }) => {
    const { whole = none, changed = none } = steps;
    return [
      name === 'real' ? 'the site of this project' : 'a catalog of that size',
      count(models),
      seconds(whole.wall),
      seconds(whole.cpu),
      megabytes(whole.peak),
      seconds(changed.wall),
      seconds(changed.cpu),
      ratio(changed.wall, whole.wall),
      ratio(changed.cpu, whole.cpu),
    ];
  }),
)}

## Editing

In \`npm run dev\`, with the catalog of this project: the first page of a model is served ${seconds(editing.first)} after the start; a saved
price is served after ${seconds(median(editing.saved))} (median of ${String(editing.saved.length)}; the slowest: ${seconds(Math.max(...editing.saved))}).

## In a browser

Everything that a page loads, compressed as it is sent, in a browser that has seen no page before.

${table(
  ['page', 'bytes', 'of it fonts', 'requests', 'of Starlight’s bytes'],
  [
    ...browser.pages.map((page) => [
      `\`${page.path}\``,
      count(page.bytes),
      count(page.fonts),
      count(page.requests),
      ratio(page.bytes, theirs.bytes),
    ]),
    [
      'Starlight, with the text of a model’s page',
      count(theirs.bytes),
      count(theirs.fonts),
      count(theirs.requests),
      '1.00',
    ],
  ],
)}

The page of Starlight is made of the Markdown twin of \`${ours.path}\`, which itself takes ${count(ours.bytes)} bytes and ${count(ours.requests)} requests:
**${ratio(ours.bytes, theirs.bytes)}** of Starlight's, or ${ratio(ours.bytes - ours.fonts, theirs.bytes - theirs.fonts)} without fonts: it brings one of its own, which Starlight leaves to the
reader's system. Starlight's page has no calculator, no evidence at its prices and no choice of language.

From a key in the filter of \`/models/\` to the painted rows:

${table(
  ['rows', 'median', '95 %', 'slowest'],
  figures.map(({ models, filter }) => [
    count(models),
    ...[0.5, 0.95, 1].map((share) => `${quantile(filter, share).toFixed(0)} ms`),
  ]),
)}`;
}

/** One size: every generator, and how ours compares. */
function pagesTable({ models: pages, steps }: SiteFigures): string {
  const { models = none, deriving = none, eleventy = none } = steps;
  const printing = { ...models, wall: models.wall - deriving.wall, cpu: models.cpu - deriving.cpu };
  const row = (name: string, taken: Taken, hasMemory = true) => [
    name,
    seconds(taken.wall),
    seconds(taken.cpu),
    hasMemory ? megabytes(taken.peak) : '',
    milliseconds(taken.wall / pages),
    ratio(taken.wall, eleventy.wall),
    ratio(taken.cpu, eleventy.cpu),
  ];
  return `### ${count(pages)} pages

${table(
  ['', 'by the clock', 'processors', 'memory', 'for a page', 'of Eleventy’s time', 'of its processors'],
  [
    row('**Ours**, model pages alone', models),
    row('of it deriving', deriving),
    row('of it printing', printing, false),
    ...Object.entries(peers).map(([key, { name }]) => row(name, steps[key] ?? none)),
  ],
)}`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [head, head.map((_, column) => (column === 0 ? '---' : '---:')), ...rows];
  return all.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function machine(): string {
  const [first] = cpus();
  const kind = first === undefined ? '' : `, ${first.model.replaceAll(/\s+/g, ' ').trim()}`;
  return `${String(cpus().length)} processors (${platform()} ${arch()}${kind}), ${(totalmem() / 2 ** 30).toFixed(0)} GB of memory`;
}

function seconds(value: number): string {
  return `${value.toFixed(value < 10 ? 2 : 1)} s`;
}

function milliseconds(value: number): string {
  return `${(value * 1000).toFixed(1)} ms`;
}

function megabytes(value: number): string {
  return `${value.toFixed(0)} MB`;
}

function ratio(value: number, of: number): string {
  return (value / of).toFixed(2);
}

function count(value: number): string {
  return value.toLocaleString('en');
}

function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

const rowHeight = 26;
const barsFrom = 190;
const barsTo = 640;
const width = 720;

/** A bar for each generator at each size: milliseconds for a page; ours in its two parts. Readable in light and dark. */
function chart({ figures }: Measured): string {
  const sites = figures.filter(({ steps }) => steps.models !== undefined);
  const bars = sites.flatMap(({ models: pages, steps }) => {
    const each = (taken: Taken | undefined) => ((taken?.wall ?? 0) * 1000) / pages;
    const [all, deriving] = [each(steps.models), each(steps.deriving)];
    return [
      { title: `${count(pages)} pages`, parts: [] },
      { title: 'Ours', parts: [deriving, Math.max(0, all - deriving)] },
      ...Object.entries(peers).map(([key, { name }]) => ({ title: name, parts: [0, each(steps[key])] })),
    ];
  });
  const sum = (parts: readonly number[]) => parts.reduce((total, part) => total + part, 0);
  const longest = Math.max(...bars.map(({ parts }) => sum(parts)));
  const scale = (value: number) => (value / longest) * (barsTo - barsFrom);
  const lines = bars.map(({ title, parts }, index) => {
    const y = 56 + index * rowHeight;
    if (parts.length === 0) return `<text class="head" x="16" y="${String(y + 14)}">${title}</text>`;
    const [deriving = 0, printing = 0] = parts.map(scale);
    const rect = (kind: string, x: number, wide: number) =>
      wide === 0
        ? ''
        : `<rect class="${kind}" x="${x.toFixed(1)}" y="${String(y)}" width="${wide.toFixed(1)}" height="18"/>`;
    const end = barsFrom + deriving + printing;
    return [
      `<text x="16" y="${String(y + 14)}">${title}</text>`,
      rect('deriving', barsFrom, deriving),
      rect(title === 'Ours' ? 'printing' : 'other', barsFrom + deriving, printing),
      `<text x="${(end + 6).toFixed(1)}" y="${String(y + 14)}">${sum(parts).toFixed(1)} ms</text>`,
    ].join('');
  });
  const height = 64 + bars.length * rowHeight;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${String(width)} ${String(height)}" role="img" aria-label="Milliseconds for a page of a model, by generator">
<style>
text { font: 13px system-ui, sans-serif; fill: #1f2328; }
.head { font-weight: 600; }
.paper { fill: #ffffff; }
.deriving { fill: #8cc4a8; }
.printing { fill: #0f6b47; }
.other { fill: #8a929b; }
@media (prefers-color-scheme: dark) {
  text { fill: #e6edf3; }
  .paper { fill: #0d1117; }
  .deriving { fill: #2f6f54; }
  .printing { fill: #5fc79a; }
}
</style>
<rect class="paper" width="${String(width)}" height="${String(height)}"/>
<text x="16" y="28">Milliseconds for a page:</text>
<rect class="deriving" x="${String(barsFrom)}" y="17" width="14" height="14"/><text x="${String(barsFrom + 20)}" y="28">ours, deriving</text>
<rect class="printing" x="${String(barsFrom + 130)}" y="17" width="14" height="14"/><text x="${String(barsFrom + 150)}" y="28">ours, printing</text>
<rect class="other" x="${String(barsFrom + 260)}" y="17" width="14" height="14"/><text x="${String(barsFrom + 280)}" y="28">others, printing the same bytes</text>
${lines.join('\n')}
</svg>`;
}
