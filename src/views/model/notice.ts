/** What decides, before any price is read: that a model goes, that its price changes or is in doubt, and what to do. */
import { modalityAddress } from '#address.ts';
import { modalities } from '#catalog/registry/modalities.ts';
import { meters, unitOf } from '#catalog/registry/meters.ts';
import { hoursOf, isOnlyTimed, isTimed, whenText } from '#catalog/registry/when.ts';
import type { Model, Rate } from '#catalog/types.ts';
import { headline } from '#pricing/headline.ts';
import { unlikePrinted } from '#pricing/printed.ts';
import { metersToCome } from '#pricing/ranking.ts';
import { announcedRates, comparePrices, isAnnounced, perUnitOfMeter, ratesOn } from '#pricing/rates.ts';
import { keys } from '#pricing/trace-key.ts';
import { enumerated } from '#pricing/words.ts';
import type { Notice } from '#views/page/blocks.ts';
import { code, link, listing, say, type Inlines } from '#views/page/inline.ts';
import type { Site } from '#views/site.ts';
import {
  asSentence,
  capital,
  longDate,
  modelLink,
  pricePhrase,
  noteOf,
  publishedPrices,
  ratesPrice,
  sellerName,
  shortPrice,
  uncapital,
  whenWords,
  hasOwnList,
} from '#views/words/phrases.ts';
import { against } from '#views/words/ratio-words.ts';

/** What a reader has to know first, the most pressing thing first. The page shows one; the rest stands with the prices. */
export function noticesOf(site: Site, model: Model): Notice[] {
  const served = [priceChange, hours, unpriced, otherPrice, printedPrice, disputed];
  return (
    [retirement, ...(site.lifecycle(model).isServed ? served : [])]
      .map((notice) => notice(site, model))
      .filter((notice) => notice !== undefined)
      // What sources say stands with the prices anyway.
      .filter(({ label }, index) => index === 0 || label !== doubt)
  );
}

/** That a model goes, and when. */
export function retirement(site: Site, model: Model): Notice | undefined {
  const { stage, stays, retires, replacement } = site.lifecycle(model);
  if (stays) return undefined;
  const { plural } = modalities[model.modality];
  const list = link(modalityAddress(model.modality), `all ${plural} by price`);
  const content =
    replacement === undefined
      ? say`No replacement is named. See ${list}.`
      : say`Use its replacement, ${modelLink(site, replacement)}: ${shortPrice(site, replacement)}${later(site, replacement)}.`;
  if (stage === 'retired') return { label: 'Retired', figure: [longDate(retires ?? '')], content };
  return retires === undefined
    ? { label: 'Deprecated', figure: ['no last day yet'], content }
    : { label: 'Retires', figure: [longDate(retires)], content };
}

/** ", twice as much from 1 January 2027" */
function later(site: Site, model: Model): string {
  const change = nextChange(site, model);
  return change?.factor === undefined ? '' : `, ${change.factor} from ${longDate(change.day)}`;
}

interface Change {
  readonly day: string;
  /** What the whole price then comes to against today's: "twice as much"; undefined where its parts differ. */
  readonly factor: string | undefined;
  /** All that answers "how much" from then on. */
  readonly rates: readonly Rate[];
}

/** The next day on which what answers "how much" changes. */
function nextChange(site: Site, model: Model): Change | undefined {
  const own = headline(model, site.date)?.rates ?? [];
  const days = [...new Set(announcedRates(model, site.date).map(({ from = '' }) => from))].sort();
  for (const day of days) {
    const next = headline(model, day)?.rates ?? [];
    const same = (rate: Rate) =>
      own.find(({ meter, when }) => meter === rate.meter && whenText(when) === whenText(rate.when));
    const pairs = next.map((rate) => ({ rate, before: same(rate) }));
    const isSame =
      pairs.length === own.length &&
      pairs.every(({ rate, before }) => before && comparePrices(rate, before) === 0);
    if (isSame || next.length === 0) continue;
    const factors = new Set(
      pairs.map(({ rate, before }) =>
        before === undefined
          ? undefined
          : against(perUnitOfMeter(rate).toFraction(), perUnitOfMeter(before).toFraction()),
      ),
    );
    return { day, factor: factors.size === 1 ? [...factors][0] : undefined, rates: next };
  }
  return undefined;
}

/** "Doubles", "Costs 25% more"; where its parts change differently, that it changes. */
function changeLabel(factor: string | undefined): string {
  if (factor === 'twice as much') return 'Doubles';
  return factor === undefined ? 'Price changes' : `Costs ${factor}`;
}

/** That what answers "how much" changes, and when. */
export function priceChange(site: Site, model: Model): Notice | undefined {
  const change = nextChange(site, model);
  if (change === undefined || headline(model, site.date) === undefined) return undefined;
  const added = metersToCome(model, site.date).map((meter) => meters[meter].noun.many);
  const also = added.length === 0 ? '' : ` ${capital(enumerated(added))} are then billed too.`;
  return {
    label: changeLabel(change.factor),
    figure: [longDate(change.day)],
    content: say`Then ${ratesPrice(site, model, change.rates)}.${also}`,
  };
}

/** That the price does not hold at every hour: what it is at the others. */
function hours(site: Site, model: Model): Notice | undefined {
  const [first, ...rest] = headline(model, site.date)?.rates ?? [];
  if (first === undefined) return undefined;
  if (isTimed(first.when)) {
    return {
      label: 'Certain hours only',
      figure: [whenWords(hoursOf(first.when))],
      content: ['The prices of other hours are below.'],
    };
  }
  const timed = ratesOn(model, site.date).filter(({ when }) => isOnlyTimed(when));
  const [window] = [...Map.groupBy(timed, ({ when }) => whenText(when)).values()];
  const own = [first, ...rest].flatMap((rate) => {
    const other = window?.find(({ meter }) => meter === rate.meter);
    return other === undefined ? [] : [{ rate, other }];
  });
  const [one] = own;
  if (one === undefined) return undefined;
  const factors = new Set(
    own.map(({ rate, other }) =>
      against(perUnitOfMeter(other).toFraction(), perUnitOfMeter(rate).toFraction()),
    ),
  );
  const isDearer = perUnitOfMeter(one.other).gt(perUnitOfMeter(one.rate));
  return {
    label: isDearer ? 'Peak hours' : 'Off-peak hours',
    figure: [factors.size === 1 ? capital([...factors].join('')) : 'other prices'],
    content: say`${whenWords(one.other.when)}: ${ratesPrice(
      site,
      model,
      own.map(({ other }) => other),
    )}.`,
  };
}

/** Why there is no price. */
function unpriced(site: Site, model: Model): Notice | undefined {
  if (headline(model, site.date) !== undefined || model.pricing.kind === 'free') return undefined;
  const note = noteOf(model);
  const reason = note === undefined ? undefined : asSentence([note]);
  const { plural } = modalities[model.modality];
  const list = link(modalityAddress(model.modality), `All ${plural} by price`);
  switch (model.pricing.kind) {
    case 'plan':
      return {
        label: 'Price',
        figure: ['part of a plan'],
        content: reason ?? say`There is no price per use. ${list}.`,
      };
    case 'priced': {
      const change = nextChange(site, model);
      return isAnnounced(model, site.date) && change !== undefined
        ? {
            label: 'Price from',
            figure: [longDate(change.day)],
            content: say`Then ${ratesPrice(site, model, change.rates)}.`,
          }
        : { label: 'Price', figure: ['ended'], content: say`No other is in force. ${list}.` };
    }
    default:
      return {
        label: 'Price',
        figure: [hasOwnList(site) ? 'not announced' : 'not known'],
        content:
          reason ??
          (hasOwnList(site)
            ? say`${site.gateway.name}’s price list has none. ${list}.`
            : say`No reliable source lists one. ${list}.`),
      };
  }
}

/** Where the provider publishes another figure than the listed one. */
function otherPrice(site: Site, model: Model): Notice | undefined {
  const { published } = model;
  const price = pricePhrase(site, model);
  if (published === undefined || price === undefined) return undefined;
  const own = publishedPrices(site, model);
  const first = own.findIndex((part) => typeof part !== 'string');
  return {
    label: `${sellerName(site, model)}’s price`,
    figure: first === -1 ? ['differs'] : own.slice(0, first + 1),
    content: say`${sellerName(site, model)} itself ${link(published.source, 'publishes')} ${own}; ${site.gateway.name} lists ${price}.`,
  };
}

/** Where the gateway itself prints another price on a page of its own: that too, with the page and the day. */
function printedPrice(site: Site, model: Model): Notice | undefined {
  const { printed } = model;
  const other = unlikePrinted(model, site.date);
  if (printed === undefined || other.length === 0) return undefined;
  const figures = other.map(
    (rate) => say`${site.amount(keys.printed(model, rate))} per ${unitOf(rate).unit}`,
  );
  // No link: this site may come to stand in the place of that page.
  const page = code(printed.source.replace(/^https:\/\//, ''));
  return {
    label: `${site.gateway.name}’s page said`,
    figure: listing(figures),
    content: say`Read on ${page} on ${longDate(printed.checked)}; this page uses the listed price.`,
  };
}

const doubt = 'Sources disagree';

/** That sources disagree about what answers the question. */
function disputed(site: Site, model: Model): Notice | undefined {
  const rates = headline(model, site.date)?.rates ?? [];
  const doubted = rates.filter((rate) => site.evidenceFor(model, rate)?.status === 'disputed');
  if (doubted.length === 0) return undefined;
  const all: Inlines = [`on ${enumerated(doubted.map(({ meter }) => uncapital(meters[meter].label)))}`];
  return {
    label: doubt,
    figure: all,
    content: say`The listed price is one of theirs: see ${link('#price', 'all prices')}.`,
  };
}
