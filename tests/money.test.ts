/** Sites whose money is another way: a currency of three decimals or of none, fees of several parts, a markup, taxes. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  allButHtml,
  buildSite,
  fixture,
  runCommand,
  siteIn,
  temporaryFolder,
  type FixtureSite,
} from './support/run-build.ts';

const folder = temporaryFolder();

/** Builds the catalog of the seeded defects, some of its lines said anew, in a site folder of its own, and checks it. */
async function builtAndChecked(
  name: string,
  changes: Readonly<Record<string, string>>,
): Promise<FixtureSite> {
  const path = join(folder, name);
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
  const built = await buildSite(environment, '--draft');
  expect(built.code, built.output).toBe(0);
  const checked = await runCommand('check-site', environment, ...allButHtml);
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

describe('a currency without decimals, and a markup', () => {
  test('has none in its sums, keeps them in its prices, and names both prices', async () => {
    const site = await builtAndChecked('yen', {
      'currency: USD': 'currency: JPY',
      '  pricing: pass-through\n': '  markup: { percent: 20 }\n',
    });
    const text = twin(site, 'acme-pixel');
    // 0.040 × 1.2
    expect(text).toContain('¥0.048 per image');
    expect(text).toContain('¥0.040');
    expect(text).toContain('20%');
    expect(text).not.toContain('without a markup');
    expect(JSON.parse(site.read('api/models/acme/pixel.json'))).toMatchObject({
      prices: [{ amount: '0.048', providerAmount: '0.040' }],
    });
    const chat = twin(site, 'acme-chat');
    expect(chat).toContain('¥1.5 per 1M input tokens');
    // 12 ÷ 0.95: a yen is too much to round a price by, and the least that can be paid of a sum.
    expect(chat).toContain('¥12.63');
    expect(chat).toContain('You pay ¥1.579 with fee');
    expect(chat).not.toMatch(/¥\d{3}\.\d/);
  });
});

describe('a fee per token that the gateway itself takes', () => {
  test('is in every price of tokens and every bill, and in no other', async () => {
    const site = await builtAndChecked('token-fee', {
      '  pricing: pass-through\n': '  tokenFee: { input: 0.05, output: 0.10 }\n',
    });
    const chat = twin(site, 'acme-chat');
    expect(chat).toContain('$1.30 per 1M input tokens');
    expect(chat).toContain('$10.10 per 1M output tokens');
    expect(chat).toContain('adds $0.05 per 1M input tokens and $0.10 per 1M output tokens');
    expect(twin(site, 'acme-pixel')).not.toContain('adds $');
    expect(site.read('index.html')).toContain('share of a token’s price is');
    const api = JSON.parse(site.read('api/models/acme/chat.json')) as object;
    expect(api).toMatchObject({ gateway: { tokenFee: { input: '0.05', output: '0.10' } } });
  });
});
