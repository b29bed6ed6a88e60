/** Title and description of a model's page: what search results show. They begin with what the reader asked. */
import type { Model } from '#catalog/types.ts';
import { meters, unitOf } from '#catalog/registry/meters.ts';
import { modalities } from '#catalog/registry/modalities.ts';
import { headline } from '#pricing/headline.ts';
import { keptPer } from '#pricing/kept.ts';
import { keys } from '#pricing/trace-key.ts';
import { enumerated } from '#pricing/words.ts';
import { say, type Inlines } from '#views/page/inline.ts';
import type { Site } from '#views/site.ts';
import { usesOf } from './worked-uses.ts';
import { descriptionRoom, fitting, titleRoom } from '#views/words/fitting.ts';
import { rankingsOf } from '#views/words/catalog-groups.ts';
import {
  capital,
  count,
  currentPrice,
  displayName,
  feePhrase,
  longDate,
  makerBefore,
  pricePhrase,
  unpricedWord,
} from '#views/words/phrases.ts';
import { feeOfPayment, theFee } from '#views/words/fee.ts';

/**
 * "OpenAI GPT-5.6 Luna API pricing: $1.25 in, $10.00 out per 1M tokens | Gateway", in the longest wording that fits: the
 * question as it is typed, with the maker where the name does not say it, and its answer.
 */
export function modelTitle(site: Site, model: Model): Inlines {
  const name = distinctName(site, model);
  const maker = makerBefore(site, model);
  const end = ` | ${site.gateway.name}`;
  const subjects = [maker + name, maker + nameInShort(site, model), name].map((one) => `${one} API pricing`);
  const [subject = ''] = subjects;
  const { isServed } = site.lifecycle(model);
  if (headline(model, site.date) === undefined) {
    const word = (isServed ? '' : 'retired, ') + unpricedWord(site, model).toLowerCase();
    return fitting(titleRoom, [
      [`${subject}: ${word}${end}`],
      ...[...subjects, name].map((one) => [`${one}: ${word}`]),
      [`${name} pricing`],
    ]);
  }
  const prices = titlePrices(site, model);
  const [longest = []] = prices;
  return fitting(titleRoom, [
    say`${subject}: ${longest}${end}`,
    ...[...subjects, `${name} pricing`, name].flatMap((one) => prices.map((price) => say`${one}: ${price}`)),
  ]);
}

/** The price in ever fewer words, down to "$1.25/$10.00 per 1M". A part of one says so: "from", or which part it is. */
function titlePrices(site: Site, model: Model): Inlines[] {
  const prices = [pricePhrase(site, model) ?? [], currentPrice(site, model), ...closePrices(site, model)];
  if (site.lifecycle(model).isServed) return prices;
  // What nobody can buy has no price today, only one that it had.
  return ['retired, was ', 'was '].flatMap((past) => prices.map((words): Inlines => [past, ...words]));
}

/**
 * "$1.25/$10.00 per 1M tokens", input before output as the field writes it; "$30.00 out per 1M tokens", what models of the
 * kind are ranked by; "$0.08 per second", "$0.04/image". What is sold by the million is tokens where nothing else is said.
 */
function closePrices(site: Site, model: Model): Inlines[] {
  const { rates, isFrom } = headline(model, site.date) ?? {};
  const [first, second, ...others] = rates ?? [];
  if (first === undefined) return [];
  const { shortUnit } = unitOf(first);
  const [price, other] = [first, second].map((rate) => rate && site.amount(keys.rate(model, rate)));
  const from = isFrom === true || others.length > 0 ? 'from ' : '';
  if (price === undefined) return [];
  const units = [shortUnit, shortUnit.replace(/ tokens$/, '')];
  if (other === undefined || second === undefined)
    return [
      ...units.map((unit) => say`${from}${price} per ${unit}`),
      ...units.map((unit) => say`${from}${price}/${unit}`),
    ];
  if (first.meter === 'input' && second.meter === 'output' && unitOf(second).shortUnit === shortUnit)
    return units.map((unit) => say`${from}${price}/${other} per ${unit}`);
  const { kind, isInput } = meters[first.meter];
  if (hasPerCall(site, model)) return [];
  const way = kind === 'tokens' ? (isInput ? ' in' : ' out') : '';
  return units.map((unit) => say`${from}${price}${way} per ${unit}`);
}

/** Whether something is paid for every call besides what is counted first. */
function hasPerCall(site: Site, model: Model): boolean {
  const { perCall } = modalities[model.modality];
  return (
    headline(model, site.date)
      ?.rates.slice(1)
      .some(({ meter }) => perCall.includes(meter)) === true
  );
}

/** "Flux costs $0.040 per image through Gateway, $0.04211 per image with the 5% fee. …" */
export function modelDescription(site: Site, model: Model): Inlines {
  const name = distinctName(site, model);
  const { name: gateway } = site.gateway;
  const price = pricePhrase(site, model);
  const { isServed, replacement } = site.lifecycle(model);
  const instead = replacement && say` Use ${displayName(site, replacement)} instead`;
  if (price === undefined) {
    const what = `${name} on ${gateway}: ${isServed ? '' : 'retired, '}${unpricedWord(site, model).toLowerCase()}.`;
    return fitting(descriptionRoom, [
      ...(isServed ? [[`${what} ${withPrices(site, model)}Details and code.`]] : []),
      [`${what} ${isServed ? 'Details and code.' : 'Details, and what to use instead.'}`],
      [what],
    ]);
  }
  const short = currentPrice(site, model);
  if (!isServed) {
    const was = say`${name} is retired. Its last price through ${gateway} was ${price}.`;
    return fitting(descriptionRoom, [
      ...(instead ? [say`${was}${instead}.`] : []),
      say`${was} Details, and what to use instead.`,
      was,
      say`${name} is retired; its last price through ${gateway} was ${short}.`,
    ]);
  }
  const leaves = lastDay(site, model);
  const long = say`${name} costs ${price} through ${gateway}${feeClause(site, () => feePhrase(site, model))}.${leaves}`;
  const brief = say`${name} costs ${short} through ${gateway}${feeClause(site, () => currentPrice(site, model, { toKey: keys.fee }))}.${leaves}`;
  const fee = theFee(site);
  const beforeFee = fee ? `, before ${fee}` : '';
  const bare = say`${name} costs ${short} through ${gateway}${beforeFee}.${leaves}`;
  const hasUses = usesOf(site, model).length > 0;
  const hasChanged = site.history.some(({ id }) => id === model.id);
  const parts = [...(hasUses ? ['worked examples'] : []), ...(hasChanged ? ['price history'] : [])];
  const more = ` ${capital(enumerated([...parts, 'code']))}.`;
  const less = hasUses ? ' Worked examples and code.' : ' Code.';
  const costs = [long, brief, bare];
  // Who has to change soon reads first to what.
  const wordings =
    leaves !== '' && instead !== undefined
      ? [...costs.map((words) => say`${words}${instead}.`), ...costs]
      : costs.flatMap((words) => [more, less, ''].map((end) => say`${words}${end}`));
  return fitting(descriptionRoom, [...wordings, say`${name} costs ${short}.${leaves}`]);
}

/** "What the other 41 image models cost. ", where prices of such are known. */
function withPrices(site: Site, { modality }: Model): string {
  const [most] = rankingsOf(site, modality);
  const { noun, plural } = modalities[modality];
  if (most === undefined) return '';
  const many = most.ranked.length;
  return many === 1 ? `What another ${noun} costs. ` : `What ${count(many)} other ${plural} cost. `;
}

/** " Retires on 11 December 2026." of a model that soon stops; nothing else. */
function lastDay(site: Site, model: Model): string {
  const { isLeavingSoon, retires } = site.lifecycle(model);
  return isLeavingSoon && retires !== undefined ? ` Retires on ${longDate(retires)}.` : '';
}

/** What is paid with the fee; nothing where the gateway takes none. */
function feeClause(site: Site, withFee: () => Inlines | undefined): Inlines {
  const fee = feeOfPayment(site);
  const price = fee && withFee();
  return price ? say`, ${price} with ${fee}` : [];
}

/** The model's name as readers know it; with its provider, or its id, where another model is called the same. */
function distinctName(site: Site, model: Model): string {
  return distinctNames(site).get(model) ?? displayName(site, model);
}

/** The same without what stands in brackets at its end, unless another model is then called the same. */
function nameInShort(site: Site, model: Model): string {
  const name = distinctName(site, model);
  const inShort = name.replace(/ \([^)]*\)$/, '');
  return namesInShort(site).get(inShort.toLowerCase()) === 1 ? inShort : name;
}

const namesInShort = keptPer((site: Site): ReadonlyMap<string, number> => {
  const names = site.catalog.models.map((model) =>
    distinctName(site, model)
      .replace(/ \([^)]*\)$/, '')
      .toLowerCase(),
  );
  return new Map([...Map.groupBy(names, (name) => name)].map(([name, { length }]) => [name, length]));
});

const distinctNames = keptPer((site: Site): ReadonlyMap<Model, string> => {
  const spellings = [
    (model: Model) => displayName(site, model),
    (model: Model) => `${displayName(site, model)} (${model.provider.name})`,
    (model: Model) => `${displayName(site, model)} (${model.id})`,
  ];
  const names = new Map<Model, string>();
  let unnamed: readonly Model[] = site.catalog.models;
  for (const spelling of spellings) {
    const alike = Map.groupBy(unnamed, (model) => spelling(model).toLowerCase());
    for (const [model, ...others] of alike.values()) {
      if (model !== undefined && others.length === 0) names.set(model, spelling(model));
    }
    unnamed = unnamed.filter((model) => !names.has(model));
  }
  return names;
});
