/** The answer: the first paragraph of a model's page. */
import type { Model } from '#catalog/types.ts';
import { headline } from '#pricing/headline.ts';
import { isAnnounced } from '#pricing/rates.ts';
import { feeClause, freeRequests, freeTierOf } from '#views/words/gateway-sentences.ts';
import { code, say, sentences, type Inlines } from '#views/page/inline.ts';
import {
  asSentence,
  displayName,
  modelLink,
  pricePhrase,
  noteOf,
  sellerName,
  hasOwnList,
} from '#views/words/phrases.ts';
import type { Site } from '#views/site.ts';
import { isPassedThrough, providerPriceSentence } from '#views/words/markup.ts';

/** One paragraph that answers the heading: price with unit, fee, and what the free tier covers. */
export function answer(site: Site, model: Model): Inlines {
  const { gateway } = site;
  const name = displayName(site, model);
  const price = pricePhrase(site, model);
  if (!site.lifecycle(model).isServed) {
    // When it went and what to use instead says the notice above.
    return pastSentence(site, model, say` (${code(model.id)})`);
  }
  if (price === undefined) return unpricedAnswer(site, model);
  const at = headline(model, site.date)?.isFrom === true ? '' : 'at ';
  return sentences(
    say`${name} (${code(model.id)}) is priced ${at}${price} through ${gateway.name}.`,
    chargedSentence(site, model),
    providerPriceSentence(site, model),
    freeTier(site, model),
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
  const { name, platformFee } = site.gateway;
  const clause = feeClause(site);
  const charged = isPassedThrough(site, model)
    ? say`pass-through on the underlying ${sellerName(site, model)} rate`
    : undefined;
  if (clause.length === 0) return charged && say`${name} charges ${charged}.`;
  if (platformFee !== undefined) return say`${name} charges ${charged ?? 'that price'} ${clause}.`;
  return charged ? say`${name} charges ${charged}, with ${clause}.` : say`There is ${clause}.`;
}

/** Which model the free tier covers; the questions tell the rest of it. */
function freeTier(site: Site, model: Model): Inlines | undefined {
  const free = freeTierOf(site);
  if (free === undefined) return undefined;
  const requests = freeRequests(free);
  return free.model === model
    ? [`The free tier covers it: ${requests}.`]
    : say`The free tier covers ${modelLink(site, free.model)} only: ${requests}.`;
}

function unpricedAnswer(site: Site, model: Model): Inlines {
  const { gateway } = site;
  const subject = say`${displayName(site, model)} (${code(model.id)})`;
  const note = noteOf(model);
  switch (model.pricing.kind) {
    case 'free':
      return sentences(
        // Its name may say so already.
        /\bfree\b/i.test(displayName(site, model))
          ? say`${gateway.name} charges nothing for ${subject}.`
          : say`${subject} is free through ${gateway.name}.`,
        note === undefined ? undefined : asSentence([note]),
        // Free within its limit.
        freeTierOf(site)?.model === model ? freeTier(site, model) : undefined,
      );
    case 'priced':
      return sentences(
        isAnnounced(model, site.date)
          ? say`The price of ${subject} through ${gateway.name} is announced but not yet in force.`
          : say`The listed price of ${subject} through ${gateway.name} has ended, and no other is in force.`,
        freeTier(site, model),
      );
    case 'plan':
      return say`${subject} is part of a plan at ${gateway.name} and has no price per use.`;
    default:
      return sentences(
        hasOwnList(site)
          ? say`${gateway.name} lists ${subject} without a price.`
          : say`${gateway.name} lists ${subject}, but no reliable price for it is known.`,
        freeTier(site, model),
      );
  }
}
