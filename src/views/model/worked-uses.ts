/** Which worked uses a model is shown: those of its kind that it prices and can do, and those only it has. */
import type { Model, Rate } from '#catalog/types.ts';
import { inMagnitudeOf } from '#catalog/registry/currency-magnitudes.ts';
import { modalities, type Purpose, type Workload } from '#catalog/registry/modalities.ts';
import { askedOf, isTimed } from '#catalog/registry/when.ts';
import { marginKey, productKeys } from '#catalog/registry/conditions.ts';
import { meters } from '#catalog/registry/meters.ts';
import { decimal } from '#pricing/decimal.ts';
import { keptPer } from '#pricing/kept.ts';
import { canQuote, isOffered, wholeCount, withPerCall, type QuoteInput } from '#pricing/quote.ts';
import { headline } from '#pricing/headline.ts';
import { conditionsOf, type Headline } from '#pricing/headline-among.ts';
import { priceOfOne, ratesOn } from '#pricing/rates.ts';
import { count, uncapital, whenWords } from '#views/words/phrases.ts';
import type { Site } from '#views/site.ts';

export interface Use {
  readonly label: string;
  readonly input: QuoteInput;
  /** What such uses are called when a top-up is said to buy so many of them. */
  readonly counted?: Workload['counted'];
}

/** Uses chosen for what a model is like: more of them would not be read. */
const chosenLimit = 4;
/** Clips or grades that are told one by one. */
const variantLimit = 4;

/** The worked uses of a model, in the order in which they are shown; empty for a model without a price. */
export function usesOf(site: Site, model: Model): readonly Use[] {
  return usesIn(site)(model);
}

// Half of a model's page speaks of them.
const usesIn = keptPer((site: Site) => keptPer((model: Model) => workOut(site, model)));

function workOut(site: Site, model: Model): readonly Use[] {
  const answer = headline(model, site.date);
  if (answer === undefined) return [];
  const rates = ratesOn(model, site.date);
  // A model without a standard rate is quoted at the rates its headline names ("from").
  const context = conditionsOf(answer);
  const all = modalities[model.modality].workloads;
  const { perCall } = modalities[model.modality];
  const priced = (use: Use): Use[] => {
    const asked = { ...use.input, context: { ...context, ...use.input.context } };
    const input = withPerCall(rates, perCall, asked);
    return canQuote(rates, input) ? [{ ...use, input }] : [];
  };
  const quotable = (workload: Workload): Use[] => {
    const { label, usage, requests = 1, counted } = workload;
    if (!isOffered(model.request?.seconds, usage)) return [];
    const input = { usage, requests, context: askedFor(rates, workload) };
    // Where a batch has no rate of its own, its line would only repeat the standard one.
    const served = workload.service === undefined || pricesService(model, site.date, workload);
    const use = { label, input, ...(counted && { counted }) };
    return served && fitsContext(model, use) ? priced(use) : [];
  };
  const general = all.filter((workload) => workload.for === undefined).flatMap(quotable);
  const chosen = all
    .filter((workload) => workload.for !== undefined && suits(site, model, answer, workload.for))
    .filter(
      (workload, _, chosenAll) => !hasBetter(chosenAll, workload, (other) => quotable(other).length > 0),
    )
    .flatMap(quotable)
    .slice(0, chosenLimit);
  const own = [...windowUse(model), ...lengths(model), ...variants(model, site.date)].flatMap(priced);
  return unrepeated([...general, ...chosen, ...own]);
}

/** What a use asks for on top: a service, and what it is made from where the model has a price for that. */
function askedFor(rates: readonly Rate[], { service, input }: Workload): QuoteInput['context'] {
  return {
    ...(service !== undefined && { service }),
    ...(input !== undefined && rates.some(({ when }) => when.input === input) && { input }),
  };
}

function pricesService(model: Model, date: string, { usage, service }: Workload): boolean {
  const rates = ratesOn(model, date);
  return Object.keys(usage).every((meter) =>
    rates.some((rate) => rate.meter === meter && rate.when.service === service),
  );
}

/** A session is told with its cache, an answer with its thoughts, where the model has a price for that: never both ways. */
function hasBetter(
  all: readonly Workload[],
  { id }: Workload,
  isTold: (other: Workload) => boolean,
): boolean {
  return all.some((other) => id === other.insteadOf && isTold(other));
}

/** What one request takes has to fit into the context, as far as that is known. */
function fitsContext({ modality, context, maxOutput }: Model, { input }: Use): boolean {
  if (outputOf(input.usage) > (maxOutput ?? Number.POSITIVE_INFINITY)) return false;
  if (context === undefined || modalities[modality].contextBounds === 'part') return true;
  const tokens = Object.entries(input.usage).reduce(
    (sum, [meter, units]) =>
      sum + (meters[meter as keyof typeof meters].kind === 'tokens' ? wholeCount(units) : 0),
    0,
  );
  return tokens <= context;
}

/** Tokens of the longest kind of answer that a use asks for. */
function outputOf({ output, reasoning }: QuoteInput['usage']): number {
  return wholeCount(output) + wholeCount(reasoning);
}

function suits({ gateway }: Site, model: Model, shown: Headline, purpose: Purpose): boolean {
  const { capabilities = [], without = [], context, contextBelow, priceBelow, priceFrom } = purpose;
  const [answer] = shown.rates;
  const price = priceOfOne(answer).times(decimal(meters[answer.meter].per));
  const limit = (dollars: string) => decimal(inMagnitudeOf(gateway.currency, dollars));
  return (
    capabilities.every((name) => model.capabilities.includes(name)) &&
    !without.some((name) => model.capabilities.includes(name)) &&
    (context === undefined || (model.context ?? 0) >= context) &&
    (contextBelow === undefined || (model.context !== undefined && model.context < contextBelow)) &&
    (priceBelow === undefined || price.lt(limit(priceBelow))) &&
    (priceFrom === undefined || price.gte(limit(priceFrom)))
  );
}

/** The largest request that the model takes. */
function windowUse({ modality, context, maxOutput }: Model): Use[] {
  const { fillsContext } = modalities[modality];
  if (context === undefined || fillsContext === undefined) return [];
  if (fillsContext === 'text') {
    return [
      {
        label: `a full context (${count(context)} tokens)`,
        input: { usage: { input: context } },
      },
    ];
  }
  if (maxOutput === undefined || maxOutput >= context) {
    return [
      {
        label: `a full context (${count(context)} in)`,
        input: { usage: { input: context } },
      },
    ];
  }
  return [
    {
      label: `a full context (${count(context - maxOutput)} in, ${count(maxOutput)} out)`,
      input: { usage: { input: context - maxOutput, output: maxOutput } },
    },
  ];
}

/** Clips of the lengths that the model can be asked for. */
function lengths({ request }: Model): Use[] {
  const seconds = [...(request?.seconds ?? [])].sort((a, b) => a - b);
  return seconds.slice(0, variantLimit).map((length) => {
    const of = `of ${count(length)} seconds`;
    return {
      label: `a clip ${of}`,
      input: { usage: { videoSecond: length } },
      // The length that it makes unless asked for another one.
      ...(length === request?.seconds?.[0] && { counted: { one: `clip ${of}`, many: `clips ${of}` } }),
    };
  });
}

/** Pictures and clips in the sizes, qualities and resolutions that have a price of their own. */
function variants(model: Model, date: string): Use[] {
  const [length = 8] = model.request?.seconds ?? [];
  const units = {
    image: [1000, '1,000 images'],
    videoSecond: [length, `a clip of ${count(length)} seconds`],
  } as const;
  return (['image', 'videoSecond'] as const).flatMap((meter) => {
    const priced = ratesOn(model, date).filter(
      ({ meter: of, when }) =>
        of === meter &&
        !isTimed(when) &&
        when[marginKey] === undefined &&
        productKeys.some((key) => when[key] !== undefined),
    );
    const [amount, words] = units[meter];
    return priced.slice(0, variantLimit).map(({ when }): Use => ({
      label: `${words}, ${uncapital(whenWords(when))}`,
      input: {
        usage: { [meter]: meter === 'image' ? 1 : amount },
        requests: meter === 'image' ? amount : 1,
        context: askedOf(when),
      },
    }));
  });
}

/** Two ways may lead to the same use; the one that top-ups are counted by stays. */
function unrepeated(uses: readonly Use[]): Use[] {
  const labels = uses.map(({ label }) => label);
  return uses
    .filter(({ label }, index) => labels.indexOf(label) === index)
    .map((use) => uses.find(({ label, counted }) => label === use.label && counted !== undefined) ?? use);
}
