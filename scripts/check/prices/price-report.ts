/** The price check as a plain report. */
import type { RateStatus } from '#catalog/records/price-evidence.ts';
import type { Finding, Report, ReportTable } from '../report.ts';
import type { PriceCheck } from './check.ts';
import { daysBetween } from './days.ts';
import { evidenceOf } from './evidence-file.ts';
import type { Verdict } from './judge.ts';
import { figureText, rateName, sourceTitle } from './wording.ts';

/**
 * @param more findings about the files beside the catalog
 * @param notes what happened besides, in sentences
 */
export function priceReport(check: PriceCheck, more: readonly Finding[], notes: readonly string[]): Report {
  return {
    check: 'prices',
    summary: [...summary(check), ...notes],
    tables: [shareTable(check), unlikeMatches(check.verdicts)],
    findings: [...check.findings, ...more],
    data: { ...evidenceOf(check), counts: check.counts, shares: check.shares },
  };
}

function summary({ date, adapters, recorded, verdicts, counts }: PriceCheck): string[] {
  const statuses = Object.entries(counts.status).map(([status, count]) => `${count} ${status}`);
  const { priced, ...others } = counts.models;
  const rest = Object.entries(others).map(([kind, count]) => `${count} ${kind}`);
  const alike = (id: string) =>
    verdicts.filter(({ figures }) => figures.some(({ source, agrees }) => source === id && agrees)).length;
  const age = (asOf: string) => `data of ${asOf} (${daysBetween(asOf, date)} days old)`;
  return [
    `${verdicts.length} prices of ${priced} models on ${date}: ${statuses.join(', ')}.`,
    `Of these announced: ${counts.announced}. Not compared: ${counts.past} ended prices; models without prices: ${rest.join(', ')}.`,
    ...adapters.map(
      (adapter) => `${sourceTitle(adapter)}, ${age(adapter.asOf)}: lists ${alike(adapter.id)} prices alike.`,
    ),
    ...Object.entries(recorded).map(
      ([id, source]) =>
        `${sourceTitle(source)}, ${age(source.asOf)}: not at hand; the ${alike(id)} prices it listed alike on ${source.compared} are taken as recorded.`,
    ),
  ];
}

function shareTable({ shares }: PriceCheck): ReportTable {
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

function unlikeMatches(verdicts: readonly Verdict[]): ReportTable {
  return {
    title: 'Prices that are not a plain match',
    columns: ['Status', 'Model', 'Rate', 'Why'],
    rows: importance
      .flatMap((status) => verdicts.filter((verdict) => verdict.status === status))
      .map((verdict) => [verdict.status, verdict.model.id, rateName(verdict.rate), why(verdict)]),
    groupBy: [0, 3],
  };
}

function why({ rate, figures, statement, status }: Verdict): string {
  const figuresText = status === 'unverified' ? [] : [`listed $${rate.amount}`, ...figures.map(figureText)];
  const reason = statement === undefined ? [] : [`${statement.reason} (until ${statement.expires})`];
  return [figuresText.join(', '), ...reason].filter((part) => part !== '').join('; ') || 'no reason given';
}
