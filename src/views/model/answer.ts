/** The answer: the first paragraph of a model's page. */
import type { When } from '#catalog/registry/conditions.ts';
import { meters, unitOf, type Meter } from '#catalog/registry/meters.ts';
import { hoursOf, isOnlyTimed, isTimed, keysOf, whenText } from '#catalog/registry/when.ts';
import type { Model, Rate } from '#catalog/types.ts';
import { headline } from '#pricing/headline.ts';
import { metersToCome } from '#pricing/ranking.ts';
import { announcedRates, comparePrices, isAnnounced, perUnitOfMeter, ratesOn } from '#pricing/rates.ts';
import { unlikePrinted } from '#pricing/printed.ts';
import { keys } from '#pricing/trace-key.ts';
import { enumerated } from '#pricing/words.ts';
import { feeClause, freeTierOf, freeTierSentence } from '#views/words/gateway-sentences.ts';
import { code, link, listing, say, sentences, type Inlines } from '#views/page/inline.ts';
import {
  asSentence,
  capital,
  displayName,
  feePhrase,
  longDate,
  modelLink,
  pricePhrase,
  noteOf,
  publishedPrices,
  sellerName,
  whenWords,
} from '#views/words/phrases.ts';
import { against } from '#views/words/ratio-words.ts';
import type { Site } from '#views/site.ts';
import { feeNameOfPayment, isProportional } from '#pricing/fee.ts';
import { isPassedThrough, providerPriceSentence } from '#views/words/markup.ts';

/** One paragraph that answers the heading: price with unit, fee, free tier, and the provider's own figure. */
export function answer(site: Site, model: Model): Inlines {
  const { gateway } = site;
  const name = displayName(site, model);
  const price = pricePhrase(site, model);
  if (!site.lifecycle(model).isServed) {
    return sentences(pastSentence(site, model, say` (${code(model.id)})`), retirement(site, model));
  }
  const withFee = feePhrase(site, model);
  if (price === undefined) return unpricedAnswer(site, model);
  const at = headline(model, site.date)?.isFrom === true ? '' : 'at ';
  return sentences(
    say`${name} (${code(model.id)}) is priced ${at}${price} through ${gateway.name}.`,
    chargedSentence(site, model),
    providerPriceSentence(site, model),
    withFee && say`With ${paidWith(site)}, that is ${withFee}.`,
    hoursSentence(site, model),
    nextPriceSentence(site, model),
    freeTierSentence(site, model),
    publishedSentence(site, model),
    printedSentence(site, model),
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

/** The fee has been named before; only what else it is told by is left to say. */
function paidWith({ gateway: { platformFee } }: Site): string {
  return platformFee && !isProportional(platformFee) ? `the ${feeNameOfPayment(platformFee)}` : 'the fee';
}

/** What is charged beside the listed price, and whether that is the provider's own. */
function chargedSentence(site: Site, model: Model): Inlines | undefined {
  const { name, platformFee } = site.gateway;
  const clause = feeClause(site);
  const charged = isPassedThrough(site, model)
    ? say`pass-through on the underlying ${sellerName(site, model)} rate`
    : undefined;
  if (clause.length === 0) return charged && say`${name} charges ${charged}.`;
  if (platformFee !== undefined) return say`${name} charges ${charged ?? 'that price'} ${clause}.`;
  return charged ? say`${name} charges ${charged}, with ${clause}.` : say`There is ${clause}.`;
}

/** That the price above does not hold at every hour: every window, with what it changes. */
function hoursSentence(site: Site, model: Model): Inlines | undefined {
  const timed = ratesOn(model, site.date).filter(({ when }) => isOnlyTimed(when));
  const [first] = headline(model, site.date)?.rates ?? [];
  if (first !== undefined && isTimed(first.when))
    return [`That price holds only ${hoursWords(hoursOf(first.when))}.`];
  const clauses = [...Map.groupBy(timed, ({ when }) => whenText(when)).values()].flatMap((rates) => {
    const changed = changedWords(site, model, rates);
    const [{ when } = { when: {} }] = rates;
    return changed === undefined ? [] : [`${hoursWords(when)}, ${changed}`];
  });
  return clauses.length === 0 ? undefined : [`${capital(clauses.join('; '))}.`];
}

/** "from 01:00 to 04:00 UTC, Mon to Fri"; "on Sat, Sun". */
function hoursWords(when: When): string {
  return `${when.utc === undefined ? 'on' : 'from'} ${whenWords(when)}`;
}

/** The next announced change of what answers the question, with its day. */
function nextPriceSentence(site: Site, model: Model): Inlines | undefined {
  const announced = announcedRates(model, site.date).filter(({ when }) => keysOf(when).length === 0);
  const toCome = metersToCome(model, site.date);
  const days = Map.groupBy(announced, ({ from = '' }) => from);
  const sentencesOfDays = [...days]
    .sort(([one], [other]) => one.localeCompare(other))
    .map(([day, rates]): Inlines => {
      const changed = changedWords(site, model, rates);
      const added = rates.filter(({ meter }) => toCome.includes(meter));
      const clauses: Inlines[] = [
        ...(changed === undefined ? [] : [[changed]]),
        ...(added.length === 0
          ? []
          : [
              [`it is billed by the ${enumerated(added.map(({ meter }) => meters[meter].noun.one))} as well`],
            ]),
      ];
      return clauses.length === 0 ? [] : say`From ${longDate(day)}, ${listing(clauses)}.`;
    });
  return sentencesOfDays.find((words) => words.length > 0);
}

/**
 * "it costs twice as much", where all of its standard prices change alike; else "input tokens cost 25% more": what
 * other rates of the headline's meters come to.
 */
function changedWords(site: Site, model: Model, rates: readonly Rate[]): string | undefined {
  const standard = ratesOn(model, site.date).filter(({ when }) => keysOf(when).length === 0);
  const changes = standard.flatMap((own) => {
    const other = rates.find(({ meter }) => meter === own.meter);
    return other === undefined || comparePrices(other, own) === 0
      ? []
      : [{ rate: own, difference: against(perUnit(other), perUnit(own)) }];
  });
  const differences = new Set(changes.map(({ difference }) => difference));
  if (changes.length > 0 && changes.length === standard.length && differences.size === 1)
    return `it costs ${[...differences].join('')}`;
  const told = changes.filter(({ rate }) => headline(model, site.date)?.rates.includes(rate));
  return told.length === 0
    ? undefined
    : changesWords(told.map(({ rate: { meter }, difference }) => ({ meter, difference })));
}

/** Prices are compared per the unit of their meter, whatever each is listed per. */
function perUnit(rate: Rate): string {
  return perUnitOfMeter(rate).toFraction();
}

/** "input tokens and output tokens cost 25% more", "input tokens cost 25% more and output tokens cost twice as much". */
function changesWords(changes: readonly { meter: Meter; difference: string }[]): string {
  const clauses = [...Map.groupBy(changes, ({ difference }) => difference)].map(([difference, alike]) => {
    const nouns = enumerated(alike.map(({ meter }) => meters[meter].noun.many));
    return `${nouns} cost ${difference}`;
  });
  return enumerated(clauses);
}

/** That a model goes or is gone, when, and what comes after it. */
function retirement(site: Site, model: Model): Inlines | undefined {
  const { stage, stays, retires, replacement } = site.lifecycle(model);
  if (stays) return undefined;
  const name = displayName(site, model);
  const next = replacement === undefined ? [] : say`; its replacement is ${modelLink(site, replacement)}`;
  if (retires !== undefined && stage === 'retired') {
    return say`${sellerName(site, model)} retired ${name} on ${longDate(retires)}${next}.`;
  }
  const until = retires === undefined ? '' : ` and retires it on ${longDate(retires)}`;
  return say`${sellerName(site, model)} has deprecated ${name}${until}${next}.`;
}

function unpricedAnswer(site: Site, model: Model): Inlines {
  const { gateway } = site;
  const subject = say`${displayName(site, model)} (${code(model.id)})`;
  const note = noteOf(model);
  const reason = note === undefined ? undefined : asSentence([note]);
  switch (model.pricing.kind) {
    case 'free':
      return sentences(
        say`${subject} is free through ${gateway.name}.`,
        reason,
        // Free within its limit.
        freeTierOf(site)?.model === model ? freeTierSentence(site, model) : undefined,
        retirement(site, model),
      );
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

/** Where the gateway itself prints another price elsewhere: that too, with its page and day. */
function printedSentence(site: Site, model: Model): Inlines | undefined {
  const { printed } = model;
  const other = unlikePrinted(model, site.date);
  if (printed === undefined || other.length === 0) return undefined;
  const figures = other.map(
    (rate) => say`${site.amount(keys.printed(model, rate))} per ${unitOf(rate).unit}`,
  );
  // No link: this site may come to stand in the place of that page.
  const page = printed.source.replace(/^https:\/\//, '');
  return say`When it was read on ${longDate(printed.checked)}, ${site.gateway.name}’s own page ${code(page)} printed ${listing(figures)}; this page works with the price above.`;
}

/** Where the provider publishes another figure than the listed one: both, with the source. */
export function publishedSentence(site: Site, model: Model): Inlines | undefined {
  const { published } = model;
  const price = pricePhrase(site, model);
  if (published === undefined || price === undefined) return undefined;
  return say`${sellerName(site, model)} itself ${link(published.source, 'publishes')} ${publishedPrices(site, model)}; ${site.gateway.name} lists ${price}, and that is the price this page works with.`;
}
