/** Tables of models: the whole catalog, one modality, one provider. */
import { keySubject } from '#catalog/registry/rate-key.ts';
import { meterNames } from '#catalog/registry/meters.ts';
import { modalities } from '#catalog/registry/modalities.ts';
import type { Model } from '#catalog/types.ts';
import { headline } from '#pricing/headline.ts';
import { featureWords } from '#pricing/words.ts';
import type { Table } from '#views/page/blocks.ts';
import { cellsOf, columnsFor, metersIn } from './model-columns.ts';
import { filterFacts, filtersFor, type Facts } from './model-filters.ts';
import type { Site } from '#views/site.ts';

/**
 * Models of several kinds, newest first. What one kind alone has stands in the table of that kind.
 * @param without what else it has no room for
 */
export function mixedTable(
  site: Site,
  models: readonly Model[],
  caption: string,
  without: readonly string[] = [],
): Table {
  return table(site, newestFirst(site, models), caption, ['score', ...without]);
}

/** One modality. */
export function modalityTable(site: Site, models: readonly Model[], caption: string): Table {
  return table(site, models, caption, ['modality']);
}

/** Fewer rows than this are seen at a glance: filters would only stand in the way. */
const worthFiltering = 8;

function table(site: Site, models: readonly Model[], caption: string, without: readonly string[]): Table {
  const listed = retiredLast(site, models);
  const columns = columnsFor(site, listed, without);
  const meters = metersIn(columns);
  const facts = listed.map((model) => filterFacts(site, model, meters));
  const head = columns.map(({ label, unit, align }) => ({ label, unit, align: align ?? ('start' as const) }));
  const rows = listed.map((model) => cellsOf(site, model, columns));
  return {
    kind: 'table',
    caption,
    columns: head,
    rows,
    inText: inText(listed, head, rows),
    subjects: listed.map(({ id }) => keySubject(id)),
    sorting: {
      columns: columns.map(({ sort }) => sort),
      names: columns.map(({ name }) => name),
      keys: listed.map((model) => columns.map(({ key }) => key?.(model))),
      ...(listed.length >= worthFiltering && {
        finder: {
          nouns: { one: 'model', many: 'models' },
          filters: filtersFor(site, listed, facts),
          total: listed.length,
          facts,
          usual: usualOf(facts),
        },
      }),
    },
  };
}

/** More rows than these with their abilities are more than an assistant takes in at once, and are told without. */
const mostWithAbilities = 250;

/** The page has filters for abilities; its text names them. */
function inText(models: readonly Model[], columns: Table['columns'], rows: Table['rows']): Table['inText'] {
  if (models.length > mostWithAbilities || models.every(({ capabilities }) => capabilities.length === 0))
    return undefined;
  return {
    columns: [...columns, { label: 'Abilities' }],
    rows: rows.map((cells, index) => [
      ...cells,
      [(models[index]?.capabilities ?? []).map((name) => featureWords[name]).join(', ')],
    ]),
  };
}

/** What the most rows have of each filter of one choice. */
function usualOf(facts: readonly Facts[]): Facts {
  const names = ['unit', 'status', 'checked'];
  return Object.fromEntries(
    names.flatMap((name) => {
      const groups = Map.groupBy(facts, (fact) => fact[name] ?? '');
      const [most] = [...groups].sort(([, a], [, b]) => b.length - a.length);
      return most === undefined || most[0] === '' ? [] : [[name, most[0]]];
    }),
  );
}

/** By the day of their release; those of which it is not known come behind, retired ones last. */
export function newestFirst(site: Site, models: readonly Model[]): Model[] {
  const day = (model: Model) => site.lifecycle(model).released ?? '';
  // A month compares with a day as its beginning does.
  return retiredLast(
    site,
    [...models].sort((a, b) => (day(a) > day(b) ? -1 : day(a) < day(b) ? 1 : 0)),
  );
}

/** ", newest first", where a day is known; else their order says nothing. */
export function newestWords(site: Site, models: readonly Model[]): string {
  return models.some((model) => site.lifecycle(model).released !== undefined) ? ', newest first' : '';
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
