import { afterAll, beforeAll, expect, test } from 'vitest';
import { one, readPage, words } from './support/built-pages.ts';
import { buildFixture, fixture, runCommand, temporaryFolder, type FixtureSite } from './support/run-build.ts';

// Another gateway: euros, a fee on top of credits, a key variable of its own, and none of the optional offers.
const folder = temporaryFolder();
let site: FixtureSite;

beforeAll(async () => {
  site = await buildFixture('euro', folder.path, '2026-11-23');
});

afterAll(() => {
  folder.remove();
});

const said = (extensions: RegExp) =>
  site.files
    // The format and its errors speak of every currency.
    .filter((file) => extensions.test(file) && !/^(?:schema|errors)\b/.test(file))
    .map((file) => [file, site.read(file)] as const);

test('every sum is in euros, but for those a provider publishes in dollars', () => {
  const dollars = said(/\.(html|md|txt|json|csv|xml|py|ts|sh)$/).flatMap(
    ([, text]) => text.match(/\$\d[\d.,]*\d|\bUSD\b|dollars?\b/g) ?? [],
  );
  // Two sums of a statement, one of a published price, and the words around the former.
  expect([...new Set(dollars)].sort()).toEqual(['$0.04', '$1.30', '$5.20', 'dollars']);
  expect(said(/\.html$/).some(([, text]) => text.includes('€'))).toBe(true);
});

test('the price is answered in euros, with the fee added to the credits', () => {
  const main = one(readPage(folder.path, '/q/fjord-narwhal-2-pricing/'), 'main');
  const lead = words(one(main, '.lead'));
  expect(lead).toContain(
    'Narwhal 2 (fjord/narwhal-2) is priced at €1.20 per 1M input tokens and €4.80 per 1M output tokens through Nordpol.',
  );
  // 1.20 × 1.04, and not 1.20 / 0.96.
  expect(words(main)).toContain('€1.248');
  expect(words(main)).not.toContain('€1.25 ');
  expect(words(main)).toContain('€3.60');
});

test('structured data and the API name the currency', () => {
  const page = site.read('q/fjord-narwhal-2-pricing/index.html');
  expect(page.match(/"priceCurrency":"[A-Z]+"/g)?.every((currency) => currency.includes('EUR'))).toBe(true);
  const api = JSON.parse(site.read('api/models.json')) as { gateway: { name: string; currency: string } };
  expect(api.gateway).toMatchObject({ name: 'Nordpol', currency: 'EUR' });
});

test('a figure quoted in another currency is traced, and keeps its sign', () => {
  const main = one(readPage(folder.path, '/q/skerry-lantern-pricing/'), 'main');
  const figures = main
    .querySelectorAll('data[data-rate*="text(published)"]')
    .map((element) => [element.getAttribute('data-rate'), words(element)]);
  expect(figures).toEqual(
    expect.arrayContaining([
      ['skerry/lantern#text(published)~figure(0.04USD)', '$0.04'],
      ['skerry/lantern#text(published)~figure(0.035)', '€0.035'],
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
  const text = words(one(readPage(folder.path, '/q/fjord-narwhal-1-pricing/'), 'main'));
  expect(text).toMatch(/deprecated/i);
  expect(text).not.toMatch(/unknown|undefined/);
});

test('the site check finds nothing wrong', async () => {
  const { code, output } = await runCommand(
    'check-site',
    { BUILD_DATE: '2026-11-23' },
    '--dist',
    folder.path,
    '--catalog',
    fixture('euro'),
  );
  expect(code, output).toBe(0);
});

test('the key for announcing changed pages is a file that holds itself', () => {
  expect(site.read('3f9a51c07e2b4d68.txt')).toBe('3f9a51c07e2b4d68');
});

test('every model has a share image whose words are in euros', () => {
  const image = 'og/fjord/narwhal-2.png';
  expect(site.files).toContain(image);
  const trace = JSON.parse(site.read('api/trace.json')) as Record<string, [string, string][]>;
  expect(trace[image]?.map(([text]) => text)).toEqual(['€1.20', '€4.80', '€1.248', '€4.992']);
});
