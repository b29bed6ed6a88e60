/** The price check as a plain report. */
import type { RateStatus } from '#catalog/evidence.ts';
import type { Finding, Report, ReportTable } from '../report.ts';
import type { PriceCheck } from './check.ts';
import { evidenceOf } from './evidence-file.ts';
import type { Verdict } from './judge.ts';
import { figureText, rateName } from './wording.ts';

/** @param more findings about the evidence file, and what happened to it in one sentence */
export function priceReport(
  check: PriceCheck,
  more: { findings?: readonly Finding[]; outcome?: string },
): Report {
  return {
    check: 'prices',
    summary: [...summary(check), ...(more.outcome === undefined ? [] : [more.outcome])],
    tables: [unlikeMatches(check.verdicts)],
    findings: [...check.findings, ...(more.findings ?? [])],
    data: { ...evidenceOf(check), counts: check.counts },
  };
}

function summary({ date, adapters, verdicts, counts }: PriceCheck): string[] {
  const statuses = Object.entries(counts.status).map(([status, count]) => `${count} ${status}`);
  const { priced, ...others } = counts.models;
  const rest = Object.entries(others).map(([kind, count]) => `${count} ${kind}`);
  return [
    `${verdicts.length} prices of ${priced} models on ${date}: ${statuses.join(', ')}.`,
    `Of these announced: ${counts.announced}. Not compared: ${counts.past} ended prices; models without prices: ${rest.join(', ')}.`,
    ...adapters.map((adapter) => {
      const listedAlike = verdicts.filter(({ figures }) =>
        figures.some((f) => f.source === adapter.id && f.agrees),
      );
      return `${adapter.package} ${adapter.version}, data of ${adapter.asOf}: lists ${listedAlike.length} prices alike.`;
    }),
  ];
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
