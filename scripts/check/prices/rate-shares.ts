/** How many sources list prices alike, by kind of model. */
import { modalities, modalityNames, type Modality } from '#catalog/registry/modalities.ts';
import type { Verdict } from './judge.ts';

export interface Share {
  readonly modality: Modality;
  /** Index: number of sources that list a rate alike; the last one stands for that many and more. */
  readonly rates: readonly number[];
  /** The same for models: as many sources as list all of its headline rates alike. */
  readonly models: readonly number[];
}

/** Three and more are one class. */
const most = 3;

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
    ([meter]) => meter !== undefined && of(meter).length > 0,
  );
  const found = (headline ?? []).flatMap((meter) => {
    const rates = of(meter);
    const standard = rates.filter(({ rate }) =>
      Object.values(rate.when).every((value) => value === undefined),
    );
    return standard.length > 0 ? standard : rates;
  });
  return found.length > 0 ? found : verdicts;
}
