/** Names that are no model of the market, whichever source lists them. Data only; matched in lower case. */
import type { Modality } from '#catalog/registry/modalities.ts';

export const leftOut: readonly { readonly pattern: RegExp; readonly reason: string }[] = [
  { pattern: /(?:^|[-_/.])(?:realtime|live|sonic)(?:[-_/.]|$)/, reason: 'live voice sessions: no modality' },
  { pattern: /^ft:|(?:^|[-/])(?:finetuned?|fine-tuned)/, reason: 'fine-tuned models' },
  { pattern: /[:-]free$/, reason: 'free variants' },
  { pattern: /(?:^|\/)(?:container|code-interpreter|file-search|vector-store)/, reason: 'tools' },
  { pattern: /\d-x-\d|-steps\//, reason: 'one cell of an image grid' },
  { pattern: /(?:^|\/)(?:search|search-pro|.*-search-api)$/, reason: 'search engines' },
  { pattern: /(?:^|[-/])(?:auto|router|default)$/, reason: 'routers: not one model' },
];

/** Words in a name that say what kind of model it is, where no source does. The first that matches holds. */
export const modalityHints: readonly { readonly pattern: RegExp; readonly modality: Modality }[] = [
  { pattern: /rerank/, modality: 'rerank' },
  { pattern: /embed|(?:^|\/)(?:bge|gte|e5|voyage)-/, modality: 'embedding' },
  { pattern: /whisper|transcribe|(?:^|[-/])stt|scribe|voxtral-mini-transcribe/, modality: 'transcription' },
  { pattern: /(?:^|[-/])tts(?:[-/]|$)|orpheus/, modality: 'speech' },
  { pattern: /moderation/, modality: 'moderation' },
  { pattern: /(?:^|[-/])ocr(?:[-/]|$)/, modality: 'ocr' },
  { pattern: /-image(?:-|$)|nano-banana/, modality: 'image' },
];
