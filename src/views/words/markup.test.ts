import { expect, it } from 'vitest';
import { plainText } from '#views/page/inline.ts';
import { answer } from '#views/model/answer.ts';
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

it('programs get both prices', () => {
  const site = testSite('  markup: { percent: 20 }\n');
  const entry = apiModels(site).get(site.model('maker/picture'));
  expect(entry).toMatchObject({ markup: '1.2', prices: [{ amount: '0.048', providerAmount: '0.040' }, {}] });
});
