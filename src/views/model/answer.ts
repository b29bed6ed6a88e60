/** The answer: the first paragraph of a model's page. */
import { meters } from '#catalog/registry/meters.ts';
import { hoursOf, isOnlyTimed, keysOf } from '#catalog/registry/when.ts';
import type { Model, Rate } from '#catalog/types.ts';
import { decimal } from '#pricing/decimal.ts';
import { headline } from '#pricing/headline.ts';
import { isAnnounced, ratesOn } from '#pricing/rates.ts';
import { feeClause, freeTierSentence } from '#views/words/gateway-sentences.ts';
import { code, link, say, sentences, type Inlines } from '#views/page/inline.ts';
import {
  asSentence,
  displayName,
  feePhrase,
  longDate,
  modelLink,
  pricePhrase,
  prose,
  sellerName,
  whenWords,
} from '#views/words/phrases.ts';
import { against } from '#views/words/ratio-words.ts';
import type { Site } from '#views/site.ts';

/** One paragraph that answers the heading: price with unit, fee, free tier, and the provider's own figure. */
export function answer(site: Site, model: Model): Inlines {
  const { gateway } = site;
  const name = displayName(site, model);
  const price = pricePhrase(site, model);
  if (!site.lifecycle(model).isServed) {
    return sentences(pastSentence(site, model, say` (${code(model.id)})`), retirement(site, model));
  }
  const withFee = gateway.platformFee && feePhrase(site, model);
  if (price === undefined) return unpricedAnswer(site, model);
  const at = headline(model, site.date)?.isFrom === true ? '' : 'at ';
  return sentences(
    say`${name} (${code(model.id)}) is priced ${at}${price} through ${gateway.name}.`,
    chargedSentence(site, model),
    withFee && say`With the fee, that is ${withFee}.`,
    hoursSentence(site, model),
    nextPriceSentence(site, model),
    freeTierSentence(site, model),
    publishedSentence(site, model),
    retirement(site, model),
  );
}

/** What a model cost that is no longer served. @param id what follows its name. @default nothing */
export function pastSentence(site: Site, model: Model, id: Inlines = []): Inlines {
  const subject = say`${displayName(site, model)}${id}`;
  const through = site.gateway.name;
  const price = pricePhrase(site, model);
  if (price !== undefined) {
    const at = headline(model, site.date)?.isFrom === true ? '' : 'at ';
    return say`${subject} was priced ${at}${price} through ${through} until it was retired.`;
  }
  const past = {
    free: `was free through ${through} until it was retired`,
    plan: `was part of a plan at ${through}, without a price per use, until it was retired`,
    unknown: `is retired, and no reliable price of it through ${through} is known`,
    priced: isAnnounced(model, site.date)
      ? `was retired before its announced price at ${through} came into force`
      : `is retired, and its last price at ${through} had ended before`,
  };
  return say`${subject} ${past[model.pricing.kind]}.`;
}

/** What is charged beside the listed price, and whether that is the provider's own. */
function chargedSentence(site: Site, model: Model): Inlines | undefined {
  const { name, pricing, platformFee } = site.gateway;
  const clause = feeClause(site);
  if (pricing === 'pass-through') {
    return say`${name} charges pass-through on the underlying ${sellerName(site, model)} rate${clause === '' ? '' : ` ${clause}`}.`;
  }
  if (clause === '') return undefined;
  return platformFee === undefined ? say`There is ${clause}.` : say`${name} charges that price ${clause}.`;
}

/** That the price above does not hold at every hour. */
function hoursSentence(site: Site, model: Model): Inlines | undefined {
  const rates = ratesOn(model, site.date);
  const timed = rates.filter(({ when }) => isOnlyTimed(when));
  const [first] = timed;
  if (first === undefined) return undefined;
  const changed = changedWords(site, model, timed);
  const hours = whenWords(hoursOf(first.when));
  return changed === undefined ? undefined : [`From ${hours}, ${changed}.`];
}

/** The next announced change of what answers the question, with its day. */
function nextPriceSentence(site: Site, model: Model): Inlines | undefined {
  if (model.pricing.kind !== 'priced') return undefined;
  const announced = model.pricing.rates.filter(
    ({ when, from }) => keysOf(when).length === 0 && from !== undefined && from > site.date,
  );
  const day = announced.map(({ from = '' }) => from).sort()[0];
  if (day === undefined) return undefined;
  const changed = changedWords(
    site,
    model,
    announced.filter(({ from }) => from === day),
  );
  return changed === undefined ? undefined : [`From ${longDate(day)}, ${changed}.`];
}

/** "it costs twice as much"; "input tokens cost 25% more": what other rates of the headline's meters come to. */
function changedWords(site: Site, model: Model, rates: readonly Rate[]): string | undefined {
  const headlineRates = headline(model, site.date)?.rates ?? [];
  const changed = headlineRates.flatMap(({ meter, amount }) => {
    const other = rates.find((rate) => rate.meter === meter);
    return other === undefined || decimal(other.amount).eq(decimal(amount))
      ? []
      : [{ noun: meters[meter].noun.many, difference: against(other.amount, amount) }];
  });
  const differences = [...new Set(changed.map(({ difference }) => difference))];
  if (differences.length === 0) return undefined;
  if (changed.length === headlineRates.length && differences.length === 1)
    return `it costs ${differences.join('')}`;
  return changed.map(({ noun, difference }) => `${noun} cost ${difference}`).join(' and ');
}

/** That a model goes or is gone, when, and what comes after it. */
function retirement(site: Site, model: Model): Inlines | undefined {
  const { stage, stays, retires, replacement } = site.lifecycle(model);
  if (stays) return undefined;
  const name = displayName(site, model);
  const next = replacement === undefined ? [] : say`; its replacement is ${modelLink(site, replacement)}`;
  if (retires !== undefined && stage === 'retired') {
    return say`${model.provider.name} retired ${name} on ${longDate(retires)}${next}.`;
  }
  const until = retires === undefined ? '' : ` and retires it on ${longDate(retires)}`;
  return say`${model.provider.name} has deprecated ${name}${until}${next}.`;
}

function unpricedAnswer(site: Site, model: Model): Inlines {
  const { gateway } = site;
  const subject = say`${displayName(site, model)} (${code(model.id)})`;
  const note = prose(site, model, 'note');
  const reason = note.length > 0 ? asSentence(note) : undefined;
  switch (model.pricing.kind) {
    case 'free':
      return sentences(say`${subject} is free through ${gateway.name}.`, reason, retirement(site, model));
    case 'priced':
      return sentences(
        isAnnounced(model, site.date)
          ? say`The price of ${subject} through ${gateway.name} is announced, but not in force yet; the table below has its day.`
          : say`The listed price of ${subject} through ${gateway.name} has ended, and no other is in force.`,
        freeTierSentence(site, model),
        retirement(site, model),
      );
    case 'plan':
      return sentences(
        say`${subject} is part of a plan at ${gateway.name} and has no price per use.`,
        reason,
        retirement(site, model),
      );
    default:
      return sentences(
        say`${gateway.name} lists ${subject}, but we know no reliable price for it, so this page shows none.`,
        reason,
        freeTierSentence(site, model),
        retirement(site, model),
      );
  }
}

/** Where the provider publishes another figure than the listed one: both, with the source. */
export function publishedSentence(site: Site, model: Model): Inlines | undefined {
  const { published, provider } = model;
  const price = pricePhrase(site, model);
  if (published === undefined || price === undefined) return undefined;
  return say`${provider.name} itself ${link(published.source, 'publishes')} ${prose(site, model, 'published')}; ${site.gateway.name} lists ${price}, and that is the price this page works with.`;
}
