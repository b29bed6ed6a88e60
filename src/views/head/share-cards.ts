/** The cards of a site: one for each model, one for each comparison, one for all other pages. */
import { address, pathOf } from '#address.ts';
import { stems } from '#catalog/registry/file-paths.ts';
import { unitOf } from '#catalog/registry/meters.ts';
import { modalities } from '#catalog/registry/modalities.ts';
import type { Model } from '#catalog/types.ts';
import { headline } from '#pricing/headline.ts';
import { keys } from '#pricing/trace-key.ts';
import type { Page, ShareImage } from '#views/page/blocks.ts';
import { modalitiesOf, providersOf } from '#views/words/catalog-groups.ts';
import { pairsOf, versusName, versusPath, type Pair } from '#views/words/comparison-pairs.ts';
import { say, type Inlines } from '#views/page/inline.ts';
import { modelCount, providerCount, servedOf } from '#views/lists/list-parts.ts';
import {
  capital,
  currentPrice,
  displayName,
  sellerName,
  shortPrice,
  unpricedWord,
} from '#views/words/phrases.ts';
import type { CardPrice, ShareCard } from '#views/page/card.ts';
import type { Site } from '#views/site.ts';
import { feeOfPayment } from '#views/words/fee.ts';

/** More figures would be too small to read. */
const answer = 2;

/** The card of a model. */
export function modelCard(site: Site, model: Model): ShareCard {
  const name = displayName(site, model);
  const prices = headline(model, site.date);
  const rates = (prices?.rates ?? []).slice(0, answer);
  const retired = !site.lifecycle(model).isServed;
  const more = (prices?.rates ?? []).slice(answer).map((rate) => unitOf(rate).unit);
  const remark = [
    retired && 'Retired, last price',
    more.length > 0 && `besides a price per ${more.join(' and ')}`,
    prices?.isFrom === true && 'from',
    !prices && unpricedWord(site, model),
  ];
  return {
    file: `${stems.image(model.fileStem)}.png`,
    gateway: site.gateway.name,
    kind: capital(`${modalities[model.modality].noun} from ${sellerName(site, model)}`),
    title: name,
    prices: rates.map((rate) => ({
      amount: site.amount(keys.rate(model, rate)),
      unit: `per ${unitOf(rate).unit}`,
    })),
    remark: remark.filter((word) => typeof word === 'string').join(', ') || undefined,
    note: note(site, model),
    alt: say`${name}: ${uncapitalised(shortPrice(site, model))}, through ${site.gateway.name}`,
  };
}

/** The card of two models side by side: the price that models of their kind are ranked by. */
function versusCard(site: Site, pair: Pair): ShareCard {
  const name = versusName(site, pair);
  const [{ modality }] = pair;
  return {
    file: fileAt(versusPath(pair)),
    gateway: site.gateway.name,
    kind: `${modalities[modality].title}, prices compared`,
    title: name,
    prices: pair.flatMap((model): CardPrice[] => {
      const answer = headline(model, site.date);
      if (answer === undefined) return [];
      const [rate] = answer.rates;
      return [
        {
          label: `${displayName(site, model)}${answer.isFrom ? ', from' : ''}`,
          amount: site.amount(keys.rate(model, rate)),
          unit: `per ${unitOf(rate).unit}`,
        },
      ];
    }),
    remark: undefined,
    note: ['Every rate, the same use priced in both, and the facts side by side'],
    alt: [`${name}: prices compared, through ${site.gateway.name}`],
  };
}

/** The card of every other page. */
export function siteCard(site: Site): ShareCard {
  const { name } = site.gateway;
  const count = `${modelCount(servedOf(site, site.catalog.models).length)} from ${providerCount(providersOf(site).length)}`;
  return {
    file: `${stems.image('site')}.png`,
    gateway: name,
    kind: 'Every price with its unit',
    title: 'What does it cost to call an AI model?',
    prices: [],
    remark: count,
    note: [
      listOf(modalitiesOf(site).map(({ modality }) => modalities[modality].title.replace(/ models$/, ''))),
    ],
    alt: [`What does it cost to call an AI model? ${count} through ${name}`],
  };
}

/** Every card of the site. */
export function shareCards(site: Site): ShareCard[] {
  return [
    siteCard(site),
    ...pairsOf(site).map((pair) => versusCard(site, pair)),
    ...site.catalog.models.map((model) => modelCard(site, model)),
  ];
}

/** The image of a page: that of its model or its pair, else that of the site. */
export function shareImage(site: Site, { kind, models = [] }: Page): ShareImage {
  const [one, other] = models;
  const { file, alt } =
    kind === 'model' && one
      ? modelCard(site, one)
      : kind === 'versus' && one && other
        ? versusCard(site, [one, other])
        : siteCard(site);
  return { path: address(file), alt };
}

/** "/compare/a-vs-b/" has "og/compare/a-vs-b.png". */
function fileAt(path: string): string {
  return `${stems.image(pathOf(path).slice(0, -1))}.png`;
}

/** What is paid with the fee; else the id that calls ask for. */
function note(site: Site, model: Model): Inlines {
  const fee = feeOfPayment(site);
  if (fee === undefined || headline(model, site.date) === undefined || !site.lifecycle(model).isServed)
    return [model.id];
  return say`${currentPrice(site, model, { toKey: keys.fee })} with ${fee}`;
}

function uncapitalised([first, ...rest]: Inlines): Inlines {
  return typeof first === 'string'
    ? [first.charAt(0).toLowerCase() + first.slice(1), ...rest]
    : [first ?? '', ...rest];
}

function listOf(words: readonly string[]): string {
  return words.join(', ');
}
