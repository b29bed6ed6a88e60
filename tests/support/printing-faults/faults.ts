/** What can go wrong in the code that prints, one fault each: the site check has to notice every one of them. */
import type { FindingCode } from '../../../scripts/check/site/parts.ts';

export interface PrintingFault {
  /** Completing "A site in which …". */
  readonly what: string;
  /** Source below the project's root. */
  readonly file: string;
  /** A text of it, and what stands there instead of its first occurrence. */
  readonly before: string;
  readonly after: string;
  /** How it has to be noticed. */
  readonly code: FindingCode;
}

export const printingFaults: readonly PrintingFault[] = [
  {
    what: 'cached input is called output',
    file: 'src/catalog/registry/meters.ts',
    before: "'Cached input'",
    after: "'Cached output'",
    code: 'figure-unit-wrong',
  },
  {
    what: 'tokens are priced per thousand',
    file: 'src/catalog/registry/meters.ts',
    before: '`1M ${kindOfToken} tokens`',
    after: '`1K ${kindOfToken} tokens`',
    code: 'figure-unit-wrong',
  },
  {
    what: 'computed prices have three digits',
    file: 'src/pricing/amount.ts',
    before: 'significantDigits = 4',
    after: 'significantDigits = 3',
    code: 'figure-wrong',
  },
  {
    what: 'what is rounded is cut off',
    file: 'src/pricing/decimal.ts',
    before: "value.round(places, 'half-even')",
    after: "value.round(places, 'down')",
    code: 'figure-wrong',
  },
  {
    what: 'a fee on credits is taken out of the payment, and the other way round',
    file: 'src/pricing/fee.ts',
    before: "fee.chargedOn === 'top-up'",
    after: "fee.chargedOn === 'credits'",
    code: 'figure-wrong',
  },
  {
    what: 'another fee is named than is charged',
    file: 'src/views/words/gateway-sentences.ts',
    before: '`a ${fee.percent}% platform fee',
    after: '`a 3% platform fee',
    code: 'fee-percent-wrong',
  },
  {
    what: 'the fee is said to be charged where it is not',
    file: 'src/views/words/gateway-sentences.ts',
    before: "chargedOn === 'top-up' ? 'applied",
    after: "chargedOn === 'credits' ? 'applied",
    code: 'fee-way-wrong',
  },
  {
    what: 'a payment buys one more than it does',
    file: 'src/pricing/amount.ts',
    before: "bought.round(0, 'down')",
    after: "bought.round(0, 'up')",
    code: 'figure-wrong',
  },
  {
    what: 'long requests are said to be short ones',
    file: 'src/catalog/registry/conditions.ts',
    before: '`over ${',
    after: '`up to ${',
    code: 'condition-wrong',
  },
  {
    what: 'the quality of an image is left out',
    file: 'src/catalog/registry/conditions.ts',
    before: '`${quality} quality`',
    after: "'any quality'",
    code: 'condition-wrong',
  },
  {
    what: 'the price of next year is told as today’s',
    file: 'src/pricing/rates.ts',
    before: 'rate.from === undefined || rate.from <= date',
    after: "rate.from === undefined || rate.from <= '2027-01-01'",
    code: 'condition-wrong',
  },
  {
    what: 'the longest answer is told as the context',
    file: 'src/views/model/facts.ts',
    before: 'tokens(model, model.context)',
    after: 'tokens(model, model.maxOutput)',
    code: 'fact-wrong',
  },
  {
    what: 'input and output are mixed up',
    file: 'src/views/words/phrases.ts',
    before: '[first, second].map(({ meter }) => meters[meter].shortName)',
    after: '[second, first].map(({ meter }) => meters[meter].shortName)',
    code: 'llms-unit-missing',
  },
  {
    what: 'every price has the sign of the dollar',
    file: 'src/pricing/amount.ts',
    before: 'text: currencySign(currency) + grouped(digits)',
    after: "text: (currency === 'USD' ? '£' : '$') + grouped(digits)",
    code: 'figure-wrong',
  },
  {
    what: 'thousands are parted by points',
    file: 'src/pricing/amount.ts',
    before: "(?!\\d))/g, ',')",
    after: "(?!\\d))/g, '.')",
    code: 'figure-wrong',
  },
  {
    what: 'the middle price is the highest',
    file: 'src/pricing/ranking.ts',
    before: 'median: [Math.floor(last / 2), Math.ceil(last / 2)]',
    after: 'median: [last, last]',
    code: 'figure-wrong',
  },
  {
    what: 'structured data gives a price per thousand',
    file: 'src/views/head/model-node.ts',
    before: '      value,\n',
    after: '      value: 1000,\n',
    code: 'jsonld-unit-wrong',
  },
  {
    what: 'structured data names no condition',
    file: 'src/views/head/model-node.ts',
    before: '`${label}, ${condition}`',
    after: 'label',
    code: 'condition-wrong',
  },
  {
    what: 'the API loses the last zero of a price',
    file: 'src/views/data/models-json.ts',
    before: 'amount: amount.value',
    after: 'amount: String(Number(amount.value))',
    code: 'api-value-wrong',
  },
  {
    what: 'the price table has the listed price where the one with the fee belongs',
    file: 'src/views/model/price-grid.ts',
    before: 'site.amount(keys.fee(key))',
    after: 'site.amount(key)',
    code: 'rate-fee-missing',
  },
];
