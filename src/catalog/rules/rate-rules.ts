/** What must hold for the rates of one model. */
import { compareDecimals } from '#pricing/decimal.ts';
import type { Entry } from './entry.ts';
import type { PlacedRate } from './flatten-rates.ts';
import { magnitudeOf } from '#catalog/registry/magnitudes.ts';
import { meters } from '#catalog/registry/meters.ts';
import { modalities, type Modality } from '#catalog/registry/modalities.ts';
import type { Finding } from '#catalog/read/problem.ts';
import { caseOf } from './rate-case.ts';
import { clashes } from './rate-clash.ts';
import { dateRules } from './rate-dates.ts';
import { selectRates } from '#catalog/registry/rate-selector.ts';
import { senseRules } from './rate-sense.ts';

/** Findings about one model's rates: magnitudes, dates, duplicates, ties, odd relations, selectors. */
export function rateRules(entry: Entry): Finding[] {
  const rates = entry.rates.map(caseOf);
  const estimates = entry.estimates.map(caseOf);
  return [
    ...magnitudes(entry),
    ...dateRules(rates),
    ...dateRules(estimates),
    ...clashes(rates),
    ...clashes(estimates),
    ...senseRules(rates),
    ...selectors(entry),
  ];
}

function magnitudes({ rates, estimates, keys, facts, path }: Entry): Finding[] {
  const slips = [rates, estimates].flatMap((listed) =>
    listed.filter((rate) => isSlip(rate, facts.modality)).map((rate) => slip(rate, facts.modality)),
  );
  if (!keys.includes('magnitude')) return slips;
  // Where the prices cannot be read, nobody knows what the reason was for.
  const isNeedless = facts.magnitude !== undefined && slips.length === 0 && rates.length > 0;
  return isNeedless ? [{ code: 'magnitude-needless', path: [...path, 'magnitude'], at: 'key' }] : [];
}

function isSlip({ meter, amount }: PlacedRate, modality: Modality | undefined): boolean {
  const [low, high] = magnitudeOf(meter, modality);
  return compareDecimals(amount, low) < 0 || compareDecimals(amount, high) > 0;
}

function slip({ meter, amount, path }: PlacedRate, modality: Modality | undefined): Finding {
  const [low, high] = magnitudeOf(meter, modality);
  const model = modality === undefined ? 'model' : modalities[modality].noun;
  const values = { value: amount, unit: meters[meter].unit, model, low, high };
  return { code: 'price-magnitude', path, values };
}

function selectors({ keys, facts, rates, path }: Entry): Finding[] {
  // Where the prices themselves cannot be read, what names them cannot be judged.
  if (keys.includes('prices') && facts.prices === undefined) return [];
  return (['unverified', 'exceptions'] as const).flatMap((key) =>
    (facts[key] ?? []).flatMap((statement, index) =>
      (statement.rates ?? []).flatMap((selector, position): Finding[] =>
        selectRates(rates, selector).length > 0
          ? []
          : [
              {
                code: 'verify-unknown-rate',
                path: [...path, key, index, 'rates', position],
                values: { selector },
              },
            ],
      ),
    ),
  );
}
