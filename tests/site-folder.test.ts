import { copyFileSync, cpSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { one, readPage, testSite, words } from './support/built-pages.ts';
import { engineFiles } from './support/engine-files.ts';
import {
  allButHtml,
  buildSiteFolder,
  fixture,
  runCommand,
  temporaryFolder,
  type FixtureSite,
} from './support/run-build.ts';

// Another gateway, in a folder that has nothing to do with the engine's: euros, a fee on top of credits, a key variable
// of its own, none of the optional offers, guides, colour, icon and logo of its own.
const folder = temporaryFolder();
const own = { SITE: folder };
const before = engineFiles();
let site: FixtureSite;

beforeAll(async () => {
  cpSync(dirname(fixture('euro')), folder, {
    recursive: true,
    filter: (file) => !/[\\/]dist$/.test(file),
  });
  site = await buildSiteFolder(folder);
});

describe('a site folder', () => {
  test('has its own guides, icon, logo and colour', () => {
    const guides = site.files.filter((file) => /^guides\/[^/]+\/index\.html$/.test(file));
    // Beside those that every site has.
    const names = ['caching', 'credits', 'how-billing-works', 'narwhal', 'quickstart'];
    expect(guides.sort()).toEqual(names.map((name) => `guides/${name}/index.html`));
    for (const file of ['favicon.svg', 'logo.svg']) expect(site.read(file), file).toContain('#7a1f5c');
    const header = one(readPage(site.folder, '/'), 'header');
    expect(one(header, '.brand img').getAttribute('src')).toBe('/logo.svg');
    const sheets = site.files.filter((file) => file.endsWith('.css')).map(site.read);
    // Minified, as the colour of both schemes.
    expect(sheets.join('')).toMatch(/--accent:\s*light-dark\(#7a1f5c,\s*#f0a8d4\)/);
  });

  test('has nothing of the first gateway in any file', () => {
    const files = site.files.filter((file) => /\.\w+$/.test(file) && !file.endsWith('.png'));
    expect(files.length).toBeGreaterThan(100);
    expect(files.filter((file) => /aigateway/i.test(file) || /aigateway/i.test(site.read(file)))).toEqual([]);
  });

  test('is checked from where it stands', async () => {
    const { code, output } = await runCommand('check-site', own, ...allButHtml);
    expect(code, output).toBe(0);
    expect(await runCommand('catalog', own, 'validate')).toMatchObject({ code: 0 });
    // Nobody publishes prices in euros, and a rate of exchange would make each comparison a guess.
    const prices = await runCommand('check-prices', own);
    expect(prices).toMatchObject({ code: 0, output: expect.stringContaining('are in EUR') as string });
  });

  test('refuses the evidence of another gateway, and keeps the site it has', async () => {
    const lock = join(folder, 'prices.lock.json');
    copyFileSync(join(testSite.path, 'prices.lock.json'), lock);
    const { code, output } = await runCommand('build', own);
    copyFileSync(join(dirname(fixture('euro')), 'prices.lock.json'), lock);
    expect(code).toBe(1);
    expect(output).toContain('prices.lock.json was written for https://testgate.example');
    expect(output).toContain('Remove the file, or write it anew');
    expect(site.read('index.html')).toContain('Nordpol');
  });

  test('leaves every file of the engine as it was, so that an upgrade finds nothing to merge', () => {
    expect(before.size).toBeGreaterThan(500);
    expect(engineFiles()).toEqual(before);
  });
});

const said = (extensions: RegExp) =>
  site.files
    // The format speaks of every currency.
    .filter((file) => extensions.test(file) && !/^schema\b/.test(file))
    .map((file) => [file, site.read(file)] as const);

test('every sum is in euros, but for those a provider publishes in dollars', () => {
  const dollars = said(/\.(html|md|txt|json|csv|xml|py|ts|sh)$/).flatMap(
    ([, text]) => text.match(/\$\d[\d.,]*\d|\bUSD\b|dollars?\b/g) ?? [],
  );
  // A published price, and why no source confirms the others.
  expect([...new Set(dollars)].sort()).toEqual(['$0.035', '$0.04', 'USD', 'dollars']);
  expect(said(/\.html$/).some(([, text]) => text.includes('€'))).toBe(true);
});

test('the price is answered in euros, with the fee added to the credits', () => {
  const main = one(readPage(site.folder, '/q/fjord-narwhal-2-pricing/'), 'main');
  const lead = words(one(main, '.lead'));
  expect(lead).toContain(
    'Narwhal 2 (fjord/narwhal-2) is priced at €1.20 per 1M input tokens and €4.80 per 1M output tokens through Nordpol.',
  );
  // 0.12 × 1.04, and not 0.12 / 0.96; from one euro on, rounded up to the cent.
  expect(words(main)).toContain('€0.1248');
  expect(words(main)).not.toContain('€0.125 ');
  expect(words(main)).toContain('€1.25 ');
  expect(words(main)).toContain('€3.60');
});

test('structured data and the API name the currency', () => {
  const page = site.read('q/fjord-narwhal-2-pricing/index.html');
  expect(page.match(/"priceCurrency":"[A-Z]+"/g)?.every((currency) => currency.includes('EUR'))).toBe(true);
  const api = JSON.parse(site.read('api/models.json')) as { gateway: { name: string; currency: string } };
  expect(api.gateway).toMatchObject({ name: 'Nordpol', currency: 'EUR' });
});

test('a price that a provider publishes in another currency is traced, and keeps its sign', () => {
  const main = one(readPage(site.folder, '/q/skerry-lantern-pricing/'), 'main');
  const figures = main
    .querySelectorAll('data[data-rate*="#published."]')
    .map((element) => [element.getAttribute('data-rate'), words(element)]);
  expect(figures).toEqual(
    expect.arrayContaining([
      ['skerry/lantern#published.image', '$0.04'],
      ['skerry/lantern#published.image?region=eu', '$0.035'],
    ]),
  );
});

test('examples call this gateway with its own key', () => {
  const files = site.files.filter((file) => /^examples\/.*\.(py|ts|sh)$/.test(file));
  expect(files.length).toBeGreaterThan(10);
  for (const file of files) {
    expect(site.read(file), file).toContain('https://llm.nordpol.example/openai/v1');
    expect(site.read(file), file).toContain('NORDPOL_TOKEN');
  }
});

test('nothing speaks of the first gateway, nor of what this one does not offer', () => {
  const claims =
    /aigateway|free tier|free requests|BYOK|own provider keys|semantic cache|committed use|Enterprise|playground/i;
  const found = said(/\.(html|md|txt|json|csv|xml|py|ts|sh)$/).flatMap(([file, text]) => {
    const claim = claims.exec(text);
    return claim === null ? [] : [`${file}: ${text.slice(Math.max(0, claim.index - 50), claim.index + 50)}`];
  });
  expect(found).toEqual([]);
});

test('a deprecated model without a known date says no date', () => {
  const text = words(one(readPage(site.folder, '/q/fjord-narwhal-1-pricing/'), 'main'));
  expect(text).toMatch(/deprecated/i);
  expect(text).not.toMatch(/unknown|undefined/);
});

test('the key for announcing changed pages is a file that holds itself', () => {
  expect(site.read('3f9a51c07e2b4d68.txt')).toBe('3f9a51c07e2b4d68');
});

test('every model has a share image whose words are in euros', () => {
  const image = 'og/fjord/narwhal-2.png';
  expect(site.files).toContain(image);
  const trace = JSON.parse(site.read('api/trace/fjord.json')) as Record<string, [string, string][]>;
  expect(trace[image]?.map(([text]) => text)).toEqual(['€1.20', '€4.80', '€1.25', '€5.00']);
});
