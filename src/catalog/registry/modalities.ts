/**
 * The kinds of model there are. A new modality is one entry here and one request in `src/examples`.
 */
import type { Meter } from './meters.ts';

export interface ModalityDefinition {
  /** "a chat model", "an image model": with its article, as it follows "is". */
  readonly aNoun: string;
  readonly noun: string;
  readonly plural: string;
  /** Heading of lists: "Image models". */
  readonly title: string;
  /** What a call to it does: "generate an image". */
  readonly does: string;
  /** Path of its operation below the gateway's base URL. */
  readonly endpoint: string;
  /**
   * The meters that answer "what does it cost": the first group whose first meter the model prices.
   * Models are ranked by that first meter, and only against models that answer by the same one.
   */
  readonly headline: readonly (readonly Meter[])[];
  /** A model's context bounds a part of a request, such as one of many passages, and not the whole. */
  readonly contextOf?: 'part';
}

const definitions = {
  chat: {
    aNoun: 'a chat model',
    noun: 'chat model',
    plural: 'chat models',
    title: 'Chat models',
    does: 'answer a message',
    endpoint: '/chat/completions',
    headline: [['input', 'output', 'request'], ['output'], ['request']],
  },
  embedding: {
    aNoun: 'an embedding model',
    noun: 'embedding model',
    plural: 'embedding models',
    title: 'Embedding models',
    does: 'turn text into a vector',
    endpoint: '/embeddings',
    headline: [['input']],
  },
  image: {
    aNoun: 'an image model',
    noun: 'image model',
    plural: 'image models',
    title: 'Image models',
    does: 'generate an image',
    endpoint: '/images/generations',
    headline: [['image'], ['megapixel'], ['imageOutput', 'input'], ['output', 'input']],
  },
  video: {
    aNoun: 'a video model',
    noun: 'video model',
    plural: 'video models',
    title: 'Video models',
    does: 'generate a video',
    endpoint: '/videos/generations',
    headline: [['videoSecond'], ['request']],
  },
  speech: {
    aNoun: 'a speech model',
    noun: 'speech model',
    plural: 'speech models',
    title: 'Speech models',
    does: 'read a text aloud',
    endpoint: '/audio/speech',
    headline: [['characters'], ['audioOutput', 'input'], ['output', 'input']],
  },
  transcription: {
    aNoun: 'a transcription model',
    noun: 'transcription model',
    plural: 'transcription models',
    title: 'Transcription models',
    does: 'write down speech',
    endpoint: '/audio/transcriptions',
    headline: [['audioMinute'], ['audioInput', 'output'], ['input', 'output']],
  },
  music: {
    aNoun: 'a music model',
    noun: 'music model',
    plural: 'music models',
    title: 'Music models',
    does: 'compose music',
    endpoint: '/audio/music',
    headline: [['musicSecond'], ['track'], ['request']],
  },
  '3d': {
    aNoun: 'a 3D model generator',
    noun: '3D model generator',
    plural: '3D model generators',
    title: '3D model generators',
    does: 'generate a 3D asset',
    endpoint: '/3d/generations',
    headline: [['request']],
  },
  rerank: {
    aNoun: 'a reranking model',
    noun: 'reranking model',
    plural: 'reranking models',
    title: 'Reranking models',
    does: 'sort documents by relevance',
    endpoint: '/rerank',
    headline: [['searches'], ['input', 'output'], ['request']],
    contextOf: 'part',
  },
  moderation: {
    aNoun: 'a moderation model',
    noun: 'moderation model',
    plural: 'moderation models',
    title: 'Moderation models',
    does: 'judge whether content is safe',
    endpoint: '/moderations',
    headline: [['input', 'output'], ['request']],
  },
  ocr: {
    aNoun: 'an OCR model',
    noun: 'OCR model',
    plural: 'OCR models',
    title: 'OCR models',
    does: 'read the text of a document',
    endpoint: '/ocr',
    headline: [['pages'], ['request'], ['input', 'output']],
  },
} as const satisfies Record<string, ModalityDefinition>;

export type Modality = keyof typeof definitions;

export const modalities: Readonly<Record<Modality, ModalityDefinition>> = definitions;

/** Every modality, in the order in which the site lists them. */
export const modalityNames = Object.keys(definitions) as [Modality, ...Modality[]];
