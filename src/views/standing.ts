/** Where a model stands: its rank, the median, the nearest alternatives. */
import { meters } from '#catalog/meters.ts';
import { modalities } from '#catalog/modalities.ts';
import type { Model } from '#catalog/types.ts';
import { headline, isRetired } from '#pricing/rates.ts';
import { keys } from '#pricing/trace-key.ts';
import type { Ranked } from '#pricing/ranking.ts';
import type { Block, Table } from './blocks.ts';
import { guideLink } from './guide-list.ts';
import { link, say, type Inlines } from './inline.ts';
import { capital, displayName, modelLink, shortPrice } from './phrases.ts';
import { modelPath, type Site } from './site.ts';

const neighbours = 6;
const relatedLimit = 6;

/** Rank, alternatives and links to related pages. */
export function standingBlocks(site: Site, model: Model): Block[] {
  return [...rankBlocks(site, model), { kind: 'links', items: related(site, model) }];
}

function rankBlocks(site: Site, model: Model): Block[] {
  const rate = headline(model, site.date)?.rates[0];
  if (rate === undefined) return [];
  if (isRetired(model, site.date)) {
    return [
      { kind: 'text', content: [`${displayName(site, model)} is retired, so it is no longer ranked.`] },
    ];
  }
  const ranking = site.tracer.ranking(model.modality, rate.meter);
  const place = ranking.findIndex((ranked) => ranked.model === model);
  const { plural, noun } = modalities[model.modality];
  const unit = meters[rate.meter].unit;
  if (ranking.length < 3) {
    return [{ kind: 'text', content: [`Too few ${plural} here are priced per ${unit} to rank them.`] }];
  }
  const price = site.amount(keys.rate(model, rate));
  const median = site.amount(keys.standing(model.modality, rate.meter, 'median'));
  const cheaper = ranking.filter(({ rate: other }) =>
    site.tracer.exact(keys.rate(model, rate)).gt(other.amount),
  ).length;
  const rankWords = cheaper === 0 ? `the lowest price` : `the ${ordinal(cheaper + 1)} lowest price`;
  const content = say`${price} per ${unit} is ${rankWords} of the ${String(ranking.length)} ${plural} priced that way here; the median is ${median}.`;
  return [
    { kind: 'text', content },
    alternatives(
      site,
      nearest(ranking, place),
      `${capital(noun)}s nearest in price to ${displayName(site, model)}`,
    ),
  ];
}

/** "2nd", "23rd", "11th". */
function ordinal(n: number): string {
  const teen = n % 100 >= 11 && n % 100 <= 13;
  const suffix = teen ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th');
  return `${String(n)}${suffix}`;
}

/** The models around a place of the ranking, without the one that stands there. */
function nearest(ranking: readonly Ranked[], place: number): Ranked[] {
  const start = Math.max(0, Math.min(place - neighbours / 2, ranking.length - neighbours - 1));
  return ranking.slice(start, start + neighbours + 1).filter((_, index) => start + index !== place);
}

function alternatives(site: Site, ranked: readonly Ranked[], caption: string): Table {
  return {
    kind: 'table',
    caption,
    columns: [{ label: 'Model' }, { label: 'Provider' }, { label: 'Price' }],
    rows: ranked.map(({ model }): Inlines[] => [
      [modelLink(site, model)],
      [link(`/providers/${model.provider.id}/`, model.provider.name)],
      shortPrice(site, model),
    ]),
  };
}

function related(site: Site, model: Model): Inlines[] {
  const { title, plural } = modalities[model.modality];
  const billing = guideLink(site, 'how-billing-works', `How billing works, for ${plural} and all others`);
  const siblings = site.catalog.models.filter(
    (other) => other !== model && other.provider === model.provider && other.modality === model.modality,
  );
  const more = [
    ...(model.replacement === undefined ? [] : [site.model(model.replacement)]),
    ...(model.snapshotOf === undefined ? [] : [site.model(model.snapshotOf)]),
    ...siblings,
  ];
  return [
    ...[...new Set(more)]
      .slice(0, relatedLimit)
      .map((other) => [link(modelPath(other), `${displayName(site, other)} pricing`)]),
    [link(`/models/${model.modality}/`, `${title} by price`)],
    [link(`/providers/${model.provider.id}/`, `All ${model.provider.name} models`)],
    ...(billing ? [billing] : []),
  ];
}
