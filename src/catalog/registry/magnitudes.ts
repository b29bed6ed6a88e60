import type { Meter } from './meters.ts';
import type { Modality } from './modalities.ts';

type Span = readonly [low: string, high: string];

/**
 * The span within which any real price of a meter lies, in the catalog's currency per its unit, about ten
 * times wider on both sides than what is on the market (2026). A price outside it is nearly always a slipped
 * unit; `magnitude:` on the model lifts the guard with a reason.
 */
const spans: Readonly<Record<Meter, Span>> = {
  input: ['0.001', '600'],
  output: ['0.001', '2500'],
  cacheRead: ['0.0001', '200'],
  cacheWrite: ['0.001', '600'],
  cacheWrite1h: ['0.001', '1000'],
  reasoning: ['0.001', '2500'],
  audioInput: ['0.01', '1000'],
  audioOutput: ['0.01', '2000'],
  audioCacheRead: ['0.001', '400'],
  imageInput: ['0.001', '200'],
  imageOutput: ['0.1', '1000'],
  imageCacheRead: ['0.001', '100'],
  image: ['0.00005', '5'],
  megapixel: ['0.00005', '5'],
  videoSecond: ['0.001', '10'],
  musicSecond: ['0.0001', '0.1'],
  track: ['0.001', '20'],
  audioMinute: ['0.00005', '2'],
  request: ['0.00001', '20'],
  cacheStorageHour: ['0.01', '100'],
  characters: ['0.1', '1000'],
  searches: ['0.01', '200'],
  pages: ['0.01', '200'],
};

/** Narrower spans where one kind of model costs far less than another by the same meter. */
const narrower: Readonly<Partial<Record<Modality, Readonly<Partial<Record<Meter, Span>>>>>> = {
  embedding: {
    input: ['0.0005', '3'],
    output: ['0.001', '5'],
    imageInput: ['0.01', '10'],
    audioInput: ['0.05', '70'],
  },
  rerank: { input: ['0.0005', '3'], output: ['0.001', '5'], searches: ['0.05', '30'] },
  moderation: { input: ['0.001', '6'], output: ['0.001', '20'] },
  ocr: { input: ['0.001', '10'], output: ['0.001', '30'], pages: ['0.1', '100'] },
  speech: { input: ['0.01', '50'], output: ['0.1', '300'], audioOutput: ['1', '300'] },
  transcription: {
    input: ['0.0005', '50'],
    output: ['0.1', '150'],
    audioInput: ['0.1', '100'],
    audioMinute: ['0.00005', '0.3'],
  },
  image: { input: ['0.02', '100'], output: ['0.1', '400'] },
  video: { videoSecond: ['0.001', '5'] },
};

/** What a model of this kind may cost by this meter; of a model of no known kind, what any may. */
export function magnitudeOf(meter: Meter, modality: Modality | undefined): Span {
  return (modality && narrower[modality]?.[meter]) ?? spans[meter];
}
