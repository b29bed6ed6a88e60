/** Which kind of model an offer is about. */
import type { Meter } from '#catalog/registry/meters.ts';
import { modalities, modalityNames, type Modality } from '#catalog/registry/modalities.ts';
import { modalityHints } from '../market/left-out.ts';
import { byKnowledge } from './merge-facts.ts';
import type { Offer } from './offer.ts';

/** What a model does that is priced by this meter; token meters say too little. */
const byMeter: Readonly<Partial<Record<Meter, Modality>>> = {
  image: 'image',
  megapixel: 'image',
  imageOutput: 'image',
  videoSecond: 'video',
  musicSecond: 'music',
  track: 'music',
  characters: 'speech',
  audioMinute: 'transcription',
  pages: 'ocr',
  searches: 'rerank',
};

/**
 * What a source says, else a word in the name, else what is counted; undefined when the meters do not answer
 * what such a model costs.
 */
export function modalityOf(
  name: string,
  offers: readonly Offer[],
  meters: ReadonlySet<Meter>,
): Modality | undefined {
  const stated = byKnowledge(offers).flatMap(({ model }) => model.facts.modality ?? []);
  const hinted = modalityHints.filter(({ pattern }) => pattern.test(name)).map(({ modality }) => modality);
  const counted = [...meters].flatMap((meter) => byMeter[meter] ?? []);
  const general: Modality = meters.has('output') || meters.has('request') ? 'chat' : 'embedding';
  // A chat model is what sources fall back to; a more telling word outweighs it.
  const special = stated.filter((modality) => modality !== 'chat');
  const ranked = [...special, ...hinted, ...(stated.length > 0 ? stated : counted), general];
  return ranked.find((modality) => modalityNames.includes(modality) && answers(modality, meters));
}

/** Whether the meters hold a headline price of the modality. */
function answers(modality: Modality, meters: ReadonlySet<Meter>): boolean {
  return modalities[modality].headline.some(([first]) => first !== undefined && meters.has(first));
}
