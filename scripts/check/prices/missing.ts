/** What pinned sources price and the catalog leaves out. */
import type { Model, Rate } from '#catalog/types.ts';
import type { Finding } from '../report.ts';
import { daysAhead } from './ahead.ts';
import { conditionText } from './condition.ts';
import { addDays } from './days.ts';
import { finding } from './finding.ts';
import type { SourceRate } from './sources/source.ts';
import type { Witness } from './witness.ts';
import { listed, rateName } from './wording.ts';

function covered(rate: SourceRate, catalog: readonly Rate[]): boolean {
  return catalog.some(
    (other) =>
      other.meter === rate.meter &&
      conditionText(other.when) === conditionText(rate.when) &&
      // Hours may be cut differently; that the catalog knows of hours is enough here, amounts are compared elsewhere.
      (rate.when.utc === undefined || other.when.utc !== undefined),
  );
}

/** @param catalog the model's rates in force on the day, estimates included */
export function missingFindings(
  file: string,
  model: Model,
  catalog: readonly Rate[],
  witnesses: readonly Witness[],
  date: string,
): Finding[] {
  const place = { file, line: model.line };
  const missing = new Map<string, { rate: SourceRate; sources: string[] }>();
  for (const { source, entry } of witnesses) {
    for (const rate of entry(date)?.rates ?? []) {
      if (rate.incidental === true || covered(rate, catalog)) continue;
      const name = `${rateName(rate)} $${rate.amount}`;
      const found = missing.get(name) ?? { rate, sources: [] };
      missing.set(name, { rate, sources: [...found.sources, source] });
    }
  }
  const listedMeters = new Set(catalog.map(({ meter }) => meter));
  const byCode = Map.groupBy([...missing], ([, { rate }]) =>
    listedMeters.has(rate.meter) ? ('condition-missing' as const) : ('meter-missing' as const),
  );
  const found = [...byCode].map(([code, entries]) =>
    finding(
      code,
      `${model.id}: not in the catalog: ${listed(entries.map(([name, { sources }]) => `${name} (${sources.join(', ')})`))}.`,
      place,
      { model: model.id, rates: entries.map(([, { rate, sources }]) => ({ ...rate, sources })) },
    ),
  );
  return [...found, ...witnesses.flatMap((witness) => unannounced(file, model, witness, date))];
}

/** A dated change that a source announces, when the catalog lists nothing from that day on. */
function unannounced(file: string, model: Model, { source, entry }: Witness, date: string): Finding[] {
  const next = entry(date)?.next;
  const rates = model.pricing.kind === 'priced' ? model.pricing.rates : [];
  if (next === undefined || rates.some(({ from }) => from === next)) return [];
  // Sooner ones are compared rate by rate (see `ahead.ts`).
  if (next <= addDays(date, daysAhead)) return [];
  const changes = (entry(next)?.rates ?? []).map((rate) => `${rateName(rate)} $${rate.amount}`);
  return [
    finding(
      'change-missing',
      `${model.id}: ${source} announces other prices from ${next}: ${listed(changes)}.`,
      { file, line: model.line },
      { model: model.id, source, date: next },
      { date: next },
    ),
  ];
}
