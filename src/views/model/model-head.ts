/** Title and description of a model's page: what search results show. They begin with what the reader asked. */
import type { Model } from '#catalog/types.ts';
import { modalities } from '#catalog/registry/modalities.ts';
import { headline } from '#pricing/headline.ts';
import { keptPer } from '#pricing/kept.ts';
import { keys } from '#pricing/trace-key.ts';
import { enumerated } from '#pricing/words.ts';
import { say, type Inlines } from '#views/page/inline.ts';
import type { Site } from '#views/site.ts';
import { usesOf } from './worked-uses.ts';
import { descriptionLimit, fitting, titleLimit } from '#views/words/fitting.ts';
import {
  capital,
  currentPrice,
  displayName,
  feePhrase,
  pricePhrase,
  unpricedWord,
} from '#views/words/phrases.ts';
import { feeOfPayment, theFee } from '#views/words/fee.ts';

/** "GPT-5.6 Luna pricing: $1.25 in, $10.00 out per 1M tokens | Gateway", in the longest wording that fits. */
export function modelTitle(site: Site, model: Model): Inlines {
  const name = distinctName(site, model);
  const end = ` | ${site.gateway.name}`;
  const price = pricePhrase(site, model);
  if (price === undefined) {
    const past = site.lifecycle(model).isServed ? '' : 'retired, ';
    const word = past + unpricedWord(site, model).toLowerCase();
    return fitting(titleLimit, [
      [`${name} pricing: ${word}${end}`],
      [`${name} pricing: ${word}`],
      [`${name}: ${word}`],
    ]);
  }
  const short = currentPrice(site, model);
  if (!site.lifecycle(model).isServed) {
    // What nobody can buy has no price today, only one that it had.
    return fitting(titleLimit, [
      say`${name} pricing: retired, was ${price}${end}`,
      say`${name} pricing: retired, was ${price}`,
      say`${name} pricing: retired, was ${short}`,
      say`${name}: retired, was ${short}`,
      [`${name} pricing: retired${end}`],
      [`${name} pricing: retired`],
    ]);
  }
  return fitting(titleLimit, [
    say`${name} pricing: ${price}${end}`,
    say`${name} pricing: ${price}`,
    say`${name} pricing: ${short}${end}`,
    say`${name} pricing: ${short}`,
    say`${name}: ${short}`,
    // The rates that models of the kind are ranked by; all of them stand in the description. Half a price is none.
    ...(hasPerCall(site, model)
      ? []
      : [2, 1].map((most) => say`${name}: ${currentPrice(site, model, { most })}`)),
  ]);
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
  if (price === undefined) {
    const { isServed } = site.lifecycle(model);
    const what = `${name} on ${gateway}: ${isServed ? '' : 'retired, '}${unpricedWord(site, model).toLowerCase()}.`;
    const more = isServed ? 'Details, how billing works, and code.' : 'Details, and what to use instead.';
    return fitting(descriptionLimit, [[`${what} ${more}`], [what]]);
  }
  const short = currentPrice(site, model);
  if (!site.lifecycle(model).isServed) {
    return fitting(descriptionLimit, [
      say`${name} is retired. Its last price through ${gateway} was ${price}. Details, and what to use instead.`,
      say`${name} is retired. Its last price through ${gateway} was ${price}.`,
      say`${name} is retired; its last price through ${gateway} was ${short}.`,
    ]);
  }
  const long = say`${name} costs ${price} through ${gateway}${feeClause(site, () => feePhrase(site, model))}.`;
  const brief = say`${name} costs ${short} through ${gateway}${feeClause(site, () => currentPrice(site, model, { toKey: keys.fee }))}.`;
  const fee = theFee(site);
  const beforeFee = fee ? `, before ${fee}` : '';
  const hasUses = usesOf(site, model).length > 0;
  const hasChanged = site.history.some(({ id }) => id === model.id);
  const parts = [...(hasUses ? ['worked examples'] : []), ...(hasChanged ? ['price history'] : [])];
  const more = ` ${capital(enumerated([...parts, 'code']))}.`;
  const less = hasUses ? ' Worked examples and code.' : ' Code.';
  return fitting(descriptionLimit, [
    [...long, more],
    [...long, less],
    long,
    [...brief, more],
    [...brief, less],
    brief,
    ...[more, less, ''].map((words) => say`${name} costs ${short} through ${gateway}${beforeFee}.${words}`),
  ]);
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
