import { expect, it } from 'vitest';
import { plainText } from '#views/page/inline.ts';
import { answer } from '#views/model/answer.ts';
import { priceTiles } from '#views/model/tiles.ts';
import { apiModels } from '#views/data/models-json.ts';
import { testSite } from '#views/test-site.ts';

const answerOf = (more: string) => {
  const site = testSite(more);
  return plainText(answer(site, site.model('maker/picture')));
};

it('a price with a markup is told with the provider’s own', () => {
  expect(answerOf('  markup: { percent: 20 }\n')).toContain(
    'Picture (maker/picture) is priced at $0.048 per image through Testgate. Maker itself charges $0.040 per image; Testgate lists it at 20% more.',
  );
  expect(answerOf('  markup: { factor: 0.9 }\n')).toContain('lists it at 10% less.');
});

it('a price in another currency is told with the provider’s own, and with the rate, its day and its source', () => {
  const exchange = '  exchange: { from: EUR, rate: 1.1, date: 2026-11-20, source: https://bank.example }\n';
  expect(answerOf(exchange)).toContain(
    'Maker itself charges €0.040 per image; Testgate lists it in USD at $1.1 for each EUR, the rate of 20 November 2026.',
  );
  expect(answerOf(`${exchange}  markup: { percent: 20 }\n`)).toContain(
    'lists it at 20% more, in USD at $1.1 for each EUR',
  );
});

it('a fee per token is a rate of its own: named, part of the price, and nothing that is charged as it is', () => {
  const talk = (more: string) => {
    const site = testSite(more);
    return plainText(answer(site, site.model('maker/talk')));
  };
  expect(talk('  tokenFee: { input: 0.05, output: 0.05 }\n')).toContain(
    'priced at $1.30 per 1M input tokens and $10.05 per 1M output tokens through Testgate. Maker itself charges $1.25 per 1M input tokens and $10.00 per 1M output tokens; Testgate adds $0.05 per 1M tokens.',
  );
  const fees =
    '  platformFee: { percent: 5, chargedOn: top-up }\n  tokenFee: { input: 0.1, output: 0.05 }\n  markup: { percent: 20 }\n';
  const both = talk(fees);
  expect(both).toContain(
    'Testgate lists it at 20% more and adds $0.10 per 1M input tokens and $0.05 per 1M output tokens.',
  );
  // (1.25 × 1.2 + 0.1) ÷ 0.95: the fee of the payment is taken of all that is spent.
  const site = testSite(fees);
  expect(plainText(priceTiles(site, site.model('maker/talk'))[0]?.pay ?? [])).toBe('You pay $1.69 with fee');
  expect(both).not.toContain('nothing added per call');
  expect(answerOf('  tokenFee: { input: 0.05 }\n')).not.toContain('adds');
});

it('programs get both prices', () => {
  const site = testSite('  markup: { percent: 20 }\n');
  const entry = apiModels(site).get(site.model('maker/picture'));
  expect(entry).toMatchObject({ markup: '1.2', prices: [{ amount: '0.048', providerAmount: '0.040' }, {}] });
});
