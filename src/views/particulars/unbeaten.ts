import type { Capability } from '#catalog/vocabulary.ts';
import { meters } from '#catalog/meters.ts';
import { modalities } from '#catalog/modalities.ts';
import type { Model, Rate } from '#catalog/types.ts';
import { decimal } from '#pricing/decimal.ts';
import { headline } from '#pricing/headline.ts';
import type { Ranked } from '#pricing/ranking.ts';
import type { Inlines } from '../inline.ts';
import type { Site } from '../site.ts';

/** What a model can do, as a verb of several. */
export const traits: Readonly<Record<Capability, string>> = {
  vision: 'read images',
  'audio-input': 'listen to audio',
  'video-input': 'watch video',
  'pdf-input': 'read PDF files',
  tools: 'call tools',
  'structured-output': 'answer in a JSON schema',
  reasoning: 'reason before they answer',
  'image-edit': 'edit images',
};

/** Fewer rivals than these are no field to win. */
const fewestRivals = 2;

/** How many cheaper models can do all that this one can, with as long a context: none, or which share. */
export function unbeaten(site: Site, model: Model): Inlines | undefined {
  const own = headline(model, site.date)?.rates[0];
  if (own === undefined || (model.capabilities.length === 0 && model.context === undefined)) return undefined;
  const ranking = site.tracer.ranking(model.modality, own.meter);
  const isRival = ({ model: other }: Ranked) => other !== model && canAsMuch(other, model);
  const rivals = ranking.filter(isRival).length;
  if (rivals < fewestRivals) return undefined;
  const cheaper = ranking.slice(0, firstOfPrice(ranking, own)).filter(isRival).length;
  const { plural } = modalities[model.modality];
  const per = meters[own.meter].noun.one;
  const able = [
    ...(model.capabilities.length > 0 ? ['can do all that it can'] : []),
    ...(model.context === undefined ? [] : ['take as many tokens']),
  ].join(' and ');
  return cheaper === 0
    ? [`None of the ${String(rivals)} other ${plural} here that ${able} has a lower price per ${per}.`]
    : [
        `Of the ${String(rivals)} other ${plural} here that ${able}, ${String(cheaper)} ${cheaper === 1 ? 'has' : 'have'} a lower price per ${per}.`,
      ];
}

/** Where a price begins in a ranking: all before it are cheaper. */
function firstOfPrice(ranking: readonly Ranked[], own: Rate): number {
  const price = decimal(own.amount);
  // By halves: in a catalog of thousands, every model asks.
  let [low, high] = [0, ranking.length];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (decimal(ranking[middle]?.rate.amount ?? '0').lt(price)) low = middle + 1;
    else high = middle;
  }
  return low;
}

function canAsMuch(other: Model, { capabilities, context = 0 }: Model): boolean {
  return capabilities.every((name) => other.capabilities.includes(name)) && (other.context ?? 0) >= context;
}
