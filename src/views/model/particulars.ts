/**
 * What follows from this very model's prices and limits: each sentence is said only where it is true, and nothing in
 * it is typed. A new one is a function and a line here.
 */
import { productKeys, services, type Service } from '#catalog/registry/conditions.ts';
import { isMonthly, meterNames, meters } from '#catalog/registry/meters.ts';
import { modalities } from '#catalog/registry/modalities.ts';
import { keysOf, whenText } from '#catalog/registry/when.ts';
import type { Model, Rate } from '#catalog/types.ts';
import { decimal, plain, type Decimal } from '#pricing/decimal.ts';
import { headline } from '#pricing/headline.ts';
import { canQuote, withPerCall } from '#pricing/quote.ts';
import { pickRate, priceOfOne, ratesOn } from '#pricing/rates.ts';
import { keys } from '#pricing/trace-key.ts';
import { enumerated } from '#pricing/words.ts';
import { say, type Inlines } from '#views/page/inline.ts';
import type { Site } from '#views/site.ts';
import { count, uncapital, whenWords } from '#views/words/phrases.ts';
import { against, factorText } from '#views/words/ratio-words.ts';
import { replacementPrice, sentencesThatHold } from './relations.ts';

/** What follows from its own prices; empty where there is nothing particular. */
export function particulars(site: Site, model: Model): Inlines[] {
  if (ratesOn(model, site.date).length === 0) return [];
  return sentencesThatHold(site, model, [
    outputAgainstInput,
    cachingPays,
    priceStep,
    servicePrices,
    dearestVariant,
    vectorSize,
    replacementPrice,
  ]);
}

/** A price per counted thing, whatever it is listed per. */
function ofOne(rate: Rate): string {
  return priceOfOne(rate).toFraction();
}

/** What an output token costs in input tokens: where the money of a request goes. */
function outputAgainstInput(site: Site, model: Model): Inlines | undefined {
  // Where audio or pictures are billed beside text, the two do not make up the bill.
  const headlineMeters = headline(model, site.date)?.rates.map(({ meter }) => meter) ?? [];
  if (!headlineMeters.includes('input') || !headlineMeters.includes('output')) return undefined;
  const rates = ratesOn(model, site.date);
  const [input, output] = [pickRate(rates, 'input'), pickRate(rates, 'output')];
  if (input === undefined || output === undefined) return undefined;
  // A price per request, or for thoughts, is a part of the bill that neither of the two is.
  const hasMore = rates.some(({ meter }) => meter === 'request' || meter === 'reasoning');
  if (priceOfOne(input).eq(priceOfOne(output))) {
    if (!isRatioOfAll(rates, input, output)) return undefined;
    const so = hasMore ? '' : ', so only the length of a request counts';
    return [`A token costs the same in either direction${so}.`];
  }
  if (priceOfOne(output).lt(priceOfOne(input))) return undefined;
  const ratio = factorText(ofOne(output), ofOne(input));
  const start = isRatioOfAll(rates, input, output) ? 'An' : 'At the standard rates, an';
  const fact = `${start} output token costs ${ratio === '2' ? 'twice' : `${ratio} times`} as much as an input token`;
  return [
    hasMore
      ? `${fact}.`
      : `${fact}: the answer is the larger part of the bill once the prompt is less than ${ratio} times as long.`,
  ];
}

/** Whether input and output cost in the same proportion under every condition that either of them has a price for. */
function isRatioOfAll(rates: readonly Rate[], input: Rate, output: Rate): boolean {
  const cases = Map.groupBy(
    rates.filter(({ meter }) => meter === 'input' || meter === 'output'),
    ({ when, mode }) => `${mode} ${whenText(when)}`,
  );
  return [...cases.values()].every((alike) => {
    const [one, other] = ['input', 'output'].map((name) => alike.find(({ meter }) => meter === name));
    if (one === undefined || other === undefined) return false;
    const [a, b, c, d] = [one, output, other, input].map((rate) => priceOfOne(rate));
    return (
      a !== undefined && b !== undefined && c !== undefined && d !== undefined && a.times(b).eq(c.times(d))
    );
  });
}

/** Uses after which caching is no longer worth telling about. */
const mostUses = 50;

/** From which use on a cached prompt is cheaper than one that is sent again. */
function cachingPays(site: Site, model: Model): Inlines | undefined {
  const rates = ratesOn(model, site.date);
  const [input, read, write] = (['input', 'cacheRead', 'cacheWrite'] as const).map((meter) =>
    pickRate(rates, meter),
  );
  if (input === undefined || read === undefined) return undefined;
  if (write === undefined || priceOfOne(write).lte(priceOfOne(input))) {
    const saving = against(ofOne(read), ofOne(input), 'one that is sent plainly');
    return [`A token read from the provider’s cache costs ${saving}.`];
  }
  const uses = firstPaying(priceOfOne(input), priceOfOne(read), priceOfOne(write));
  const extra = against(ofOne(write), ofOne(input), 'sending it plainly');
  const facts = `Writing a token to the provider’s cache costs ${extra}, reading it back ${against(ofOne(read), ofOne(input))}`;
  // A cache that is paid by the hour may cost more than it saves.
  return uses === undefined || rates.some(({ meter }) => isMonthly(meter))
    ? [`${facts}.`]
    : [
        `${facts}: a prompt that is used ${uses === 2 ? 'twice' : `${String(uses)} times`} is already cheaper with the cache.`,
      ];
}

/** The smallest number of uses for which one write and the other reads cost less than sending each time. */
function firstPaying(input: Decimal, read: Decimal, write: Decimal): number | undefined {
  for (let uses = 2; uses <= mostUses; uses += 1) {
    const cached = write.plus(read.times(decimal(uses - 1)));
    if (cached.lt(input.times(decimal(uses)))) return uses;
  }
  return undefined;
}

/** What one more token costs at the threshold of a long-context tier, which reprices the whole request. */
function priceStep(site: Site, model: Model): Inlines | undefined {
  const rates = ratesOn(model, site.date);
  const over = rates
    .filter(({ meter, when, mode }) => meter === 'input' && keysOf(when).length === 1 && mode === 'whole')
    .flatMap(({ when }) => when.inputTokensOver ?? [])
    .sort((a, b) => a - b)[0];
  if (over === undefined) return undefined;
  const { perCall } = modalities[model.modality];
  const below = withPerCall(rates, perCall, { usage: { input: over } });
  const above = withPerCall(rates, perCall, { usage: { input: over + 1 } });
  if (!canQuote(rates, below) || !canQuote(rates, above)) return undefined;
  const dearer = (['input', 'output'] as const).flatMap((meter) => {
    const [plain, long] = [pickRate(rates, meter), pickRate(rates, meter, { inputTokens: over + 1 })];
    return plain === undefined || long === undefined
      ? []
      : [`${meters[meter].noun.many} ${against(ofOne(long), ofOne(plain))}`];
  });
  return say`The long-context rates hold for a whole request: a prompt of ${count(over)} tokens costs ${site.amount(keys.quote(model, below))}, one token more makes it ${site.amount(keys.quote(model, above))} (${dearer.join(', ')}).`;
}

/** What batch, flex, priority and fast cost against the standard rates. */
function servicePrices(site: Site, model: Model): Inlines | undefined {
  const clauses = services.flatMap((service) => clausesOf(site, model, service));
  return clauses.length === 0 ? undefined : [`Against the standard rates, ${clauses.join('; ')}.`];
}

function clausesOf(site: Site, model: Model, service: Service): string[] {
  const rates = ratesOn(model, site.date);
  const standard = meterNames.flatMap((meter) => pickRate(rates, meter) ?? []);
  const served = standard.flatMap((plain) => {
    const { meter } = plain;
    const rate = pickRate(rates, meter, { service });
    return rate?.when.service === undefined
      ? []
      : [{ meter, difference: against(ofOne(rate), ofOne(plain)) }];
  });
  const name = whenWords({ service }).toLowerCase();
  const differences = new Set(served.map(({ difference }) => difference));
  // What has no rate of its own for the service is billed at the standard one.
  if (served.length === standard.length && differences.size === 1)
    return [`${name} costs ${[...differences].join('')}`];
  const answer = headline(model, site.date)?.rates ?? [];
  const told = served.filter(({ meter }) => answer.some((rate) => rate.meter === meter));
  if (told.length === 0) return [];
  const clauses = [...Map.groupBy(told, ({ difference }) => difference)].map(
    ([difference, alike]) =>
      `${difference} for ${enumerated(alike.map(({ meter }) => meters[meter].noun.many))}`,
  );
  return [`${name} costs ${enumerated(clauses)}`];
}

/** Between which sizes, qualities or resolutions a price lies, and how far they are apart. */
function dearestVariant(site: Site, model: Model): Inlines | undefined {
  const first = headline(model, site.date)?.rates[0];
  if (first === undefined) return undefined;
  const rates = ratesOn(model, site.date)
    .filter(({ meter }) => meter === first.meter)
    .sort((a, b) => priceOfOne(a).cmp(priceOfOne(b)));
  const isGraded = rates.some(({ when }) => productKeys.some((key) => when[key] !== undefined));
  const [low, high] = isGraded ? [rates[0], rates.at(-1)] : [];
  if (low === undefined || high === undefined || priceOfOne(low).eq(priceOfOne(high))) return undefined;
  const unit = meters[first.meter].noun.one;
  return [
    `The dearest ${unit} (${uncapital(whenWords(high.when, high.mode))}) costs ${against(ofOne(high), ofOne(low), `the cheapest (${uncapital(whenWords(low.when, low.mode))})`)}.`,
  ];
}

const bytesPerNumber = 4;
const million = 1_000_000;
const gigabyte = 1_000_000_000;

/** What the vectors of an embedding model take to keep. */
function vectorSize(_: Site, { modality, request }: Model): Inlines | undefined {
  const dimensions = modality === 'embedding' ? request?.dimensions : undefined;
  if (dimensions === undefined) return undefined;
  const size = plain(decimal(dimensions * bytesPerNumber * million).div(decimal(gigabyte)));
  return [
    `A vector has ${count(dimensions)} numbers here: a million of them take ${size} GB as 32-bit numbers, before any index.`,
  ];
}
