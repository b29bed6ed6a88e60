/**
 * The kinds of model there are. A new one is one entry of {@link modalities}, its request in
 * `src/examples/requests.ts`, and how the site check ranks it (`scripts/check/site/oracle/words.ts`). Not for the
 * browser: tools get what they need of it with their offers.
 */
import type { Service, When } from './conditions.ts';
import { meters, type Meter, type PriceSpan } from './meters.ts';
import type { Capability } from './vocabulary.ts';

export interface ModalityDefinition {
  /** "a chat model", "an image model": with its article, as it follows "is". */
  readonly aNoun: string;
  readonly noun: string;
  readonly plural: string;
  /** Heading of lists: "Image models". */
  readonly title: string;
  /** What a call to it does: "generate an image". */
  readonly does: string;
  /**
   * Its operation: the path below the gateway's base URL, and whose API has it and the shape of its requests. Undefined
   * where there is none that others follow; then, as where it is not OpenAI's, `gateway.api` says (see {@link toldKinds}).
   */
  readonly endpoint: { readonly path: string; readonly of: string } | undefined;
  /**
   * The meters that answer "what does it cost": the first group whose first meter the model prices. Models are ranked by
   * that first meter, and only against models that answer by the same one. A model that prices none of them answers by
   * the first meter it has, and a price per request is part of every answer (see `headlineAmong`).
   */
  readonly headline: readonly (readonly [Meter, ...Meter[]])[];
  /** Of these, every call counts one, whatever else it counts. */
  readonly perCall: readonly ['request', ...Meter[]];
  /** Where its models cost far less by a meter than others do: the narrower span. */
  readonly spans: Readonly<Partial<Record<Meter, PriceSpan>>>;
  /** Whether a model's context bounds the whole of a request, or a part of it, such as one of many passages. */
  readonly contextBounds: 'request' | 'part';
  /** What a use that fills the context is told as; of most kinds, nothing is. */
  readonly fillsContext: 'text' | 'conversation' | undefined;
  /** Worked uses: what a price means in practice. */
  readonly workloads: readonly Workload[];
}

/** One worked example of a month's (or a job's) use, in the model's own meters. */
export interface Workload {
  /** Stable name, part of the traced key: "1000-images". */
  readonly id: string;
  /** Completes "What … costs": "1,000 images". */
  readonly label: string;
  /** Counted things per meter; a model is shown the workload when it prices all of them. */
  readonly usage: Readonly<Partial<Record<Meter, number>>>;
  /** How many such requests are made; defaults to 1. Tiers look at one request, the total at all. */
  readonly requests?: number;
  /** The id of the use that says less of the same: it is left out where this one can be priced. */
  readonly insteadOf?: string;
  /** The service it is asked of. @default the standard one */
  readonly service?: Service;
  /** What it is made from, for models that have a price of their own for that. */
  readonly input?: NonNullable<When['input']>;
  /** What a model has to be like for this use to be one of its own; without it, the use fits every model. */
  readonly for?: Purpose;
  /** What such uses are called when a top-up is said to buy so many of them. */
  readonly counted?: { readonly one: string; readonly many: string };
}

/** All that is given has to hold. */
export interface Purpose {
  readonly capabilities?: readonly Capability[];
  /** Capabilities it does not have. */
  readonly without?: readonly Capability[];
  /** Tokens of context, at least. */
  readonly context?: number;
  /** Tokens of context, fewer than. */
  readonly contextBelow?: number;
  /** Its headline price is below, or at least, this plain decimal in dollars, or as round a sum of another currency. */
  readonly priceBelow?: string;
  readonly priceFrom?: string;
}

const definitions = {
  chat: {
    aNoun: 'a chat model',
    noun: 'chat model',
    plural: 'chat models',
    title: 'Chat models',
    does: 'answer a message',
    endpoint: { path: '/chat/completions', of: 'OpenAI' },
    headline: [['input', 'output'], ['output']],
    perCall: ['request'],
    spans: {},
    contextBounds: 'request',
    fillsContext: 'conversation',
    workloads: [
      {
        id: 'one-chat',
        label: '1 chat (1,500 in, 400 out)',
        usage: { input: 1500, output: 400 },
        counted: { one: 'chat (1,500 in, 400 out)', many: 'chats (1,500 in, 400 out)' },
      },
      {
        id: '10000-chats',
        label: '10,000 chats (1,500 in, 400 out)',
        usage: { input: 1500, output: 400 },
        requests: 10_000,
      },
      {
        id: '10000-chats-cached',
        label: '10,000 chats, cached (1,000 of 1,500 in, 400 out)',
        usage: { input: 500, cacheRead: 1000, output: 400 },
        requests: 10_000,
      },
      {
        id: '10000-chats-batch',
        label: '10,000 chats as a batch (1,500 in, 400 out)',
        usage: { input: 1500, output: 400 },
        requests: 10_000,
        service: 'batch',
      },
      {
        id: '100-calls-heard',
        label: '100 recordings summed up (6,000 audio in, 300 out)',
        usage: { audioInput: 6000, output: 300 },
        requests: 100,
      },
      {
        id: '1000-screenshots',
        label: '1,000 screenshots described (1,100 in, 200 out)',
        usage: { input: 1100, output: 200 },
        requests: 1000,
        for: { capabilities: ['vision'], without: ['video-input'] },
      },
      {
        id: '100-films',
        label: '100 short videos described (30,000 in, 500 out)',
        usage: { input: 30_000, output: 500 },
        requests: 100,
        for: { capabilities: ['video-input'] },
      },
      {
        id: '200-reports',
        label: '200 PDF reports summed up (20,000 in, 600 out)',
        usage: { input: 20_000, output: 600 },
        requests: 200,
        for: { capabilities: ['pdf-input'] },
      },
      {
        id: 'coding-session',
        label: 'a coding session of 60 turns (30,000 cached, 2,000 in, 700 out)',
        usage: { input: 2000, cacheRead: 30_000, output: 700 },
        requests: 60,
        insteadOf: 'coding-session-uncached',
        for: { capabilities: ['tools'], context: 100_000, priceFrom: '0.5' },
      },
      {
        id: 'coding-session-uncached',
        label: 'a coding session of 60 turns (32,000 in, 700 out)',
        usage: { input: 32_000, output: 700 },
        requests: 60,
        for: { capabilities: ['tools'], context: 100_000, priceFrom: '0.5' },
      },
      {
        id: '500-agents',
        label: '500 agents of 12 tool calls (4,000 in, 150 out)',
        usage: { input: 4000, output: 150 },
        requests: 6000,
        for: { capabilities: ['tools'], priceBelow: '0.5' },
      },
      {
        id: '50-hard-questions-thought',
        label: '50 hard questions (800 in, 8,000 reasoning, 2,000 out)',
        usage: { input: 800, reasoning: 8000, output: 2000 },
        requests: 50,
        insteadOf: '50-hard-questions',
        for: { capabilities: ['reasoning'], priceFrom: '1' },
      },
      {
        id: '50-hard-questions',
        label: '50 hard questions (800 in, 10,000 out)',
        usage: { input: 800, output: 10_000 },
        requests: 50,
        for: { capabilities: ['reasoning'], priceFrom: '1' },
      },
      {
        id: '1000-puzzles-thought',
        label: '1,000 questions (300 in, 1,700 reasoning, 300 out)',
        usage: { input: 300, reasoning: 1700, output: 300 },
        requests: 1000,
        insteadOf: '1000-puzzles',
        for: { capabilities: ['reasoning'], priceBelow: '1' },
      },
      {
        id: '1000-puzzles',
        label: '1,000 questions (300 in, 2,000 out)',
        usage: { input: 300, output: 2000 },
        requests: 1000,
        for: { capabilities: ['reasoning'], priceBelow: '1' },
      },
      {
        id: '10000-forms',
        label: '10,000 letters to JSON (700 in, 150 out)',
        usage: { input: 700, output: 150 },
        requests: 10_000,
        for: { capabilities: ['structured-output'], without: ['reasoning'] },
      },
      {
        id: '1000000-labels',
        label: '1,000,000 messages sorted (120 in, 5 out)',
        usage: { input: 120, output: 5 },
        requests: 1_000_000,
        for: { without: ['reasoning'], priceBelow: '0.35' },
      },
      {
        id: 'one-novel-translated',
        label: 'a novel translated in 75 parts (2,200 in, 2,200 out)',
        usage: { input: 2200, output: 2200 },
        requests: 75,
        for: { without: ['tools', 'reasoning'] },
      },
      {
        id: '10-contracts',
        label: '10 contracts reviewed (40,000 in, 4,000 out)',
        usage: { input: 40_000, output: 4000 },
        requests: 10,
        for: { priceFrom: '3' },
      },
      {
        id: '5000-answers',
        label: '5,000 support answers (2,500 in, 200 out)',
        usage: { input: 2500, output: 200 },
        requests: 5000,
        for: { contextBelow: 130_000 },
      },
      {
        id: '100-documents',
        label: '100 documents summed up (50,000 in, 1,000 out)',
        usage: { input: 50_000, output: 1000 },
        requests: 100,
        for: { context: 60_000, without: ['pdf-input', 'video-input'] },
      },
      {
        id: 'code-base',
        label: 'a code base explained (600,000 in, 5,000 out)',
        usage: { input: 600_000, output: 5000 },
        for: { context: 700_000 },
      },
    ],
  },
  embedding: {
    aNoun: 'an embedding model',
    noun: 'embedding model',
    plural: 'embedding models',
    title: 'Embedding models',
    does: 'turn text into a vector',
    endpoint: { path: '/embeddings', of: 'OpenAI' },
    headline: [['input']],
    perCall: ['request'],
    spans: {
      input: ['0.0005', '3'],
      output: ['0.001', '5'],
      imageInput: ['0.01', '10'],
      audioInput: ['0.05', '70'],
    },
    contextBounds: 'request',
    fillsContext: 'text',
    workloads: [
      {
        id: '1000-passages',
        label: '1,000 passages (500 tokens each)',
        usage: { input: 500 },
        counted: { one: 'passage (500 tokens)', many: 'passages (500 tokens)' },
        requests: 1000,
      },
      {
        id: '1000000-passages',
        label: '1,000,000 passages (500 tokens each)',
        usage: { input: 500 },
        requests: 1_000_000,
      },
      { id: 'one-book', label: 'a book (120,000 tokens)', usage: { input: 500 }, requests: 240 },
      {
        id: '1000000-passages-batch',
        label: '1,000,000 passages as a batch (500 tokens each)',
        usage: { input: 500 },
        requests: 1_000_000,
        service: 'batch',
      },
      {
        id: '10000-images-embedded',
        label: '10,000 images (1,000 tokens each)',
        usage: { imageInput: 1000 },
        requests: 10_000,
      },
      {
        id: 'code-repository',
        label: 'a repository of 20,000 functions (300 tokens each)',
        usage: { input: 300 },
        requests: 20_000,
        for: { priceFrom: '0.1' },
      },
      {
        id: 'all-tickets',
        label: '5,000,000 support tickets (250 tokens each)',
        usage: { input: 250 },
        requests: 5_000_000,
        for: { priceBelow: '0.05' },
      },
    ],
  },
  image: {
    aNoun: 'an image model',
    noun: 'image model',
    plural: 'image models',
    title: 'Image models',
    does: 'generate an image',
    endpoint: { path: '/images/generations', of: 'OpenAI' },
    headline: [
      ['image', 'megapixel', 'input'],
      ['megapixel', 'input'],
      ['imageOutput', 'input'],
      ['output', 'input'],
    ],
    perCall: ['request', 'image'],
    spans: { input: ['0.02', '100'], output: ['0.1', '400'] },
    contextBounds: 'request',
    fillsContext: undefined,
    workloads: [
      {
        id: '100-images',
        label: '100 images',
        usage: { image: 1 },
        requests: 100,
        counted: { one: 'image', many: 'images' },
      },
      { id: '1000-images', label: '1,000 images', usage: { image: 1 }, requests: 1000 },
      { id: '10000-images', label: '10,000 images', usage: { image: 1 }, requests: 10_000 },
      {
        id: '24-pictures',
        label: '24 pictures for a storyboard',
        usage: { image: 1 },
        requests: 24,
        for: { priceFrom: '0.05' },
      },
      {
        id: '100000-thumbnails',
        label: '100,000 thumbnails',
        usage: { image: 1 },
        requests: 100_000,
        for: { priceBelow: '0.02' },
      },
      {
        id: '500-edits',
        label: '500 product photos, each edited once',
        usage: { image: 1 },
        input: 'image',
        requests: 500,
        for: { capabilities: ['image-edit'] },
      },
      {
        id: '1000-megapixels',
        label: '1,000 images (1 megapixel each)',
        usage: { megapixel: 1 },
        counted: { one: 'image (1 megapixel)', many: 'images (1 megapixel)' },
        requests: 1000,
      },
      {
        id: '1000-drawn',
        label: '1,000 images (50 in, 1,056 out)',
        usage: { input: 50, imageOutput: 1056 },
        counted: { one: 'image (1,056 output tokens)', many: 'images (1,056 output tokens)' },
        requests: 1000,
      },
    ],
  },
  video: {
    aNoun: 'a video model',
    noun: 'video model',
    plural: 'video models',
    title: 'Video models',
    does: 'generate a video',
    endpoint: undefined,
    headline: [['videoSecond', 'input']],
    perCall: ['request'],
    spans: { videoSecond: ['0.001', '5'] },
    contextBounds: 'request',
    fillsContext: undefined,
    workloads: [
      {
        id: '5-seconds',
        label: 'a clip of 5 seconds',
        usage: { videoSecond: 5 },
        counted: { one: 'clip of 5 seconds', many: 'clips of 5 seconds' },
      },
      {
        id: '8-seconds',
        label: 'a clip of 8 seconds',
        usage: { videoSecond: 8 },
        counted: { one: 'clip of 8 seconds', many: 'clips of 8 seconds' },
      },
      { id: '100-clips', label: '100 clips of 8 seconds', usage: { videoSecond: 8 }, requests: 100 },
      {
        id: 'one-minute-film',
        label: 'a minute of film, cut from 20 clips of 8 seconds',
        usage: { videoSecond: 8 },
        requests: 20,
        for: { priceFrom: '0.1' },
      },
      {
        id: '1000-social-clips',
        label: '1,000 clips of 5 seconds for a feed',
        usage: { videoSecond: 5 },
        requests: 1000,
        for: { priceBelow: '0.1' },
      },
      {
        id: '100-requests',
        label: '100 clips',
        usage: { request: 1 },
        requests: 100,
        counted: { one: 'clip', many: 'clips' },
      },
    ],
  },
  speech: {
    aNoun: 'a speech model',
    noun: 'speech model',
    plural: 'speech models',
    title: 'Speech models',
    does: 'read a text aloud',
    endpoint: { path: '/audio/speech', of: 'OpenAI' },
    headline: [
      ['characters', 'input'],
      ['audioOutput', 'input'],
      ['output', 'input'],
    ],
    perCall: ['request'],
    spans: { input: ['0.01', '50'], output: ['0.1', '300'], audioOutput: ['1', '300'] },
    contextBounds: 'request',
    fillsContext: undefined,
    workloads: [
      {
        id: 'one-page',
        label: '1 page (2,000 characters)',
        usage: { characters: 2000 },
        counted: { one: 'page (2,000 characters)', many: 'pages (2,000 characters)' },
      },
      { id: 'one-article', label: 'an article (10,000 characters)', usage: { characters: 10_000 } },
      { id: 'one-novel', label: 'a novel (500,000 characters)', usage: { characters: 2000 }, requests: 250 },
      {
        id: 'one-advert',
        label: 'an advert in 10 takes (60 seconds, 900 characters)',
        usage: { characters: 900 },
        requests: 10,
        for: { priceFrom: '50' },
      },
      {
        id: '100000-prompts',
        label: '100,000 announcements (80 characters each)',
        usage: { characters: 80 },
        requests: 100_000,
        for: { priceBelow: '50' },
      },
      {
        id: '1000-sentences',
        label: '1,000 sentences (30 in, 250 audio out)',
        usage: { input: 30, audioOutput: 250 },
        counted: { one: 'sentence (250 audio tokens)', many: 'sentences (250 audio tokens)' },
        requests: 1000,
      },
      {
        id: '1000-sentences-spoken',
        label: '1,000 sentences (30 in, 250 out)',
        usage: { input: 30, output: 250 },
        counted: { one: 'sentence (250 output tokens)', many: 'sentences (250 output tokens)' },
        requests: 1000,
      },
    ],
  },
  transcription: {
    aNoun: 'a transcription model',
    noun: 'transcription model',
    plural: 'transcription models',
    title: 'Transcription models',
    does: 'write down speech',
    endpoint: { path: '/audio/transcriptions', of: 'OpenAI' },
    headline: [
      ['audioMinute', 'output'],
      ['audioInput', 'output'],
      ['input', 'output'],
    ],
    perCall: ['request'],
    spans: {
      input: ['0.0005', '50'],
      output: ['0.1', '150'],
      audioInput: ['0.1', '100'],
      audioMinute: ['0.00005', '0.3'],
    },
    contextBounds: 'request',
    fillsContext: undefined,
    workloads: [
      {
        id: '10-minutes',
        label: 'a 10-minute call',
        usage: { audioMinute: 10 },
        counted: { one: 'call of 10 minutes', many: 'calls of 10 minutes' },
      },
      { id: 'one-hour', label: 'a one-hour meeting', usage: { audioMinute: 60 } },
      { id: '1000-calls', label: '1,000 calls of 10 minutes', usage: { audioMinute: 10 }, requests: 1000 },
      {
        id: 'call-centre',
        label: 'a call centre’s month: 50,000 calls of 6 minutes',
        usage: { audioMinute: 6 },
        requests: 50_000,
        for: { priceBelow: '0.005' },
      },
      {
        id: '20-interviews',
        label: '20 interviews of 45 minutes',
        usage: { audioMinute: 45 },
        requests: 20,
        for: { priceFrom: '0.005' },
      },
      {
        id: '1000-clips',
        label: '1,000 clips (6,000 audio in, 1,500 out)',
        usage: { audioInput: 6000, output: 1500 },
        counted: { one: 'clip (6,000 audio tokens)', many: 'clips (6,000 audio tokens)' },
        requests: 1000,
      },
    ],
  },
  music: {
    aNoun: 'a music model',
    noun: 'music model',
    plural: 'music models',
    title: 'Music models',
    does: 'compose music',
    endpoint: undefined,
    headline: [['musicSecond', 'track'], ['track']],
    perCall: ['request', 'track'],
    spans: {},
    contextBounds: 'request',
    fillsContext: undefined,
    workloads: [
      { id: '30-seconds', label: '30 seconds of music', usage: { musicSecond: 30 } },
      {
        id: '3-minutes',
        label: 'a song of 3 minutes',
        usage: { musicSecond: 180 },
        counted: { one: 'song of 3 minutes', many: 'songs of 3 minutes' },
      },
      { id: '100-songs', label: '100 songs of 3 minutes', usage: { musicSecond: 180 }, requests: 100 },
      {
        id: '100-tracks',
        label: '100 tracks',
        usage: { track: 1 },
        requests: 100,
        counted: { one: 'track', many: 'tracks' },
      },
      { id: '100-requests', label: '100 requests', usage: { request: 1 }, requests: 100 },
    ],
  },
  '3d': {
    aNoun: 'a 3D model generator',
    noun: '3D model generator',
    plural: '3D model generators',
    title: '3D model generators',
    does: 'generate a 3D asset',
    endpoint: undefined,
    headline: [['request']],
    perCall: ['request'],
    spans: {},
    contextBounds: 'request',
    fillsContext: undefined,
    workloads: [
      {
        id: '100-assets',
        label: '100 assets',
        usage: { request: 1 },
        requests: 100,
        counted: { one: 'asset', many: 'assets' },
      },
    ],
  },
  rerank: {
    aNoun: 'a reranking model',
    noun: 'reranking model',
    plural: 'reranking models',
    title: 'Reranking models',
    does: 'sort documents by relevance',
    endpoint: { path: '/rerank', of: 'Cohere' },
    headline: [
      ['searches', 'input', 'output'],
      ['input', 'output'],
    ],
    perCall: ['request', 'searches'],
    spans: { input: ['0.0005', '3'], output: ['0.001', '5'], searches: ['0.05', '30'] },
    contextBounds: 'part',
    fillsContext: undefined,
    workloads: [
      {
        id: '1000-searches',
        label: '1,000 searches',
        usage: { searches: 1 },
        counted: { one: 'search', many: 'searches' },
        requests: 1000,
      },
      { id: '100000-searches', label: '100,000 searches', usage: { searches: 1 }, requests: 100_000 },
      {
        id: '1000-queries',
        label: '1,000 queries (20 passages of 500 tokens)',
        usage: { input: 10_000 },
        counted: {
          one: 'query (20 passages of 500 tokens)',
          many: 'queries (20 passages of 500 tokens)',
        },
        requests: 1000,
      },
      {
        id: '1000-requests',
        label: '1,000 requests',
        usage: { request: 1 },
        requests: 1000,
        counted: { one: 'request', many: 'requests' },
      },
    ],
  },
  moderation: {
    aNoun: 'a moderation model',
    noun: 'moderation model',
    plural: 'moderation models',
    title: 'Moderation models',
    does: 'judge whether content is safe',
    endpoint: { path: '/moderations', of: 'OpenAI' },
    headline: [['input', 'output']],
    perCall: ['request'],
    spans: { input: ['0.001', '6'], output: ['0.001', '20'] },
    contextBounds: 'request',
    fillsContext: undefined,
    workloads: [
      {
        id: '10000-messages',
        label: '10,000 messages (200 in, 10 out)',
        usage: { input: 200, output: 10 },
        counted: { one: 'message (200 in, 10 out)', many: 'messages (200 in, 10 out)' },
        requests: 10_000,
      },
      {
        id: '10000-inputs',
        label: '10,000 messages (200 in)',
        usage: { input: 200 },
        counted: { one: 'message (200 tokens)', many: 'messages (200 tokens)' },
        requests: 10_000,
      },
      {
        id: '10000-requests',
        label: '10,000 messages',
        usage: { request: 1 },
        requests: 10_000,
        counted: { one: 'message', many: 'messages' },
      },
    ],
  },
  ocr: {
    aNoun: 'an OCR model',
    noun: 'OCR model',
    plural: 'OCR models',
    title: 'OCR models',
    does: 'read the text of a document',
    endpoint: { path: '/ocr', of: 'Mistral' },
    headline: [
      ['pages', 'input', 'output'],
      ['input', 'output'],
    ],
    perCall: ['request'],
    spans: { input: ['0.001', '10'], output: ['0.001', '30'], pages: ['0.1', '100'] },
    contextBounds: 'request',
    fillsContext: undefined,
    workloads: [
      { id: 'one-contract', label: 'a contract of 20 pages', usage: { pages: 20 } },
      {
        id: '1000-pages',
        label: '1,000 scanned pages',
        usage: { pages: 1 },
        counted: { one: 'page', many: 'pages' },
        requests: 1000,
      },
      { id: '100000-pages', label: '100,000 scanned pages', usage: { pages: 1 }, requests: 100_000 },
      {
        id: '1000-pages-in-tokens',
        label: '1,000 pages (1,000 in, 800 out)',
        usage: { input: 1000, output: 800 },
        counted: {
          one: 'page (1,000 in, 800 out)',
          many: 'pages (1,000 in, 800 out)',
        },
        requests: 1000,
      },
    ],
  },
} as const satisfies Record<string, ModalityDefinition>;

export type Modality = keyof typeof definitions;

export const modalities: Readonly<Record<Modality, ModalityDefinition>> = definitions;

/** Every modality, in the order in which the site lists them. */
export const modalityNames = Object.keys(definitions) as [Modality, ...Modality[]];

/** The kinds whose endpoint and fields a gateway may have its own way: those that OpenAI's API, and so its SDKs, have no call for. */
export const toldKinds = modalityNames.filter((name) => modalities[name].endpoint?.of !== 'OpenAI');

/** The usual call of this kind that counts a meter: what a price per call is spread over; undefined where there is none. */
export function usualCall(modality: Modality, meter: Meter): UsualCall | undefined {
  const call = modalities[modality].workloads.find(
    ({ usage, counted, for: purpose }) => usage[meter] !== undefined && counted && purpose === undefined,
  );
  const count = call?.usage[meter];
  return count === undefined || call?.counted === undefined ? undefined : { count, many: call.counted.many };
}

export interface UsualCall {
  /** How many things of the meter it counts. */
  readonly count: number;
  /** What such calls are called. */
  readonly many: string;
}

/** What a model of this kind may cost by this meter; of a model of no known kind, what any may. */
export function magnitudeOf(meter: Meter, modality: Modality | undefined): PriceSpan {
  return (modality && modalities[modality].spans[meter]) ?? meters[meter].span;
}
