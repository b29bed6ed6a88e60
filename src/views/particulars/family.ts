import type { Model, Rate } from '#catalog/types.ts';
import { decimal } from '#pricing/decimal.ts';
import { headline } from '#pricing/headline.ts';
import { isRetired } from '#pricing/rates.ts';
import { meters } from '#catalog/meters.ts';
import { modalities } from '#catalog/modalities.ts';
import { say, type Inlines } from '../inline.ts';
import { displayName, modelLink } from '../phrases.ts';
import type { Site } from '../site.ts';
import { against } from './ratio-words.ts';

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

/** The nearest models of the same maker below and above it in price. */
export function sameMaker(site: Site, model: Model): Inlines | undefined {
  const own = headline(model, site.date)?.rates[0];
  if (own === undefined) return undefined;
  const family = site.tracer
    .ranking(model.modality, own.meter)
    .filter(
      ({ model: other }) =>
        other.provider === model.provider && other !== model && !isRetired(other, site.date),
    );
  const cheaper = family.filter(({ rate }) => decimal(rate.amount).lt(decimal(own.amount)));
  const dearer = family.filter(({ rate }) => decimal(rate.amount).gt(decimal(own.amount)));
  const [below, above] = [cheaper.at(-1), dearer[0]];
  if (below === undefined && above === undefined) return undefined;
  const told = (next: { model: Model; rate: Rate }) =>
    say`${modelLink(site, next.model)} costs ${against(next.rate.amount, own.amount)}`;
  const { plural } = modalities[model.modality];
  const unit = meters[own.meter].noun.one;
  const name = displayName(site, model);
  if (below === undefined && above !== undefined)
    return say`By the ${unit}, ${name} is the cheapest of the ${String(family.length + 1)} ${plural} from ${model.provider.name} here; the next, ${told(above)}.`;
  if (above === undefined && below !== undefined)
    return say`By the ${unit}, ${name} is the dearest of the ${String(family.length + 1)} ${plural} from ${model.provider.name} here; the one below, ${told(below)}.`;
  if (below === undefined || above === undefined) return undefined;
  return say`By the ${unit}, ${String(cheaper.length)} of the ${String(family.length)} other ${plural} from ${model.provider.name} are cheaper: ${told(below)}, ${told(above)}.`;
}
