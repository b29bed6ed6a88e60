/**
 * The cards of a site: one for each model, one for each comparison, one for all other pages. A card with a character that
 * no font of the images has is left out: its page shows the card of the site.
 */
import { keptPer } from '#pricing/kept.ts';
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
  longDate,
  sellerName,
  shortPrice,
  unpricedWord,
} from '#views/words/phrases.ts';
import { wordsOf, type CardPrice, type ShareCard } from '#views/page/card.ts';
import type { Site } from '#views/site.ts';
import { feeOfPayment } from '#views/words/fee.ts';

/** Input, output, and what every call pays besides; more figures would be too small to read. */
const answer = 3;

/** The card of a model. */
export function modelCard(site: Site, model: Model): ShareCard {
  const name = displayName(site, model);
  const prices = headline(model, site.date);
  const rates = (prices?.rates ?? []).slice(0, answer);
  const { isServed, isLeavingSoon, retires } = site.lifecycle(model);
  const more = (prices?.rates ?? []).slice(answer).map((rate) => unitOf(rate).unit);
  const remark = [
    !isServed && 'Retired, last price',
    isLeavingSoon && `Retires on ${longDate(retires ?? '')}`,
    more.length > 0 && `besides a price per ${more.join(' and ')}`,
    prices?.isFrom === true && 'from',
    !prices && unpricedWord(site, model),
  ];
  return {
    file: `${stems.image(model.fileStem)}.png`,
    gateway: brand(site),
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
    gateway: brand(site),
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
    gateway: brand(site),
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

/** Every card that is drawn. */
export function shareCards(site: Site): ShareCard[] {
  return [...otherCards(site), ...modelCards(site, site.catalog.models)];
}

/** Those that are drawn of models. */
export function modelCards(site: Site, models: readonly Model[]): ShareCard[] {
  return everyOf(site, models).filter((card) => isDrawn(site, card));
}

/** Those that are drawn of nothing that is a single model. */
export function otherCards(site: Site): ShareCard[] {
  return everyOther(site).filter((card) => isDrawn(site, card));
}

function isDrawn(site: Site, card: ShareCard): boolean {
  return missing(site, wordsOf(card)) === undefined;
}

const cardOf = keptPer((site: Site) => keptPer((model: Model) => modelCard(site, model)));

function everyOf(site: Site, models: readonly Model[]): ShareCard[] {
  return models.map((model) => cardOf(site)(model));
}

function everyOther(site: Site): ShareCard[] {
  return [siteCard(site), ...pairsOf(site).map((pair) => versusCard(site, pair))];
}

/** So many are named; a catalog in another script has hundreds. */
const mostNamed = 10;

/** What the build says of cards that are left out, and of the gateway's name if that cannot be drawn. */
export function cardsLeftOut(site: Site): string[] {
  const { name } = site.gateway;
  const sign = missing(site, name);
  const left = [...everyOther(site), ...everyOf(site, site.catalog.models)].flatMap((card) => {
    const lacked = missing(site, wordsOf(card));
    return lacked === undefined ? [] : [`${card.file} (${lacked})`];
  });
  const more = left.length > mostNamed ? ` and ${String(left.length - mostNamed)} more` : '';
  return [
    ...(sign === undefined
      ? []
      : [`Share images say "${brand(site)}" instead of "${name}": no font of theirs has ${sign}.`]),
    ...(left.length === 0
      ? []
      : [
          `Share images are left out where no font of theirs has a character: ${left.slice(0, mostNamed).join(', ')}${more}. These pages show ${siteCard(site).file}.`,
        ]),
  ];
}

/** The gateway's name; if it cannot be drawn, the name of its host, which addresses have in plain letters. */
function brand({ gateway, catalog, undrawable }: Site): string {
  return missing({ undrawable }, gateway.name) === undefined
    ? gateway.name
    : new URL(catalog.siteUrl).hostname;
}

/** The first character of a text that no font has: `"你", U+4F60`. */
function missing({ undrawable }: Pick<Site, 'undrawable'>, text: string): string | undefined {
  const sign = Array.from(text.normalize()).find((one) => undrawable.has(one));
  return sign && `"${sign}", U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** The image of a page: that of its model or its pair, else that of the site. */
export function shareImage(site: Site, { kind, models = [] }: Page): ShareImage {
  const [one, other] = models;
  const own =
    kind === 'model' && one
      ? modelCard(site, one)
      : kind === 'versus' && one && other
        ? versusCard(site, [one, other])
        : undefined;
  const isDrawn = own !== undefined && missing(site, wordsOf(own)) === undefined;
  const { file, alt } = isDrawn ? own : siteCard(site);
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
