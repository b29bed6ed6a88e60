/** Weight, script and requests of every page by its kind; nothing foreign, nothing the security policy refuses. */
import type { ReportTable } from '../../../report.ts';
import { type BuiltSite, fileOf } from '../../built-site.ts';
import { codes, type Findings, raising, type SiteFinding } from '../../finding.ts';
import type { HtmlPage } from '../../html-page.ts';
import type { PartKind } from '../../part.ts';
import { type Assets, assetsOf, brotliBytes, pageLoad } from './page-load.ts';
import { checkInline, checkPolicy, originsNamed, policyOf } from './security-policy.ts';

export const budgetCodes = codes('budgets', {
  'page-heavy': {
    why: 'Readers on phones wait for it.',
    fix: 'Find what grew (`--format json` lists the sizes), or raise the limit in scripts/check/site/checks/pages/budgets.ts with a reason.',
  },
  'page-near-limit': {
    severity: 'warning',
    why: 'A little more and the page breaks its budget.',
    fix: 'Find what grew before it is too much.',
  },
  'script-heavy': {
    why: 'Script costs more than its bytes: it is compiled and run before the reader can do anything.',
    fix: 'Load the tool on the first touch (data-load="touch"), or make it smaller.',
  },
  'requests-many': {
    why: 'Every request is a round trip on a slow line.',
    fix: 'Put it into the files the page already loads.',
  },
  'resource-foreign': {
    why: 'Another host sees every reader, and can fail or change what it sends.',
    fix: 'Serve it from this site.',
  },
  'tool-unknown': {
    why: 'The element announces a tool that never starts.',
    fix: 'Add the tool to the table in src/client/tools.ts, or correct its name.',
  },
});

const finding = raising(budgetCodes);

/** A gateway's own, the same on every page: it is no part of what the engine loads. */
const logo = 'logo.svg';

/** One page, weighed. */
interface Weighed {
  readonly path: string;
  readonly limit: Limits;
  /** KB of HTML and CSS that are allowed, by its kind and its rows. */
  readonly budget: Limits['page'];
  /** Bytes of CSS after brotli of quality 11, and of HTML after that of quality 5. */
  readonly styles: number;
  readonly html: number;
  /** Both together. */
  readonly estimate: number;
  /** HTML and CSS by quality 11, where it was measured. */
  exact: number | undefined;
  readonly script: number;
  readonly requests: number;
}

export const budgetsPart: PartKind = {
  codes: [budgetCodes],
  start(site) {
    const assets = assetsOf(site);
    const policy = policyOf(site);
    const hashes = new Set<string>();
    const weighed: Weighed[] = [];
    return {
      *page(page) {
        const { faults, weight } = weigh(site, page, assets);
        yield* faults;
        yield* checkInline(page, policy, hashes);
        if (page.file !== '404.html') weighed.push(weight);
      },
      *end() {
        site.look('budgets', 'pages', weighed.length);
        site.look('budgets', 'inline scripts', hashes.size);
        yield* checkPolicy(policy, hashes, originsNamed(site));
        yield* checkStyles(site);
        for (const pages of Map.groupBy(weighed, ({ limit }) => limit).values()) {
          measureExactly(pages, assets);
          yield* checkWeights(pages);
        }
      },
      tables: () => [sizesTable(weighed)],
    };
  },
};

function weigh(site: BuiltSite, page: HtmlPage, assets: Assets) {
  const { file, path, source } = page;
  const load = pageLoad(site, page, assets);
  const sum = (files: readonly string[]) => files.reduce((total, name) => total + assets.weight(name), 0);
  const limit = limitsOf(path);
  const html = brotliBytes(source, 5);
  const styles = sum(load.styles);
  const weight: Weighed = {
    path,
    limit,
    budget: budgetOf(limit, source),
    styles,
    html,
    estimate: styles + html,
    exact: undefined,
    script: sum(load.scripts),
    requests:
      1 + load.styles.length + load.scripts.length + load.others.filter((name) => name !== logo).length,
  };
  const faults: SiteFinding[] = [
    ...load.foreign.map((address) => finding('resource-foreign', file, `It loads ${address}.`)),
    ...load.unknownTools.map((tool) => finding('tool-unknown', file, `data-tool="${tool}" has no module.`)),
  ];
  if (weight.script > limit.script * kilobyte) {
    faults.push(
      finding(
        'script-heavy',
        file,
        `${weight.script.toLocaleString('en')} bytes of script load at once: ${load.scripts.join(', ')}; ${(limit.script * kilobyte).toLocaleString('en')} are allowed.`,
      ),
    );
  }
  if (weight.requests > limit.requests)
    faults.push(
      finding('requests-many', file, `It takes ${weight.requests} requests; ${limit.requests} are allowed.`),
    );
  return { faults, weight };
}

/** Of 5,500 pages of models, quality 11 left 78 to 91 hundredths of what quality 5 does; so it leaves no more than this. */
const mostLeft = 0.95;

/**
 * Quality 11 takes 30 ms a page and 5 takes one, so only those pages are weighed by it that matter: of each kind the
 * heaviest and the middle one, and all that may be above the limit.
 */
function measureExactly(pages: readonly Weighed[], assets: Assets): void {
  const sorted = pages.toSorted((a, b) => b.estimate - a.estimate);
  const shown = new Set([...sorted.slice(0, 3), middleOf(pages)]);
  for (const page of sorted) {
    if (shown.has(page) || page.styles + page.html * mostLeft > page.budget.fails * kilobyte)
      page.exact = page.styles + assets.weight(fileOf(page.path));
  }
}

function middleOf(pages: readonly Weighed[]): Weighed | undefined {
  return pages.toSorted((a, b) => b.estimate - a.estimate)[pages.length >> 1];
}

function heaviestOf(pages: readonly Weighed[]): Weighed | undefined {
  return pages.toSorted((a, b) => (b.exact ?? 0) - (a.exact ?? 0))[0];
}

/** @param pages all pages of one kind: that they come near the limit is said once */
function* checkWeights(pages: readonly Weighed[]): Findings {
  const heaviest = heaviestOf(pages);
  for (const page of pages) {
    const { path, exact = 0, limit, budget } = page;
    const { warns, fails } = budget;
    const said = `HTML and CSS have ${kb(exact)} KB after brotli`;
    if (exact > fails * kilobyte) {
      yield finding('page-heavy', fileOf(path), `${said}; ${fails} are allowed (${limit.kind}).`);
    } else if (page === heaviest && exact > warns * kilobyte) {
      const median = kb(middleOf(pages)?.exact ?? exact);
      yield finding(
        'page-near-limit',
        fileOf(path),
        `${said}, the most of ${pages.length} pages (${limit.kind}, median ${median}); the aim is ${warns}, the limit ${fails}.`,
      );
    }
  }
}

function* checkStyles({ files }: BuiltSite): Findings {
  for (const file of files.paths) {
    if (!file.endsWith('.css')) continue;
    for (const [, address = ''] of files
      .read(file)
      .matchAll(/(?:url\(|@import\s*)["']?((?:https?:)?\/\/[^"')\s]+)/g))
      yield finding('resource-foreign', file, `It loads ${address}.`);
  }
}

function sizesTable(weighed: readonly Weighed[]): ReportTable {
  const rows = limits.flatMap((limit) => {
    const pages = weighed.filter((page) => page.limit === limit);
    const [middle, worst] = [middleOf(pages), heaviestOf(pages)];
    if (middle === undefined || worst === undefined) return [];
    const most = (value: (page: Weighed) => number) => Math.max(...pages.map(value));
    return [
      [
        limit.kind,
        String(pages.length),
        kb(middle.exact ?? 0),
        kb(worst.exact ?? 0),
        `${worst.budget.warns}–${worst.budget.fails}`,
        `${kb(most(({ script }) => script))} of ${limit.script}`,
        `${most(({ requests }) => requests)} of ${limit.requests}`,
        worst.path,
      ],
    ];
  });
  return {
    title: 'Page weight in KB after brotli (HTML and CSS; script that loads at once; requests)',
    columns: ['Kind', 'Pages', 'Median', 'Worst', 'Budget', 'Script', 'Requests', 'Heaviest'],
    rows,
    groupBy: [0],
  };
}

function kb(bytes: number): string {
  return (bytes / kilobyte).toFixed(1);
}

// How much a page may weigh, by its kind: data, each limit with its reason.

export interface Limits {
  /** Name of the kind in reports. */
  readonly kind: string;
  /** Which pages: the first entry that matches holds. */
  readonly paths: RegExp;
  /** HTML and CSS, KB after brotli (quality 11). Above `fails` the check fails. */
  readonly page: { readonly warns: number; readonly fails: number };
  /** What each row of a long list may add to it. @default none */
  readonly perRow?: { readonly above: number; readonly bytes: number };
  /** Script that loads without a touch, KB after brotli. */
  readonly script: number;
  /** Requests until all of it is there, the page itself among them; icons are fetched later and not counted. */
  readonly requests: number;
  readonly reason: string;
}

/** 14 KB is what a server may send before it waits for the reader's first answer (10 packets of 1,460 bytes). */
const roundTrip = 'all of it comes with the first round trip';
/** The script of every page: switches, copying, and the table of tools. */
const firstScript = 2.5;

/** What is read: page, font, two sheets at most, one script. */
const reading = { page: { warns: 12, fails: 14 }, script: firstScript, requests: 5 };
/** What is looked through, a line for each of many things; a tool is one file more, with the arithmetic of the build. */
const index = { page: { warns: 18, fails: 20 }, script: 12, requests: 6 };
/** A list of models: up to 500 stand on one page, so that a browser's own search finds each of them. */
const list = { ...index, perRow: { above: 300, bytes: 50 } };

const limits: readonly Limits[] = [
  {
    kind: 'model',
    paths: /^\/q\/.+-pricing\/$/,
    ...reading,
    reason: `most readers see only this page: ${roundTrip}`,
  },
  {
    kind: 'provider',
    paths: /^\/providers\/.+\/$/,
    ...list,
    reason: 'a table of all models of a provider',
  },
  {
    kind: 'models',
    paths: /^\/models\/(?:\d+\/)?$/,
    ...list,
    reason: 'a table of every model, with filters',
  },
  {
    kind: 'modality',
    paths: /^\/models\/.+\/$/,
    ...list,
    reason: 'a table of all models of a kind, with filters',
  },
  {
    kind: 'questions',
    paths: /^\/q\/(?:\d+\/)?$/,
    ...list,
    reason: 'a line for every model, with search',
  },
  {
    kind: 'calculator',
    paths: /^\/calculator\//,
    ...index,
    reason: 'works without script, so its table is in it',
  },
  {
    kind: 'versus',
    paths: /^\/compare\/.+\/$/,
    ...reading,
    reason: roundTrip,
  },
  {
    kind: 'compare',
    paths: /^\/compare\/$/,
    ...index,
    reason: 'the list of comparisons, and a form',
  },
  {
    kind: 'home',
    paths: /^\/$/,
    ...index,
    reason: `the way in, with search: ${roundTrip}`,
  },
  {
    kind: 'changes',
    paths: /^\/changes\//,
    ...index,
    reason: 'every change since the records begin',
  },
  {
    kind: 'deprecations',
    paths: /^\/deprecations\//,
    ...index,
    reason: 'every model that goes',
  },
  {
    kind: 'verification',
    paths: /^\/verification\//,
    ...index,
    reason: 'every rate with its sources',
  },
  {
    kind: 'other',
    paths: /^/,
    ...reading,
    reason: `guides and the like: ${roundTrip}`,
  },
];

function limitsOf(path: string): Limits {
  const found = limits.find(({ paths }) => paths.test(path));
  if (found === undefined)
    throw new Error(`No entry of the limits matches ${path}: the last one matches all.`);
  return found;
}

/** @param source of the page, whose rows and lines are counted */
function budgetOf({ page, perRow }: Limits, source: string): Limits['page'] {
  if (perRow === undefined) return page;
  const rows = source.match(/<(?:tr|li)[ >]/g)?.length ?? 0;
  const more = Math.ceil((Math.max(0, rows - perRow.above) * perRow.bytes) / kilobyte);
  return { warns: page.warns + more, fails: page.fails + more };
}

/** Bytes of a KB in these budgets. */
const kilobyte = 1024;
