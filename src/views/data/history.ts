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
import { csvText } from './csv.ts';
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

/** Names of the columns: none of them is a word that SQL keeps for itself. */
const columns = [
  'id',
  'rate',
  'meter',
  'conditions',
  'mode',
  'validFrom',
  'validUntil',
  'amount',
  'currency',
  'providerAmount',
  'per',
  'times',
  'unit',
  'status',
  'began',
  'beganSource',
  'observed',
  'announced',
  'ended',
  'endedSource',
  'traceKey',
] as const;

/** `/api/history.csv`: one line for each period of each price. */
export function historyCsv(site: Site): string {
  const { currency } = site.gateway;
  const lines = modelHistories(site).flatMap(({ id, rates }) =>
    rates.flatMap(({ rate, meter, when = {}, mode, periods }) =>
      periods.map(({ from, until, key, per, times, unit, began, ended, ...amounts }) => ({
        ...amounts,
        id,
        rate,
        meter,
        conditions: whenText(when),
        mode,
        validFrom: from,
        validUntil: until,
        currency: amounts.amount === undefined ? undefined : currency,
        per: String(per),
        times: times?.toString(),
        unit,
        began: began?.kind,
        beganSource: began?.source,
        observed: began?.observed?.toString(),
        announced: began?.announced,
        ended: ended?.kind,
        endedSource: ended?.source,
        traceKey: key,
      })),
    ),
  );
  return csvText(columns, ['id', 'rate', 'traceKey'], lines);
}
