import { meters } from '#catalog/registry/meters.ts';
import { modalities } from '#catalog/registry/modalities.ts';
import type { Model } from '#catalog/types.ts';
import { headline } from '#pricing/headline.ts';
import { cheaperThan } from '#pricing/ranking.ts';
import { asAble } from '#views/words/equally-able.ts';
import type { Inlines } from '#views/page/inline.ts';
import { canAsMuch, freeModels } from '#views/words/free-models.ts';
import type { Site } from '#views/site.ts';

/** Fewer rivals than these are no field to win. */
const fewestRivals = 2;

/** How many cheaper models can do all that this one can, with as long a context: none, or which share. */
export function unbeaten(site: Site, model: Model): Inlines | undefined {
  const own = headline(model, site.date)?.rates[0];
  if (own === undefined || (model.capabilities.length === 0 && model.context === undefined)) return undefined;
  const able = asAble(site.tracer.ranking(model.modality, own.meter), model);
  const rivals = able.filter(({ model: other }) => other !== model).length;
  if (rivals < fewestRivals) return undefined;
  const cheaper = cheaperThan(able, own.amount);
  const paid = freeModels(site, model.modality).some((other) => canAsMuch(other, model)) ? 'paid ' : '';
  const { plural } = modalities[model.modality];
  const per = meters[own.meter].noun.one;
  const words = [
    ...(model.capabilities.length > 0 ? ['have all its listed abilities'] : []),
    ...(model.context === undefined ? [] : ['take as many tokens']),
  ].join(' and ');
  return cheaper === 0
    ? [
        `None of the ${String(rivals)} other ${paid}${plural} here that ${words} has a lower price per ${per}.`,
      ]
    : [
        `Of the ${String(rivals)} other ${paid}${plural} here that ${words}, ${String(cheaper)} ${cheaper === 1 ? 'has' : 'have'} a lower price per ${per}.`,
      ];
}
