/** What goes into a model and what comes out of it, as lists of models tell it. */
import type { Modality } from '#catalog/registry/modalities.ts';
import type { Capability } from '#catalog/registry/vocabulary.ts';
import type { Model } from '#catalog/types.ts';

type Kind = 'text' | 'image' | 'audio' | 'video' | 'pdf';

/** What a kind of model makes where that is no text. */
const outputs: Readonly<Partial<Record<Modality, Kind>>> = {
  image: 'image',
  video: 'video',
  speech: 'audio',
  music: 'audio',
};

/** What a kind of model works on where that is no text. */
const works: Readonly<Partial<Record<Modality, Kind>>> = { transcription: 'audio', ocr: 'pdf' };

const taken: Readonly<Partial<Record<Capability, Kind>>> = {
  vision: 'image',
  'image-edit': 'image',
  'audio-input': 'audio',
  'video-input': 'video',
  'pdf-input': 'pdf',
};

export function kindsOf({ modality, capabilities }: Model): {
  readonly input: Kind[];
  readonly output: Kind[];
} {
  const first = works[modality] ?? 'text';
  return {
    input: [...new Set([first, ...capabilities.flatMap((one) => taken[one] ?? [])])],
    output: [outputs[modality] ?? 'text'],
  };
}
