/** Made-up models for tests: one for each variant of a request. */
import type { Modality } from '#catalog/registry/modalities.ts';
import type { Gateway, Model } from '#catalog/types.ts';

/** A gateway like the first user's, at any address. */
export function testGateway(baseUrl = 'https://api.aigateway.sh/v1'): Gateway {
  return {
    name: 'AIgateway',
    url: 'https://aigateway.sh',
    baseUrl,
    currency: 'USD',
    apiKey: { env: 'AIGATEWAY_KEY', placeholder: 'sk-aig-...' },
    api: {
      requests: {
        video: { path: '/videos/generations' },
        music: { path: '/audio/music' },
        '3d': { path: '/3d/generations' },
      },
      jobs: {
        path: '/jobs',
        done: 'completed',
        failed: ['failed', 'cancelled'],
        result: ['result_url', 'result.file_url'],
        cancel: true,
      },
    },
    metering: { costHeader: 'x-cost', costUnit: 'USD' },
    batch: { endpoints: ['/chat/completions', '/embeddings'], hours: 24 },
    links: { getKey: 'https://aigateway.sh/signin' },
  };
}

/** A model with only what an example looks at. */
export function testModel(id: string, modality: Modality, traits: Partial<Model> = {}): Model {
  return {
    id,
    name: id,
    modality,
    slug: id.replaceAll('/', '-'),
    fileStem: id,
    provider: { id: id.split('/')[0] ?? id, name: 'Provider' },
    pricing: { kind: 'unknown' },
    life: {},
    aliases: [],
    capabilities: [],
    limits: [],
    scores: [],
    estimates: [],
    unverified: [],
    exceptions: [],
    sealed: {},
    line: 1,
    ...traits,
  };
}

/** Every modality in every variant its request has. */
export const variants: Readonly<Record<string, Model>> = {
  chat: testModel('google/gemini-2.5-pro', 'chat', {
    capabilities: ['reasoning', 'vision', 'tools', 'structured-output'],
    request: { efforts: ['minimal', 'low', 'high'] },
  }),
  'chat-high': testModel('acme/deep', 'chat', {
    capabilities: ['reasoning', 'tools'],
    request: { efforts: ['none', 'high'], toolEffort: 'none' },
  }),
  'chat-spoken': testModel('acme/voice', 'chat', {
    capabilities: ['audio-input', 'tools'],
    request: { voices: ['alloy'], formats: ['wav'] },
  }),
  'chat-stream': testModel('acme/omni', 'chat', {
    capabilities: ['vision', 'reasoning'],
    request: { streamOnly: true },
  }),
  'chat-elsewhere': testModel('acme/pro', 'chat', {
    capabilities: ['reasoning'],
    request: { endpoint: '/responses', efforts: ['high'] },
  }),
  'chat-image': testModel('acme/look', 'chat', { request: { needs: ['image'] } }),
  embedding: testModel('baai/bge-m3', 'embedding'),
  'embedding-encoded': testModel('acme/embed', 'embedding', { request: { encodings: ['base64_int8'] } }),
  image: testModel('black-forest-labs/flux-2-klein-9b', 'image'),
  'image-b64': testModel('openai/gpt-image-1.5', 'image', {
    capabilities: ['image-edit'],
    request: { sizes: ['1536x1024', '1024x1024'], returns: 'b64' },
  }),
  'image-edit': testModel('ideogram/ideogram-v2-edit', 'image', {
    capabilities: ['image-edit'],
    request: { needs: ['image'] },
  }),
  'image-edit-sizes': testModel('acme/remix', 'image', {
    request: { needs: ['image'], sizes: ['512x512'], returns: 'b64' },
  }),
  'image-edit-mask': testModel('acme/inpaint', 'image', { request: { needs: ['image', 'mask'] } }),
  'image-edit-url': testModel('acme/imagine', 'image', {
    capabilities: ['image-edit'],
    request: { byUrl: true },
  }),
  'image-edit-several': testModel('acme/blend', 'image', { request: { needs: ['images'] } }),
  video: testModel('google/veo-3.1', 'video', { request: { seconds: [8, 4], sizes: ['16:9', '1080p'] } }),
  'video-image': testModel('minimax/image-to-video', 'video', { request: { needs: ['image'] } }),
  'video-template': testModel('vidu/vidu-template-to-video', 'video', {
    request: { needs: ['image', 'template'], templates: ['hugging'], prompt: 'They hug' },
  }),
  'video-video': testModel('acme/lip-sync', 'video', { request: { needs: ['video', 'audio'] } }),
  speech: testModel('openai/tts-1', 'speech', { request: { voices: ['nova', 'onyx'] } }),
  'speech-voiceless': testModel('mistral/voxtral-tts-26-03', 'speech'),
  'speech-wav': testModel('acme/say', 'speech', { request: { voices: ['Kore'], formats: ['wav'] } }),
  'transcription-speakers': testModel('acme/who', 'transcription', {
    request: { formats: ['diarized_json'], chunked: true },
  }),
  transcription: testModel('deepgram/nova-3', 'transcription'),
  music: testModel('sonauto/v2/text-to-music', 'music', { request: { seconds: [30] } }),
  '3d': testModel('tripo3d/h3.1/text-to-3d', '3d'),
  '3d-images': testModel('meshy/meshy-v5-multi-image-to-3d', '3d', { request: { needs: ['images'] } }),
  rerank: testModel('baai/bge-reranker-base', 'rerank'),
  moderation: testModel('meta/llama-guard-3-8b', 'moderation'),
  ocr: testModel('mistral/mistral-ocr', 'ocr'),
};
