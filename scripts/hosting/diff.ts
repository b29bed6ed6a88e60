/** What differs between two built sites, for whoever has to agree with it: prices first, as Markdown. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { readManifest, type Manifest } from '../lib/manifest.ts';
import { readBuiltSite } from './built-site.ts';

const catalogSchema = z.looseObject({
  models: z.array(
    z.looseObject({
      id: z.string(),
      priceStatus: z.string(),
      prices: z.array(z.looseObject({ key: z.string(), unit: z.string(), amount: z.string() })).default([]),
    }),
  ),
});

interface SiteState {
  readonly manifest: Manifest;
  readonly sizes: ReadonlyMap<string, number>;
  /** Of each page, by its address. */
  readonly titles: ReadonlyMap<string, string>;
  /** Of each model, and of each of its prices, by key. */
  readonly statuses: ReadonlyMap<string, string>;
  readonly prices: ReadonlyMap<string, string>;
}

function stateOf(folder: string): SiteState {
  // Where the site stands makes no difference here.
  const { files: sizes } = readBuiltSite(folder, { siteUrl: 'https://site.example/' }, { mayBeDraft: true });
  const read = (path: string) => readFileSync(join(folder, path), 'utf8');
  const { models } = catalogSchema.parse(JSON.parse(read('api/models.json')));
  const pages = [...sizes.keys()].filter((path) => path.endsWith('.html'));
  return {
    manifest: readManifest(folder),
    sizes,
    titles: new Map(
      pages.map((path) => [
        `/${path.replace(/(^|\/)index\.html$/, '$1')}`,
        /<title>([^<]*)<\/title>/.exec(read(path))?.[1] ?? '',
      ]),
    ),
    statuses: new Map(models.map(({ id, priceStatus }) => [id, priceStatus])),
    prices: new Map(
      models.flatMap(({ prices }) => prices.map(({ key, unit, amount }) => [key, `${amount} per ${unit}`])),
    ),
  };
}

/** Text that nothing in it can make Markdown or HTML of, in a table, too. */
function code(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  const space = /^`|`$/.test(text) ? ' ' : '';
  return `${fence}${space}${text.replaceAll(/[\n\r]/g, ' ').replaceAll('|', String.raw`\|`)}${space}${fence}`;
}

const digits = new Intl.NumberFormat('en-US');

/** Rows of a table that are shown; a comment has 65,536 characters at most. */
const most = 60;

function table(heading: string, columns: readonly string[], rows: readonly (readonly string[])[]): string[] {
  if (rows.length === 0) return [];
  const shown = rows.slice(0, most).map((row) => `| ${row.join(' | ')} |`);
  return [
    `### ${heading}: ${digits.format(rows.length)}`,
    '',
    `| ${columns.join(' | ')} |`,
    `|${' --- |'.repeat(columns.length)}`,
    ...shown,
    ...(rows.length > most ? ['', `… and ${digits.format(rows.length - most)} more`] : []),
    '',
  ];
}

/** What became of each key: rows of key, before, after. */
function changes(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): string[][] {
  const keys = [...new Set([...before.keys(), ...after.keys()])].sort();
  const shown = (value: string | undefined) => (value === undefined ? '–' : code(value));
  return keys
    .filter((key) => before.get(key) !== after.get(key))
    .map((key) => [code(key), shown(before.get(key)), shown(after.get(key))]);
}

const sum = (sizes: ReadonlyMap<string, number>) => [...sizes.values()].reduce((all, size) => all + size, 0);

/** Files that grew or shrank by a tenth and 1,000 bytes or more, the most changed first. */
function resized(before: SiteState, after: SiteState): string[][] {
  return [...after.sizes]
    .flatMap(([path, size]) => {
      const was = before.sizes.get(path);
      return was === undefined ? [] : [{ path, was, size, by: Math.abs(size - was) }];
    })
    .filter(({ was, by }) => by >= 1000 && by * 10 >= was)
    .sort((a, b) => b.by - a.by)
    .map(({ path, was, size }) => [code(path), digits.format(was), digits.format(size)]);
}

/**
 * Compares two built sites.
 * @returns Markdown, for a comment on a pull request
 * @throws HostingError when a folder has no finished site
 */
export function diffSites(oldFolder: string, newFolder: string): string {
  const [before, after] = [stateOf(oldFolder), stateOf(newFolder)];
  const changed = Object.entries(after.manifest).filter(
    ([path, digest]) => (before.manifest[path] ?? digest) !== digest,
  ).length;
  const added = Object.keys(after.manifest).filter((path) => before.manifest[path] === undefined).length;
  const gone = Object.keys(before.manifest).filter((path) => after.manifest[path] === undefined).length;
  if (changed + added + gone === 0) return 'The two sites are the same, byte for byte.\n';
  const pages = (one: SiteState) => new Map([...one.titles.keys()].map((path) => [path, 'page']));
  const both = new Set([...before.titles.keys()].filter((path) => after.titles.has(path)));
  const titles = ({ titles: all }: SiteState) => new Map([...all].filter(([path]) => both.has(path)));
  return [
    '## What changes on the site',
    '',
    `${digits.format(changed)} files differ, ${digits.format(added)} are new, ${digits.format(gone)} are gone. All files: ${digits.format(sum(before.sizes))} bytes before, ${digits.format(sum(after.sizes))} after.`,
    '',
    ...table('Prices', ['Price', 'Before', 'After'], changes(before.prices, after.prices)),
    ...table('Models', ['Model', 'Before', 'After'], changes(before.statuses, after.statuses)),
    ...table('Pages that come or go', ['Page', 'Before', 'After'], changes(pages(before), pages(after))),
    ...table('Titles', ['Page', 'Before', 'After'], changes(titles(before), titles(after))),
    ...table('Sizes, in bytes', ['File', 'Before', 'After'], resized(before, after)),
  ]
    .join('\n')
    .trimEnd()
    .concat('\n');
}
