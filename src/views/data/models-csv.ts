/** `/api/models.csv`: every listed rate as one line; and the same for spreadsheets. */
import { modelAddress } from '#address.ts';
import { whenText } from '#catalog/registry/when.ts';
import { thingsText, unitOf } from '#catalog/registry/meters.ts';
import { listedRates } from '#pricing/rates.ts';
import { keys } from '#pricing/trace-key.ts';
import { absolute, type Site } from '#views/site.ts';
import { csvText } from './csv.ts';
import { apiModels, ratio } from './models-json.ts';

/** Names of the columns, in their order. */
const csvColumns = [
  'id',
  'name',
  'provider',
  'modality',
  'meter',
  'per',
  'unit',
  'amount',
  'currency',
  'providerAmount',
  'when',
  'from',
  'until',
  'status',
  'key',
  'url',
  'times',
  'billing',
] as const;

/** Columns that programs look models and rates up by. */
const exactColumns: readonly (typeof csvColumns)[number][] = ['id', 'key'];

type CsvLine = Partial<Record<(typeof csvColumns)[number], string | undefined>>;

/** RFC 4180 CSV; a model without a price has one line with an empty amount. */
export function apiCsv(site: Site): string {
  const { currency } = site.gateway;
  const lines = site.catalog.models.flatMap((model): CsvLine[] => {
    const common = {
      id: model.id,
      name: model.name,
      provider: model.provider.id,
      modality: model.modality,
      url: absolute(site, modelAddress(model)),
    };
    const rates = listedRates(model);
    if (rates.length === 0) return [{ ...common, status: model.pricing.kind }];
    return rates.map((rate) => {
      const { key, value } = site.amount(keys.rate(model, rate));
      const { unit } = unitOf(rate);
      const [per, times] = ratio(thingsText(rate));
      const limits = Object.entries(
        apiModels(site)
          .get(model)
          ?.prices.find(({ key: own }) => own === key)?.billing ?? {},
      );
      return {
        ...common,
        key,
        meter: rate.meter,
        per: String(per),
        times: times === undefined ? undefined : String(times),
        billing: limits.map(([name, rule]) => `${name}=${rule?.quantity ?? ''}`).join(','),
        unit,
        amount: value,
        currency,
        providerAmount: rate.providerAmount,
        when: whenText(rate.when),
        from: rate.from,
        until: rate.until,
        status: site.evidenceFor(model, rate)?.status ?? 'unchecked',
      };
    });
  });
  return csvText(csvColumns, exactColumns, lines);
}

/**
 * The same with a byte order mark: without one, Excel takes names in other alphabets for those of its own country when a
 * file is opened by a double click. Programs would read the mark as a part of the first heading.
 */
export function spreadsheetCsv(site: Site): string {
  return `\uFEFF${apiCsv(site)}`;
}
