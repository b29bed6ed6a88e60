/** The price check as a plain report. */
import type { RateStatus } from '#catalog/records/price-evidence.ts';
import { keysOf } from '#catalog/registry/when.ts';
import { modalities, modalityNames, type Modality } from '#catalog/registry/modalities.ts';
import type { Finding, Report, ReportTable } from '../report.ts';
import type { PriceCheck } from './check.ts';
import { daysBetween } from './dates.ts';
import { evidenceOf } from './evidence.ts';
import type { Verdict } from './verdict.ts';
import { figureText, money, rateName, sourceTitle } from './wording.ts';

/**
 * @param more findings about the files beside the catalog
 * @param notes what happened besides, in sentences
 */
export function priceReport(check: PriceCheck, more: readonly Finding[], notes: readonly string[]): Report {
  const shares = rateShares(check.verdicts);
  return {
    check: 'prices',
    summary: [...summary(check), ...notes],
    // Where no source was compared, none lists anything alike.
    tables: [...(check.adapters.length > 0 ? [shareTable(shares)] : []), unlikeMatches(check)],
    findings: [...check.findings, ...more],
    data: { ...evidenceOf(check), counts: check.counts, shares },
  };
}

function summary({ date, adapters, verdicts, facts, counts }: PriceCheck): string[] {
  const inWords = (numbers: PriceCheck['counts']['status']) =>
    Object.entries(numbers)
      .map(([status, count]) => `${count} ${status}`)
      .join(', ');
  const { priced, ...others } = counts.models;
  const rest = Object.entries(others).map(([kind, count]) => `${count} ${kind}`);
  const alike = (id: string) =>
    verdicts.filter(({ figures }) => figures.some(({ source, agrees }) => source === id && agrees)).length;
  const age = (asOf: string) => `data of ${asOf} (${daysBetween(asOf, date)} days old)`;
  return [
    `${verdicts.length} prices of ${priced} models on ${date}: ${inWords(counts.status)}.`,
    `${facts.length} facts of ${new Set(facts.map(({ model }) => model)).size} models: ${inWords(counts.facts)}.`,
    `Of these announced: ${counts.announced}. Not compared: ${counts.past} ended prices; models without prices: ${rest.join(', ')}.`,
    ...adapters.map(
      (adapter) => `${sourceTitle(adapter)}, ${age(adapter.asOf)}: lists ${alike(adapter.id)} prices alike.`,
    ),
  ];
}

function shareTable(shares: readonly Share[]): ReportTable {
  const counts = (numbers: readonly number[]) => {
    const total = numbers.reduce((sum, number) => sum + number, 0);
    const two = numbers.slice(2).reduce((sum, number) => sum + number, 0);
    return [...numbers.map(String), `${two} of ${total} (${Math.round((two / total) * 100)} %)`];
  };
  return {
    title: 'How many sources list them alike',
    columns: ['Kind', 'Counted', 'none', '1', '2', '3 or more', '2 or more'],
    rows: shares.flatMap(({ modality, rates, models }) => [
      [modality, 'models', ...counts(models)],
      [modality, 'rates', ...counts(rates)],
    ]),
    groupBy: [0, 1],
  };
}

const importance = ['mismatch', 'disputed', 'exempt', 'unverified'] as const satisfies readonly RateStatus[];

function unlikeMatches({ verdicts, currency }: PriceCheck): ReportTable {
  return {
    title: 'Prices that are not a plain match',
    columns: ['Status', 'Model', 'Rate', 'Why'],
    rows: importance
      .flatMap((status) => verdicts.filter((verdict) => verdict.status === status))
      .map((verdict) => [verdict.status, verdict.model.id, rateName(verdict.rate), why(verdict, currency)]),
    groupBy: [0, 3],
  };
}

function why({ rate, figures, own, statement, status }: Verdict, currency: string): string {
  const figuresText =
    status === 'unverified'
      ? []
      : [
          `listed ${money(rate.amount, currency)}`,
          ...figures.map(figureText),
          ...(own === undefined || figures.length > 0
            ? []
            : [`the gateway’s own list has ${money(own.amount, currency)}`]),
        ];
  const reason =
    statement === undefined
      ? []
      : [[statement.reason, statement.expires && `(until ${statement.expires})`].filter(Boolean).join(' ')];
  return [figuresText.join(', '), ...reason].filter((part) => part !== '').join('; ') || 'no reason given';
}

/** How many sources list the prices of one kind of model alike. */
interface Share {
  readonly modality: Modality;
  /** Index: number of sources that list a rate alike; the last one stands for that many and more. */
  readonly rates: readonly number[];
  /** The same for models: as many sources as list all of its headline rates alike. */
  readonly models: readonly number[];
}

/** Three and more are one class. */
const most = 3;

/** By how many sources rates and models are listed alike, by kind of model. */
export function rateShares(verdicts: readonly Verdict[]): Share[] {
  return modalityNames.flatMap((modality) => {
    const own = verdicts.filter(({ model }) => model.modality === modality);
    if (own.length === 0) return [];
    const byModel = [...Map.groupBy(own, ({ model }) => model).values()];
    return [
      {
        modality,
        rates: tally(own.map(alike)),
        models: tally(byModel.map((rates) => Math.min(...headlineRates(rates).map(alike)))),
      },
    ];
  });
}

function alike({ figures }: Verdict): number {
  return figures.filter(({ agrees }) => agrees).length;
}

function tally(counts: readonly number[]): number[] {
  return Array.from(
    { length: most + 1 },
    (_, sources) => counts.filter((count) => Math.min(count, most) === sources).length,
  );
}

/**
 * The rates that answer what the model costs: those of its headline meters, the standard ones where there are any,
 * in force today.
 */
function headlineRates(verdicts: readonly Verdict[]): readonly Verdict[] {
  const current = verdicts.filter(({ announced }) => !announced);
  const of = (meter: string) => current.filter(({ rate }) => rate.meter === meter);
  const modality = verdicts[0]?.model.modality;
  const headline = (modality === undefined ? [] : modalities[modality].headline).find(
    ([meter]) => of(meter).length > 0,
  );
  const rates = (headline ?? []).flatMap((meter) => {
    const ofMeter = of(meter);
    const standard = ofMeter.filter(({ rate }) => keysOf(rate.when).length === 0);
    return standard.length > 0 ? standard : ofMeter;
  });
  return rates.length > 0 ? rates : verdicts;
}
