/** How the price keys of @pydantic/genai-prices translate into the catalog's meters. */
import type { Meter } from '#catalog/registry/meters.ts';
import { over } from '../decimal.ts';

export interface UnitMapping {
  readonly meter: Meter;
  /** From the library's unit to the meter's `per`; the same unit when absent. */
  readonly convert?: (amount: string) => string;
  /** See `SourceRate.incidental`. */
  readonly incidental?: boolean;
}

const minutesPerHour = 60;

export const genaiUnits: Readonly<Record<string, UnitMapping>> = {
  input_mtok: { meter: 'input' },
  output_mtok: { meter: 'output' },
  cache_read_mtok: { meter: 'cacheRead' },
  cache_write_mtok: { meter: 'cacheWrite' },
  cache_write_1h_mtok: { meter: 'cacheWrite1h' },
  output_reasoning_mtok: { meter: 'reasoning' },
  input_audio_mtok: { meter: 'audioInput' },
  output_audio_mtok: { meter: 'audioOutput' },
  cache_audio_read_mtok: { meter: 'audioCacheRead' },
  input_image_mtok: { meter: 'imageInput' },
  output_image_mtok: { meter: 'imageOutput' },
  cache_image_read_mtok: { meter: 'imageCacheRead' },
  input_audio_hours: { meter: 'audioMinute', convert: (amount) => over(amount, minutesPerHour) },
  // Where both stand they are equal; `audio_hours` alone is a live session, both directions together.
  audio_hours: { meter: 'audioMinute', convert: (amount) => over(amount, minutesPerHour), incidental: true },
  requests_kcount: { meter: 'request', convert: (amount) => over(amount, 1000) },
  input_document_kpages: { meter: 'pages' },
  // A tool that a request may or may not use, not the model's own price.
  web_searches_kcount: { meter: 'searches', incidental: true },
};

/** Keys that occur in the data and have no meter here, with the reason. Any other key stops the check. */
export const genaiUnmapped: Readonly<Record<string, string>> = {
  storage_searches_kcount: 'a tool (file search); no meter',
  input_video_mtok: 'video as input; no meter',
  output_video_mtok: 'video by tokens; the registry counts seconds',
  output_citation_mtok: 'Perplexity only; no meter',
  input_text_messages_kcount: 'live voice sessions; no meter',
  input_annotated_document_kpages: 'OCR with annotations; no condition for it',
};
