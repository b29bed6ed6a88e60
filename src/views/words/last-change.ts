/**
 * When the facts of a page last changed, from data: never the day of the build. Structured data, sitemaps, feeds
 * and the front matter of Markdown twins all ask here.
 */
import type { Model } from '#catalog/types.ts';
import { keptPer } from '#pricing/kept.ts';
import { listedRates } from '#pricing/rates.ts';
import type { Page } from '#views/page/blocks.ts';
import type { Site } from '#views/site.ts';

/**
 * The UTC day, `YYYY-MM-DD`, on which a model's facts last changed: a price changed, a statement about it was made
 * or checked, or a source that its page names gave its prices. Undefined when no such day is known.
 */
export function modelUpdated(site: Site, model: Model): string | undefined {
  return daysOf(site)(model);
}

const daysOf = keptPer((site: Site) => keptPer((model: Model) => latest(site, modelDays(site, model))));

/** Pages that speak of the whole catalog. */
const ofWholeCatalog: readonly Page['kind'][] = [
  'home',
  'questions',
  'models',
  'calculator',
  'compare',
  'api',
];

/** The day on which the facts of a page last changed; undefined where no data says it. */
export function updatedOf(site: Site, page: Pick<Page, 'kind' | 'models' | 'updated'>): string | undefined {
  if (page.updated !== undefined) return page.updated;
  if (page.kind === 'verification') return site.evidence?.date;
  if (page.kind === 'changes') {
    return latest(
      site,
      site.history.map(({ date }) => date),
    );
  }
  const models = page.models ?? (ofWholeCatalog.includes(page.kind) ? site.catalog.models : []);
  return latest(
    site,
    models.map((model) => modelUpdated(site, model)),
  );
}

function modelDays(site: Site, model: Model): (string | undefined)[] {
  const { unverified, exceptions, published, printed, limits, scores } = model;
  const { listed, retires } = site.lifecycle(model);
  return [
    ...site.history.filter(({ id }) => id === model.id).map(({ date }) => date),
    ...unverified.map(({ checked }) => checked),
    ...exceptions.map(({ checked }) => checked),
    published?.checked,
    printed?.checked,
    ...limits.map(({ checked }) => checked),
    ...scores.map(({ checked }) => checked),
    listed,
    retires,
    ...listedRates(model).flatMap((rate) => [
      rate.from,
      rate.until,
      ...Object.keys(site.evidenceFor(model, rate)?.sources ?? {}).map((id) => takenOn(site, id)),
    ]),
  ];
}

/** The day on which the prices of a source were taken. */
function takenOn({ evidence }: Site, id: string): string | undefined {
  return Object.entries(evidence?.sources ?? {}).find(([name]) => name === id)?.[1].asOf;
}

/** The latest day that has come. */
function latest({ date }: Site, days: readonly (string | undefined)[]): string | undefined {
  return days
    .filter((day) => day !== undefined)
    .filter((day) => day <= date)
    .sort()
    .at(-1);
}
