/** Sites whose money is another way: a currency of three decimals or of none, fees of several parts, a markup, taxes. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { fixture, runCommand, siteIn, temporaryFolder, type FixtureSite } from './support/run-build.ts';

const folder = temporaryFolder();
afterAll(folder.remove);

/** Builds the catalog of the seeded defects, some of its lines said anew, in a site folder of its own, and checks it. */
async function builtAndChecked(
  name: string,
  changes: Readonly<Record<string, string>>,
): Promise<FixtureSite> {
  const path = join(folder.path, name);
  const text = Object.entries(changes).reduce(
    (all, [from, to]) => {
      expect(all).toContain(from);
      return all.replace(from, to);
    },
    readFileSync(fixture('seeded-defects'), 'utf8'),
  );
  mkdirSync(path);
  writeFileSync(join(path, 'models.yaml'), text);
  const environment = { SITE: path, BUILD_DATE: '2026-11-23' };
  const built = await runCommand('build', environment);
  expect(built.code, built.output).toBe(0);
  const checked = await runCommand('check-site', environment);
  expect(checked.code, checked.output).toBe(0);
  return siteIn(join(path, 'dist'));
}

const twin = (site: FixtureSite, slug: string) => site.read(`q/${slug}-pricing.md`);

describe('a currency of three decimals, a fee with a fixed part and a minimum, and taxes', () => {
  test('is printed with its own decimals, and what one pays is told for a payment', async () => {
    const site = await builtAndChecked('dinar', {
      'currency: USD': 'currency: KWD',
      'platformFee: { percent: 5, chargedOn: top-up }':
        'platformFee: { percent: 5.5, fixed: 0.100, minimum: 0.800, chargedOn: top-up }',
      'topUp: { minimum: 20, autoRenew: false }':
        'topUp: { minimum: 20, autoRenew: false }\n  taxes: { included: false, name: VAT }',
    });
    const text = twin(site, 'acme-chat');
    expect(text).toMatch(/KWD\s10\.000 per 1M output tokens/);
    // 10 as part of a payment of 20, of which 18.80 are left: 10 × 20 ÷ 18.80, rounded up to a thousandth.
    expect(text).toMatch(/KWD\s10\.639/);
    expect(site.read('q/acme-chat-pricing/index.html')).toContain('VAT');
    expect(text).not.toMatch(/\$\d/);
  });
});

describe('a currency without decimals', () => {
  test('has none in its sums, and keeps them in its prices', async () => {
    const site = await builtAndChecked('yen', { 'currency: USD': 'currency: JPY' });
    const text = twin(site, 'acme-chat');
    expect(text).toContain('¥1.25 per 1M input tokens');
    // 10 ÷ 0.95 is 10.53: a bill rounds it up.
    expect(text).toContain('¥11');
    expect(text).not.toMatch(/¥10\.5/);
  });
});

describe('a markup', () => {
  test('is named beside both prices, on the page and in the API', async () => {
    const site = await builtAndChecked('markup', {
      '  pricing: pass-through\n': '  markup: { percent: 20 }\n',
    });
    const text = twin(site, 'acme-pixel');
    // 0.040 × 1.2
    expect(text).toContain('$0.048 per image');
    expect(text).toContain('$0.040');
    expect(text).toContain('20%');
    expect(text).not.toContain('without a markup');
    expect(JSON.parse(site.read('api/models/acme/pixel.json'))).toMatchObject({
      prices: [{ amount: '0.048', providerAmount: '0.040' }],
    });
  });
});
