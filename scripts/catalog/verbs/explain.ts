import { buildDate } from '#catalog/records/price-evidence.ts';
import { loadCatalog } from '#catalog/load.ts';
import { modalities } from '#catalog/registry/modalities.ts';
import type { Model } from '#catalog/types.ts';
import { textTable } from '../../check/reporters/text-table.ts';
import { readEvidence } from '../evidence.ts';
import { explainModel, type ExplainedQuote, type ExplainedRate } from '../explain.ts';
import { findModel } from '../find-model.ts';
import { exit, print } from '../io.ts';
import { parseVerb, required, type Verb } from '../verb.ts';

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
    const id = required(positionals[0], 'The id of a model');
    const catalog = loadCatalog();
    const model = findModel(catalog, id);
    const evidence = readEvidence(catalog.file);
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
