import { describe, expect, it } from 'vitest';
import { plainText } from '#views/page/inline.ts';
import { answer } from '#views/model/answer.ts';
import { highlights } from '#views/model/highlights.ts';
import { workedBlocks } from '#views/model/worked-examples.ts';
import { testSite } from '#views/test-site.ts';
import { feeArithmetic, taxSentence, topUpSentence } from './gateway-sentences.ts';

const topUp = '  topUp: { minimum: 5, autoRenew: false }\n';
const siteWith = (fee: string, more = topUp) => testSite(`  platformFee: { ${fee} }\n${more}`);
const answerOf = (site: ReturnType<typeof testSite>) => plainText(answer(site, site.model('maker/picture')));
const arithmetic = (site: ReturnType<typeof testSite>) => plainText(feeArithmetic(site) ?? []);

describe('a fee with a minimum', () => {
  const site = siteWith('percent: 5.5, minimum: 0.80, chargedOn: top-up');

  it('is told with both parts, and what is paid by the smallest top-up', () => {
    expect(answerOf(site)).toContain(
      'Testgate charges that price plus a platform fee of 5.5%, at least $0.80, applied at credit top-up: nothing added per call. With the fee of the smallest top-up, that is $0.04762 per image.',
    );
    expect(arithmetic(site)).toBe(
      'The platform fee is 5.5%, at least $0.80, out of each payment: $5 funds $4.20 of usage, $100 funds $94.50. Larger payments lose a smaller part.',
    );
  });

  it('is counted into what a top-up buys', () => {
    const [, table] = workedBlocks(site, site.model('maker/picture')).filter(({ kind }) => kind === 'table');
    const rows = table?.kind === 'table' ? table.rows.map((row) => row.map((cell) => plainText(cell))) : [];
    expect(rows).toEqual([
      ['$5', '$4.20', '105'],
      ['$10', '$9.20', '230'],
      ['$100', '$94.50', '2,362'],
    ]);
  });

  it('is left out of prices where no top-up is named', () => {
    const unnamed = siteWith('percent: 8, fixed: 0.35, chargedOn: credits', '');
    expect(answerOf(unnamed)).toContain(
      'plus a platform fee of 8% and $0.35, added when credits are bought: nothing added per call.',
    );
    expect(answerOf(unnamed)).not.toContain('With the fee');
    const terms = highlights(unnamed, unnamed.model('maker/picture'))?.map(({ term }) => term);
    expect(terms).toEqual(['Listed price', 'What a payment buys']);
  });
});

it('a fee of nothing is told as none, and no key at all as nothing', () => {
  const none = siteWith('percent: 0, chargedOn: top-up');
  expect(answerOf(none)).toContain('There is no platform fee.');
  expect(arithmetic(none)).toBe('There is no platform fee: a payment funds usage of the same sum.');
  expect(answerOf(none)).not.toContain('0%');
  expect(answerOf(testSite(topUp))).not.toContain('fee');
});

it('a very small fee is told with its digits', () => {
  expect(answerOf(siteWith('percent: 0.01, chargedOn: credits'))).toContain('plus a 0.01% platform fee');
});

it('claims of minimum, subscription and taxes need their keys', () => {
  const bare = testSite(topUp);
  expect(answerOf(bare)).not.toContain('monthly minimum');
  expect(plainText(topUpSentence(bare) ?? [])).toBe('You prepay from $5. Nothing renews by itself.');
  expect(taxSentence(bare)).toBeUndefined();
  const taxed = testSite('  taxes: { included: false, name: VAT }\n');
  expect(taxSentence(taxed)).toBe('VAT may come on top.');
  expect(taxSentence(testSite('  taxes: { included: true }\n'))).toBe('They include taxes.');
});
