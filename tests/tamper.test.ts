/** One digit is changed in each kind of output of a built site: each change is found, with its file. */
import { beforeAll, describe, expect, test } from 'vitest';
import { loadCatalog } from '#catalog/load.ts';
import type { Catalog } from '#catalog/types.ts';
import { checkSite } from '../scripts/check/site/check.ts';
import { siteOnDisk, type SiteFiles } from '../scripts/check/site/site-files.ts';
import { dist, testSite } from './support/built-pages.ts';
import { parseOnce } from './support/parse-once.ts';
import { buildCatalog, fixtureInEuros, temporaryFolder } from './support/run-build.ts';

/** A built site, and the page of a model whose price has changed. */
interface Site {
  readonly files: SiteFiles;
  readonly catalog: Catalog;
  readonly page: string;
  readonly parse: ReturnType<typeof parseOnce>;
}

const folders = [temporaryFolder(), temporaryFolder()] as const;
const euroCatalog = fixtureInEuros('seeded-defects', folders[0]);

beforeAll(async () => {
  await buildCatalog(euroCatalog, folders[1], '2026-11-23');
});

/** Each is opened once, and each of its files read and parsed once: all but one stay as they are. */
function opened(folder: string, file: string, page: string): Site {
  const files = siteOnDisk(folder);
  const texts = new Map<string, string>();
  const read = (path: string) => {
    const text = texts.get(path) ?? files.read(path);
    texts.set(path, text);
    return text;
  };
  return { files: { ...files, read }, catalog: loadCatalog({ file }), page, parse: parseOnce() };
}

let ofTestSite: Site | undefined;
let inEuros: Site | undefined;
const sites = {
  'of the test site': () => (ofTestSite ??= opened(dist, testSite.catalog, 'q/openai-gpt-5.6-terra-pricing')),
  'of a site in euros': () => (inEuros ??= opened(folders[1], euroCatalog, 'q/beta-talk-pricing')),
};

/** What is found at a file of the site when it has this text; of the others only those are read that are needed. */
function codesAt({ files, catalog, page, parse }: Site, file: string, text: string): string[] {
  // Without these no figure is traced; a page and its twin are compared; what the API names has to be there.
  const needed = [
    ...[`${page}/index.html`, `${page}.md`, 'api/trace.json', 'api/models.json', 'api/models.csv'],
    'api/index.json',
    ...[...files.paths].filter((path) => /^api\/(?:models|trace)\//.test(path)),
  ];
  const { findings } = checkSite(
    {
      ...files,
      paths: new Set([...needed, file]),
      read: (name) => (name === file ? text : files.read(name)),
    },
    catalog,
    ['prices'],
    parse,
  );
  return findings.filter((finding) => finding.file === file).map(({ code }) => code);
}

/** Changes the last digit of the first figure that the pattern's group finds. */
function tampered(text: string, pattern: RegExp): string {
  const match = pattern.exec(text);
  const figure = match?.[1];
  if (match === null || figure === undefined) throw new Error(`${String(pattern)} is not in the file.`);
  const at = match.index + match[0].lastIndexOf(figure) + figure.length - 1;
  return `${text.slice(0, at)}${String((Number(text[at]) + 1) % 10)}${text.slice(at + 1)}`;
}

const outputs: readonly (readonly [what: string, file: string, pattern: RegExp])[] = [
  ['visible text', '{page}/index.html', /<dd class="figure"><data [^>]*>\$(\d+\.\d+)</],
  [
    'the price table',
    '{page}/index.html',
    /data-label="[^"]*"><span[^>]*>[^<]*<\/span> <data [^>]*>\$(\d+\.\d+)</,
  ],
  ['the title', '{page}/index.html', /<title>[^<]*?\$(\d+\.\d+)/],
  ['the description', '{page}/index.html', /name="description" content="[^"]*?\$(\d+\.\d+)/],
  ['structured data', '{page}/index.html', /"price":"(\d+\.\d+)"/],
  ['the chart', '{page}/index.html', /<text [^>]*data-rate[^>]*>\$(\d+\.\d+)/],
  ['the Markdown twin', '{page}.md', /\$(\d+\.\d+)/],
  ['a guide', 'guides/how-billing-works/index.html', /<data [^>]*>\$(\d+\.\d+)</],
  ['the JSON API', 'api/models.json', /"amount":"(\d+\.\d+)"/],
  ['CSV', 'api/models.csv', /,input,(\d+\.\d+),/],
  ['llms.txt', 'llms.txt', /\$(\d+\.\d+) in/],
  ['the RSS feed', 'changes.xml', /\$(\d+\.\d+)/],
  ['the JSON feed', 'changes.json', /\$(\d+\.\d+)/],
  ['the alt text of the share image', '{page}/index.html', /"og:image:alt" content="[^"]*?\$(\d+\.\d+)/],
  ['the search index', 'search.json', /"text":"\$(\d+\.\d+)"/],
  ['the rates for tools', 'data/chat.json', /"amount":"(\d+\.\d+)"/],
  ['a list of the API', 'api/providers/{provider}.json', /"amount":"(\d+\.\d+)"/],
  ['all pages as one text', 'llms-full.txt', /\$(\d+\.\d+)/],
  ['the feed of new models', 'new-models.xml', /\$(\d+\.\d+)/],
  ['the list of changes', 'changes/index.html', /<data [^>]*>\$(\d+\.\d+)</],
];

describe.each(Object.entries(sites))('%s', (_, open) => {
  test.each(outputs)('a digit changed in %s is found', (_what, place, dollars) => {
    const site = open();
    const provider = site.catalog.providers[0]?.id ?? '';
    const file = place
      .replace('{page}', site.page)
      .replace('{provider}', site.catalog.gateway.currency === 'USD' ? 'openai' : provider);
    const pattern =
      site.catalog.gateway.currency === 'USD'
        ? dollars
        : new RegExp(dollars.source.replaceAll('\\$', '€').replaceAll('USD', 'EUR'));
    const text = site.files.read(file);
    expect(codesAt(site, file, text)).toEqual([]);
    expect(codesAt(site, file, tampered(text, pattern))).not.toEqual([]);
  });
});

test('a price swapped for that of another model is found', () => {
  const site = sites['of the test site']();
  const file = `${site.page}/index.html`;
  const changed = site.files
    .read(file)
    .replace(
      /<data value="[^"]*" data-rate="openai\/gpt-5\.6-terra#input">[^<]*</,
      '<data value="1.25" data-rate="google/gemini-2.5-pro#input">$1.25<',
    );
  expect(changed).not.toBe(site.files.read(file));
  expect(codesAt(site, file, changed)).toContain('figure-other-model');
});

describe('of the chart of prices against scores', () => {
  const figure = /<figure class="scatter">[^]*?<\/figure>/;
  const point = /<circle cx="[\d.]+%"[^]*?<\/circle>/;
  const list = 'models/chat/index.html';
  const own = 'q/openai-gpt-5.6-terra-pricing/index.html';
  test.each([
    ['it is left out of the list', list, figure, ''],
    ['it is left out where models are compared', 'compare/index.html', figure, ''],
    ['it is left out of the page of a model that is a point of it', own, figure, ''],
    ['a point is left out', list, point, ''],
    ['a point is there twice', own, point, '$&$&'],
    ['a point is higher', list, / cy="\d+" r="4"/, ' cy="45" r="4"'],
    ['a point is dearer', own, / cx="[\d.]+%"/, ' cx="95%"'],
    ['a point has the name of another model', list, /(<circle cx=[^>]*><title>)[^<]*/, '$1Nobody'],
    [
      'the name of a best score is left out',
      own,
      /<text x="[\d.]+%" y="\d+" text-anchor="[a-z]+" fill=[^]*?<\/text>/,
      '',
    ],
    ['another axis', list, 'Input price per 1M tokens, log', 'Output price per 1M tokens, log'],
    ['more do better', own, /(?:none|\d+) scores? as high for less/, '7 score as high for less'],
  ] as const)('%s: that is found', (_, file, before, after) => {
    const site = sites['of the test site']();
    const text = site.files.read(file);
    const changed = text.replace(before, after);
    expect(changed).not.toBe(text);
    expect(codesAt(site, file, changed)).toContain('score-chart-wrong');
  });
});
