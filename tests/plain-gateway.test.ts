import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'node-html-parser';
import { beforeAll, expect, test } from 'vitest';
import { one, readPage, testSite, words } from './support/built-pages.ts';
import { root } from '../scripts/lib/run-command.ts';
import {
  buildFixture,
  buildSite,
  fixture,
  runCommand,
  temporaryFolder,
  type FixtureSite,
} from './support/run-build.ts';

// A gateway without any optional key: no key, no sentence.
const folder = temporaryFolder();
const richer = temporaryFolder();
let site: FixtureSite;

beforeAll(async () => {
  site = await buildFixture('plain-gateway', folder, '2026-11-23');
});

const guides = readdirSync(testSite.guideFolder).map((file) => file.replace(/\.mdx$/, ''));
const standard = readdirSync(join(root, 'src/guides/standard')).map((file) => file.replace(/\.mdx$/, ''));
const htmlFiles = () => site.files.filter((file) => file.endsWith('.html'));

test('no page, twin or feed makes a claim that the catalog does not make', () => {
  const claims =
    /\bfees?\b|free tier|free requests|\btop.?ups?\b|semantic cache|repeated request|BYOK|own (provider )?keys|Enterprise|\bheader\b|dashboard|audit log|committed use|subscription|prepay|\bminimum\b|playground|SDK of its own/i;
  const said = site.files
    // The format speaks of every kind of gateway; "minimum" is a keyword of JSON Schema. What the API's schema says stands
    // on the API's page as well.
    .filter(
      (file) => /\.(html|md|txt|json|csv)$/.test(file) && !/^(?:schema|api\/(?:schema|openapi))\b/.test(file),
    )
    .flatMap((file) => {
      const text = file.endsWith('.html')
        ? visible(site.read(file))
        : site.read(file).replaceAll(/```[\s\S]*?```/g, '');
      const found = claims.exec(text);
      return found === null
        ? []
        : [`${file}: ${text.slice(Math.max(0, found.index - 50), found.index + 50)}`];
    });
  expect(said).toEqual([]);
});

/** All words of a page outside its code: title, descriptions, body, structured data. */
function visible(html: string): string {
  const document = parse(html, { blockTextElements: { script: true, style: true, pre: true } });
  for (const pre of document.querySelectorAll('pre')) pre.remove();
  const meta = document
    .querySelectorAll('meta[content]')
    .map((element) => element.getAttribute('content') ?? '');
  return [words(document), ...meta].join('\n');
}

test('nothing is left empty where a sentence is missing', () => {
  const empty = htmlFiles().flatMap((file) =>
    parse(site.read(file))
      .querySelectorAll('main :is(p, dd, dt, td, th, li, h2, h3, ol, ul, dl, caption), main section')
      .filter(
        (element) =>
          words(element) === '' || (element.tagName === 'SECTION' && element.childElementCount < 2),
      )
      .map((element) => `${file}: ${element.outerHTML.slice(0, 80)}`),
  );
  expect(empty).toEqual([]);
});

test('the price is still answered, with examples and what a payment buys', () => {
  const main = one(readPage(folder, '/q/acme-image-pricing/'), 'main');
  expect(words(one(main, '.lead'))).toContain(
    'Acme Image (acme/image) is priced at $0.040 per image through Plain.',
  );
  expect(words(one(main, '.tiles'))).toBe('Images $0.040 not checked per image');
  expect(words(one(main, '.section-calculator'))).toMatch(/\$10 budget 250 images/);
  expect(words(one(main, '.section-calculator'))).toContain(
    '1,000 images at $0.040 $40.00 Your use costs $40.00',
  );
  expect(
    one(main, '.section-try')
      .querySelectorAll('a')
      .map((link) => link.getAttribute('href')),
  ).toEqual(['https://plain.example/key']);
  expect(words(one(main, '.section-try'))).toContain('Get a Plain key');
});

test('guides that need what is missing are not published, and nothing links to them', () => {
  const needy = guides.filter((name) =>
    /^needs:/m.test(readFileSync(join(testSite.guideFolder, `${name}.mdx`), 'utf8')),
  );
  expect(needy).toContain('quickstart');
  for (const name of needy.filter((one) => !standard.includes(one))) {
    const about = site.files.filter((file) => file.startsWith(`guides/${name}`));
    const linking = site.files.filter(
      (file) => /\.(html|md|txt)$/.test(file) && site.read(file).includes(`/guides/${name}`),
    );
    expect({ name, about, linking }).toEqual({ name, about: [], linking: [] });
  }
});

test('the guides that every catalog can fill stand in for those that it cannot', () => {
  const names = site.files.flatMap((file) => /^guides\/([^/]+)\/index\.html$/.exec(file)?.[1] ?? []);
  expect(names).toEqual(expect.arrayContaining(standard));
  const card = one(readPage(folder, '/'), '.section-ways a[href="/guides/quickstart/"]');
  expect(words(card)).toContain('Make a first call');
});

test('a gateway with every key has every guide that its models can fill', async () => {
  const gateway =
    /^ {2}platformFee:[\s\S]*?(?=^ {2}links:)/m.exec(readFileSync(fixture('many-conditions'), 'utf8'))?.[0] ??
    '';
  const catalog = join(richer, 'models.yaml');
  const own = gateway.replace('moonshot/kimi-k2.6', 'acme/chat');
  writeFileSync(
    catalog,
    readFileSync(fixture('plain-gateway'), 'utf8').replace(/^ {2}links:/m, `${own}  links:`),
  );
  const out = join(richer, 'site');
  const environment = { SITE: testSite.path, CATALOG: catalog, DIST: out, BUILD_DATE: '2026-11-23' };
  const { code, output } = await buildSite(environment, '--draft');
  expect(code, output).toBe(0);
  const links = readPage(out, '/guides/').querySelectorAll('main a[href^="/guides/"]');
  const published = links.map((link) => link.getAttribute('href'));
  for (const name of ['quickstart', 'top-up', 'free-tier', 'cost-header', 'byok']) {
    expect(published).toContain(`/guides/${name}/`);
  }
  // It does not say that it passes prices through; no price of it was checked, and no example was run.
  for (const name of ['how-billing-works', 'caching', 'how-prices-are-verified', 'code-examples']) {
    if (!standard.includes(name)) expect(published).not.toContain(`/guides/${name}/`);
    expect(output).toContain(`Guide "${name}" is left out`);
  }
  expect(words(readPage(out, '/q/acme-image-pricing/'))).toContain('with fee');
});

test('the site check finds nothing wrong', async () => {
  const { code, output } = await runCommand(
    'check-site',
    { BUILD_DATE: '2026-11-23' },
    '--dist',
    folder,
    '--catalog',
    fixture('plain-gateway'),
  );
  expect(code, output).toBe(0);
});
