/**
 * What readers type, by what the site calls it: a kind of model, an ability, a page, a guide, or any other word of the
 * index. Data of the field, not of a gateway: a catalog without the thing never shows it. The words on the right lead
 * to the entry whose first word of `about` is on the left, and find whatever has that word.
 */
export const synonyms: Readonly<Record<string, readonly string[]>> = {
  // Kinds of model.
  chat: ['llm', 'llms', 'language model', 'large language model', 'chatbot', 'text generation', 'completion'],
  embedding: ['embeddings', 'embed', 'vector', 'vectors', 'vector search', 'semantic search', 'rag'],
  image: ['text to image', 'image generation', 'image generator', 'picture', 'pictures', 'drawing'],
  video: ['text to video', 'image to video', 'video generation', 'movie', 'film'],
  speech: ['tts', 'text to speech', 'voice', 'voices', 'voice over', 'speech synthesis', 'read aloud'],
  transcription: ['stt', 'asr', 'speech to text', 'speech recognition', 'audio to text', 'transcribe'],
  music: ['song', 'songs', 'text to music', 'music generation'],
  '3d': ['text to 3d', 'image to 3d', 'mesh'],
  rerank: ['reranker', 'reranking', 'cross encoder'],
  moderation: ['content filter', 'content safety', 'guardrail', 'guardrails'],
  ocr: ['pdf to text', 'image to text', 'text recognition', 'document ai', 'scan'],
  // What models can do.
  vision: ['image input', 'image understanding', 'multimodal', 'vlm'],
  'audio-input': ['audio input', 'audio understanding'],
  'video-input': ['video input', 'video understanding'],
  'pdf-input': ['pdf', 'pdf input', 'documents'],
  tools: ['tool use', 'tool calling', 'function calling', 'functions', 'agents'],
  'structured-output': ['structured output', 'structured outputs', 'json mode', 'json schema'],
  reasoning: ['thinking', 'reasoning model', 'chain of thought'],
  'image-edit': ['image editing', 'inpainting', 'photo edit'],
  context: [
    'long context',
    'large context',
    'context window',
    'context length',
    'big context',
    'million context',
  ],
  // How models stand.
  retired: ['retired models', 'discontinued', 'shut down', 'sunset'],
  deprecated: ['deprecation', 'end of life', 'retires'],
  // Families that go by another name.
  gpt: ['chatgpt', 'chat gpt'],
  // Pages.
  models: ['model list', 'all models', 'price list', 'pricing table', 'rate card'],
  calculator: ['estimate', 'estimator', 'cost calculator', 'price calculator', 'token calculator'],
  compare: ['comparison', 'versus', 'side by side', 'difference'],
  changes: [
    'price change',
    'price drop',
    'price cut',
    'price increase',
    'price history',
    'news',
    'changelog',
  ],
  api: ['json', 'csv', 'download', 'spreadsheet', 'export', 'price api', 'open data'],
  verification: ['sources', 'accuracy', 'verified', 'is it true'],
  // Guides.
  batch: ['batch discount', 'batch api', 'batch price', 'batch pricing', 'bulk', 'async', 'discount'],
  caching: ['prompt caching', 'prompt cache', 'cached input', 'cache', 'cache discount'],
  'free-tier': [
    'free',
    'free models',
    'trial',
    'free credits',
    'rate limit',
    'rate limits',
    'quota',
    'too many requests',
    '429',
    'no cost',
  ],
  byok: ['own key', 'own keys', 'bring your own key'],
  'how-billing-works': ['billing', 'platform fee', 'invoice', 'markup'],
  'top-up': ['credits', 'topup', 'deposit', 'prepaid'],
  'cost-header': ['usage', 'cost tracking', 'cost per request', 'spend'],
  quickstart: ['quick start', 'getting started', 'first call', 'sdk', 'api key', 'example code'],
  'choosing-by-budget': ['budget', 'which model', 'save money', 'cost optimization'],
};

/** What asks for the lowest price: it says how to order what is found, and finds nothing itself. */
export const cheapest: readonly string[] = [
  'cheapest',
  'cheap',
  'cheaper',
  'lowest price',
  'lowest cost',
  'low cost',
  'least expensive',
  'inexpensive',
  'affordable',
  'best price',
  'by price',
];
