/** The columns that tables of models choose from. */
import { keysOf } from '#catalog/registry/when.ts';
import { unitOf, type Meter } from '#catalog/registry/meters.ts';
import { modalities } from '#catalog/registry/modalities.ts';
import type { Model, Rate } from '#catalog/types.ts';
import { headline } from '#pricing/headline.ts';
import { blendedPrice } from '#pricing/ranking.ts';
import { pickRate, ratesOn } from '#pricing/rates.ts';
import { keys } from '#pricing/trace-key.ts';
import { confirmationMark, confirmationOf } from './confirmation.ts';
import { priceLine } from '#views/model/history.ts';
import { muted, say, type Inlines } from '#views/page/inline.ts';
import { benchmarkWords, sharedBenchmark } from '#views/words/scores.ts';
import { modelLink, monthOf, ratePhrase, roundCount, shortDate, unpricedWord } from '#views/words/phrases.ts';
import type { Site } from '#views/site.ts';

export interface ModelColumn {
  /** Names the column in addresses (`?sort=input`) and in style sheets. */
  readonly name: string;
  readonly label: string;
  readonly align?: 'end';
  readonly sort: 'text' | 'number' | 'month';
  /** Whose price it holds, of models that have one. */
  readonly meter?: Meter;
  /** True when it holds prices, so that it can say why there is none. */
  readonly isPrice?: true;
  /** What its figures are per. */
  readonly unit?: string;
  /** What it is sorted by. @default what it shows */
  readonly key?: (model: Model) => string | undefined;
  /** Undefined where there is nothing to say. */
  readonly cell: (site: Site, model: Model) => Inlines | undefined;
}

/** "from" before the price of a rate that holds under a condition only; behind it what every call pays besides. */
function priced(site: Site, model: Model, rate: Rate, unit: Inlines = []): Inlines {
  const from = keysOf(rate.when).length > 0 ? 'from ' : '';
  const [first, ...others] = headline(model, site.date)?.rates ?? [];
  const { perCall } = modalities[model.modality];
  const fees = rate === first ? others.filter(({ meter }) => perCall.includes(meter)) : [];
  const besides = fees.flatMap((fee) => [' ', muted('+ ', ...ratePhrase(site, model, fee))]);
  return say`${from}${site.amount(keys.rate(model, rate))}${unit}${besides}`;
}

/** The rate that answers for the model, else the standard one, where the meter is not what it answers by. */
function rateOf(site: Site, model: Model, meter: Meter): Rate | undefined {
  const headlineRate = headline(model, site.date)?.rates.find((rate) => rate.meter === meter);
  return headlineRate ?? pickRate(ratesOn(model, site.date), meter);
}

function unitNote(rate: Rate): Inlines {
  return [' ', muted(`per ${unitOf(rate).unit}`)];
}

/** What led to a price, before it; nothing where nothing did. */
function afterLine(site: Site, model: Model, rate: Rate, price: Inlines): Inlines {
  const line = priceLine(site, model, rate);
  return line === undefined ? price : [line, ...price];
}

/** @param hasLine whether it draws how its prices came about */
function rateColumn(meter: Meter, name: string, label: string, hasLine = false): ModelColumn {
  return {
    name,
    label,
    unit: perMillion,
    align: 'end',
    sort: 'number',
    meter,
    ...(name !== 'cached' && { isPrice: true }),
    cell: (site, model) => {
      const rate = rateOf(site, model, meter);
      // The heading names the unit of the meter.
      const price = rate && priced(site, model, rate, rate.per === undefined ? [] : unitNote(rate));
      return hasLine && rate && price ? afterLine(site, model, rate, price) : price;
    },
  };
}

const perMillion = 'per 1M tokens';

/** One figure of two prices, for models that are answered by these two and always cost them. */
const blended: ModelColumn = {
  name: 'blended',
  label: 'Blended 3:1',
  unit: perMillion,
  align: 'end',
  sort: 'number',
  isPrice: true,
  cell: (site, model) => {
    const found = blendedPrice(model, site.date);
    return found && [site.amount(keys.blended(keys.rate(model, found.rate)))];
  },
};

/** What is to be known before calling it; undefined for a model that is simply there. */
function standing(site: Site, model: Model): string | undefined {
  const { stage, retires } = site.lifecycle(model);
  const words = {
    preview: 'Preview',
    current: undefined,
    deprecated: retires === undefined ? 'Deprecated' : `Retires ${shortDate(retires)}`,
    retired: retires === undefined ? 'Retired' : `Retired ${shortDate(retires)}`,
  };
  return words[stage];
}

/** Its name with what confirms its prices, and the id that requests send. @param meters of the prices that are shown */
function nameColumn(meters: readonly Meter[]): ModelColumn {
  return {
    name: 'name',
    label: 'Model',
    sort: 'text',
    cell: (site, model) => {
      const confirmation = confirmationOf(site, model, meters);
      const mark = confirmation === undefined ? [] : ['\u00a0', confirmationMark(confirmation)];
      return [modelLink(site, model), ...mark, ' ', muted(model.id)];
    },
  };
}

/** The meters of which columns hold a price. */
export function metersIn(columns: readonly ModelColumn[]): Meter[] {
  return columns.flatMap(({ meter }) => meter ?? []);
}

const modality: ModelColumn = {
  name: 'modality',
  label: 'Type',
  sort: 'text',
  cell: (_, model) => [model.modality],
};

/** The month in which it came out, and what is to be known before calling it. */
const released: ModelColumn = {
  name: 'released',
  label: 'Released',
  align: 'end',
  sort: 'month',
  cell: (site, model) => {
    const { released: day } = site.lifecycle(model);
    const state = standing(site, model);
    const parts = [
      ...(day === undefined ? [] : [monthOf(day)]),
      ...(state === undefined ? [] : [muted(state)]),
    ];
    return parts.length === 0
      ? undefined
      : parts.flatMap((part, index) => (index === 0 ? [part] : [' ', part]));
  },
};

/**
 * The meter of the price that stands with its own unit; undefined for models that are answered by input and output
 * tokens, which have columns of their own.
 */
export function unitMeter(site: Site, model: Model): Meter | undefined {
  const meter = headline(model, site.date)?.rates[0].meter;
  return meter === 'input' || meter === 'output' ? undefined : meter;
}

/**
 * Every price with its unit, which leads when they are sorted.
 * @param only the one unit of all of them
 * @param hasLine whether it draws how its prices came about
 */
function unitColumn(only: string | undefined, hasLine: boolean): ModelColumn {
  return {
    name: 'price',
    label: only === undefined ? 'Price per unit' : `Price per ${only}`,
    align: 'end',
    sort: 'number',
    isPrice: true,
    cell: (site, model) => {
      const meter = unitMeter(site, model);
      const rate = meter && rateOf(site, model, meter);
      if (rate === undefined) return undefined;
      const price = priced(site, model, rate, only === undefined ? unitNote(rate) : []);
      return hasLine ? afterLine(site, model, rate, price) : price;
    },
  };
}

const context: ModelColumn = {
  name: 'context',
  label: 'Context',
  unit: 'tokens',
  align: 'end',
  sort: 'number',
  cell: (_, model) => {
    const { context: tokens } = model;
    return tokens === undefined ? undefined : [roundCount(tokens)];
  },
  key: (model) => model.context?.toString(),
};

/** What the most of them scored in one benchmark, as its sources say; each model's page names its own. */
function scoreColumn(models: readonly Model[]): ModelColumn[] {
  const shared = sharedBenchmark(models);
  if (shared === undefined) return [];
  const { scores } = shared;
  return [
    {
      name: 'score',
      label: benchmarkWords(shared),
      align: 'end',
      sort: 'number',
      cell: (_, model) => {
        const value = scores.get(model)?.value;
        return value === undefined ? undefined : [value];
      },
    },
  ];
}

/** A price that no model is answered by has a column where one row in so many has it. */
const fewestRows = 5;

/** The columns that say something of these models, in their order. @param without names of columns that all share; 'line' for prices without their past */
export function columnsFor(site: Site, models: readonly Model[], without: readonly string[]): ModelColumn[] {
  const units = new Set(
    models.flatMap((model) => {
      const meter = unitMeter(site, model);
      const rate = meter && rateOf(site, model, meter);
      return rate === undefined ? [] : [unitOf(rate).unit];
    }),
  );
  const hasLine = !without.includes('line');
  const unit = unitColumn(units.size === 1 ? [...units][0] : undefined, hasLine);
  const tokens = [
    rateColumn('input', 'input', 'Input', hasLine),
    rateColumn('output', 'output', 'Output'),
    blended,
    rateColumn('cacheRead', 'cached', 'Cached'),
  ];
  // What most of them answer by stands next to their names.
  const isByUnit = models.filter((model) => unitMeter(site, model) !== undefined).length * 2 > models.length;
  const all = [
    modality,
    ...(isByUnit ? [unit, ...tokens] : [...tokens, unit]),
    context,
    ...scoreColumn(models),
    released,
  ].filter((column) => !without.includes(column.name));
  const isAnswer = models.some(
    (model) => headline(model, site.date) !== undefined && unitMeter(site, model) === undefined,
  );
  const filled = all.filter((column) => {
    const rows = models.filter((model) => column.cell(site, model) !== undefined).length;
    // What a few are billed by besides stands on their pages.
    const isAside = column.name === 'cached' || (tokens.includes(column) && !isAnswer);
    return rows > 0 && (!isAside || rows * fewestRows >= models.length);
  });
  // A model without a price says so where a price would stand.
  const lacks = models.some((model) => headline(model, site.date) === undefined);
  const shown =
    !lacks || filled.some(({ isPrice }) => isPrice)
      ? filled
      : all.filter((column) => column === unit || filled.includes(column));
  return [nameColumn(metersIn(shown)), ...shown];
}

/** A row of cells, one per column. */
export function cellsOf(site: Site, model: Model, columns: readonly ModelColumn[]): Inlines[] {
  const isUnpriced = headline(model, site.date) === undefined;
  // Where units differ, the word stands in the column of all units, else in the first price column.
  const place =
    columns.find((column) => column.name === 'price') ?? columns.findLast(({ isPrice }) => isPrice);
  return columns.map((column) => {
    if (isUnpriced && column === place) return [muted(unpricedWord(site, model))];
    return column.cell(site, model) ?? [];
  });
}
