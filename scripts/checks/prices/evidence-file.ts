/** Turns a price check into `prices.lock.json`, and compares the two. */
import { renameSync, writeFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import type { Evidence, RateEvidence } from '#catalog/evidence.ts';
import type { PriceCheck } from './check.ts';
import type { Verdict } from './judge.ts';

/** The evidence of a check, keys sorted so that its file changes only where a price does. */
export function evidenceOf(check: PriceCheck): Evidence {
  return {
    date: check.date,
    sources: Object.fromEntries(
      check.adapters.map(({ id, package: name, version, asOf }) => [id, { package: name, version, asOf }]),
    ),
    rates: Object.fromEntries(
      sorted(check.verdicts, ({ key }) => key).map((verdict) => [verdict.key, rateEvidence(verdict)]),
    ),
  };
}

function rateEvidence({ rate, status, figures, statement }: Verdict): RateEvidence {
  return {
    amount: rate.amount,
    status,
    sources: Object.fromEntries(figures.map(({ source, ref, amount }) => [source, { ref, amount }])),
    ...(statement === undefined ? {} : { reason: statement.reason, reasonSource: statement.source }),
  };
}

/** By code unit, so that the order is the same in every locale. */
function sorted<T>(items: readonly T[], name: (item: T) => string): T[] {
  return items.toSorted((a, b) => (name(a) < name(b) ? -1 : Number(name(a) > name(b))));
}

/** What differs between the file and the check, apart from the date; rate keys and source names. */
export function evidenceDifferences(file: Evidence, found: Evidence): string[] {
  return [...differences(file.sources, found.sources), ...differences(file.rates, found.rates)];
}

function differences(
  first: Readonly<Record<string, unknown>>,
  second: Readonly<Record<string, unknown>>,
): string[] {
  const names = new Set([...Object.keys(first), ...Object.keys(second)]);
  return [...names].filter((name) => !isDeepStrictEqual(first[name], second[name]));
}

/** Writes beside and renames over, so that no reader ever meets half a file. */
export function writeEvidence(file: string, evidence: Evidence): void {
  const temporary = `${file}.${process.pid}.tmp`;
  writeFileSync(temporary, `${JSON.stringify(evidence, null, 2)}\n`);
  renameSync(temporary, file);
}
