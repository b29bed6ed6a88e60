import { describe, expect, it } from 'vitest';
import { llmsTxt } from '#views/data/llms.ts';
import { printMarkdown } from '#views/page/markdown.ts';
import { buildPages } from '#views/whole/build.ts';
import { plainText } from '#views/page/inline.ts';
import { answer } from '#views/model/answer.ts';
import { estimateBlocks } from '#views/model/estimate.ts';
import { priceTiles } from '#views/model/tiles.ts';
import { testSite } from '#views/test-site.ts';
import { feeArithmetic, taxSentence, topUpSentence } from './gateway-sentences.ts';

const topUp = '  callFee: false\n  topUp: { minimum: 5, autoRenew: false }\n';
const siteWith = (fee: string, more = topUp) => testSite(`  platformFee: { ${fee} }\n${more}`);
const answerOf = (site: ReturnType<typeof testSite>) => plainText(answer(site, site.model('maker/picture')));
const arithmetic = (site: ReturnType<typeof testSite>) => plainText(feeArithmetic(site) ?? []);

describe('a fee with a minimum', () => {
  const site = siteWith('percent: 5.5, minimum: 0.80, chargedOn: top-up');

  it('is told with both parts, and what is paid by the smallest top-up', () => {
    expect(answerOf(site)).toContain(
      'Testgate charges that price plus a platform fee of 5.5%, at least $0.80, applied at credit top-up: nothing added per call.',
    );
    const [tile] = priceTiles(site, site.model('maker/picture'));
    expect(plainText(tile?.pay ?? [])).toBe('You pay $0.04762 with the fee of the smallest top-up');
    expect(arithmetic(site)).toBe(
      'The platform fee is 5.5%, at least $0.80, out of each payment: $5 funds $4.20 of usage, $100 funds $94.50. Larger payments lose a smaller share.',
    );
  });

  it('is counted into what a top-up buys', () => {
    const funds = estimateBlocks(site, site.model('maker/picture')).find(({ kind }) => kind === 'pairs');
    const rows = funds?.kind === 'pairs' ? funds.items : [];
    expect(rows.map(({ term, content }) => `${plainText(term)}: ${plainText(content)}`)).toEqual([
      '$5 top-up: 105 images',
      '$10 top-up: 230 images',
      '$100 top-up: 2,362 images',
    ]);
  });

  it('is left out of prices where no top-up is named', () => {
    const unnamed = siteWith('percent: 8, fixed: 0.35, chargedOn: credits', '');
    expect(answerOf(unnamed)).toContain(
      'plus a platform fee of 8% and $0.35, added when credits are bought.',
    );
    const [tile] = priceTiles(unnamed, unnamed.model('maker/picture'));
    expect(tile?.pay).toBeUndefined();
  });
});

it('a fee of nothing is told as none, and no key at all as nothing', () => {
  const none = siteWith('percent: 0, chargedOn: top-up');
  expect(answerOf(none)).toContain('There is no platform fee and no fee per call.');
  expect(arithmetic(none)).toBe('There is no platform fee: all that you pay in funds usage.');
  expect(answerOf(none)).not.toContain('0%');
  expect(answerOf(testSite('  topUp: { minimum: 5, autoRenew: false }\n'))).not.toContain('fee');
});

it('a very small fee is told with its digits', () => {
  expect(answerOf(siteWith('percent: 0.01, chargedOn: credits'))).toContain('plus a 0.01% platform fee');
});

it('claims of minimum, subscription and taxes need their keys', () => {
  const bare = siteWith('percent: 5, chargedOn: top-up', '  topUp: { minimum: 5, autoRenew: false }\n');
  expect(answerOf(bare)).toContain('a 5% platform fee applied at credit top-up.');
  expect(answerOf(bare)).not.toMatch(/monthly minimum|per call/);
  expect(plainText(topUpSentence(bare) ?? [])).toBe(
    'You prepay $5 or more, and nothing renews automatically.',
  );
  expect(taxSentence(bare)).toBeUndefined();
  const taxed = testSite('  taxes: { included: false, name: VAT }\n');
  expect(taxSentence(taxed)).toBe('Prices do not include VAT.');
  expect(taxSentence(testSite('  taxes: { included: true }\n'))).toBe('Prices include taxes.');
});

it('taxes are told on the page of each model, in its twin, on the first page and to assistants', () => {
  const taxed = siteWith('percent: 5, chargedOn: top-up', `${topUp}  taxes: { included: true, name: VAT }\n`);
  const said = 'Prices include VAT.';
  const { pages } = buildPages(taxed);
  for (const path of ['/', '/q/maker-picture-pricing/', '/q/maker-judge-pricing/']) {
    const page = pages.get(path);
    expect(page && printMarkdown(taxed, page).text, path).toContain(said);
  }
  // It stands before the fee, which it does not speak of.
  expect(llmsTxt(taxed, [...pages.values()]).text).toContain(`\n\n${said} Testgate takes 5% of each top-up`);
});

it('what renews by itself is told without a promise that it can be switched off', () => {
  const renewing = testSite('  topUp: { minimum: 5, autoRenew: true }\n');
  expect(plainText(topUpSentence(renewing) ?? [])).toBe(
    'You prepay $5 or more, and credits renew automatically.',
  );
});

it('without a word about fees, nothing is said of payments', () => {
  const site = testSite('');
  const page = buildPages(site).pages.get('/q/maker-picture-pricing/');
  const text = page === undefined ? '' : printMarkdown(site, page).text;
  expect(text).toContain('$10 budget: 250 images');
  expect(text).toContain('| Your use costs | $');
  expect(text).not.toMatch(/you pay|payment|credits/i);
});
