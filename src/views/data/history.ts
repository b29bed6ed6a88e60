/** What every price was on which days: `/api/history.json`, the same as CSV, and of one model in its own file. */
import { thingsText, unitOf } from '#catalog/registry/meters.ts';
import { whenText } from '#catalog/registry/when.ts';
import type { Model, PriceChange } from '#catalog/types.ts';
import { keptPer } from '#pricing/kept.ts';
import { rateHistories, type PricedModel, type PricePeriod } from '#pricing/price-periods.ts';
import { listedRates } from '#pricing/rates.ts';
import { keys } from '#pricing/trace-key.ts';
import { unitOfChange } from '#views/model/history.ts';
import type { Site } from '#views/site.ts';
import type { ApiHistoryFile, ApiRateHistory } from './api-schema.ts';
import { csvMetadata, csvText, type Column } from './csv.ts';
import { apiHead, apiWhen, ratio } from './models-json.ts';

/** `/api/history.json` @param day since when it says that */
export function apiHistory(site: Site, day: string): ApiHistoryFile {
  return { ...apiHead(site, day), models: modelHistories(site) };
}

const modelHistories = keptPer((site: Site): ApiHistoryFile['models'] => {
  const { models, removed } = site.catalog;
  return [
    ...models.map((model) => {
      const { listed, retires } = site.lifecycle(model);
      return { id: model.id, name: model.name, listed, retires, rates: timelineOf(site, model) };
    }),
    ...removed
      .filter(({ id }) => changesOf(site, id).length > 0)
      .map(({ id, name, date }) => ({
        id,
        name,
        removed: date,
        rates: historiesOf(site, { id, rates: [], removed: date }),
      })),
  ];
});

/** What each price of a model was on which days. */
export function timelineOf(site: Site, model: Model): ApiRateHistory[] {
  return historiesOf(site, { id: model.id, rates: listedRates(model) }, model);
}

function historiesOf(site: Site, priced: PricedModel, model?: Model): ApiRateHistory[] {
  const isOther = priced.rates.some(({ providerAmount }) => providerAmount !== undefined);
  return rateHistories(priced, changesOf(site, priced.id), site.date).map((history) => ({
    rate: history.key,
    meter: history.meter,
    when: apiWhen(history),
    mode: history.mode === 'marginal' ? history.mode : undefined,
    periods: history.periods.map((period) => periodEntry(site, period, isOther, model)),
  }));
}

type Period = ApiRateHistory['periods'][number];

/** @param isOther whether what was listed comes from the provider's own price, which alone is on record */
function periodEntry(
  site: Site,
  { from, until, rate, began, ended }: PricePeriod,
  isOther: boolean,
  model: Model | undefined,
): Period {
  const known = { from, until };
  const changes = { began: began && recordedChange(began), ended: ended && recordedChange(ended) };
  if (rate !== undefined && model !== undefined) {
    const { key, value } = site.amount(keys.rate(model, rate));
    return {
      ...known,
      key,
      amount: value,
      providerAmount: rate.providerAmount,
      ...unitWords(thingsText(rate), unitOf(rate).unit),
      status: site.evidenceFor(model, rate)?.status ?? 'unchecked',
      ...changes,
    };
  }
  const change = ended ?? began;
  if (change === undefined) throw new Error('Nothing tells what a price was.');
  const { key, value } = site.amount(keys.past(change, ended === undefined ? 'after' : 'before'));
  const { things, unit } = unitOfChange(change);
  return {
    ...known,
    ...(isOther ? { providerAmount: value } : { key, amount: value }),
    ...unitWords(things, unit),
    ...changes,
  };
}

function unitWords(things: string, unit: string) {
  const [per, times] = ratio(things);
  return { per, times, unit };
}

function recordedChange({ kind, source, observed, announced }: PriceChange): NonNullable<Period['began']> {
  if (kind === 'repair') throw new Error('What was listed wrongly is no change of a price.');
  return { kind, source, observed, announced };
}

/** The recorded changes of a model that readers are told, oldest first. */
export function changesOf(site: Site, id: string): readonly PriceChange[] {
  return changesById(site).get(id) ?? [];
}

const changesById = keptPer(({ history }: Site) => Map.groupBy(history, ({ id }) => id));

/** A period of a price, and whose it is. */
interface Line {
  readonly id: string;
  readonly rate: ApiRateHistory;
  readonly period: Period;
  readonly currency: string;
}

const columns: readonly Column<Line>[] = [
  {
    name: 'id',
    says: 'What requests sent as `model`',
    type: 'string',
    isExact: true,
    value: ({ id }) => id,
  },
  {
    name: 'rate',
    says: 'Which rate it is; the same in every period',
    type: 'string',
    isExact: true,
    value: ({ rate }) => rate.rate,
  },
  { name: 'meter', says: 'What was counted', type: 'string', value: ({ rate }) => rate.meter },
  {
    name: 'conditions',
    says: 'All conditions of the rate in one text; empty for the standard one',
    type: 'string',
    value: ({ rate }) => whenText(rate.when ?? {}),
  },
  {
    name: 'mode',
    says: '`marginal`: the rate held for the units beyond `unitsOver` alone',
    type: 'string',
    value: ({ rate }) => rate.mode,
  },
  {
    name: 'validFrom',
    says: 'First day of the period; empty where it always was so',
    type: 'date',
    value: ({ period }) => period.from,
  },
  {
    name: 'validUntil',
    says: 'First day after it; empty where it goes on',
    type: 'date',
    value: ({ period }) => period.until,
  },
  {
    name: 'amount',
    says: 'The price of `per` things; exact, so read it as a decimal or as text',
    type: 'decimal',
    value: ({ period }) => period.amount,
  },
  {
    name: 'currency',
    says: 'ISO 4217 code of `amount`',
    type: 'string',
    value: ({ period, currency }) => period.amount && currency,
  },
  {
    name: 'providerAmount',
    says: 'The provider’s own price, where another one was listed',
    type: 'decimal',
    value: ({ period }) => period.providerAmount,
  },
  {
    name: 'per',
    says: 'How many counted things one amount paid for',
    type: 'integer',
    value: ({ period }) => period.per,
  },
  {
    name: 'times',
    says: 'What the count is multiplied by first; empty for 1',
    type: 'integer',
    value: ({ period }) => period.times,
  },
  { name: 'unit', says: '`per` in words', type: 'string', value: ({ period }) => period.unit },
  {
    name: 'status',
    says: 'What the last price check found; empty for a price of the past',
    type: 'string',
    value: ({ period }) => period.status,
  },
  {
    name: 'began',
    says: 'What kind of change began the period',
    type: 'string',
    value: ({ period }) => period.began?.kind,
  },
  {
    name: 'beganSource',
    says: 'Who says that it began',
    type: 'string',
    value: ({ period }) => period.began?.source,
  },
  {
    name: 'observed',
    says: '`true` where the day is the one on which the change was seen',
    type: 'boolean',
    value: ({ period }) => period.began?.observed,
  },
  {
    name: 'announced',
    says: 'The day on which the change was announced',
    type: 'date',
    value: ({ period }) => period.began?.announced,
  },
  {
    name: 'ended',
    says: 'What kind of change ended the period',
    type: 'string',
    value: ({ period }) => period.ended?.kind,
  },
  {
    name: 'endedSource',
    says: 'Who says that it ended',
    type: 'string',
    value: ({ period }) => period.ended?.source,
  },
  {
    name: 'traceKey',
    says: 'Which figure it is, as in `/api/history.json`',
    type: 'string',
    isExact: true,
    value: ({ period }) => period.key,
  },
];

/** `/api/history.csv`: one line for each period of each price. */
export function historyCsv(site: Site): string {
  const { currency } = site.gateway;
  const lines = modelHistories(site).flatMap(({ id, rates }) =>
    rates.flatMap((rate) => rate.periods.map((period): Line => ({ id, rate, period, currency }))),
  );
  return csvText(columns, lines);
}

/** `/api/history.csv-metadata.json` */
export function historyCsvMetadata(site: Site) {
  return csvMetadata(site, { file: 'history.csv', title: 'What every price was when', columns });
}
