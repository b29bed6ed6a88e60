import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gateway, load, withModel } from '#catalog/test-catalog.ts';
import type { Model, PriceChange, Rate } from '#catalog/types.ts';
import * as amounts from './amount.ts';
import type { Amount, Terms } from './amount.ts';
import { plain } from './decimal.ts';
import { quote, type QuoteInput } from './quote.ts';
import { listedRates } from './rates.ts';
import { decimalText } from './test-rational.ts';
import { keys, parseKey, stepArguments, stepKey } from './trace-key.ts';
import { createTracer } from './tracer.ts';

const catalog = load(`${gateway}  platformFee: { percent: 5, chargedOn: top-up }
  topUp: { minimum: 5, autoRenew: false }
  semanticCache: { percentOfUncached: 10 }
providers:
  acme: { name: Acme }
  modality: { name: Named like a start of a key }
models:
  - id: acme/chat
    name: Chat
    modality: chat
    prices:
      input: [1.25, { amount: 2.50, when: { inputTokensOver: 200000 } }]
      output: [10, { amount: 5, when: { service: batch }, from: 2027-01-01 }]
    published: { prices: { track: [1250.50, { amount: 9, when: { service: batch } }] }, currency: EUR, source: https://a.example, checked: 2026-01-01, expires: 2026-02-01 }
    magnitude: a test
  - { id: acme/cheap, name: Cheap, modality: chat, prices: { input: 0.10, output: 1 } }
  - { id: acme/dear, name: Dear, modality: chat, prices: { input: 3 } }
  - { id: acme/asks, name: Asks, modality: chat, prices: { request: 0.01 } }
  - { id: modality/chat, name: Odd, modality: embedding, prices: { input: 0.02 } }
  - id: acme/image
    name: Image
    modality: image
    prices: { image: 0.040, imageOutput: 30 }
    estimates: { image: { grid: [size], rates: { 1K: 0.039 } } }
  - { id: acme/image-2, name: Image 2, modality: image, prices: { image: 0.055 } }
  - { id: acme/plan, name: Plan, modality: video, priceStatus: plan, priceNote: by arrangement }
`);
const tracer = createTracer(catalog, '2026-11-23');

describe('every start of a key', () => {
  it.each([
    ['acme/chat#input', '$1.25', '1.25'],
    ['acme/chat#output', '$10.00', '10'],
    ['acme/chat#input?inputTokensOver=200000', '$2.50', '2.50'],
    ['acme/chat#output?service=batch,from=2027-01-01', '$5.00', '5'],
    ['acme/image#image', '$0.040', '0.040'],
    ['acme/image#estimate.image?size=1K', '$0.039', '0.039'],
    ['%6dodality/chat#input', '$0.02', '0.02'],
    ['acme/chat#quote(input=1500,output=400;10000)', '$58.75', '58.75'],
    ['acme/chat#quote(input=1500,output=400;10000)~item(output)', '$40.00', '40'],
    ['acme/chat#quote(input=300000)', '$0.75', '0.75'],
    ['acme/chat#published.track', '€1,250.50', '1250.50'],
    ['acme/chat#published.track?service=batch', '€9.00', '9'],
    ['modality/chat#input~lowest', '$0.10', '0.10'],
    ['modality/chat#input~median', '$1.25', '1.25'],
    ['modality/chat#input~highest', '$3.00', '3'],
    ['modality/image#image~median', '$0.0475', '0.0475'],
    ['gateway#topUp.minimum', '$5', '5'],
    ['sum#100', '$100', '100'],
  ])('%s is %s', (key, text, value) => {
    expect(tracer.amount(key)).toMatchObject({ kind: 'money', text, value, key });
  });
});

describe('every step of a key', () => {
  it.each([
    ['acme/image#image~fee', '$0.04211', '0.0421052631579'],
    ['acme/image#image~cached', '$0.004'],
    ['acme/image#image~cached~fee', '$0.004211', '0.00421052631579'],
    ['acme/chat#quote(input=1500,output=400;10000)~item(output)~fee', '$42.11', '42.1052631579'],
    ['acme/chat#quote(input=1500,output=400)~cached', '$0.0005875'],
    ['acme/image#estimate.image?size=1K~fee', '$0.04105', '0.0410526315789'],
    ['modality/image#image~median~fee', '$0.05'],
    ['sum#100~funds', '$95'],
    ['sum#100~fee', '$105.27', '105.263157895'],
    ['gateway#topUp.minimum~funds', '$4.75'],
    ['sum#100~charge', '$5.27', '5.26315789474'],
    ['acme/chat#input~times(300000)', '$0.375'],
    ['acme/chat#input~times(300000)~plus(acme/image#image~times(2))', '$0.455'],
    ['acme/chat#input~times(300000)~plus(acme/image#image~times(2))~each(7)', '$0.065'],
    ['acme/chat#input~times(300000)~fee~payment', '$5'],
    ['acme/chat#input~times(30000000)~fee~payment', '$39.48'],
  ])('%s is %s', (key, text, value = text.replaceAll('$', '')) => {
    expect(tracer.amount(key)).toMatchObject({ kind: 'money', text, value });
  });

  it.each([
    ['acme/image#image~count(5)', '118'],
    ['acme/chat#input~count(100)', '76,000,000'],
    ['acme/chat#quote(input=1500,output=400)~count(10)', '1,617'],
    ['acme/image#image~cached~count(5)', '1,187'],
  ])('%s is %s', (key, text) => {
    expect(tracer.amount(key)).toMatchObject({ kind: 'count', text, value: text.replaceAll(',', ''), key });
  });

  it.each([
    ['acme/dear#input~versus(acme/chat#input)', '+140%', '140'],
    ['acme/chat#input~versus(acme/dear#input)', '−58%', '-58'],
    ['acme/chat#input~versus(acme/chat#input)', '0%', '0'],
    ['acme/chat#input~below(acme/dear#input)', '58%', '58'],
    [
      'acme/cheap#quote(input=1500,output=400;10)~versus(acme/chat#quote(input=1500,output=400;10))',
      '−91%',
      '-91',
    ],
    ['acme/chat#input~below(acme/chat#input?inputTokensOver=200000)', '50%', '50'],
    ['acme/chat#input~fee~versus(modality/chat#input~median)', '+5.3%', '5.3'],
    ['acme/cheap#input~dearer', '66%', '66'],
    ['acme/dear#input~dearer', '0%', '0'],
  ])('%s is %s', (key, text, value) => {
    expect(tracer.amount(key)).toMatchObject({ kind: 'percent', text, value, key });
  });

  it('keeps the exact value behind what is shown', () => {
    expect(plain(tracer.amount('acme/image#image~fee').exact)).toMatch(/^0\.0421052631578947368421/);
    expect(plain(tracer.amount('acme/image#image').exact)).toBe('0.04');
  });
});

describe('a key that leads nowhere', () => {
  it.each([
    ['acme/none#input', /lists no rate "acme\/none#input"/],
    ['acme/chat#image', /lists no rate/],
    ['acme/chat#input?service=flex', /lists no rate/],
    ['acme/chat#estimate.input', /lists no rate/],
    ['acme/chat#', /lists no rate/],
    ['acme/none#quote(input=1)', /no model "acme\/none"/],
    ['acme/chat#quote(image=1)', /No rate applies to images/],
    ['acme/chat#quote(input=1;0)', /is not a quote/],
    ['acme/chat#quote(input=1)~item(output)', /has no item "output"/],
    ['acme/chat#quote(input=1)~item', /has no item/],
    ['acme/plan#quote(request=1)', /No rate applies/],
    ['acme/chat#published.input', /lists no rate "acme\/chat#published.input"/],
    ['acme/chat#published.track~fee', /cannot follow a sum in EUR/],
    ['modality/none#input~median', /no ranking/],
    ['modality/chat#none~median', /no ranking/],
    ['modality/chat#image~median', /nothing is ranked/],
    ['modality/video#videoSecond~lowest', /nothing is ranked/],
    ['modality/image#image', /lists no rate/],
    ['modality/image#image~average', /lists no rate/],
    ['gateway#name', /no figure "name"/],
    ['sum#x', /is not a plain decimal/],
    ['sum#-5', /is not a plain decimal/],
    ['sum#1e3', /is not a plain decimal/],
    ['sum#100~half', /"half" is not a step/],
    ['sum#100~fee(5)', /"fee" has the wrong argument/],
    ['acme/image#image~count', /"count" has the wrong argument/],
    ['acme/image#image~count()', /is not a plain decimal/],
    ['acme/image#image~count(five)', /is not a plain decimal/],
    ['acme/image#image~count(5)~fee', /"fee" cannot follow a count/],
    ['acme/image#image~item(image)', /"item" is not a step that can follow/],
    ['acme/image#image~constructor', /"constructor" is not a step/],
    ['acme/image#image~plus(acme/chat#input)', /is in another unit/],
    ['acme/image#image~times(few)', /is not a plain decimal/],
    ['acme/image#image~median~median', /no ranking "acme\/image#image"/],
    ['acme/image', /is not a traced key/],
    ['acme/dear#input~below(acme/chat#input)', /is not below "acme\/chat#input"/],
    ['acme/chat#input~versus(acme/image#image)', /is in another unit/],
    ['acme/chat#input~versus(acme/image#image~count(5))', /is in another unit/],
    ['acme/chat#input~versus(acme/none#input)', /lists no rate "acme\/none#input"/],
    ['acme/chat#input~versus()', /is not a traced key/],
    ['acme/chat#input~versus', /wrong argument/],
    ['acme/chat#input~versus(acme/dear#input)~fee', /"fee" cannot follow a difference/],
    ['acme/chat#output~dearer', /nothing is ranked by this rate/],
    ['acme/chat#input~dearer~fee', /"fee" cannot follow a share/],
    ['acme/chat#input~dearer(1)', /"dearer" has the wrong argument|"dearer" is not a step/],
  ])('%s says why', (key, reason) => {
    expect(() => tracer.amount(key)).toThrow(reason);
  });

  it('has no minimum top-up where the gateway has none', () => {
    const { topUp, ...rest } = catalog.gateway;
    expect(topUp).toBeDefined();
    expect(() =>
      createTracer({ ...catalog, gateway: rest }, '2026-11-23').amount('gateway#topUp.minimum'),
    ).toThrow(/no figure/);
  });
});

describe('a ranking', () => {
  it('has the models that answer by the meter, cheapest first', () => {
    expect(tracer.ranking('chat', 'input').map(({ model }) => model.id)).toEqual([
      'acme/cheap',
      'acme/chat',
      'acme/dear',
    ]);
    expect(tracer.ranking('chat', 'request').map(({ model }) => model.id)).toEqual(['acme/asks']);
    expect(tracer.ranking('video', 'request')).toEqual([]);
  });

  it('is made once', () => {
    expect(tracer.ranking('chat', 'input')).toBe(tracer.ranking('chat', 'input'));
    expect(tracer.amount('sum#100')).toBe(tracer.amount('sum#100'));
  });
});

describe('a catalog in euros', () => {
  const text = withModel(
    `prices: { input: 1.25 }\npublished: { prices: { input: 1.25 }, source: https://a.example, checked: 2026-01-01, expires: 2026-02-01 }`,
  );
  const euros = createTracer(load(text.replace('currency: USD', 'currency: EUR')), '2026-11-23');

  it('prints its own figures in euros, also quoted ones', () => {
    expect(euros.amount('acme/one#input').text).toBe('€1.25');
    expect(euros.amount('sum#100').text).toBe('€100');
    expect(euros.amount('acme/one#published.input').text).toBe('€1.25');
  });
});

/** An expression: as a key, and as the operations that make the same of a catalog. */
interface Expression {
  readonly key: string;
  readonly make: (of: { rates: ReadonlyMap<string, Rate>; terms: Terms }) => Amount;
}

const rateNamed = (rates: ReadonlyMap<string, Rate>, key: string): Rate & { key: string } => {
  const rate = rates.get(key);
  if (rate === undefined) throw new Error(`no rate ${key}`);
  return { ...rate, key };
};
const chat = { id: 'acme/chat' } as Model;
const digits = fc
  .tuple(fc.nat(10 ** 6), fc.nat(3))
  .map(([number, places]) => decimalText([BigInt(number), places]));

const uses = fc
  .record({
    input: fc.nat(10 ** 6),
    output: fc.integer({ min: 1, max: 10 ** 6 }),
    requests: fc.integer({ min: 1, max: 999 }),
  })
  .map(({ requests, ...usage }): QuoteInput => ({ usage, requests }));
const quoteOf = (rates: ReadonlyMap<string, Rate>, input: QuoteInput) =>
  quote(
    [...rates].flatMap(([key, rate]) => (key.startsWith('acme/chat#') ? [rate] : [])),
    input,
  );

const starts: fc.Arbitrary<Expression> = fc.oneof(
  fc.constantFrom('acme/chat#input', 'acme/chat#output', 'acme/image#image').map((key): Expression => ({
    key,
    make: ({ rates, terms }) => amounts.listedPrice(rateNamed(rates, key), terms.currency),
  })),
  digits.map((sum): Expression => ({
    key: keys.sum(sum),
    make: ({ terms }) => amounts.roundSum(sum, terms.currency),
  })),
  uses.map((input): Expression => ({
    key: keys.quote(chat, input),
    make: ({ rates, terms }) => amounts.quoteCost(chat.id, input, quoteOf(rates, input), terms.currency),
  })),
  uses.map((input): Expression => ({
    key: keys.item(keys.quote(chat, input), 'output'),
    make: ({ rates, terms }) => {
      const itemised = quoteOf(rates, input);
      const whole = amounts.quoteCost(chat.id, input, itemised, terms.currency);
      return amounts.quoteItem(
        whole,
        itemised.items.find(({ meter }) => meter === 'output') ?? ({} as never),
      );
    },
  })),
);

const alone = { cached: amounts.fromCache, charge: amounts.feeAlone, fee: amounts.withFee } as const;
const paid = { funds: amounts.funds, payment: amounts.paymentFor } as const;
const withNumber = { count: amounts.countBought, each: amounts.perEach, times: amounts.times } as const;
const withOther = { below: amounts.below, plus: amounts.plus, versus: amounts.versus } as const;
const entries = <T extends object>(table: T) =>
  fc.constantFrom(...(Object.entries(table) as [string, T[keyof T]][]));

const { expression } = fc.letrec<{ expression: Expression }>((tie) => ({
  expression: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    starts,
    fc.tuple(tie('expression'), entries({ ...alone, ...paid })).map(([one, [name, apply]]): Expression => ({
      key: stepKey(one.key, name),
      make: (of) => apply(one.make(of), of.terms),
    })),
    fc
      .tuple(tie('expression'), entries(withNumber), digits)
      .map(([one, [name, apply], number]): Expression => ({
        key: stepKey(one.key, name, number),
        make: (of) => apply(one.make(of), number, of.terms),
      })),
    fc
      .tuple(tie('expression'), entries(withOther), tie('expression'))
      .map(([one, [name, apply], other]): Expression => ({
        key: stepKey(one.key, name, other.key),
        make: (of) => apply(one.make(of), other.make(of)),
      })),
  ),
}));

/** What can be told of an amount, or why there is none. */
function told(make: () => Amount): unknown {
  try {
    const { key, exact, style, per, currency, kind, text, value } = make();
    return { key, exact: plain(exact), style, per, currency, kind, text, value };
  } catch (error) {
    return (error as Error).message;
  }
}

const prices = fc.record({
  input: fc.integer({ min: 50, max: 20_000 }),
  output: fc.integer({ min: 100, max: 90_000 }),
  image: fc.integer({ min: 1, max: 500 }),
  fee: fc.constantFrom(
    '',
    '  platformFee: { percent: 5, chargedOn: top-up }\n',
    '  platformFee: { percent: 7.25, chargedOn: credits }\n',
  ),
  topUp: fc.constantFrom('', '  topUp: { minimum: 5, autoRenew: false }\n'),
  cache: fc.constantFrom('', '  semanticCache: { percentOfUncached: 10 }\n'),
});
const price = (thousandths: number) => decimalText([BigInt(thousandths), 3]);

it('makes of a key what the operations make, or refuses both for one reason, in any catalog', () => {
  let made = 0;
  const steps = new Set<string>();
  fc.assert(
    fc.property(prices, expression, ({ input, output, image, fee, topUp, cache }, { key, make }) => {
      const some = load(`${gateway}${fee}${topUp}${cache}providers:
  acme: { name: Acme }
models:
  - { id: acme/chat, name: Chat, modality: chat, prices: { input: ${price(input)}, output: ${price(output)} } }
  - { id: acme/image, name: Image, modality: image, prices: { image: ${price(image)} } }
`);
      const rates = new Map(
        some.models.flatMap((model) =>
          listedRates(model).map((rate) => [keys.rate(model, rate), rate] as const),
        ),
      );
      const { topUp: least, ...rest } = some.gateway;
      const terms = { ...rest, topUpMinimum: least && { amount: least.minimum } };
      const expected = told(() => make({ rates, terms }));
      expect(told(() => createTracer(some, '2026-11-23').amount(key))).toEqual(expected);
      if (typeof expected === 'string') return;
      made += 1;
      expect(expected).toHaveProperty('key', key);
      for (const { name } of parseKey(key).steps) steps.add(name);
    }),
    { numRuns: 1000, seed: 11 },
  );
  // Most can be worked out, and each operation is among them.
  expect(made).toBeGreaterThan(300);
  expect(Object.keys(stepArguments).filter((name) => !steps.has(name))).toEqual([]);
});

it('tells the price before a change, also where a wrong listing was corrected on its day', () => {
  const change = { date: '2026-05-01', id: 'acme/chat', meter: 'input', source: 'Acme' } as const;
  const history: PriceChange[] = [
    { ...change, from: '2.5', to: '1.25', kind: 'stated' },
    { ...change, from: '9', to: '1.25', kind: 'repair' },
  ];
  const { amount } = createTracer(catalog, '2026-11-23', history);
  expect(amount('acme/chat#past(input,2026-05-01)~before').value).toBe('2.5');
});
