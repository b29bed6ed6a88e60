/** Tables of models: the whole catalog, one modality, one provider. */
import { meterNames } from '#catalog/registry/meters.ts';
import { modalities } from '#catalog/registry/modalities.ts';
import type { Model } from '#catalog/types.ts';
import { headline } from '#pricing/headline.ts';
import type { Table } from '#views/page/blocks.ts';
import { cellsOf, columnsFor } from './model-columns.ts';
import { filterFacts, filtersFor } from './model-filters.ts';
import type { Site } from '#views/site.ts';

/** Every model, sortable and filterable. What one kind alone has stands in the table of that kind: this one is heavy. */
export function catalogTable(site: Site, models: readonly Model[], caption: string): Table {
  return table(site, models, caption, ['blended', 'score']);
}

/** One modality. */
export function modalityTable(site: Site, models: readonly Model[], caption: string): Table {
  return table(site, models, caption, ['kind']);
}

/** One provider's models. */
export function providerTable(site: Site, models: readonly Model[], caption: string): Table {
  return table(site, models, caption, ['provider']);
}

/** Fewer rows than this are seen at a glance: filters would only stand in the way. */
const worthFiltering = 8;

function table(site: Site, models: readonly Model[], caption: string, without: readonly string[]): Table {
  const listed = retiredLast(site, models);
  const columns = columnsFor(site, listed, without);
  return {
    kind: 'table',
    caption,
    columns: columns.map(({ label, align }) => ({ label, align: align ?? 'start' })),
    rows: listed.map((model) => cellsOf(site, model, columns)),
    sorting: {
      columns: columns.map(({ sort }) => sort),
      names: columns.map(({ name }) => name),
      ...(listed.length >= worthFiltering && {
        finder: {
          nouns: { one: 'model', many: 'models' },
          filters: filtersFor(site, listed),
          facts: listed.map((model) => filterFacts(site, model)),
        },
      }),
    },
  };
}

/** The same order, with the models that are no longer served at the end. */
function retiredLast(site: Site, models: readonly Model[]): Model[] {
  return [...models].sort(
    (a, b) => Number(!site.lifecycle(a).isServed) - Number(!site.lifecycle(b).isServed),
  );
}

/** Cheapest first within each unit, units in the order of the modality; then models without a price, then retired ones. */
export function cheapestFirst(site: Site, models: readonly Model[]): Model[] {
  const last = Number.MAX_SAFE_INTEGER;
  const places = new Map(
    models.map((model) => {
      const answer = headline(model, site.date);
      if (answer === undefined || !site.lifecycle(model).isServed) return [model, last] as const;
      const [rate] = answer.rates;
      const usual = modalities[model.modality].headline.map(([first]) => first);
      const group = [...new Set([...usual, ...meterNames])].indexOf(rate.meter);
      const ranking = site.tracer.ranking(model.modality, rate.meter);
      // What is not ranked by its unit comes behind what is.
      const found = ranking.findIndex((ranked) => ranked.model === model);
      const place = found < 0 ? ranking.length : found;
      return [model, group * site.catalog.models.length + place] as const;
    }),
  );
  const sorted = [...models].sort((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0));
  return retiredLast(site, sorted);
}
