/** The makers of models whose own prices the market lists, with the spelling of each source. Data only. */
import type { MarketProvider } from './provider-type.ts';

export const makers: readonly MarketProvider[] = [
  {
    id: 'ai21', name: 'AI21 Labs', url: 'https://www.ai21.com', pricing: 'https://www.ai21.com/pricing/',
    // The Jurassic models (j2) were switched off in 2025.
    sources: { litellm: [{ provider: 'ai21', skip: /^j2|@/ }] },
  },
  {
    id: 'alibaba', name: 'Alibaba Cloud', url: 'https://www.alibabacloud.com',
    pricing: 'https://www.alibabacloud.com/help/en/model-studio/model-pricing',
    sources: {
      'ai-sdk-cost-calculator': [{ provider: 'alibaba' }, { provider: 'qwen' }],
      litellm: [{ provider: 'dashscope', strip: /^dashscope\// }],
      'models.dev': [{ provider: 'alibaba' }],
    },
  },
  {
    id: 'anthropic', name: 'Anthropic', url: 'https://www.anthropic.com',
    pricing: 'https://platform.claude.com/docs/en/about-claude/pricing',
    sources: {
      'genai-prices': [{ provider: 'anthropic' }],
      'ai-sdk-cost-calculator': [{ provider: 'anthropic' }],
      litellm: [{ provider: 'anthropic' }],
      'models.dev': [{ provider: 'anthropic' }],
    },
  },
  {
    id: 'assemblyai', name: 'AssemblyAI', url: 'https://www.assemblyai.com', pricing: 'https://www.assemblyai.com/pricing',
    sources: { litellm: [{ provider: 'assemblyai', strip: /^assemblyai\// }] },
  },
  {
    id: 'black-forest-labs', name: 'Black Forest Labs', url: 'https://bfl.ai', pricing: 'https://docs.bfl.ai/quick_start/pricing',
    sources: { litellm: [{ provider: 'black_forest_labs', strip: /^black_forest_labs\// }] },
  },
  {
    id: 'cohere', name: 'Cohere', url: 'https://cohere.com', pricing: 'https://cohere.com/pricing',
    sources: {
      'genai-prices': [{ provider: 'cohere' }],
      'ai-sdk-cost-calculator': [{ provider: 'cohere' }],
      litellm: [{ provider: 'cohere', strip: /^cohere\// }, { provider: 'cohere_chat' }],
      'models.dev': [{ provider: 'cohere' }],
    },
  },
  {
    id: 'deepgram', name: 'Deepgram', url: 'https://deepgram.com', pricing: 'https://deepgram.com/pricing',
    sources: { litellm: [{ provider: 'deepgram', strip: /^deepgram\// }] },
  },
  {
    id: 'deepseek', name: 'DeepSeek', url: 'https://www.deepseek.com', pricing: 'https://api-docs.deepseek.com/quick_start/pricing',
    sources: {
      'genai-prices': [{ provider: 'deepseek' }],
      'ai-sdk-cost-calculator': [{ provider: 'deepseek' }],
      litellm: [{ provider: 'deepseek', strip: /^deepseek\// }],
      'models.dev': [{ provider: 'deepseek' }],
    },
  },
  {
    id: 'elevenlabs', name: 'ElevenLabs', url: 'https://elevenlabs.io', pricing: 'https://elevenlabs.io/pricing/api',
    sources: { litellm: [{ provider: 'elevenlabs', strip: /^elevenlabs\// }] },
  },
  {
    id: 'google', name: 'Google', url: 'https://ai.google.dev', pricing: 'https://ai.google.dev/gemini-api/docs/pricing',
    sources: {
      // The library files what Vertex AI sells of others under Google.
      'genai-prices': [{ provider: 'google', skip: /^claude/ }],
      'ai-sdk-cost-calculator': [{ provider: 'google' }],
      litellm: [{ provider: 'gemini', strip: /^gemini\// }],
      'models.dev': [{ provider: 'google' }],
    },
  },
  {
    id: 'inception', name: 'Inception', url: 'https://www.inceptionlabs.ai', pricing: 'https://docs.inceptionlabs.ai/get-started/models',
    sources: { litellm: [{ provider: 'inception', strip: /^inception\// }], 'models.dev': [{ provider: 'inception' }] },
  },
  {
    id: 'jina', name: 'Jina AI', url: 'https://jina.ai',
    sources: { litellm: [{ provider: 'jina_ai' }] },
  },
  {
    id: 'minimax', name: 'MiniMax', url: 'https://www.minimax.io', pricing: 'https://platform.minimax.io/docs/guides/pricing-paygo',
    sources: {
      'genai-prices': [{ provider: 'minimax' }],
      litellm: [{ provider: 'minimax', strip: /^minimax\// }],
      'models.dev': [{ provider: 'minimax' }],
    },
  },
  {
    id: 'mistral', name: 'Mistral AI', url: 'https://mistral.ai', pricing: 'https://mistral.ai/pricing/api',
    sources: {
      'genai-prices': [{ provider: 'mistral' }],
      'ai-sdk-cost-calculator': [{ provider: 'mistral' }],
      litellm: [{ provider: 'mistral', strip: /^mistral\// }, { provider: 'codestral', strip: /^codestral\// }],
      'models.dev': [{ provider: 'mistral' }],
    },
  },
  {
    id: 'moonshot', name: 'Moonshot AI', url: 'https://www.moonshot.ai', pricing: 'https://platform.kimi.ai/docs/pricing/chat',
    sources: {
      'genai-prices': [{ provider: 'moonshotai' }],
      'ai-sdk-cost-calculator': [{ provider: 'moonshotai' }, { provider: 'moonshot' }],
      litellm: [{ provider: 'moonshot', strip: /^moonshot\// }],
      'models.dev': [{ provider: 'moonshotai' }],
    },
  },
  {
    id: 'morph', name: 'Morph', url: 'https://morphllm.com', pricing: 'https://morphllm.com/pricing',
    sources: { litellm: [{ provider: 'morph', strip: /^morph\// }], 'models.dev': [{ provider: 'morph' }] },
  },
  {
    id: 'openai', name: 'OpenAI', url: 'https://openai.com', pricing: 'https://developers.openai.com/api/docs/pricing',
    sources: {
      'genai-prices': [{ provider: 'openai' }],
      'ai-sdk-cost-calculator': [{ provider: 'openai' }],
      litellm: [{ provider: 'openai', strip: /^openai\// }, { provider: 'text-completion-openai' }],
      'models.dev': [{ provider: 'openai' }],
    },
  },
  {
    id: 'perplexity', name: 'Perplexity', url: 'https://www.perplexity.ai',
    pricing: 'https://docs.perplexity.ai/docs/getting-started/pricing',
    sources: {
      'genai-prices': [{ provider: 'perplexity' }],
      'ai-sdk-cost-calculator': [{ provider: 'perplexity' }],
      // Besides its own models the map lists what Perplexity passes on, and models it retired in 2024.
      litellm: [{ provider: 'perplexity', strip: /^perplexity\//, only: /sonar|pplx-embed/, skip: /preset/ }],
      'models.dev': [{ provider: 'perplexity' }],
    },
  },
  {
    id: 'recraft', name: 'Recraft', url: 'https://www.recraft.ai', pricing: 'https://www.recraft.ai/docs/api-reference/pricing',
    sources: { litellm: [{ provider: 'recraft', strip: /^recraft\// }] },
  },
  {
    id: 'runwayml', name: 'Runway', url: 'https://runwayml.com', pricing: 'https://docs.dev.runwayml.com/guides/pricing/',
    sources: { litellm: [{ provider: 'runwayml', strip: /^runwayml\// }] },
  },
  {
    id: 'sakana', name: 'Sakana AI', url: 'https://sakana.ai',
    sources: { 'models.dev': [{ provider: 'sakana' }] },
  },
  {
    id: 'soniox', name: 'Soniox', url: 'https://soniox.com', pricing: 'https://soniox.com/pricing',
    sources: { litellm: [{ provider: 'soniox', strip: /^soniox\// }] },
  },
  {
    id: 'stability', name: 'Stability AI', url: 'https://stability.ai', pricing: 'https://platform.stability.ai/pricing',
    sources: { litellm: [{ provider: 'stability', strip: /^stability\// }] },
  },
  {
    id: 'stepfun', name: 'StepFun', url: 'https://www.stepfun.com',
    sources: { 'models.dev': [{ provider: 'stepfun' }, { provider: 'stepfun-ai' }] },
  },
  {
    id: 'upstage', name: 'Upstage', url: 'https://www.upstage.ai', pricing: 'https://www.upstage.ai/pricing',
    sources: { 'models.dev': [{ provider: 'upstage' }] },
  },
  {
    id: 'voyageai', name: 'Voyage AI', url: 'https://www.voyageai.com', pricing: 'https://docs.voyageai.com/docs/pricing',
    sources: { 'genai-prices': [{ provider: 'voyageai' }], litellm: [{ provider: 'voyage', strip: /^voyage\// }] },
  },
  {
    id: 'xai', name: 'xAI', url: 'https://x.ai', pricing: 'https://docs.x.ai/developers/pricing',
    sources: {
      'genai-prices': [{ provider: 'x-ai' }],
      'ai-sdk-cost-calculator': [{ provider: 'xai' }],
      litellm: [{ provider: 'xai', strip: /^xai\// }],
      'models.dev': [{ provider: 'xai' }],
    },
  },
  {
    id: 'xiaomi', name: 'Xiaomi', url: 'https://www.mi.com',
    sources: { 'models.dev': [{ provider: 'xiaomi' }] },
  },
  {
    id: 'zai', name: 'Z.ai', url: 'https://z.ai', pricing: 'https://docs.z.ai/guides/overview/pricing',
    sources: {
      'genai-prices': [{ provider: 'zai' }],
      'ai-sdk-cost-calculator': [{ provider: 'z-ai' }, { provider: 'glm' }, { provider: 'zhipu' }],
      litellm: [{ provider: 'zai', strip: /^zai\// }],
      'models.dev': [{ provider: 'zai' }],
    },
  },
];
