/**
 * How makers and gateways write down what a request used. A new format is one entry of {@link usageFormats}: nothing
 * else knows a field's name. Names are those of the JSON in snake case, so that what an SDK prints in camel case is
 * read, too; a list of parts is keyed by the kind of each (`prompt_tokens_details.audio.token_count`).
 */

/** What a field counts, or says. */
export type Role =
  /** Tokens of a request: the whole of a side, both sides together, the input that came from no cache. */
  | 'input'
  | 'output'
  | 'total'
  | 'uncached'
  /** Tokens that tools brought into the input. */
  | 'toolInput'
  /** Parts of them by kind. */
  | 'audioInput'
  | 'imageInput'
  | 'videoInput'
  | 'audioOutput'
  | 'imageOutput'
  | 'reasoning'
  /** Input that was read from a cache: all, and by kind. */
  | 'cached'
  | 'textCached'
  | 'audioCached'
  | 'imageCached'
  | 'videoCached'
  /** Input that was written to one: all, and by how long it is kept. */
  | 'written'
  | 'writtenBriefly'
  | 'written1h'
  | 'writtenLonger'
  /** What is counted besides tokens. */
  | Thing
  /** How and where the request was processed, and what it asked for. */
  | Asked
  /** It costs money, and no meter counts it. */
  | 'unpriced'
  /** It costs nothing by itself, or is counted under another name. */
  | 'free'
  /** What the maker itself says of the cost: shown, not used. */
  | 'told';

export type Asked = 'service' | 'region' | 'size' | 'quality';

/** `searchCalls` count where no sum of the searches is told; `otherSearches` are added to it. */
export type Thing =
  'audioSeconds' | 'computeSeconds' | 'images' | 'pages' | 'searches' | 'searchCalls' | 'otherSearches';

/** Where a part of the tokens stands: in the whole that is told, besides it, or besides it and in no total either. */
export type Place = 'inside' | 'beside' | 'apart';

/** The parts of which makers disagree whether a whole has them in it. */
export const disputedParts = ['cached', 'written', 'toolInput', 'reasoning'] as const;
export type DisputedPart = (typeof disputedParts)[number];

export interface UsageFormat {
  /** Who writes it, and of what: "OpenAI’s chat completions". */
  readonly maker: string;
  /** Where the maker describes it. */
  readonly source: string;
  /** Whether an object is one. @param has whether there is such a field or group, in snake case or as it is written */
  readonly is: (has: (name: string) => boolean) => boolean;
  /** The fields of the object that counts. */
  readonly counts: Readonly<Record<string, Role>>;
  /** The fields that matter in the response around it. */
  readonly beside: Readonly<Record<string, Role>>;
  /** Where a part may stand, the maker’s own way first; a total that is told decides between them. */
  readonly places: Readonly<Record<DisputedPart, readonly Place[]>>;
  /** What tokens are that only the total has. @default unknown */
  readonly onlyInTotal?: 'audioInput';
  /** True of tokens by kind that are counted besides the input. @default they are part of it */
  readonly kindsBeside?: true;
}

type Fields = Readonly<Record<string, Role>>;

/** The same fields below a group. */
function below(group: string, fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).map(([name, role]) => [`${group}.${name}`, role]));
}

const inputParts: Fields = {
  cached_tokens: 'cached',
  cache_write_tokens: 'written',
  audio_tokens: 'audioInput',
  image_tokens: 'imageInput',
  video_tokens: 'videoInput',
  text_tokens: 'free',
  // A file is read as text.
  file_tokens: 'free',
  ...below('cached_tokens_details', {
    text_tokens: 'textCached',
    audio_tokens: 'audioCached',
    image_tokens: 'imageCached',
  }),
  ...below('cache_write_tokens_details', {
    ttl_30m_tokens: 'writtenBriefly',
    ttl_12h_tokens: 'writtenLonger',
  }),
  // As DashScope and gateways before Anthropic have it.
  cache_creation_input_tokens: 'written',
  cache_creation_tokens: 'written',
  ...below('cache_creation', {
    ephemeral_5m_input_tokens: 'writtenBriefly',
    ephemeral_1h_input_tokens: 'written1h',
  }),
  cache_type: 'free',
};

const outputParts: Fields = {
  reasoning_tokens: 'reasoning',
  audio_tokens: 'audioOutput',
  image_tokens: 'imageOutput',
  text_tokens: 'free',
  // Predicted tokens are billed as output, taken up or not, and are in the whole.
  accepted_prediction_tokens: 'free',
  rejected_prediction_tokens: 'free',
};

/** What Anthropic counts of a cache, which gateways hand on. */
const cacheFields: Fields = {
  cache_read_input_tokens: 'cached',
  cache_creation_input_tokens: 'written',
  ...below('cache_creation', {
    ephemeral_5m_input_tokens: 'writtenBriefly',
    ephemeral_1h_input_tokens: 'written1h',
  }),
};

/** What servers did by themselves; that a tool was called costs nothing, a search does. */
const serverTools: Fields = {
  web_search_requests: 'searches',
  web_fetch_requests: 'free',
  tool_calls_requested: 'free',
  tool_calls_executed: 'free',
};

const service: Fields = { service_tier: 'service' };

/** Chat completions, with what others than OpenAI add to them. */
const completions: Fields = {
  ...responses(),
  prompt_tokens: 'input',
  completion_tokens: 'output',
  total_tokens: 'total',
  ...below('prompt_tokens_details', inputParts),
  ...below('completion_tokens_details', outputParts),
  ...cacheFields,
  ...below('server_tool_use', serverTools),
  ...below('server_tool_use_details', serverTools),
  ...service,
  cached_tokens: 'cached',
  reasoning_tokens: 'reasoning',
  speed: 'service',
  inference_geo: 'region',
};

const places = {
  cached: ['inside', 'beside', 'apart'],
  written: ['inside', 'beside', 'apart'],
  toolInput: ['beside', 'inside', 'apart'],
  reasoning: ['inside', 'beside', 'apart'],
} as const satisfies UsageFormat['places'];

/** An answer that is made with tools: which of them are billed by the call. */
const toolCalls: Fields = {
  'output.web_search_call': 'searchCalls',
  'output.file_search_call': 'unpriced',
  'output.code_interpreter_call': 'unpriced',
  'output.image_generation_call': 'unpriced',
};

/** A list of images, and what they were asked to be. */
const images: Fields = {
  data: 'images',
  size: 'size',
  quality: 'quality',
  background: 'free',
  output_format: 'free',
};

const kinds = ['text', 'audio', 'image', 'video', 'document'] as const;

/** A list of counts by kind, as Google has them. */
function byKind(list: string, field: string, roles: readonly Role[]): Fields {
  return Object.fromEntries(kinds.map((kind, index) => [`${list}.${kind}.${field}`, roles[index] ?? 'free']));
}

const inputKinds = ['free', 'audioInput', 'imageInput', 'videoInput', 'free'] as const;
const cachedKinds = ['textCached', 'audioCached', 'imageCached', 'videoCached', 'textCached'] as const;
const outputKinds = ['free', 'audioOutput', 'imageOutput', 'free', 'free'] as const;

const formats = {
  perplexity: {
    maker: 'Perplexity',
    source: 'https://docs.perplexity.ai/api-reference/chat-completions-post',
    is: (has) =>
      ['citation_tokens', 'num_search_queries', 'search_context_size', 'cost.total_cost'].some(has),
    counts: {
      ...completions,
      num_search_queries: 'searches',
      citation_tokens: 'unpriced',
      search_context_size: 'unpriced',
    },
    beside: service,
    // Its deep research counts reasoning by itself, and in no total.
    places: { ...places, reasoning: ['apart', 'beside', 'inside'] },
  },
  xai: {
    maker: 'xAI',
    source: 'https://github.com/xai-org/xai-proto/blob/main/proto/xai/api/v1/usage.proto',
    is: (has) =>
      ['num_sources_used', 'cost_in_usd_ticks', 'prompt_text_tokens', 'num_server_side_tools_used'].some(has),
    counts: {
      ...completions,
      ...responses(),
      prompt_text_tokens: 'free',
      prompt_image_tokens: 'imageInput',
      cached_prompt_text_tokens: 'cached',
      num_sources_used: 'unpriced',
      server_side_tools_used: 'unpriced',
      num_server_side_tools_used: 'free',
      'server_side_tool_usage_details.web_search_calls': 'searches',
      'server_side_tool_usage_details.x_search_calls': 'otherSearches',
    },
    beside: { ...service, ...toolCalls },
    places: { ...places, reasoning: ['beside', 'inside', 'apart'] },
  },
  mistral: {
    maker: 'Mistral',
    source: 'https://docs.mistral.ai/api/',
    is: (has) =>
      ['prompt_audio_seconds', 'num_cached_tokens', 'pages_processed', 'connector_tokens'].some(has),
    counts: {
      ...completions,
      ...below('prompt_token_details', inputParts),
      num_cached_tokens: 'cached',
      prompt_audio_seconds: 'audioSeconds',
      pages_processed: 'pages',
      doc_size_bytes: 'free',
      request_count: 'free',
      connector_tokens: 'toolInput',
    },
    beside: service,
    places,
    onlyInTotal: 'audioInput',
  },
  cohere: {
    maker: 'Cohere',
    source: 'https://docs.cohere.com/reference/chat',
    is: (has) => has('billed_units') || has('search_units'),
    counts: {
      ...below('billed_units', {
        input_tokens: 'input',
        output_tokens: 'output',
        image_tokens: 'imageInput',
        images: 'images',
        search_units: 'searches',
        classifications: 'unpriced',
      }),
      // All that the model read, of which only the units above are billed; its cache has no price.
      'tokens.input_tokens': 'free',
      'tokens.output_tokens': 'free',
      cached_tokens: 'free',
      // As OpenRouter hands a rerank on.
      search_units: 'searches',
      total_tokens: 'free',
      'api_version.version': 'free',
      warnings: 'free',
    },
    beside: {},
    places,
    kindsBeside: true,
  },
  gemini: {
    maker: 'Google’s Gemini and Vertex AI',
    source: 'https://ai.google.dev/api/generate-content#UsageMetadata',
    is: (has) => has('prompt_token_count') || has('total_token_count'),
    counts: {
      prompt_token_count: 'input',
      candidates_token_count: 'output',
      response_token_count: 'output',
      thoughts_token_count: 'reasoning',
      tool_use_prompt_token_count: 'toolInput',
      cached_content_token_count: 'cached',
      total_token_count: 'total',
      ...byKind('prompt_tokens_details', 'token_count', inputKinds),
      ...byKind('cache_tokens_details', 'token_count', cachedKinds),
      ...byKind('candidates_tokens_details', 'token_count', outputKinds),
      ...byKind('response_tokens_details', 'token_count', outputKinds),
      ...byKind('tool_use_prompt_tokens_details', 'token_count', []),
      traffic_type: 'service',
      ...service,
    },
    beside: { ...service, 'candidates.grounding_metadata.web_search_queries': 'unpriced' },
    places: { ...places, reasoning: ['beside', 'inside', 'apart'] },
  },
  geminiInteractions: {
    maker: 'Google’s Gemini, interactions',
    source: 'https://ai.google.dev/api/interactions-api',
    is: (has) => has('total_input_tokens') || has('total_output_tokens'),
    counts: {
      total_input_tokens: 'input',
      total_output_tokens: 'output',
      total_thought_tokens: 'reasoning',
      total_tool_use_tokens: 'toolInput',
      total_cached_tokens: 'cached',
      total_tokens: 'total',
      ...byKind('input_tokens_by_modality', 'tokens', inputKinds),
      ...byKind('cached_tokens_by_modality', 'tokens', cachedKinds),
      ...byKind('output_tokens_by_modality', 'tokens', outputKinds),
      ...byKind('tool_use_tokens_by_modality', 'tokens', []),
      'grounding_tool_count.google_search.count': 'searches',
    },
    beside: service,
    places: { ...places, reasoning: ['beside', 'inside', 'apart'] },
  },
  replicate: {
    maker: 'Replicate',
    source: 'https://replicate.com/docs/reference/http#predictions.get',
    is: (has) => has('predict_time'),
    counts: {
      predict_time: 'computeSeconds',
      total_time: 'free',
      image_count: 'images',
      input_token_count: 'input',
      output_token_count: 'output',
    },
    beside: {},
    places,
  },
  bedrock: {
    maker: 'Amazon Bedrock, Converse',
    source: 'https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_TokenUsage.html',
    is: (has) =>
      ['cache_write_input_tokens', 'input_token_count', 'cache_details'].some(has) ||
      (has('inputTokens') && has('cacheReadInputTokens') && !has('cache_creation_input_tokens')),
    counts: {
      input_tokens: 'input',
      output_tokens: 'output',
      total_tokens: 'total',
      cache_read_input_tokens: 'cached',
      cache_write_input_tokens: 'written',
      'cache_details.5m.input_tokens': 'writtenBriefly',
      'cache_details.1h.input_tokens': 'written1h',
      // Of a call without Converse, and as the oldest answers spell it.
      input_token_count: 'input',
      output_token_count: 'output',
      cache_read_input_token_count: 'cached',
      cache_write_input_token_count: 'written',
      invocation_latency: 'free',
      first_byte_latency: 'free',
    },
    beside: { 'service_tier.type': 'service', 'performance_config.latency': 'service' },
    places: { ...places, cached: ['beside', 'apart'], written: ['beside', 'apart'] },
  },
  aiSdk: {
    maker: 'Vercel’s AI SDK',
    source: 'https://ai-sdk.dev/docs/reference/ai-sdk-core/generate-text',
    is: (has) =>
      has('inputTokens') &&
      ['reasoning_tokens', 'cached_input_tokens', 'input_token_details', 'output_token_details'].some(has),
    counts: {
      input_tokens: 'input',
      output_tokens: 'output',
      total_tokens: 'total',
      reasoning_tokens: 'reasoning',
      cached_input_tokens: 'cached',
      ...below('input_token_details', {
        no_cache_tokens: 'free',
        cache_read_tokens: 'cached',
        cache_write_tokens: 'written',
      }),
      ...below('output_token_details', { text_tokens: 'free', reasoning_tokens: 'reasoning' }),
    },
    beside: {},
    places,
  },
  langchain: {
    maker: 'LangChain',
    source: 'https://reference.langchain.com/python/langchain-core/messages/ai/UsageMetadata',
    is: (has) =>
      ['cache_read', 'cache_creation', 'audio'].some((name) => has(`input_token_details.${name}`)) ||
      has('output_token_details.reasoning'),
    counts: {
      input_tokens: 'input',
      output_tokens: 'output',
      total_tokens: 'total',
      ...below('input_token_details', {
        cache_read: 'cached',
        cache_creation: 'written',
        ephemeral_5m_input_tokens: 'writtenBriefly',
        ephemeral_1h_input_tokens: 'written1h',
        audio: 'audioInput',
        image: 'imageInput',
        video: 'videoInput',
        text: 'free',
        document: 'free',
      }),
      ...below('output_token_details', {
        reasoning: 'reasoning',
        audio: 'audioOutput',
        image: 'imageOutput',
        text: 'free',
      }),
    },
    beside: {},
    places,
  },
  anthropic: {
    maker: 'Anthropic',
    source: 'https://docs.claude.com/en/api/messages',
    is: (has) =>
      !has('prompt_tokens') &&
      [
        'cache_read_input_tokens',
        'cache_creation_input_tokens',
        'server_tool_use',
        'iterations',
        'output_tokens_details.thinking_tokens',
      ].some(has),
    counts: {
      input_tokens: 'input',
      output_tokens: 'output',
      total_tokens: 'total',
      ...cacheFields,
      'output_tokens_details.thinking_tokens': 'reasoning',
      ...below('server_tool_use', serverTools),
      ...service,
      speed: 'service',
      inference_geo: 'region',
    },
    beside: service,
    places: { ...places, cached: ['beside', 'inside', 'apart'], written: ['beside', 'inside', 'apart'] },
  },
  deepseek: {
    maker: 'DeepSeek',
    source: 'https://api-docs.deepseek.com/api/create-chat-completion',
    is: (has) => has('prompt_cache_hit_tokens') || has('prompt_cache_miss_tokens'),
    counts: { ...completions, prompt_cache_hit_tokens: 'cached', prompt_cache_miss_tokens: 'uncached' },
    beside: service,
    places,
  },
  openRouter: {
    maker: 'OpenRouter',
    source: 'https://openrouter.ai/docs/use-cases/usage-accounting',
    is: (has) => has('is_byok') || has('cost_details') || (has('cost') && has('prompt_tokens')),
    counts: { ...completions, is_byok: 'told' },
    beside: service,
    places,
  },
  ollama: {
    maker: 'Ollama',
    source: 'https://github.com/ollama/ollama/blob/main/docs/api.md',
    is: (has) => has('prompt_eval_count') || has('eval_count'),
    counts: {
      prompt_eval_count: 'input',
      eval_count: 'output',
      total_duration: 'free',
      load_duration: 'free',
      prompt_eval_duration: 'free',
      eval_duration: 'free',
    },
    beside: {},
    places,
  },
  voyage: {
    maker: 'Voyage AI',
    source: 'https://docs.voyageai.com/reference/multimodal-embeddings-api',
    is: (has) => has('image_pixels') || has('video_pixels'),
    // What pixels come to is in the total.
    counts: { total_tokens: 'input', text_tokens: 'free', image_pixels: 'free', video_pixels: 'free' },
    beside: {},
    places,
  },
  openAiCompletions: {
    maker: 'OpenAI’s chat completions and embeddings, and whoever speaks that language',
    source: 'https://platform.openai.com/docs/api-reference/chat/object',
    is: (has) =>
      has('prompt_tokens') || has('completion_tokens') || (has('total_tokens') && !has('input_tokens')),
    counts: completions,
    beside: service,
    places,
  },
  openAiResponses: {
    maker: 'OpenAI’s responses, realtime, images and transcriptions',
    source: 'https://platform.openai.com/docs/api-reference/responses/object',
    is: (has) => has('input_tokens') || has('output_tokens'),
    counts: { ...responses(), ...service, seconds: 'audioSeconds', type: 'free' },
    beside: {
      ...service,
      ...images,
      ...toolCalls,
      'tool_usage.web_search.num_requests': 'searches',
      'tool_usage.image_gen.input_tokens': 'unpriced',
      'tool_usage.image_gen.output_tokens': 'unpriced',
    },
    places,
  },
  openAiImages: {
    maker: 'OpenAI’s images, without a usage of their own',
    source: 'https://platform.openai.com/docs/api-reference/images/object',
    is: (has) => has('data.b64_json') || has('data.url'),
    counts: { ...images, ...below('data', { b64_json: 'free', url: 'free', revised_prompt: 'free' }) },
    beside: {},
    places,
  },
  openAiDuration: {
    maker: 'OpenAI’s transcriptions by length',
    source: 'https://platform.openai.com/docs/api-reference/audio/json-object',
    is: (has) => has('seconds'),
    counts: { seconds: 'audioSeconds', type: 'free' },
    beside: {},
    places,
  },
} as const satisfies Record<string, UsageFormat>;

/** Input and output, each with its parts. */
function responses(): Fields {
  return {
    input_tokens: 'input',
    output_tokens: 'output',
    total_tokens: 'total',
    ...below('input_tokens_details', inputParts),
    ...below('input_token_details', inputParts),
    ...below('output_tokens_details', outputParts),
    ...below('output_token_details', outputParts),
  };
}

/** Every format, those that say more of themselves first. */
export const usageFormats: readonly UsageFormat[] = Object.values(formats);
