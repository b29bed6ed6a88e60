/** What a reader may call instead: what can do as much and costs less, from the next step down to the cheapest. */
import { modalityAddress } from '#address.ts';
import { meters, unitOf } from '#catalog/registry/meters.ts';
import { modalities } from '#catalog/registry/modalities.ts';
import { whenText } from '#catalog/registry/when.ts';
import type { Model, Rate } from '#catalog/types.ts';
import { inOnePrecision } from '#pricing/amount.ts';
import { canAsMuch, cheaperModels } from '#pricing/cheaper-models.ts';
import { headline } from '#pricing/headline.ts';
import { cheaperThan, rankedPrice, type Ranked } from '#pricing/ranking.ts';
import { keys } from '#pricing/trace-key.ts';
import type { Block, Column, Section } from '#views/page/blocks.ts';
import { link, muted, say, type Inlines } from '#views/page/inline.ts';
import type { Site } from '#views/site.ts';
import { rankingsOf } from '#views/words/catalog-groups.ts';
import { asAble, freeModels, pricedThatWay } from '#views/words/free-models.ts';
import { capital, count, longDate, modelLink, pricesTokens, shortPrice } from '#views/words/phrases.ts';

/** A model that may be called instead, and why it is named. */
interface Alternative {
  readonly model: Model;
  readonly why: string;
  readonly ranked?: Ranked | undefined;
}

/** Those nearest in price, where nothing that can do as much is cheaper. */
const nearestLimit = 3;

interface Alternatives {
  readonly section: Section;
  /** What the top of the page says of it: what costs less and can do as much, how many there are, or that there is none. */
  readonly cheaper: Inlines | undefined;
}

/** What to call instead. */
export function alternativesSection(site: Site, model: Model): Alternatives {
  const empty: Section = { id: 'alternatives', title: 'Alternatives', blocks: [] };
  const own = rankedPrice(model, site.date);
  const { isServed } = site.lifecycle(model);
  if (own === undefined || !isServed) {
    const blocks = insteadBlocks(site, model, own);
    return {
      section: { ...empty, title: 'What to use instead', label: 'Alternatives', blocks },
      cheaper: isServed && model.pricing.kind !== 'free' ? byPriceOf(site, model) : undefined,
    };
  }
  const able = asAble(site.tracer.ranking(model.modality, own.rate.meter), model);
  const free = freeModels(site, model.modality)
    .filter((other) => site.lifecycle(other).stays && canAsMuch(other, model))
    .slice(0, 1);
  const cheaper = cheaperOnes(site, own, able, free.length === 0);
  const rows: Alternative[] = [
    ...replacementOf(site, model),
    ...cheaper,
    ...free.map((other) => ({ model: other, why: 'Free' })),
  ];
  const unique = rows.filter(({ model: one }, index) => rows.findIndex((row) => row.model === one) === index);
  const shown = cheaper.length + free.length > 0 ? unique : [...unique, ...nearest(site, own)];
  const title = cheaper.length + free.length > 0 ? 'Cheaper alternatives' : 'Alternatives';
  const sentence = howMany(site, own, able);
  return {
    section: {
      ...empty,
      title,
      label: 'Alternatives',
      blocks: [
        ...(sentence === undefined ? [] : [{ kind: 'sub', content: sentence } as const]),
        ...(shown.length > 0 ? [tableOf(site, model, own, shown)] : []),
      ],
    },
    cheaper: cheaperWords(site, own, able, cheaper[0]?.model ?? free[0]),
  };
}

/** Where what has no price to be compared by leads: to those of its kind that have one. */
function byPriceOf(site: Site, { modality }: Model): Inlines | undefined {
  const { plural } = modalities[modality];
  const hasPriced = site.catalog.models.some(
    (one) => one.modality === modality && one.pricing.kind === 'priced' && site.lifecycle(one).isServed,
  );
  return hasPriced ? [link(modalityAddress(modality), `${capital(plural)} by price`)] : undefined;
}

/** @param best what costs less and can do as much, where such a model is named */
function cheaperWords(
  site: Site,
  own: Ranked,
  able: readonly Ranked[],
  best: Model | undefined,
): Inlines | undefined {
  if (best !== undefined) return [modelLink(site, best)];
  const { model, rate } = own;
  const number = cheaperThan(able, own.price);
  const kept = keptWords(model);
  // Older ones, those that go, of another class, or dearer in another part of the price.
  if (number > 0) {
    const several = (headline(model, site.date)?.rates.length ?? 1) > 1;
    const verb = number === 1 ? 'has' : 'have';
    const which = several ? ` ${verb} cheaper ${meters[rate.meter].label.toLowerCase()}` : '';
    return [`${count(number)} ${kept === '' ? (number === 1 ? 'other' : 'others') : kept}${which}`];
  }
  const isMeant = (other: Model) => other !== model && canAsMuch(other, model);
  return [
    ['None', kept, pricedThatWay(site, model.modality, rate.meter, isMeant).trim()].filter(Boolean).join(' '),
  ];
}

/** What another model has to have: "with its features and context"; nothing where none is known. */
function keptWords({ capabilities, context }: Model): string {
  const kept = [
    ...(capabilities.length > 0 ? ['features'] : []),
    ...(context === undefined ? [] : ['context']),
  ];
  return kept.length === 0 ? '' : `with its ${kept.join(' and ')}`;
}

/** How many of the same maker's models, and of the cheapest of others, stand on a page without a price of today. */
const [ownLimit, otherLimit] = [2, 3];

/**
 * What can be had in place of a model that has no known price, or is gone: its replacement, the newest of its maker, and the
 * cheapest of other makers that can do as much. Nothing of a free model, which has its price, and where nothing is ranked.
 */
function insteadBlocks(site: Site, model: Model, own: Ranked | undefined): Block[] {
  const { isServed } = site.lifecycle(model);
  if (model.pricing.kind === 'free' && isServed) return [];
  const { modality, provider } = model;
  const ranking =
    own === undefined
      ? (rankingsOf(site, modality)[0]?.ranked ?? [])
      : site.tracer.ranking(modality, own.rate.meter);
  const able = asAble(ranking, model).filter(
    ({ model: other }) => other !== model && other.snapshotOf === undefined && site.lifecycle(other).stays,
  );
  const day = ({ model: { life } }: Ranked) => life.released ?? '';
  const ofMaker = able
    .filter(({ model: other }) => other.provider === provider)
    .toSorted((one, other) => (day(one) < day(other) ? 1 : -1))
    .slice(0, ownLimit);
  const makers = Map.groupBy(able, ({ model: other }) => other.provider);
  makers.delete(provider);
  const others = [...makers.values()].flatMap(([cheapest]) => cheapest ?? []);
  const rows: Alternative[] = [
    ...replacementOf(site, model),
    ...[...ofMaker, ...others.slice(0, otherLimit)].map((ranked) => ({
      model: ranked.model,
      why: ranked.model.provider.name,
      ranked,
    })),
  ];
  const unique = rows.filter(({ model: one }, index) => rows.findIndex((row) => row.model === one) === index);
  return unique.length === 0 ? [] : [tableOf(site, model, own, unique)];
}

/** Whether there is something to say of what else could be used, where a model itself has no price of today. */
export function hasInstead(site: Site, model: Model): boolean {
  return insteadBlocks(site, model, rankedPrice(model, site.date)).length > 0;
}

function replacementOf(site: Site, model: Model): Alternative[] {
  const { replacement } = site.lifecycle(model);
  return replacement === undefined
    ? []
    : [{ model: replacement, why: 'Replacement', ranked: rankedPrice(replacement, site.date) }];
}

/**
 * What keeps all of it and costs less, in the order in which a reader would look at them.
 * @param allCost whether nothing as able is free
 */
function cheaperOnes(site: Site, own: Ranked, able: readonly Ranked[], allCost: boolean): Alternative[] {
  return cheaperModels(site.catalog, site.date, own, able).map(({ ranked, role }) => {
    const { name } = ranked.model.provider;
    // What is of another class may cost still less.
    const isCheapest = role === 'cheapest' && allCost && cheaperThan(able, ranked.price) === 0;
    const why = role === 'next-step-down' ? 'Next step down' : isCheapest ? `${name}, cheapest` : name;
    return { model: ranked.model, why, ranked };
  });
}

/** The first few that stay, of thousands: nobody is sent to what goes. */
function firstStaying(site: Site, ranking: readonly Ranked[]): Ranked[] {
  const found: Ranked[] = [];
  for (const one of ranking) {
    if (found.length === nearestLimit) break;
    if (site.lifecycle(one.model).stays) found.push(one);
  }
  return found;
}

/** The models around a place of the ranking, without the one that stands there. */
function nearest(site: Site, own: Ranked): Alternative[] {
  const ranking = site.tracer.ranking(own.model.modality, own.rate.meter);
  const place = ranking.findIndex(({ model }) => model === own.model);
  const below = firstStaying(site, ranking.slice(0, place).reverse()).reverse();
  const around = [...below, own, ...firstStaying(site, ranking.slice(place + 1))];
  const start = Math.max(0, Math.min(below.length - 1, around.length - nearestLimit - 1));
  return around
    .slice(start, start + nearestLimit + 1)
    .filter(({ model }) => model !== own.model)
    .map((ranked) => ({ model: ranked.model, why: ranked.model.provider.name, ranked }));
}

/** Fewer rivals than these are no field to win. */
const fewestRivals = 2;

/** How many that can do as much cost less: "All 7 other chat models with its features and context have cheaper input." */
function howMany(site: Site, own: Ranked, able: readonly Ranked[]): Inlines | undefined {
  const { model, rate } = own;
  const { capabilities, context } = model;
  // The model itself is one of them.
  const rivals = able.length - 1;
  if (rivals < fewestRivals || (capabilities.length === 0 && context === undefined)) return undefined;
  const cheaper = cheaperThan(able, own.price);
  const how = pricedThatWay(
    site,
    model.modality,
    rate.meter,
    (other) => other !== model && canAsMuch(other, model),
  );
  const { plural } = modalities[model.modality];
  const field = `other ${plural}${how} ${keptWords(model)}`;
  const several = (headline(model, site.date)?.rates.length ?? 1) > 1;
  const [one, many] = several ? ['has', 'have'] : ['is', 'are'];
  const part =
    cheaper === 0
      ? `None of the ${count(rivals)} ${field} ${one}`
      : cheaper === rivals
        ? `All ${count(rivals)} ${field} ${many}`
        : `${count(cheaper)} of the ${count(rivals)} ${field} ${cheaper === 1 ? one : many}`;
  return [`${part} cheaper${several ? ` ${meters[rate.meter].label.toLowerCase()}` : ''}.`];
}

/** Prices in columns, the difference by what models are ranked by, what they take and when they came. */
function tableOf(site: Site, subject: Model, own: Ranked | undefined, rows: readonly Alternative[]): Block {
  // A model without a price is no column of its own: those of the first one that has it are taken.
  const priced = [subject, ...rows.map(({ model }) => model)];
  const rates =
    priced.map((model) => headline(model, site.date)).find((one) => one !== undefined)?.rates ?? [];
  const prices = inColumns(rows.map(({ model }) => pricesIn(site, model, rates)));
  const hasContext = pricesTokens(subject) && subject.context !== undefined;
  const columns: Column[] = [
    { label: 'Model' },
    ...rates.map((rate, index): Column => ({
      label: meters[rate.meter].label,
      // What the column before is per is not said again.
      unit:
        index > 0 && unitOf(rate).shortUnit === unitOf(rates[index - 1] ?? rate).shortUnit
          ? undefined
          : `per ${unitOf(rate).shortUnit}`,
      align: 'end',
    })),
    ...(own === undefined
      ? []
      : [
          {
            label: 'Difference',
            ...(rates.length > 1 && { unit: `by ${meters[own.rate.meter].label.toLowerCase()}` }),
            align: 'end',
          } as const,
        ]),
    ...(hasContext ? [{ label: 'Context', align: 'end' } as const] : []),
    { label: 'Released', align: 'end' },
  ];
  return {
    kind: 'table',
    caption: `${capital(modalities[subject.modality].plural)} to use instead`,
    onPhone: 'lines',
    columns,
    rows: rows.map(({ model, why, ranked }, index) => [
      say`${modelLink(site, model)} ${muted(why)}`,
      ...(prices[index] ?? []),
      ...(own === undefined
        ? []
        : [[ranked?.rate.meter === own.rate.meter ? site.amount(keys.versus(ranked.key, own.key)) : '–']]),
      ...(hasContext ? [[model.context === undefined ? '–' : count(model.context)]] : []),
      [releasedWords(site, model)],
    ]),
  };
}

/** The prices of another model in the columns of this one's; one that is billed otherwise has its whole price in the first. */
function pricesIn(site: Site, model: Model, columns: readonly Rate[]): Inlines[] {
  const own = headline(model, site.date)?.rates ?? [];
  const cells = columns.map((column) =>
    own.find(({ meter, when }) => meter === column.meter && whenText(when) === whenText(column.when)),
  );
  const isAlike = own.length > 0 && own.every((rate) => cells.includes(rate));
  if (!isAlike) return columns.map((_, index): Inlines => (index === 0 ? shortPrice(site, model) : ['–']));
  return cells.map((rate) => [rate === undefined ? '–' : site.amount(keys.rate(model, rate))]);
}

/** Cells that are just a price, in one precision for each column. */
function inColumns(rows: readonly Inlines[][]): Inlines[][] {
  const priceIn = (cell: Inlines | undefined) => {
    const [only, more] = cell ?? [];
    return typeof only === 'object' && only.kind === 'money' && more === undefined ? only : undefined;
  };
  const alike = (rows[0] ?? []).map((_, column) => {
    const prices = rows.flatMap((row) => priceIn(row[column]) ?? []);
    return new Map(inOnePrecision(prices).map((price, index) => [prices[index], price]));
  });
  return rows.map((row) =>
    row.map((cell, column): Inlines => {
      const price = alike[column]?.get(priceIn(cell));
      return price === undefined ? cell : [price];
    }),
  );
}

function releasedWords(site: Site, model: Model): string {
  const { released } = site.lifecycle(model);
  return released === undefined ? '–' : longDate(released.slice(0, 'YYYY-MM'.length));
}
