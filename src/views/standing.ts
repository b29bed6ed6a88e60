/** Where a model stands: its rank among all and among those like it, the nearest alternatives, what is cheaper. */
import { meters } from '#catalog/meters.ts';
import { modalities } from '#catalog/modalities.ts';
import type { Model, Rate } from '#catalog/types.ts';
import { headline } from '#pricing/headline.ts';
import { isRetired } from '#pricing/rates.ts';
import { keys } from '#pricing/trace-key.ts';
import type { Ranked } from '#pricing/ranking.ts';
import type { Block, Table } from './blocks.ts';
import { comparisonLinks } from './comparisons.ts';
import { guideLink } from './guide-list.ts';
import { link, muted, say, type Inlines } from './inline.ts';
import { capital, count, displayName, modelLink, pricesTokens, shortPrice } from './phrases.ts';
import { relations } from './particulars/particulars.ts';
import { priceStrip } from './price-strip.ts';
import { modelPath, type Site } from './site.ts';
import { medianSentence, rankSentence, secondRankSentence, subsetSentences } from './standing-sentences.ts';

const neighbours = 4;
const relatedLimit = 6;
/** Models that are named as cheaper with as much to offer. */
const cheaperLimit = 3;

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
  const { plural, noun } = modalities[model.modality];
  const { unit } = meters[rate.meter];
  if (ranking.length < 3) {
    return [{ kind: 'text', content: [`Too few ${plural} here are priced per ${unit} to rank them.`] }];
  }
  const strip = priceStrip(site, model, rate);
  const second = secondRankSentence(site, model, rate);
  const more = [
    ...subsetSentences(site, model, rate),
    ...(second ? [second] : []),
    ...relations(site, model),
  ];
  const place = ranking.findIndex((ranked) => ranked.model === model);
  return [
    {
      kind: 'text',
      content: say`${rankSentence(site, model, rate, unit)} ${medianSentence(site, model, rate)}`,
    },
    ...(strip ? [strip] : []),
    ...(more.length > 0 ? [{ kind: 'list', items: more } as const] : []),
    ...cheaperBlocks(site, model, ranking.slice(0, place)),
    alternatives(
      site,
      model,
      rate,
      nearest(ranking, place),
      `${capital(noun)}s nearest in price to ${displayName(site, model)}`,
    ),
  ];
}

/** The cheapest that can do all it can, with at least its context: what readers who came for less would take. */
function cheaperBlocks(site: Site, model: Model, cheaper: readonly Ranked[]): Block[] {
  const { capabilities, context } = model;
  if (context === undefined && capabilities.length === 0) return [];
  const own = headline(model, site.date)?.rates[0];
  const able = cheaper.filter(
    ({ model: other, rate }) =>
      own !== undefined &&
      site.tracer.exact(keys.rate(other, rate)).lt(site.tracer.exact(keys.rate(model, own))) &&
      capabilities.every((name) => other.capabilities.includes(name)) &&
      (context === undefined || (other.context ?? 0) >= context),
  );
  if (able.length === 0 || own === undefined) return [];
  const abilities = capabilities.length === 0 ? '' : ', and all it can do';
  const size = context === undefined ? 'everything it can do' : `at least its context${abilities}`;
  return [
    { kind: 'text', content: [`Cheaper, with ${size}:`] },
    {
      kind: 'list',
      items: able
        .slice(0, cheaperLimit)
        .map(
          ({ model: other, rate }) =>
            say`${modelLink(site, other)}: ${shortPrice(site, other)}, ${site.amount(keys.below(keys.rate(other, rate), keys.rate(model, own)))} less`,
        ),
    },
  ];
}

/** The models around a place of the ranking, without the one that stands there. */
function nearest(ranking: readonly Ranked[], place: number): Ranked[] {
  const start = Math.max(0, Math.min(place - neighbours / 2, ranking.length - neighbours - 1));
  return ranking.slice(start, start + neighbours + 1).filter((_, index) => start + index !== place);
}

function alternatives(
  site: Site,
  model: Model,
  own: Rate,
  ranked: readonly Ranked[],
  caption: string,
): Table {
  return {
    kind: 'table',
    caption,
    // Two columns, so that a price has room on a phone.
    columns: [{ label: 'Model' }, { label: 'Price' }],
    rows: ranked.map(({ model: other, rate }): Inlines[] => {
      const difference = site.amount(keys.versus(keys.rate(other, rate), keys.rate(model, own)));
      const window =
        other.context === undefined || !pricesTokens(other) ? '' : `, context ${count(other.context)}`;
      return [[modelLink(site, other)], say`${shortPrice(site, other)} ${muted(difference, window)}`];
    }),
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
    ...comparisonLinks(site, model).map((one) => [one]),
    ...[...new Set(more)]
      .slice(0, relatedLimit)
      .map((other) => [link(modelPath(other), `${displayName(site, other)} pricing`)]),
    [link(`/models/${model.modality}/`, `${title} by price`)],
    [link(`/providers/${model.provider.id}/`, `All ${model.provider.name} models`)],
    ...(billing ? [billing] : []),
  ];
}
