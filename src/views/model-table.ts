/** Tables of models: the whole catalog, one modality, one provider. */
import { meters, type Meter } from '#catalog/meters.ts';
import { modalities } from '#catalog/modalities.ts';
import type { Model } from '#catalog/types.ts';
import { headline, pickRate, ratesOn } from '#pricing/rates.ts';
import { keys } from '#pricing/trace-key.ts';
import type { Table } from './blocks.ts';
import { link, muted, say, type Inlines } from './inline.ts';
import { count, displayName, modelLink, pricesTokens, unpricedWord } from './phrases.ts';
import type { Site } from './site.ts';

/** A cell with what it is sorted by. */
interface Cell {
  readonly content: Inlines;
  readonly key: string;
}

interface ColumnOfModels {
  readonly label: string;
  readonly align?: 'end';
  readonly sort: 'text' | 'number' | 'none';
  readonly cell: (site: Site, model: Model) => Cell;
}

const none: Cell = { content: ['–'], key: '' };

function rateCell(site: Site, model: Model, meter: Meter): Cell {
  const rate = pickRate(ratesOn(model, site.date), meter);
  if (rate === undefined) return none;
  return { content: [site.amount(keys.rate(model, rate))], key: rate.amount };
}

const name: ColumnOfModels = {
  label: 'Model',
  sort: 'text',
  cell: (site, model) => ({
    content: say`${modelLink(site, model)} ${muted(model.id)}`,
    key: displayName(site, model).toLowerCase(),
  }),
};

const provider: ColumnOfModels = {
  label: 'Provider',
  sort: 'text',
  cell: (_, model) => ({
    content: [link(`/providers/${model.provider.id}/`, model.provider.name)],
    key: model.provider.name.toLowerCase(),
  }),
};

const kind: ColumnOfModels = {
  label: 'Kind',
  sort: 'text',
  cell: (_, { modality }) => ({ content: [link(`/models/${modality}/`, modality)], key: modality }),
};

const input: ColumnOfModels = {
  label: 'Input per 1M tokens',
  align: 'end',
  sort: 'number',
  cell: (site, model) => rateCell(site, model, 'input'),
};

const output: ColumnOfModels = {
  label: 'Output per 1M tokens',
  align: 'end',
  sort: 'number',
  cell: (site, model) => rateCell(site, model, 'output'),
};

/** The headline price of models that are not answered by input and output tokens, with its unit. */
const unitPrice: ColumnOfModels = {
  label: 'Price per unit',
  align: 'end',
  sort: 'number',
  cell: (site, model) => {
    const shown = headline(model, site.date);
    if (shown === undefined) return { content: [muted(unpricedWord(model))], key: '' };
    const [rate] = shown.rates;
    if (rate.meter === 'input' || rate.meter === 'output') return none;
    const { unit } = meters[rate.meter];
    const content = say`${shown.isFrom ? 'from ' : ''}${site.amount(keys.rate(model, rate))} ${muted(`per ${unit}`)}`;
    // The unit leads the key: prices of different units are never sorted among each other.
    return { content, key: `${unit} ${rate.amount}` };
  },
};

const context: ColumnOfModels = {
  label: 'Context, tokens',
  align: 'end',
  sort: 'number',
  cell: (_, model) =>
    model.context === undefined || !pricesTokens(model)
      ? none
      : { content: [count(model.context)], key: String(model.context) },
};

const columnsOfCatalog = [name, provider, kind, input, output, unitPrice, context];

/** Every model, sortable and filterable. */
export function catalogTable(site: Site, models: readonly Model[], caption: string): Table {
  return table(site, models, columnsOfCatalog, caption);
}

/** One modality, cheapest first within each unit; columns that no model of it fills are left out. */
export function modalityTable(site: Site, models: readonly Model[], caption: string): Table {
  return table(
    site,
    models,
    columnsOfCatalog.filter((column) => column !== kind),
    caption,
  );
}

/** One provider's models. */
export function providerTable(site: Site, models: readonly Model[], caption: string): Table {
  return table(
    site,
    models,
    columnsOfCatalog.filter((column) => column !== provider),
    caption,
  );
}

function table(
  site: Site,
  models: readonly Model[],
  columns: readonly ColumnOfModels[],
  caption: string,
): Table {
  const filled = columns.filter((column) => models.some((model) => column.cell(site, model) !== none));
  const cells = models.map((model) => filled.map((column) => column.cell(site, model)));
  return {
    kind: 'table',
    caption,
    columns: filled.map(({ label, align }) => ({ label, align: align ?? 'start' })),
    rows: cells.map((row) => row.map(({ content }) => content)),
    sorting: {
      keys: cells.map((row) => row.map(({ key }) => key)),
      columns: filled.map(({ sort }) => sort),
    },
  };
}

/** Cheapest first within each unit, units in the order of the modality, models without a price last. */
export function byPrice(site: Site, models: readonly Model[]): Model[] {
  const places = new Map(
    models.map((model) => {
      const shown = headline(model, site.date);
      if (shown === undefined) return [model, Number.MAX_SAFE_INTEGER] as const;
      const [rate] = shown.rates;
      const groups = modalities[model.modality].headline;
      const group = groups.findIndex(([first]) => first === rate.meter);
      const place = site.tracer
        .ranking(model.modality, rate.meter)
        .findIndex((ranked) => ranked.model === model);
      return [model, group * site.catalog.models.length + place] as const;
    }),
  );
  return [...models].sort((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0));
}
