/** What LiteLLM's map knows of a model besides its prices. */
import { z } from 'zod';
import type { Modality } from '#catalog/registry/modalities.ts';
import type { Capability } from '#catalog/registry/vocabulary.ts';
import type { SourceFacts } from '../source.ts';
import type { LitellmEntry } from './litellm-entry.ts';

/** Modes left out (`realtime`, `search`, `vector_store`) are no kind of model that the catalog has. */
const modalities: Readonly<Record<string, Modality>> = {
  chat: 'chat',
  completion: 'chat',
  responses: 'chat',
  embedding: 'embedding',
  image_generation: 'image',
  image_edit: 'image',
  video_generation: 'video',
  audio_speech: 'speech',
  audio_transcription: 'transcription',
  rerank: 'rerank',
  moderation: 'moderation',
  ocr: 'ocr',
};

/** In the vocabulary's order. */
const capabilities: readonly (readonly [field: string, capability: Capability])[] = [
  ['supports_vision', 'vision'],
  ['supports_audio_input', 'audio-input'],
  ['supports_video_input', 'video-input'],
  ['supports_pdf_input', 'pdf-input'],
  ['supports_function_calling', 'tools'],
  ['supports_response_schema', 'structured-output'],
  ['supports_reasoning', 'reasoning'],
];

export function litellmFacts(entry: LitellmEntry): SourceFacts {
  const retires = z.iso.date().safeParse(entry.deprecation_date);
  return {
    modality: modalities[entry.mode ?? ''],
    context: count(entry.max_input_tokens),
    maxOutput: count(entry.max_output_tokens),
    capabilities: [
      ...capabilities.flatMap(([field, capability]) => (entry[field] === true ? [capability] : [])),
      ...(entry.mode === 'image_edit' ? (['image-edit'] as const) : []),
    ],
    retires: retires.success ? retires.data : undefined,
  };
}

/** The map writes 0 where it does not know. */
function count(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isInteger(value) && value > 0 ? value : undefined;
}
