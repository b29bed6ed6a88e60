/** The catalog for machines: JSON with exact decimal strings, and CSV. */
import { whenText } from '#catalog/conditions.ts';
import { statementFor } from '#catalog/evidence.ts';
import { meters } from '#catalog/meters.ts';
import type { Model, Rate } from '#catalog/types.ts';
import { listedRates } from '#pricing/rates.ts';
import { keys } from '#pricing/trace-key.ts';
import { absolute } from './json-ld.ts';
import { modelPath, type Site } from './site.ts';

/** One listed rate as `/api/models.json` gives it. */
function apiRate(site: Site, model: Model, rate: Rate) {
  const found = site.evidenceFor(model, rate);
  const amount = site.amount(keys.rate(model, rate));
  const statement = found && statementFor(model, rate, found.status);
  const { per, unit } = meters[rate.meter];
  return {
    key: amount.key,
    meter: rate.meter,
    per,
    unit,
    amount: amount.value,
    ...(whenText(rate.when) !== '' && { when: rate.when }),
    ...(rate.mode === 'marginal' && { mode: rate.mode }),
    ...(rate.from !== undefined && { from: rate.from }),
    ...(rate.until !== undefined && { until: rate.until }),
    verification: {
      status: found?.status ?? 'unchecked',
      sources: Object.entries(found?.sources ?? {}).map(([id, { ref, amount: confirmed }]) => ({
        ...sourceOf(site, id),
        amount: confirmed,
        ref,
      })),
      ...(statement !== undefined && { reason: statement.reason }),
    },
  };
}

function sourceOf({ evidence }: Site, id: string) {
  const source = Object.entries(evidence?.sources ?? {}).find(([name]) => name === id)?.[1];
  return {
    library: source?.package ?? id,
    version: source?.version ?? source?.digest ?? '',
    asOf: source?.asOf ?? '',
  };
}

/** One model as the API gives it. */
function apiModel(site: Site, model: Model) {
  const { pricing } = model;
  return {
    id: model.id,
    name: model.name,
    provider: model.provider.id,
    modality: model.modality,
    url: absolute(site, modelPath(model)),
    priceStatus: pricing.kind,
    ...(pricing.kind === 'free' && { reason: pricing.reason, source: pricing.source }),
    ...((pricing.kind === 'unknown' || pricing.kind === 'plan') &&
      pricing.note !== undefined && { note: pricing.note }),
    ...(model.context !== undefined && { context: model.context }),
    ...(model.maxOutput !== undefined && { maxOutput: model.maxOutput }),
    ...(model.released !== undefined && { released: model.released }),
    ...(model.status !== undefined && { status: model.status }),
    prices: listedRates(model).map((rate) => apiRate(site, model, rate)),
  };
}

/** The whole catalog: the body of `/api/models.json`. */
export function apiCatalog(site: Site) {
  const { name, url, baseUrl, currency, platformFee } = site.gateway;
  return {
    generated: site.date,
    gateway: { name, url, baseUrl, currency, ...(platformFee && { platformFee }) },
    models: site.catalog.models.map((model) => apiModel(site, model)),
  };
}

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
  'when',
  'from',
  'until',
  'status',
  'key',
  'url',
] as const;

type CsvLine = Partial<Record<(typeof csvColumns)[number], string | undefined>>;

/** Every listed rate as one line of RFC 4180 CSV; a model without a price has one line with an empty amount. */
export function apiCsv(site: Site): string {
  const lines = site.catalog.models.flatMap((model): CsvLine[] => {
    const common = {
      id: model.id,
      name: model.name,
      provider: model.provider.id,
      modality: model.modality,
      url: absolute(site, modelPath(model)),
    };
    const rates = listedRates(model);
    if (rates.length === 0) return [{ ...common, status: model.pricing.kind }];
    return rates.map((rate) => {
      const { key, meter, per, unit, amount, from, until, verification } = apiRate(site, model, rate);
      const { currency } = site.gateway;
      return {
        ...common,
        key,
        meter,
        per: String(per),
        unit,
        amount,
        currency,
        when: whenText(rate.when),
        from,
        until,
        status: verification.status,
      };
    });
  });
  const rows = lines.map((line) => csvColumns.map((column) => csvField(line[column] ?? '')).join(','));
  return `${[csvColumns.join(','), ...rows].join('\r\n')}\r\n`;
}

function csvField(value: string): string {
  // Spreadsheets run what begins like a formula; a leading apostrophe makes it text again.
  const text = /^[=+\-@\t]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
