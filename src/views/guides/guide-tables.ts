/** The tables that guides print with `<Table of="…"/>`; every figure in them is traced. */
import { apiErrors, apiErrorStatuses } from '#catalog/registry/api-errors.ts';
import { capabilities, type Capability } from '#catalog/registry/vocabulary.ts';
import type { Model } from '#catalog/types.ts';
import { decimal } from '#pricing/decimal.ts';
import { headline } from '#pricing/headline.ts';
import { canQuote, type QuoteInput } from '#pricing/quote.ts';
import { rankAt } from '#pricing/ranking.ts';
import { pickRate, ratesOn } from '#pricing/rates.ts';
import { keys } from '#pricing/trace-key.ts';
import { checkedRates } from '#views/lists/confirmation.ts';
import { capabilityWords } from '#views/model/facts.ts';
import { countedName, countedUse } from '#views/model/estimate.ts';
import type { Table } from '#views/page/blocks.ts';
import { code, say, type Inlines } from '#views/page/inline.ts';
import type { Site } from '#views/site.ts';
import { chargesForCached, freeTierOf, paymentName } from '#views/words/gateway-sentences.ts';
import { capital, count, longDate, modelLink, ratePhrase, shortPrice } from '#views/words/phrases.ts';
import { calledModel, cheapestPerMaker, middleModels, rankings } from './representatives.ts';
import { feeOfPayment, payLabel } from '#views/words/fee.ts';
import { inMagnitudeOf } from '#catalog/registry/currency-magnitudes.ts';

const tables: Readonly<Partial<Record<string, (site: Site) => Table | undefined>>> = {
  'top-ups': topUps,
  bought,
  'with-fee': withFee,
  repeated,
  'provider-cache': providerCache,
  batch,
  'free-day': freeDay,
  header,
  cheapest,
  'cheapest-able': cheapestAble,
  sources,
  outcomes,
  errors,
};

/** The tables that a guide may ask for. */
export const tableNames = Object.keys(tables);

/** A table of a guide; undefined where the catalog has nothing to put into it. @throws for a name there is none of */
export function guideTable(site: Site, name: string): Table | undefined {
  const table = tables[name];
  // Asked before, with its place.
  if (table === undefined)
    throw new Error(`A guide asks for a table "${name}"; there are ${tableNames.join(', ')}.`);
  return table(site);
}

const sums = ['5', '10', '20', '50', '100', '500', '1000'];
const ten = ({ gateway }: Site) => inMagnitudeOf(gateway.currency, '10');

/** What is left of a payment for usage. */
function topUps(site: Site): Table | undefined {
  const { currency, platformFee, topUp } = site.gateway;
  if (platformFee === undefined) return undefined;
  const payable = sums
    .map((sum) => inMagnitudeOf(currency, sum))
    .filter((sum) => topUp === undefined || decimal(sum).gte(decimal(topUp.minimum)));
  return {
    kind: 'table',
    caption: `What is left of a ${paymentName(site)}`,
    columns: [
      { label: 'You pay' },
      { label: 'Left for usage', align: 'end' },
      { label: 'To cover a bill of that size', align: 'end' },
    ],
    rows: payable.map((sum): Inlines[] => {
      const key = keys.sum(sum);
      return [[site.amount(key)], [site.amount(keys.funds(key))], [site.amount(keys.fee(key))]];
    }),
  };
}

/** What one payment buys of a model in the middle of each kind's prices. */
function bought(site: Site): Table | undefined {
  const sum = ten(site);
  const rows = middleModels(site).flatMap((model): Inlines[][] => {
    const use = countedUse(site, model);
    if (use === undefined) return [];
    const number = site.amount(keys.count(use.key, sum));
    return [[[modelLink(site, model)], [number], [countedName(number, use)]]];
  });
  if (rows.length === 0) return undefined;
  return {
    kind: 'table',
    caption: `What such a ${paymentName(site)} buys of a mid-priced model of each type`,
    columns: [
      { label: 'Model' },
      { label: `${capital(paymentName(site))} buys`, align: 'end' },
      { label: 'Of these' },
    ],
    rows,
  };
}

/** Listed prices, one model of each kind, with what they come to once something else is counted in. */
function besides(
  site: Site,
  caption: string,
  label: string,
  step: (key: string) => Inlines,
): Table | undefined {
  const rows = middleModels(site).flatMap((model): Inlines[][] => {
    const rate = headline(model, site.date)?.rates[0];
    return rate === undefined
      ? []
      : [[[modelLink(site, model)], ratePhrase(site, model, rate), step(keys.rate(model, rate))]];
  });
  if (rows.length === 0) return undefined;
  return {
    kind: 'table',
    caption,
    columns: [{ label: 'Model' }, { label: 'Listed price' }, { label, align: 'end' }],
    rows,
  };
}

/** Prices with the platform fee. */
function withFee(site: Site): Table | undefined {
  const fee = feeOfPayment(site);
  if (fee === undefined) return undefined;
  const caption = 'A mid-priced model of each type, before and with the fee';
  return besides(site, caption, `With ${fee}`, (key) => [site.amount(keys.fee(key))]);
}

/** Prices of a repeated request. */
function repeated(site: Site): Table | undefined {
  if (site.gateway.semanticCache === undefined) return undefined;
  const caption = 'The median-priced model of each type, asked once and again';
  return besides(site, caption, 'Asked again', (key) =>
    chargesForCached(site.gateway) ? [site.amount(keys.cached(key))] : ['nothing'],
  );
}

/** Makers that a reader looks through: all of those who have such a price in a catalog of the usual size. */
const most = 30;

/** What caches of providers save: of each maker the cheapest model that has a price for cached input. */
function providerCache(site: Site): Table | undefined {
  const models = cheapestPerMaker(
    site,
    (rates) => pickRate(rates, 'cacheRead') !== undefined && pickRate(rates, 'input') !== undefined,
    most,
  );
  if (models.length === 0) return undefined;
  const rows = models.map((model): Inlines[] => {
    const rates = ratesOn(model, site.date);
    const [input, read] = (['input', 'cacheRead'] as const).map((meter) => pickRate(rates, meter));
    const cell = (rate: typeof input): Inlines =>
      rate === undefined ? [] : [site.amount(keys.rate(model, rate))];
    const saved = input && read && keys.versus(keys.rate(model, read), keys.rate(model, input));
    return [[modelLink(site, model)], cell(input), cell(read), saved ? [site.amount(saved)] : []];
  });
  return {
    kind: 'table',
    caption: 'A million input tokens: uncached, and read from the cache',
    columns: [
      { label: 'Model' },
      { label: 'Input', align: 'end' },
      { label: 'Read', align: 'end' },
      { label: 'Difference', align: 'end' },
    ],
    rows,
  };
}

const night: QuoteInput = { usage: { input: 1500, output: 400 }, requests: 10_000 };

/** Every chat model with a price for batches: the same night of work, both ways. */
function batch(site: Site): Table | undefined {
  const models = site.catalog.models.filter((model) => hasBatch(site, model));
  if (models.length === 0) return undefined;
  return {
    kind: 'table',
    caption: '10,000 chats (1,500 in, 400 out)',
    columns: [
      { label: 'Model' },
      { label: 'One by one', align: 'end' },
      { label: 'As a batch', align: 'end' },
    ],
    rows: models.map((model): Inlines[] => [
      [modelLink(site, model)],
      [site.amount(keys.quote(model, night))],
      [site.amount(keys.quote(model, batched))],
    ]),
  };
}

const batched: QuoteInput = { ...night, context: { service: 'batch' } };

function hasBatch(site: Site, model: Model): boolean {
  const rates = ratesOn(model, site.date);
  return (
    site.lifecycle(model).isServed &&
    (['input', 'output'] as const).every(
      (meter) => pickRate(rates, meter, { service: 'batch' })?.when.service === 'batch',
    ) &&
    canQuote(rates, night)
  );
}

const windows = [200_000, 1_000_000];
const perKind = 3;

/** The three cheapest models of each kind, with what a payment buys of them. */
function cheapest(site: Site): Table | undefined {
  const sum = ten(site);
  const rows = rankings(site).flatMap(({ ranked }) =>
    ranked.slice(0, perKind).flatMap(({ model }): Inlines[][] => {
      const use = countedUse(site, model);
      if (use === undefined) return [];
      const number = site.amount(keys.count(use.key, sum));
      const bought = say`${site.amount(keys.sum(sum))} for ${number} ${countedName(number, use)}`;
      return [[[modelLink(site, model)], shortPrice(site, model), bought]];
    }),
  );
  if (rows.length === 0) return undefined;
  return {
    kind: 'table',
    caption: 'The cheapest models of each type',
    columns: [{ label: 'Model' }, { label: 'Price' }, { label: 'For example' }],
    rows,
  };
}

/** The cheapest chat model that can do each thing. */
function cheapestAble(site: Site): Table | undefined {
  const chat = rankings(site).find(({ kind }) => kind === 'chat')?.ranked ?? [];
  const wanted = [
    ...capabilities.map((name: Capability) => ({
      label: capital(capabilityWords[name]),
      can: (model: Model) => model.capabilities.includes(name),
      inputTokens: undefined,
    })),
    ...windows.map((tokens) => ({
      label: `Takes ${count(tokens)} tokens`,
      can: ({ context = 0 }: Model) => context >= tokens,
      inputTokens: tokens,
    })),
  ];
  const rows = wanted.flatMap(({ label, can, inputTokens }): Inlines[][] => {
    const able = chat.filter(({ model }) => can(model));
    // A price of long requests is the one that such a use pays.
    const [first] = inputTokens === undefined ? able : rankAt(able, inputTokens, site.date);
    return first === undefined
      ? []
      : [
          [
            [label],
            [modelLink(site, first.model)],
            shortPrice(site, first.model, { inputTokens }),
            [count(able.length)],
          ],
        ];
  });
  if (rows.length === 0) return undefined;
  return {
    kind: 'table',
    caption: 'The chat model with the lowest input price, by feature',
    columns: [
      { label: 'Feature' },
      { label: 'Model' },
      { label: 'Price' },
      { label: 'Models that can', align: 'end' },
    ],
    rows,
  };
}

const sizes = [
  { label: 'A question: 200 tokens in, 200 out', usage: { input: 200, output: 200 } },
  { label: 'A chat: 1,500 in, 400 out', usage: { input: 1500, output: 400 } },
  { label: 'A document: 20,000 in, 1,000 out', usage: { input: 20_000, output: 1000 } },
];

/** What a day of free requests would cost if they were paid. */
function freeDay(site: Site): Table | undefined {
  const freeTier = freeTierOf(site);
  if (freeTier === undefined) return undefined;
  const { model } = freeTier;
  const rates = ratesOn(model, site.date);
  const rows = sizes.flatMap(({ label, usage }): Inlines[][] => {
    const one: QuoteInput = { usage };
    const day: QuoteInput = { usage, requests: freeTier.requestsPerDay };
    if (!canQuote(rates, one)) return [];
    return [[[label], [site.amount(keys.quote(model, one))], [site.amount(keys.quote(model, day))]]];
  });
  if (rows.length === 0) return undefined;
  return {
    kind: 'table',
    caption: 'What the free requests of a day would cost',
    columns: [
      { label: 'Each request' },
      { label: 'One, paid', align: 'end' },
      { label: 'A day of them, paid', align: 'end' },
    ],
    rows,
  };
}

const answers = [
  { usage: { input: 20, output: 40 }, label: 'The example: about 20 tokens in, 40 out' },
  { usage: { input: 1500, output: 400 }, label: 'A chat: 1,500 in, 400 out' },
  { usage: { input: 50_000, output: 1000 }, label: 'A long document: 50,000 in, 1,000 out' },
];

/** From the counts of an answer to its cost, and to what is paid for it. */
function header(site: Site): Table | undefined {
  const model = calledModel(site);
  if (model === undefined) return undefined;
  const fee = feeOfPayment(site);
  const rates = ratesOn(model, site.date);
  const rows = answers.flatMap(({ usage, label }): Inlines[][] => {
    if (!canQuote(rates, { usage })) return [];
    const key = keys.quote(model, { usage });
    return [[[label], [site.amount(key)], ...(fee ? [[site.amount(keys.fee(key))]] : [])]];
  });
  if (rows.length === 0) return undefined;
  return {
    kind: 'table',
    caption: `What a paid answer of ${model.name} costs`,
    columns: [
      { label: 'Answer' },
      { label: 'Usage cost', align: 'end' },
      ...(fee ? [{ label: payLabel(site), align: 'end' } as const] : []),
    ],
    rows,
  };
}

/** The libraries that prices are compared with, and how many rates each of them lists alike. */
function sources(site: Site): Table | undefined {
  const { evidence } = site;
  if (evidence === undefined) return undefined;
  const checked = checkedRates(site);
  return {
    kind: 'table',
    caption: 'The sources of the last price check',
    columns: [{ label: 'Source' }, { label: 'Data of' }, { label: 'Same price', align: 'end' }],
    rows: Object.entries(evidence.sources).map(([name, source]) => [
      [[source.package, source.version].filter((part) => part !== undefined).join(' ')],
      [longDate(source.asOf)],
      [count(checked.filter(({ sources: alike }) => alike.includes(name)).length)],
    ]),
  };
}

/** How the rates of the catalog came out of the check. */
function outcomes(site: Site): Table | undefined {
  if (site.evidence === undefined) return undefined;
  const checked = checkedRates(site);
  const words = {
    match: 'Confirmed: at least one source has the same price, and none a different one',
    disputed: 'Sources disagree; the model’s page gives the reason for ours',
    unverified: 'No source lists it; the model’s page says where it comes from',
    exempt: 'Sources list another price; the model’s page says why it does not apply',
    own: 'Set by the gateway itself; no source could list it',
    mismatch: 'Contradicted without a reason',
    unchecked: 'Changed since the last check',
  } as const;
  const rows = (Object.keys(words) as (keyof typeof words)[])
    .map((status) => ({ status, found: checked.filter((rate) => rate.status === status).length }))
    .filter(({ found }) => found > 0)
    .map(({ status, found }) => [[words[status]], [count(found)]]);
  return {
    kind: 'table',
    caption: 'Listed rates by result',
    columns: [{ label: 'Result' }, { label: 'Rates', align: 'end' }],
    rows,
  };
}

/** The statuses of refusals in the gateway's words, with what to do about each. */
function errors({ gateway }: Site): Table | undefined {
  if (gateway.errors === undefined) return undefined;
  const rows = apiErrorStatuses.flatMap((status): Inlines[][] => {
    const says = gateway.errors?.[status];
    const { remedy, isRepeated } = apiErrors[status];
    return says === undefined ? [] : [[[code(status)], [says], [remedy], [isRepeated ? 'yes' : 'no']]];
  });
  return {
    kind: 'table',
    caption: 'Error statuses and what to do',
    columns: [
      { label: 'Status' },
      { label: `${gateway.name} says` },
      { label: 'What to do' },
      { label: 'Retried by SDKs' },
    ],
    rows,
  };
}
