/** How a model stands to those like it: each sentence is said only where it is true, and nothing in it is typed. */
import { meters } from '#catalog/registry/meters.ts';
import { modalities } from '#catalog/registry/modalities.ts';
import { whenText } from '#catalog/registry/when.ts';
import type { Model, Rate } from '#catalog/types.ts';
import { plain } from '#pricing/decimal.ts';
import { headline } from '#pricing/headline.ts';
import { keptPer } from '#pricing/kept.ts';
import { cheaperThan, isDearerInNothing, rankedPrice, type Ranked } from '#pricing/ranking.ts';
import { announcedRates, perUnitOfMeter } from '#pricing/rates.ts';
import { enumerated } from '#pricing/words.ts';
import { listing, say, type Inlines } from '#views/page/inline.ts';
import type { Site } from '#views/site.ts';
import { asAble, canAsMuch, freeModels, pricedThatWay } from '#views/words/free-models.ts';
import { dayBefore, displayName, longDate, modelLink } from '#views/words/phrases.ts';
import { against } from '#views/words/ratio-words.ts';

type Sentence = (site: Site, model: Model) => Inlines | undefined;

/** The sentences that have something to say of a model. */
export function sentencesThatHold(site: Site, model: Model, sentences: readonly Sentence[]): Inlines[] {
  return sentences.map((sentence) => sentence(site, model)).filter((words) => words !== undefined);
}

/** How it stands to models like it; of one that is no longer served, nothing. */
export function relations(site: Site, model: Model): Inlines[] {
  return site.lifecycle(model).isServed
    ? sentencesThatHold(site, model, [unbeaten, newerForLess, sameMaker, samePrice])
    : [];
}

/** Fewer rivals than these are no field to win. */
const fewestRivals = 2;

/** How many cheaper models can do all that this one can, with as long a context: none, or which share. */
function unbeaten(site: Site, model: Model): Inlines | undefined {
  const own = rankedPrice(model, site.date);
  if (own === undefined || (model.capabilities.length === 0 && model.context === undefined)) return undefined;
  const able = asAble(site.tracer.ranking(model.modality, own.rate.meter), model);
  const rivals = able.filter(({ model: other }) => other !== model).length;
  if (rivals < fewestRivals) return undefined;
  const cheaper = cheaperThan(able, own.price);
  const paid = freeModels(site, model.modality).some((other) => canAsMuch(other, model)) ? 'paid ' : '';
  const how = pricedThatWay(
    site,
    model.modality,
    own.rate.meter,
    (other) => other !== model && canAsMuch(other, model),
  );
  const plural = `${modalities[model.modality].plural}${how}`;
  const per = meters[own.rate.meter].noun.one;
  const words = [
    ...(model.capabilities.length > 0 ? ['have all its listed abilities'] : []),
    ...(model.context === undefined ? [] : ['take as many tokens']),
  ].join(' and ');
  return cheaper === 0
    ? [
        `None of the ${String(rivals)} other ${paid}${plural} here that ${words} has a lower price per ${per}.`,
      ]
    : [
        `Of the ${String(rivals)} other ${paid}${plural} here that ${words}, ${several(cheaper, rivals)} a lower price per ${per}.`,
      ];
}

/** "1 has", "both have": how many of so many, at least two. */
function several(part: number, whole: number): string {
  if (part === whole) return part === 2 ? 'both have' : `all ${String(whole)} have`;
  return part === 1 ? '1 has' : `${String(part)} have`;
}

/** The newest model of the same maker that can do as much and is dearer in nothing: what a new project would take. */
function newerForLess(site: Site, model: Model): Inlines | undefined {
  const own = rankedPrice(model, site.date);
  const { released, replacement } = site.lifecycle(model);
  // Of a model that goes, the named replacement is told instead.
  if (own === undefined || released === undefined || replacement !== undefined) return undefined;
  const dayOf = (other: Model) => site.lifecycle(other).released ?? '';
  const newer = site.tracer
    .ranking(model.modality, own.rate.meter)
    .map(({ model: other }) => other)
    .filter(
      (other) =>
        other.provider === model.provider &&
        site.lifecycle(other).stage === 'current' &&
        dayOf(other) > released &&
        canAsMuch(other, model),
    )
    .toSorted((a, b) => dayOf(a).localeCompare(dayOf(b)));
  const next = newer.findLast((other) => isDearerInNothing(other, model, site.date));
  const price = next && rankedPrice(next, site.date)?.price;
  if (next === undefined || price === undefined) return undefined;
  const { one } = meters[own.rate.meter].noun;
  return say`${modelLink(site, next)} is newer, of ${longDate(dayOf(next))}, is listed with all its abilities and at least its context, and costs ${against(plain(price), plain(own.price))} per ${one}.`;
}

/** What the named replacement of a deprecated model costs against it. */
export function replacementPrice(site: Site, model: Model): Inlines | undefined {
  const { replacement: next, retires } = site.lifecycle(model);
  if (next === undefined) return undefined;
  const now = replacementWords(model, next, site.date);
  if (now === undefined) return undefined;
  // An announced price is told where it comes while both can be called, or for whoever has changed by then.
  const days = [model, next].flatMap((one) => announcedRates(one, site.date).map(({ from = '' }) => from));
  const later = [...new Set(days)]
    .sort()
    .filter(
      (day) =>
        retires === undefined ||
        day < retires ||
        announcedRates(next, site.date).some(({ from }) => from === day),
    )
    .flatMap((day) => {
      const then = replacementWords(model, next, day);
      return then === undefined || then === now ? [] : [{ day, then }];
    })[0];
  const change =
    later === undefined ? '' : ` until ${longDate(dayBefore(later.day))}, and ${later.then} from then on`;
  return say`${modelLink(site, next)}, which replaces it, costs ${now}${change}.`;
}

/** "40% less for input tokens and twice as much for output tokens": a replacement against what it replaces, on a day. */
function replacementWords(model: Model, next: Model, date: string): string | undefined {
  const [before, after] = [headline(model, date), headline(next, date)];
  if (before === undefined || after === undefined) return undefined;
  const sameOf = ({ meter, when }: Rate) =>
    before.rates.find((rate) => rate.meter === meter && whenText(rate.when) === whenText(when));
  const differences = after.rates.flatMap((rate) => {
    const same = sameOf(rate);
    return same === undefined
      ? []
      : [
          `${against(perUnitOfMeter(rate).toFraction(), perUnitOfMeter(same).toFraction())} for ${meters[rate.meter].noun.many}`,
        ];
  });
  // Of what it bills besides, this page has no price to compare with.
  if (differences.length < after.rates.length) return undefined;
  return enumerated(differences);
}

/** A ranking by maker; it holds no retired models. */
const byMaker = keptPer((ranking: readonly Ranked[]) => Map.groupBy(ranking, ({ model }) => model.provider));

/** The nearest models of the same maker below and above it in price. */
function sameMaker(site: Site, model: Model): Inlines | undefined {
  const own = rankedPrice(model, site.date);
  if (own === undefined) return undefined;
  const priced = byMaker(site.tracer.ranking(model.modality, own.rate.meter)).get(model.provider) ?? [];
  const family = priced.filter(({ model: other }) => other !== model);
  const cheaper = cheaperThan(family, own.price);
  const below = family[cheaper - 1];
  const above = family.slice(cheaper).find(({ price }) => price.gt(own.price));
  if (below === undefined && above === undefined) return undefined;
  const costOf = (next: Ranked, comma = ',') =>
    say`${modelLink(site, next.model)}${comma} costs ${against(plain(next.price), plain(own.price))}`;
  const unit = meters[own.rate.meter].noun.one;
  const name = displayName(site, model);
  // Others of the maker may be free, or priced by something else.
  const served = servedBy(site).get(`${model.provider.id} ${model.modality}`)?.length ?? 0;
  const { plural } = modalities[model.modality];
  const how = served > family.length + 1 ? ` priced that way` : '';
  const ofMaker = `${plural} from ${model.provider.name}${how}`;
  if (below === undefined && above !== undefined)
    return say`By the ${unit}, ${name} is the cheapest of the ${String(family.length + 1)} ${ofMaker} here; the next, ${costOf(above)}.`;
  if (above === undefined && below !== undefined)
    return say`By the ${unit}, ${name} is the dearest of the ${String(family.length + 1)} ${ofMaker} here; the one below, ${costOf(below)}.`;
  if (below === undefined || above === undefined) return undefined;
  const verb = cheaper === 1 ? 'is' : 'are';
  return say`By the ${unit}, ${String(cheaper)} of the ${String(family.length)} other ${ofMaker} here ${verb} cheaper than ${name}; of the nearest two, ${costOf(below, '')} and ${costOf(above, '')}.`;
}

/** The models that are still served, by maker and kind. */
const servedBy = keptPer((site: Site) =>
  Map.groupBy(
    site.catalog.models.filter((model) => site.lifecycle(model).isServed),
    ({ provider, modality }) => `${provider.id} ${modality}`,
  ),
);

/** As many are told by name. */
const most = 4;

/** The models of its kind that cost exactly as much: between them, the price decides nothing. */
function samePrice(site: Site, model: Model): Inlines | undefined {
  const prices = pricesOf(site, model);
  if (prices === undefined) return undefined;
  const equal = (groupsOf(site).get(prices) ?? []).filter((other) => other !== model);
  if (equal.length === 0) return undefined;
  const { noun, plural } = modalities[model.modality];
  // Only what answers "how much" is compared: caches, batches and long requests may have prices that differ.
  const by = (headline(model, site.date)?.rates ?? [])
    .map(({ meter }) => `per ${meters[meter].noun.one}`)
    .join(' and ');
  // That others share its only price is told with its rank; here, which ones.
  const isOnly = headline(model, site.date)?.rates.length === 1;
  if (equal.length > most && isOnly) return undefined;
  if (equal.length > most)
    return [`${String(equal.length)} other ${plural} here cost exactly as much ${by}.`];
  const verb =
    equal.length === 1
      ? `costs exactly as much ${by}; no other ${noun} here does`
      : `cost exactly as much ${by}`;
  return say`${listing(equal.map((other) => [modelLink(site, other)]))} ${verb}.`;
}

/** The models that are still served, by what they cost. */
const groupsOf = keptPer((site: Site) =>
  Map.groupBy(
    site.catalog.models.filter((model) => site.lifecycle(model).isServed),
    (model) => pricesOf(site, model) ?? '',
  ),
);

/** Its kind and headline prices as one text, the same for the same amounts however they are written. */
function pricesOf(site: Site, model: Model): string | undefined {
  const rates = headline(model, site.date)?.rates;
  return (
    rates &&
    [
      model.modality,
      ...rates.map((rate) => `${rate.meter} ${whenText(rate.when)} ${perUnitOfMeter(rate).toFraction()}`),
    ].join()
  );
}
