/** Where a model stands: its rank among all and among those like it, the nearest alternatives, what is cheaper. */
import { modalityAddress, modelAddress, providerAddress } from '#address.ts';
import { meters } from '#catalog/registry/meters.ts';
import { modalities } from '#catalog/registry/modalities.ts';
import { isOnlyTimed, isTimed } from '#catalog/registry/when.ts';
import type { Model } from '#catalog/types.ts';
import { headline } from '#pricing/headline.ts';
import { keptPer } from '#pricing/kept.ts';
import { ratesOn } from '#pricing/rates.ts';
import { keys } from '#pricing/trace-key.ts';
import { cheaperThan, isDearerInNothing, metersToCome, rankedPrice, type Ranked } from '#pricing/ranking.ts';
import { enumerated } from '#pricing/words.ts';
import { asAble, canAsMuch, freeModels } from '#views/words/free-models.ts';
import type { Block, Table } from '#views/page/blocks.ts';
import { comparisonLinks } from '#views/words/comparison-pairs.ts';
import { link, muted, say, sentences, type Inlines } from '#views/page/inline.ts';
import { capital, count, displayName, modelLink, pricesTokens, shortPrice } from '#views/words/phrases.ts';
import { relations } from './relations.ts';
import { priceStrip } from './price-strip.ts';
import type { Site } from '#views/site.ts';
import { medianSentence, rankSentence, secondRankSentence, subsetSentences } from './standing-sentences.ts';

const neighbours = 4;
const relatedLimit = 6;
/** Models that are named as cheaper with as much to offer. */
const cheaperLimit = 3;

/** The address of a guide by its name; undefined where the site has none of that name. */
export type GuidePath = (name: string) => string | undefined;

/** Rank, alternatives and links to related pages. */
export function standingBlocks(site: Site, model: Model, guidePath?: GuidePath): Block[] {
  return [...rankBlocks(site, model), { kind: 'links', items: related(site, model, guidePath) }];
}

function rankBlocks(site: Site, model: Model): Block[] {
  if (headline(model, site.date) === undefined) return [];
  if (!site.lifecycle(model).isServed) {
    return [
      { kind: 'text', content: [`${displayName(site, model)} is retired, so it is no longer ranked.`] },
    ];
  }
  const own = rankedPrice(model, site.date);
  if (own === undefined) return [{ kind: 'text', content: unrankedWords(site, model) }];
  const { rate } = own;
  const ranking = site.tracer.ranking(model.modality, rate.meter);
  const { plural } = modalities[model.modality];
  if (ranking.length < 3) {
    return [
      {
        kind: 'text',
        content: [`Too few ${plural} here are priced per ${meters[rate.meter].unit} to rank them.`],
      },
    ];
  }
  const strip = priceStrip(site, own);
  const second = secondRankSentence(site, own);
  const more = [...subsetSentences(site, own), ...(second ? [second] : []), ...relations(site, model)];
  const place = ranking.findIndex((ranked) => ranked.model === model);
  return [
    {
      kind: 'text',
      content: sentences(rankSentence(site, own), medianSentence(site, own), hoursSentence(site, model)),
    },
    ...(strip ? [strip] : []),
    ...(more.length > 0 ? [{ kind: 'list', items: more } as const] : []),
    ...cheaperBlocks(site, own, ranking),
    alternatives(
      site,
      own,
      nearest(ranking, place),
      `${capital(plural)} nearest to ${displayName(site, model)} by the ${meters[rate.meter].noun.one}, and how far above or below`,
    ),
  ];
}

/** The cheapest that can do all it can, with at least its context: what readers who came for less would take. */
function cheaperBlocks(site: Site, own: Ranked, ranking: readonly Ranked[]): Block[] {
  const { model } = own;
  const { capabilities, context } = model;
  if (context === undefined && capabilities.length === 0) return [];
  const able = asAble(ranking, model);
  const cheaper: Ranked[] = [];
  for (const one of able.slice(0, cheaperThan(able, own.price))) {
    // Of thousands that are cheaper, only the first are looked at.
    if (cheaper.length === cheaperLimit) break;
    // Nobody is sent to a model that its maker is about to retire.
    const { stays } = site.lifecycle(one.model);
    if (stays && isDearerInNothing(one.model, model, site.date)) cheaper.push(one);
  }
  const free = freeModels(site, model.modality).filter(
    (other) => site.lifecycle(other).stays && canAsMuch(other, model),
  );
  if (cheaper.length + free.length === 0) return [];
  const abilities = capabilities.length === 0 ? '' : ' and all its listed abilities';
  const size = context === undefined ? 'all its listed abilities' : `at least its context${abilities}`;
  return [
    { kind: 'text', content: [`Cheaper, with ${size}:`] },
    {
      kind: 'list',
      items: [
        ...free.map((other) => say`${modelLink(site, other)}: free`),
        ...cheaper.map(
          ({ model: other, key }) =>
            say`${modelLink(site, other)}: ${shortPrice(site, other)}, ${site.amount(keys.below(key, own.key))} less per ${meters[own.rate.meter].noun.one}`,
        ),
      ].slice(0, cheaperLimit),
    },
  ];
}

/** By which of its prices it is ranked, where the hour decides. */
function hoursSentence(site: Site, model: Model): Inlines | undefined {
  const isByHour = ratesOn(model, site.date).some(({ when }) => isOnlyTimed(when));
  return isByHour
    ? ['It is ranked by the price of most hours of a week, as all models here are.']
    : undefined;
}

/** Why a model that has a price is not ranked by it. */
function unrankedWords(site: Site, model: Model): Inlines {
  const name = displayName(site, model);
  const [first] = headline(model, site.date)?.rates ?? [];
  const toCome = metersToCome(model, site.date);
  if (toCome.length > 0) {
    const nouns = enumerated(toCome.map((meter) => meters[meter].noun.one));
    return [
      `${name} is going to be billed by the ${nouns} as well, so it is not ranked by what it costs until then.`,
    ];
  }
  return first !== undefined && isTimed(first.when)
    ? [`What ${name} costs depends on the hour of the day, so it is not ranked.`]
    : [`${name} is billed by more than one unit, so it is not ranked by one of them.`];
}

/** The models around a place of the ranking, without the one that stands there. */
function nearest(ranking: readonly Ranked[], place: number): Ranked[] {
  const start = Math.max(0, Math.min(place - neighbours / 2, ranking.length - neighbours - 1));
  return ranking.slice(start, start + neighbours + 1).filter((_, index) => start + index !== place);
}

function alternatives(site: Site, own: Ranked, ranked: readonly Ranked[], caption: string): Table {
  return {
    kind: 'table',
    caption,
    // Two columns, so that a price has room on a phone.
    columns: [{ label: 'Model' }, { label: 'Price' }],
    rows: ranked.map(({ model: other, key }): Inlines[] => {
      const difference = site.amount(keys.versus(key, own.key));
      const window =
        other.context === undefined || !pricesTokens(other) ? '' : `, context ${count(other.context)}`;
      const leaving = site.lifecycle(other).stays ? '' : ', deprecated';
      return [
        [modelLink(site, other)],
        say`${shortPrice(site, other)} ${muted(difference, window, leaving)}`,
      ];
    }),
  };
}

/** The models of the same maker and kind, in the catalog's order. */
const familiesOf = keptPer(({ catalog }: Site): ReadonlyMap<string, readonly Model[]> =>
  Map.groupBy(catalog.models, familyName),
);

function familyName({ provider, modality }: Model): string {
  return `${provider.id} ${modality}`;
}

function related(site: Site, model: Model, guidePath: GuidePath | undefined): Inlines[] {
  const { title, plural } = modalities[model.modality];
  const billing = guidePath?.('how-billing-works');
  const { replacement } = site.lifecycle(model);
  const siblings = (familiesOf(site).get(familyName(model)) ?? []).filter((other) => other !== model);
  const more = [
    ...(replacement === undefined ? [] : [replacement]),
    ...(model.snapshotOf === undefined ? [] : [site.model(model.snapshotOf)]),
    ...siblings,
  ];
  return [
    ...comparisonLinks(site, model).map((one) => [one]),
    ...[...new Set(more)]
      .slice(0, relatedLimit)
      .map((other) => [link(modelAddress(other), `${displayName(site, other)} pricing`)]),
    [link(modalityAddress(model.modality), `${title} by price`)],
    [link(providerAddress(model.provider.id), `All ${model.provider.name} models`)],
    ...(billing === undefined ? [] : [[link(billing, `How billing works, for ${plural} and all others`)]]),
  ];
}
