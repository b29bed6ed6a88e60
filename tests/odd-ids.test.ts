/** A gateway whose ids are what APIs take, in every form they have: what is built of a model, and what leads to it. */
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compareAddress, calculatorAddress, queryId } from '#address.ts';
import { loadCatalog } from '#catalog/load.ts';
import { loadEvidence } from '#catalog/records/price-evidence.ts';
import { rateKey } from '#catalog/registry/rate-key.ts';
import type { SearchIndex } from '#pricing/search-entry.ts';
import { createEngine, type SearchEngine } from '../src/client/search/engine.ts';
import { serveDirectory, type StaticServer } from '../scripts/lib/static-server.ts';
import { closePages, sharedBrowser } from './support/chromium.ts';
import {
  allButHtml,
  buildCatalog,
  fixture,
  runCommand,
  temporaryFolder,
  type FixtureSite,
} from './support/run-build.ts';

const folder = temporaryFolder();
const dist = join(folder, 'dist');
const file = join(folder, 'models.yaml');
const { models } = loadCatalog({ file: fixture('odd-ids') });
let site: FixtureSite;
let search: SearchEngine;

interface ApiEntry {
  readonly id: string;
  readonly url: string;
  readonly file: string;
  readonly prices: readonly { readonly key: string }[];
}

beforeAll(async () => {
  cpSync(dirname(fixture('odd-ids')), folder, { recursive: true });
  // The records of odd ids are read back by what is built.
  const prices = await runCommand('check-prices', { CATALOG: file }, '--lock', '--date', '2026-11-23');
  expect(prices.code, prices.output).toBe(0);
  site = await buildCatalog(file, dist, '2026-11-23');
  search = createEngine((JSON.parse(site.read('search.json')) as SearchIndex).entries);
});

/** What stands at an address of the built site, of which the host is the catalog's. */
function contentAt(address: string): string {
  const { origin, pathname } = new URL(address);
  expect(origin).toBe('https://anyform.example');
  return site.read(decodeURIComponent(pathname.slice(1)));
}

test('the ids have every form that is met', () => {
  const forms = [/[A-Z]/, /^@/, /:free$/, /:0$/, /\+$/, /^~/, /^[^/]+$/, /\/.*\/.*\//, /#/, /@\d/, /=/, /_/];
  for (const form of forms)
    expect(models.filter(({ id }) => form.test(id)).map(({ id }) => id)).not.toEqual([]);
  expect(new Set(models.map(({ modality }) => modality)).size).toBeGreaterThan(5);
});

test('each slug is the one it has always been', () => {
  expect(models.map(({ slug }) => slug)).toMatchInlineSnapshot(`
    [
      "acme-talk2.5-coder-32b-instruct",
      "talk-4o",
      "talk-4o-20260514",
      "cf-meta-talk-3.1-8b-instruct",
      "acme-talk-small-free",
      "acme.talk-v1-0",
      "acme-talk-latest",
      "acme-command-rplus",
      "accounts-acme-models-talk-k2p6",
      "acme-talk-2",
      "user",
      "sum",
      "modality-chat",
      "acme-talk-4o-capitals",
      "acme-pixel_2.0",
      "acme-voice-1",
      "acme-scribe-v2",
      "acme-clip-8s",
      "acme-embedplus",
      "acme-rank-3",
    ]
  `);
});

test('a renamed model keeps its price history, and a removed one keeps it among all changes', () => {
  const changes = site.read('changes.md');
  expect(changes).toMatch(
    /Talk 0 \(removed on 15 October 2026\) \| [^|]+ \| Input per 1M tokens \$9\.00 → \$8\.00 /,
  );
  expect(changes).toMatch(/\[Talk 2\.5 Coder\]\(\S+\) \| [^|]+ \| Output per 1M tokens \$3\.00 → \$2\.00 /);
  expect(site.read('q/acme-talk2.5-coder-32b-instruct-pricing.md')).toContain('| 1 September 2026 | Output');
  expect(site.files.filter((path) => path.includes('talk-0'))).toEqual([]);
});

describe.each(models.map((model) => [model.id, model] as const))('%s', (id, model) => {
  test('has its page and its twin, which name it letter by letter', () => {
    const page = site.read(`q/${model.slug}-pricing/index.html`);
    const twin = site.read(`q/${model.slug}-pricing.md`);
    expect([page.includes(`<code>${id}</code>`), twin.includes(`\`${id}\``)]).toEqual([true, true]);
  });

  test('has its file of the API and its image, to which list and page lead', () => {
    const { models: listed } = JSON.parse(site.read('api/models.json')) as { models: readonly ApiEntry[] };
    const entry = listed.find((one) => one.id === id);
    expect(entry?.url).toBe(`https://anyform.example/q/${model.slug}-pricing/`);
    const own = JSON.parse(contentAt(entry?.file ?? '')) as ApiEntry;
    expect(own).toMatchObject({ id, prices: entry?.prices });
    const page = site.read(`q/${model.slug}-pricing/index.html`);
    const data = /<link rel="alternate" type="application\/json" href="([^"]+)"/.exec(page)?.[1] ?? '';
    expect(new URL(data, 'https://anyform.example').href).toBe(entry?.file);
    const image = /<meta property="og:image" content="([^"]+)"/.exec(page)?.[1] ?? '';
    expect(site.files).toContain(decodeURIComponent(new URL(image).pathname.slice(1)));
    expect(image).toContain(model.fileStem);
    if (model.pricing.kind === 'priced') expect(entry?.prices.length).toBeGreaterThan(0);
  });

  test('has examples as files, each of which sends it exactly', () => {
    const examples = site.files.filter((path) => path.startsWith(`examples/${model.slug}/`));
    expect(examples.length).toBeGreaterThanOrEqual(3);
    for (const path of examples) {
      const sent = [...site.read(path).matchAll(/(?:"?\bmodel"?(?:=|: ?)|\bgateway\()["']([^"']+)["']/g)].map(
        ([, name]) => name,
      );
      expect([path, [...new Set(sent)]]).toEqual([path, [id]]);
    }
  });

  test('is found, however it is typed', () => {
    const spellings = [
      id,
      id.toLowerCase(),
      id.toUpperCase(),
      // Ids that differ in nothing else are found by what they differ in.
      ...(/talk-4o$/i.test(id) ? [] : [model.slug, id.replaceAll(/[^A-Za-z0-9.+]/g, ' ')]),
    ];
    for (const query of spellings) {
      const [first] = search
        .find(query)
        .filter((one) => query === id || one.id?.toLowerCase() === id.toLowerCase());
      expect([query, first?.id]).toEqual([query, id]);
      expect(
        search
          .find(query)
          .slice(0, 2)
          .map((one) => one.id),
      ).toContain(id);
    }
  });

  test('keeps its evidence under a key that no other model has', () => {
    const { rates = {} } = loadEvidence(loadCatalog({ file })) ?? {};
    for (const rate of model.pricing.kind === 'priced' ? model.pricing.rates : [])
      expect(rates[rateKey(id, rate)]).toMatchObject({ amount: rate.amount, status: 'unverified' });
  });
});

test('rate limits are facts of the page, of its twin and of the API, by plan and with their source', () => {
  const said =
    'Free: 1 request and 40,000 tokens a minute ([source](https://acme.example/limits), read 20 November 2026); ' +
    'Team: 2,000,000 tokens a minute ([source](https://acme.example/limits), read 21 November 2026)';
  expect(site.read('q/talk-4o-pricing.md')).toContain(`- Rate limits: ${said}\n`);
  expect(site.read('q/cf-meta-talk-3.1-8b-instruct-pricing.md')).toContain(
    '- Rate limits: 300 requests a minute ([source](https://cloud.example/limits), read 20 November 2026)\n',
  );
  expect(site.read('q/user-pricing.md')).not.toContain('Rate limits');
  expect(site.read('q/talk-4o-pricing/index.html')).toContain(
    '<dt>Rate limits</dt><dd>Free: 1 request and 40,000 tokens a minute (<a href="https://acme.example/limits">source</a>',
  );
  const limits = models.find(({ id }) => id === 'talk-4o')?.limits;
  expect(limits).toHaveLength(2);
  expect(JSON.parse(site.read('api/models/talk-4o.json'))).toMatchObject({ limits });
});

test('the CSV has each id and each key as it is', () => {
  const lines = site
    .read('api/models.csv')
    .split('\r\n')
    .map((line) => line.split(','));
  const columns = lines[0] ?? [];
  expect([...new Set(lines.slice(1, -1).map((line) => line[columns.indexOf('id')]))]).toEqual(
    models.map(({ id }) => id),
  );
});

test('the check of the site agrees in everything but the weight of scripts', async () => {
  const options = ['--format', 'json', ...allButHtml];
  const { code, output } = await runCommand('check-site', { CATALOG: file, DIST: dist }, ...options);
  const { findings } = JSON.parse(output.slice(output.indexOf('{'))) as {
    findings: readonly { code: string; severity: string; message: string; file: string }[];
  };
  const errors = findings.filter(
    ({ severity, code: kind }) => severity === 'error' && kind !== 'script-heavy',
  );
  expect([code, errors]).toEqual([expect.any(Number), []]);
});

describe('in a browser', () => {
  let browser: Browser;
  let server: StaticServer;
  const priced = models.filter(({ pricing }) => pricing.kind === 'priced');
  beforeAll(async () => {
    [browser, server] = await Promise.all([sharedBrowser(), serveDirectory(dist, { port: 0 })]);
  });
  afterAll(async () => {
    await closePages(browser);
    await server.close();
  });

  test('a calculation of each model is an address that leads back to it', async () => {
    const page = await browser.newPage();
    // With a query, since it starts at once for that alone.
    await page.goto(server.url + calculatorAddress(`?model=${queryId(priced[0]?.id ?? '')}`));
    await page.locator('.receipt .total data').first().waitFor();
    for (const { id } of priced) {
      // As the browser does on its way back, which takes a tenth of the time of loading it all anew.
      await page.evaluate(
        (address) => {
          for (const old of document.querySelectorAll('.receipt')) old.remove();
          history.pushState(null, '', address);
          dispatchEvent(new PopStateEvent('popstate'));
        },
        calculatorAddress(`?model=${queryId(id)}`),
      );
      await expect.poll(() => page.locator('.calculator [name=model]').inputValue()).toBe(id);
      await page.locator('.receipt .total data').first().waitFor();
      // Whatever is changed keeps the model in the address.
      await page.locator('.calculator [name=model]').dispatchEvent('change');
      await expect.poll(() => new URL(page.url()).searchParams.get('model')).toBe(id);
    }
    await page.close();
  });

  test('so is a comparison', async () => {
    const page = await browser.newPage();
    const chats = priced.filter(({ modality }) => modality === 'chat');
    for (const [index, { id }] of chats.entries()) {
      const other = chats[(index + 1) % chats.length]?.id ?? '';
      await page.goto(`${server.url}${compareAddress([id, other])}`);
      await page.locator('.compared table').first().waitFor();
      const chosen = page.locator('.comparer .chip');
      const ids = await chosen.evaluateAll((chips) =>
        chips.map((chip) => (chip as HTMLElement).dataset.model),
      );
      expect(ids).toEqual([id, other]);
    }
    await page.close();
  });
});

test('two things that would be one file end the build, and what was built before stays', async () => {
  const before = readFileSync(join(dist, 'index.html'), 'utf8');
  const clashing = ['a', 'b-vs-c', 'a-vs-b', 'c'].map(
    (id) => `  - { id: ${id}, provider: acme, name: ${id}, modality: chat, prices: { input: 1 } }\n`,
  );
  const text = readFileSync(file, 'utf8').replace(
    /^comparisons:\n[^]*$/m,
    `comparisons:\n  - [a, b-vs-c]\n  - [a-vs-b, c]\n\nmodels:\n${clashing.join('')}`,
  );
  const other = join(folder, 'clashing.yaml');
  writeFileSync(other, text);
  const { code, output } = await runCommand(
    'build',
    { CATALOG: other, DIST: dist, BUILD_DATE: '2026-11-23' },
    '--draft',
  );
  expect(output).toMatch(/clashing\.yaml:\d+:\d+ path-clash\n +The file compare\/a-vs-b-vs-c\/index\.html/);
  expect(code).toBe(1);
  expect(readFileSync(join(dist, 'index.html'), 'utf8')).toBe(before);
});
