import type { Meter } from './meters.ts';

/**
 * The span within which any real price of a meter lies, in the catalog's currency per its unit, about ten
 * times wider on both sides than what is on the market (2026). A price outside it is nearly always a slipped
 * unit; `magnitude:` on the model lifts the guard with a reason.
 */
export const magnitudes: Readonly<Record<Meter, readonly [low: string, high: string]>> = {
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
