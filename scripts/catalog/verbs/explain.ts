import { billingKeys, quantityWords } from '#catalog/registry/billing-rules.ts';
import { hint } from '#catalog/errors/nearest.ts';
import { loadCatalog } from '#catalog/load.ts';
import {
  buildDate,
  type Evidence,
  type RateEvidence,
  statementFor,
} from '#catalog/records/price-evidence.ts';
import { whenText } from '#catalog/registry/when.ts';
import { meters, unitOf } from '#catalog/registry/meters.ts';
import { modalities, type Workload } from '#catalog/registry/modalities.ts';
import { priceSources } from '#catalog/registry/price-sources.ts';
import type { Catalog, Model, Rate } from '#catalog/types.ts';
import { grouped } from '#pricing/amount.ts';
import { plain } from '#pricing/decimal.ts';
import { canQuote, quote, type QuoteItem } from '#pricing/quote.ts';
import { listedRates, ratesOn } from '#pricing/rates.ts';
import { keys } from '#pricing/trace-key.ts';
import { createTracer } from '#pricing/tracer.ts';
import { CannotRun } from '../../check/report.ts';
import { textTable } from '../../check/reporters/text-table.ts';
import { exit, parseVerb, print, readEvidence, requiredArgument, type Verb } from '../verb.ts';
import { statesPay } from '#pricing/amount.ts';

/** Characters per line; tables of one model stay readable in any terminal that is wide enough for code. */
const width = 120;

/** `explain <id>`: where every price of a model comes from and what a request costs. */
export const explain: Verb = {
  summary: 'every price of one model: condition, line, who confirms it, what a request costs',
  usage: `npm run catalog -- explain <id> [--date YYYY-MM-DD]
  id       a model's id or one of its aliases, such as anthropic/claude-opus-5
  --date   make the sample requests with the prices of this UTC day
           (default: BUILD_DATE, else the day of prices.lock.json)
Exit code: 0 explained, 1 the catalog has mistakes, 2 there is no such model.`,
  run: (argv, io) => {
    const { values, positionals } = parseVerb(argv, { date: { type: 'string' } }, 1);
    const id = requiredArgument(positionals[0], 'The id of a model');
    const catalog = loadCatalog();
    const model = findModel(catalog, id);
    const evidence = readEvidence(catalog);
    const date = buildDate(evidence, { BUILD_DATE: values.date ?? io.environment.BUILD_DATE });
    const { rates, estimates, quotes } = explainModel(catalog, evidence, model, date);
    print(io, [
      ...heading(catalog.file, model, id),
      ...table('Prices', rates),
      ...table('Estimates, shown and never charged', estimates),
      ...quotes.flatMap((quote) => quoteLines(quote, date)),
    ]);
    return exit.ok;
  },
};

function heading(file: string, model: Model, asked: string): string[] {
  const { pricing, provider, name, modality, line, verify = {} } = model;
  const pins = Object.entries(verify).map(([source, ref]) => `${source} ${ref}`);
  return [
    `${model.id}: ${name}, ${modalities[modality].aNoun} of ${provider.name} (${file}:${line})`,
    ...(asked === model.id ? [] : [`"${asked}" is an alias of it.`]),
    `Pinned to: ${pins.length === 0 ? 'no source' : pins.join(', ')}`,
    ...(pricing.kind === 'free' ? [`Free: ${pricing.reason} (${pricing.source})`] : []),
    ...(pricing.kind === 'plan' || pricing.kind === 'unknown'
      ? [`Price ${pricing.kind}${pricing.note === undefined ? '' : `: ${pricing.note}`}`]
      : []),
  ];
}

function table(title: string, rates: readonly ExplainedRate[]): string[] {
  if (rates.length === 0) return [];
  const hasFee = rates.some(({ withFee }) => withFee !== undefined);
  const columns = ['Meter', 'Condition', 'Price', ...(hasFee ? ['With fee'] : []), 'Line', 'Confirmed'];
  const rows = rates.map(({ meter, condition, price, withFee, line, confirmed }) => [
    meter,
    condition,
    price,
    ...(hasFee ? [withFee ?? ''] : []),
    String(line),
    confirmed,
  ]);
  return ['', title, ...textTable(columns, rows, width).map((text) => `  ${text}`)];
}

function quoteLines({ label, items, total, withFee }: ExplainedQuote, date: string): string[] {
  const fee = withFee === undefined ? '' : `, ${withFee} with the fee`;
  return ['', `${label} on ${date}: ${total}${fee}`, ...items.map(({ what, cost }) => `  ${cost}  ${what}`)];
}

/**
 * The model of an id or an alias.
 * @throws CannotRun with the nearest known name when there is none
 */
export function findModel(catalog: Catalog, id: string): Model {
  const match =
    catalog.models.find((model) => model.id === id) ??
    catalog.models.find(({ aliases }) => aliases.some((alias) => alias.id === id));
  if (match !== undefined) return match;
  const names = catalog.models.flatMap((model) => [model.id, ...model.aliases.map((alias) => alias.id)]);
  throw new CannotRun(
    `${catalog.file} lists no model "${id}".${hint(id, names)} ` +
      'Give the whole id, as requests send it, or one of its aliases.',
  );
}

// One model's prices in full: conditions, places, confirmations, and what a sample request costs.

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
  const { topUp } = catalog.gateway;
  const hasFee = statesPay({ ...catalog.gateway, topUpMinimum: topUp && { amount: topUp.minimum } });
  const text = (key: string) => tracer.amount(key).text;
  const feeText = (key: string) => (hasFee ? text(keys.fee(key)) : undefined);

  const explained = (rate: Rate, key: string): ExplainedRate => ({
    meter: rate.meter,
    condition: conditionOf(rate),
    price: `${text(key)} / ${unitOf(rate).shortUnit}`,
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
    quotes: modalities[model.modality].workloads
      .filter((workload) => canQuote(ratesOn(model, date), workload))
      .slice(0, mostQuotes)
      .map(quoted),
  };
}

/** One small request and one large job say enough. */
const mostQuotes = 2;

function conditionOf({ meter, billing = {}, when, mode, from, until }: Rate): string {
  return [
    whenText(when).replaceAll(',', ', '),
    mode === 'marginal' ? 'marginal' : '',
    ...billingKeys.map((key) => billing[key] && `${key} ${quantityWords(meter, billing[key])}`),
    from === undefined ? '' : `from ${from}`,
    until === undefined ? '' : `until ${until}`,
  ]
    .filter((part) => part !== undefined && part !== '')
    .join(', ');
}

function itemText({ meter, quantity, rate }: QuoteItem, price: string): string {
  const { noun } = meters[meter];
  const { unit } = unitOf(rate);
  const count = plain(quantity);
  const condition = whenText(rate.when);
  return `${grouped(count)} ${count === '1' ? noun.one : noun.many} at ${price} per ${unit}${condition === '' ? '' : ` (${condition})`}`;
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
