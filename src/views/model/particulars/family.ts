import type { Model, Rate } from '#catalog/types.ts';
import { decimal } from '#pricing/decimal.ts';
import { headline } from '#pricing/headline.ts';
import { keptPer } from '#pricing/kept.ts';
import { cheaperThan, type Ranked } from '#pricing/ranking.ts';
import { isRetired } from '#pricing/rates.ts';
import { meters } from '#catalog/registry/meters.ts';
import { modalities } from '#catalog/registry/modalities.ts';
import { say, type Inlines } from '#views/page/inline.ts';
import { displayName, modelLink } from '#views/words/phrases.ts';
import type { Site } from '#views/site.ts';
import { against } from '#views/words/ratio-words.ts';

/** What the named replacement of a deprecated model costs against it. */
export function replacementPrice(site: Site, model: Model): Inlines | undefined {
  if (model.replacement === undefined) return undefined;
  const next = site.model(model.replacement);
  const differences = (headline(model, site.date)?.rates ?? []).flatMap((rate) => {
    const other = headline(next, site.date)?.rates.find(({ meter }) => meter === rate.meter);
    return other === undefined
      ? []
      : [`${against(other.amount, rate.amount)} for ${meters[rate.meter].noun.many}`];
  });
  if (differences.length === 0) return undefined;
  return say`${modelLink(site, next)}, which replaces it, costs ${differences.join(' and ')}.`;
}

/** A ranking by maker; it holds no retired models. */
const byMaker = keptPer((ranking: readonly Ranked[]) => Map.groupBy(ranking, ({ model }) => model.provider));

/** The nearest models of the same maker below and above it in price. */
export function sameMaker(site: Site, model: Model): Inlines | undefined {
  const own = headline(model, site.date)?.rates[0];
  if (own === undefined) return undefined;
  const priced = byMaker(site.tracer.ranking(model.modality, own.meter)).get(model.provider) ?? [];
  const family = priced.filter(({ model: other }) => other !== model);
  const cheaper = cheaperThan(family, own.amount);
  const below = family[cheaper - 1];
  const above = family.slice(cheaper).find(({ rate }) => decimal(rate.amount).gt(decimal(own.amount)));
  if (below === undefined && above === undefined) return undefined;
  const told = (next: { model: Model; rate: Rate }, comma = ',') =>
    say`${modelLink(site, next.model)}${comma} costs ${against(next.rate.amount, own.amount)}`;
  const unit = meters[own.meter].noun.one;
  const name = displayName(site, model);
  // Others of the maker may be free, or priced by something else.
  const served = servedBy(site).get(`${model.provider.id} ${model.modality}`)?.length ?? 0;
  const { plural } = modalities[model.modality];
  const how = served > family.length + 1 ? ` priced that way` : '';
  const ofMaker = `${plural} from ${model.provider.name}${how}`;
  if (below === undefined && above !== undefined)
    return say`By the ${unit}, ${name} is the cheapest of the ${String(family.length + 1)} ${ofMaker} here; the next, ${told(above)}.`;
  if (above === undefined && below !== undefined)
    return say`By the ${unit}, ${name} is the dearest of the ${String(family.length + 1)} ${ofMaker} here; the one below, ${told(below)}.`;
  if (below === undefined || above === undefined) return undefined;
  const verb = cheaper === 1 ? 'is' : 'are';
  return say`By the ${unit}, ${String(cheaper)} of the ${String(family.length)} other ${ofMaker} here ${verb} cheaper than ${name}; of the nearest two, ${told(below, '')} and ${told(above, '')}.`;
}

/** The models that are still served, by maker and kind. */
const servedBy = keptPer(({ catalog, date }: Site) =>
  Map.groupBy(
    catalog.models.filter((model) => !isRetired(model, date)),
    ({ provider, modality }) => `${provider.id} ${modality}`,
  ),
);
