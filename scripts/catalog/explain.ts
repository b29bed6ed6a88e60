/** One model's prices in full: conditions, places, confirmations, and what a sample request costs. */
import { whenText } from '#catalog/registry/conditions.ts';
import { statementFor, type Evidence, type RateEvidence } from '#catalog/records/price-evidence.ts';
import { meters } from '#catalog/registry/meters.ts';
import { workloads, type Workload } from '#catalog/registry/workloads.ts';
import { priceSources } from '#catalog/registry/vocabulary.ts';
import type { Catalog, Model, Rate } from '#catalog/types.ts';
import { canQuote, quote, type QuoteItem } from '#pricing/quote.ts';
import { listedRates, ratesOn } from '#pricing/rates.ts';
import { keys } from '#pricing/trace-key.ts';
import { createTracer } from '#pricing/tracer.ts';

export interface ExplainedRate {
  readonly meter: string;
  /** Empty for the standard rate. */
  readonly condition: string;
  readonly price: string;
  /** What the reader pays, the platform fee included; absent when the gateway has none. */
  readonly withFee: string | undefined;
  readonly line: number;
  /** Who lists it alike, or why nobody does. */
  readonly confirmed: string;
}

export interface ExplainedQuote {
  readonly label: string;
  readonly items: readonly { readonly what: string; readonly cost: string }[];
  readonly total: string;
  readonly withFee: string | undefined;
}

export interface Explanation {
  readonly rates: readonly ExplainedRate[];
  /** Shown, never charged: what one image of a token-priced model comes to. */
  readonly estimates: readonly ExplainedRate[];
  readonly quotes: readonly ExplainedQuote[];
}

/** @param date UTC day whose prices the quotes are made with, `YYYY-MM-DD` */
export function explainModel(
  catalog: Catalog,
  evidence: Evidence | undefined,
  model: Model,
  date: string,
): Explanation {
  const tracer = createTracer(catalog, date);
  const hasFee = catalog.gateway.platformFee !== undefined;
  const text = (key: string) => tracer.amount(key).text;
  const feeText = (key: string) => (hasFee ? text(keys.fee(key)) : undefined);

  const explained = (rate: Rate, key: string): ExplainedRate => ({
    meter: rate.meter,
    condition: conditionOf(rate),
    price: `${text(key)} / ${meters[rate.meter].shortUnit}`,
    withFee: feeText(key),
    line: rate.line,
    confirmed: confirmation(evidence, evidence?.rates[keys.rate(model, rate)], model, rate),
  });

  const quoted = ({ label, ...input }: Workload): ExplainedQuote => {
    const key = keys.quote(model, input);
    return {
      label,
      items: quote(ratesOn(model, date), input).items.map((item) => ({
        what: itemText(item, text(keys.rate(model, item.rate))),
        cost: text(keys.item(key, item.meter)),
      })),
      total: text(key),
      withFee: feeText(key),
    };
  };

  return {
    rates: listedRates(model).map((rate) => explained(rate, keys.rate(model, rate))),
    estimates: model.estimates.map((rate) => explained(rate, keys.estimate(model, rate))),
    quotes: workloads[model.modality]
      .filter((workload) => canQuote(ratesOn(model, date), workload))
      .slice(0, mostQuotes)
      .map(quoted),
  };
}

/** One small request and one large job say enough. */
const mostQuotes = 2;

function conditionOf({ when, mode, from, until }: Rate): string {
  return [
    whenText(when).replaceAll(',', ', '),
    mode === 'marginal' ? 'marginal' : '',
    from === undefined ? '' : `from ${from}`,
    until === undefined ? '' : `until ${until}`,
  ]
    .filter((part) => part !== '')
    .join(', ');
}

function itemText({ meter, quantity, rate }: QuoteItem, price: string): string {
  const { noun, unit } = meters[meter];
  const count = new Intl.NumberFormat('en-US').format(quantity);
  const condition = whenText(rate.when);
  return `${count} ${quantity === 1 ? noun.one : noun.many} at ${price} per ${unit}${condition === '' ? '' : ` (${condition})`}`;
}

function confirmation(
  evidence: Evidence | undefined,
  found: RateEvidence | undefined,
  model: Model,
  rate: Rate,
): string {
  if (evidence === undefined || found === undefined) return 'not checked yet: run check:prices -- --lock';
  const sources = priceSources.flatMap((id) => {
    const [source, figure] = [evidence.sources[id], found.sources[id]];
    return source && figure
      ? [
          `${[source.package, source.version].filter(Boolean).join(' ')} (${figure.ref}, ${source.asOf}: ${figure.amount})`,
        ]
      : [];
  });
  const reason = statementFor(model, rate, found.status)?.reason;
  return [found.status, ...sources, ...(reason === undefined ? [] : [reason])].join('; ');
}
