/** One digit is changed in each kind of output of the real site: each change is found, with its file. */
import { expect, test } from 'vitest';
import { loadCatalog } from '#catalog/load.ts';
import { checkSite } from '../scripts/check/site/check.ts';
import { siteOnDisk } from '../scripts/check/site/site-files.ts';

const page = 'q/openai-gpt-5.6-luna-pricing';
const catalog = loadCatalog();
const files = siteOnDisk('dist');

/** Without these no figure is traced; a page and its twin are compared. */
const needed = [`${page}/index.html`, `${page}.md`, 'api/trace.json', 'api/models.json', 'api/models.csv'];

/** What is found at a file of the site when it has this text; of the others only those are read that are needed. */
function codesAt(file: string, text: string): string[] {
  const { findings } = checkSite(
    {
      ...files,
      paths: new Set([...needed, file]),
      read: (name) => (name === file ? text : files.read(name)),
    },
    catalog,
    ['prices'],
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

test.each([
  ['visible text', `${page}/index.html`, /<dd><data [^>]*>\$(\d+\.\d+)</],
  ['the price table', `${page}/index.html`, /<td class="end"><data [^>]*>\$(\d+\.\d+)</],
  ['the title', `${page}/index.html`, /<title>[^<]*?\$(\d+\.\d+)/],
  ['the description', `${page}/index.html`, /name="description" content="[^"]*?\$(\d+\.\d+)/],
  ['structured data', `${page}/index.html`, /"price":"(\d+\.\d+)"/],
  ['the chart', `${page}/index.html`, /<text [^>]*data-rate[^>]*>\$(\d+\.\d+)/],
  ['the Markdown twin', `${page}.md`, /\$(\d+\.\d+)/],
  ['a guide', 'guides/how-billing-works/index.html', /<data [^>]*>\$(\d+\.\d+)</],
  ['the JSON API', 'api/models.json', /"amount":"(\d+\.\d+)"/],
  ['CSV', 'api/models.csv', /tokens,(\d+\.\d+),USD/],
  ['llms.txt', 'llms.txt', /\$(\d+\.\d+) in/],
  ['the RSS feed', 'changes.xml', /\$(\d+\.\d+)/],
  ['the JSON feed', 'changes.json', /\$(\d+\.\d+)/],
  ['the alt text of the share image', `${page}/index.html`, /"og:image:alt" content="[^"]*?\$(\d+\.\d+)/],
  ['the search index', 'search.json', /"text":"\$(\d+\.\d+)"/],
  ['the rates for tools', 'data/chat.json', /"amount":"(\d+\.\d+)"/],
  ['a list of the API', 'api/providers/openai.json', /"amount":"(\d+\.\d+)"/],
  ['all pages as one text', 'llms-full.txt', /\$(\d+\.\d+)/],
  ['the feed of new models', 'new-models.xml', /\$(\d+\.\d+)/],
  ['the list of changes', 'changes/index.html', /<data [^>]*>\$(\d+\.\d+)</],
])('a digit changed in %s is found', (_, file, pattern) => {
  const text = files.read(file);
  expect(codesAt(file, text)).toEqual([]);
  expect(codesAt(file, tampered(text, pattern))).not.toEqual([]);
});

test('a price swapped for that of another model is found', () => {
  const file = `${page}/index.html`;
  const changed = files
    .read(file)
    .replace(
      /<data value="[^"]*" data-rate="openai\/gpt-5\.6-luna#input">[^<]*</,
      '<data value="1.25" data-rate="google/gemini-2.5-pro#input">$1.25<',
    );
  expect(changed).not.toBe(files.read(file));
  expect(codesAt(file, changed)).toContain('figure-other-model');
});
