/** The hosts that serve models of others on machines of their own, with the spelling of each source. Data only. */
import type { MarketProvider } from './provider-type.ts';

export const hosts: readonly MarketProvider[] = [
  {
    id: 'avian', name: 'Avian', url: 'https://avian.io', pricing: 'https://avian.io/pricing/', isHost: true,
    sources: { 'genai-prices': [{ provider: 'avian' }] },
  },
  {
    id: 'azure', name: 'Microsoft Azure', url: 'https://azure.microsoft.com',
    pricing: 'https://azure.microsoft.com/en-us/pricing/details/cognitive-services/openai-service/', isHost: true, notAlone: ['litellm'],
    sources: {
      litellm: [
        { provider: 'azure', strip: /^azure\//, skip: /^azure\/(?:eu|us|global|global-standard|container)(?:\/|$)|hd\/|standard\/|low\/|medium\/|high\// },
        { provider: 'azure_ai', strip: /^azure_ai\//, skip: /^azure_ai\/(?:global|doc-intelligence)/ },
      ],
      'models.dev': [{ provider: 'azure' }],
    },
  },
  {
    id: 'baseten', name: 'Baseten', url: 'https://www.baseten.co', pricing: 'https://www.baseten.co/pricing/', isHost: true,
    sources: {
      'genai-prices': [{ provider: 'baseten' }],
      litellm: [{ provider: 'baseten', strip: /^baseten\// }],
      'models.dev': [{ provider: 'baseten' }],
    },
  },
  {
    id: 'bedrock', name: 'Amazon Bedrock', url: 'https://aws.amazon.com/bedrock/', pricing: 'https://aws.amazon.com/bedrock/pricing/',
    isHost: true,
    sources: {
      'genai-prices': [{ provider: 'aws', skip: /^(?:us|eu|apac|au|jp|ca)\./ }],
      litellm: [
        { provider: 'bedrock_converse', skip: /^(?:us|eu|apac|au|jp|ca|us-gov)\.|commitment|\// },
        { provider: 'bedrock', skip: /^(?:us|eu|apac|au|jp|ca|us-gov)\.|commitment|\// },
        { provider: 'bedrock_mantle', strip: /^bedrock_mantle\// },
      ],
      'models.dev': [{ provider: 'amazon-bedrock', skip: /^(?:us|eu|apac|au|jp|ca)\./ }],
    },
  },
  {
    id: 'cerebras', name: 'Cerebras', url: 'https://www.cerebras.ai', pricing: 'https://www.cerebras.ai/pricing', isHost: true,
    sources: {
      'genai-prices': [{ provider: 'cerebras' }],
      'ai-sdk-cost-calculator': [{ provider: 'cerebras' }],
      litellm: [{ provider: 'cerebras', strip: /^cerebras\// }],
      'models.dev': [{ provider: 'cerebras' }],
    },
  },
  {
    id: 'chutes', name: 'Chutes', url: 'https://chutes.ai', pricing: 'https://chutes.ai/pricing', isHost: true,
    sources: { 'models.dev': [{ provider: 'chutes' }] },
  },
  {
    id: 'clarifai', name: 'Clarifai', url: 'https://www.clarifai.com', pricing: 'https://www.clarifai.com/pricing', isHost: true,
    sources: { 'models.dev': [{ provider: 'clarifai' }] },
  },
  {
    id: 'cloudflare', name: 'Cloudflare Workers AI', url: 'https://developers.cloudflare.com/workers-ai/',
    pricing: 'https://developers.cloudflare.com/workers-ai/platform/pricing/', isHost: true,
    sources: {
      'genai-prices': [{ provider: 'cloudflare', strip: /^@[a-z]+\// }],
      litellm: [{ provider: 'cloudflare', strip: /^cloudflare\/@[a-z]+\// }],
      'models.dev': [{ provider: 'cloudflare-workers-ai', strip: /^@[a-z]+\// }],
    },
  },
  {
    id: 'crusoe', name: 'Crusoe', url: 'https://www.crusoe.ai', pricing: 'https://www.crusoe.ai/cloud/pricing', isHost: true,
    sources: { litellm: [{ provider: 'crusoe', strip: /^crusoe\// }] },
  },
  {
    id: 'databricks', name: 'Databricks', url: 'https://www.databricks.com',
    pricing: 'https://www.databricks.com/product/pricing/foundation-model-serving', isHost: true, notAlone: ['litellm'],
    sources: {
      litellm: [{ provider: 'databricks', strip: /^databricks\// }],
      'models.dev': [{ provider: 'databricks' }],
    },
  },
  {
    id: 'deepinfra', name: 'DeepInfra', url: 'https://deepinfra.com', pricing: 'https://deepinfra.com/pricing', isHost: true, notAlone: ['litellm'],
    sources: { litellm: [{ provider: 'deepinfra', strip: /^deepinfra\// }], 'models.dev': [{ provider: 'deepinfra' }] },
  },
  {
    id: 'digitalocean', name: 'DigitalOcean', url: 'https://www.digitalocean.com',
    pricing: 'https://docs.digitalocean.com/products/gradient-ai-platform/details/pricing/', isHost: true,
    // Models of OpenAI and Anthropic are passed on, not hosted.
    sources: { 'models.dev': [{ provider: 'digitalocean', skip: /^(?:openai-(?!gpt-oss)|anthropic-)/ }] },
  },
  {
    id: 'doubleword', name: 'Doubleword', url: 'https://www.doubleword.ai', isHost: true,
    sources: { 'genai-prices': [{ provider: 'doubleword' }] },
  },
  {
    id: 'fal', name: 'fal', url: 'https://fal.ai', pricing: 'https://fal.ai/pricing', isHost: true,
    sources: { litellm: [{ provider: 'fal_ai', strip: /^fal_ai\/(?:fal-ai\/)?/ }] },
  },
  {
    id: 'fireworks', name: 'Fireworks AI', url: 'https://fireworks.ai', pricing: 'https://fireworks.ai/pricing', isHost: true, notAlone: ['litellm'],
    sources: {
      'genai-prices': [{ provider: 'fireworks' }],
      'ai-sdk-cost-calculator': [{ provider: 'fireworks', strip: /^accounts\/fireworks\/(?:models|routers)\// }],
      // Keys without an account are prices by size class, not models.
      litellm: [
        { provider: 'fireworks_ai', strip: /^fireworks_ai\/accounts\/fireworks\/models\//, only: /accounts\/fireworks\/models\// },
        { provider: 'fireworks_ai-embedding-models', strip: /^fireworks_ai\//, skip: /^fireworks-ai-/ },
      ],
      'models.dev': [{ provider: 'fireworks-ai', strip: /^accounts\/fireworks\/(?:models|routers)\// }],
    },
  },
  {
    id: 'friendli', name: 'FriendliAI', url: 'https://friendli.ai', pricing: 'https://friendli.ai/pricing', isHost: true,
    sources: {
      litellm: [{ provider: 'friendliai', strip: /^friendliai\// }],
      'models.dev': [{ provider: 'friendli' }],
    },
  },
  {
    id: 'gmi', name: 'GMI Cloud', url: 'https://www.gmicloud.ai', pricing: 'https://www.gmicloud.ai/pricing', isHost: true,
    sources: { 'models.dev': [{ provider: 'gmicloud' }] },
  },
  {
    id: 'groq', name: 'Groq', url: 'https://groq.com', pricing: 'https://groq.com/pricing', isHost: true, notAlone: ['genai-prices', 'litellm'],
    sources: {
      'genai-prices': [{ provider: 'groq' }],
      'ai-sdk-cost-calculator': [{ provider: 'groq' }],
      litellm: [{ provider: 'groq', strip: /^groq\// }],
      'models.dev': [{ provider: 'groq' }],
    },
  },
  {
    id: 'hpc-ai', name: 'HPC-AI', url: 'https://www.hpc-ai.com', isHost: true,
    sources: { 'models.dev': [{ provider: 'hpc-ai' }] },
  },
  {
    id: 'hyperbolic', name: 'Hyperbolic', url: 'https://www.hyperbolic.ai', isHost: true,
    sources: { litellm: [{ provider: 'hyperbolic', strip: /^hyperbolic\// }] },
  },
  {
    id: 'inference', name: 'Inference.net', url: 'https://inference.net', pricing: 'https://inference.net/pricing', isHost: true,
    sources: { 'models.dev': [{ provider: 'inference' }] },
  },
  {
    id: 'io-net', name: 'io.net', url: 'https://io.net', isHost: true,
    sources: { 'models.dev': [{ provider: 'io-net' }] },
  },
  {
    id: 'modal', name: 'Modal', url: 'https://modal.com', pricing: 'https://modal.com/pricing', isHost: true,
    sources: { 'genai-prices': [{ provider: 'modal' }] },
  },
  {
    id: 'nebius', name: 'Nebius', url: 'https://nebius.com', pricing: 'https://nebius.com/token-factory/prices', isHost: true, notAlone: ['litellm'],
    sources: { litellm: [{ provider: 'nebius', strip: /^nebius\// }], 'models.dev': [{ provider: 'nebius' }] },
  },
  {
    id: 'novita', name: 'Novita AI', url: 'https://novita.ai', pricing: 'https://novita.ai/pricing', isHost: true, notAlone: ['genai-prices', 'litellm'],
    sources: {
      'genai-prices': [{ provider: 'novita' }],
      litellm: [{ provider: 'novita', strip: /^novita\// }],
      'models.dev': [{ provider: 'novita-ai' }],
    },
  },
  {
    id: 'nscale', name: 'Nscale', url: 'https://www.nscale.com', isHost: true,
    sources: { litellm: [{ provider: 'nscale', strip: /^nscale\// }] },
  },
  {
    id: 'nvidia', name: 'NVIDIA', url: 'https://build.nvidia.com', isHost: true,
    sources: { 'models.dev': [{ provider: 'nvidia' }] },
  },
  {
    id: 'oci', name: 'Oracle Cloud', url: 'https://www.oracle.com/cloud/', pricing: 'https://www.oracle.com/cloud/price-list/', isHost: true,
    sources: { litellm: [{ provider: 'oci', strip: /^oci\// }] },
  },
  {
    id: 'ovhcloud', name: 'OVHcloud', url: 'https://www.ovhcloud.com', pricing: 'https://endpoints.ai.cloud.ovh.net', isHost: true,
    sources: {
      'genai-prices': [{ provider: 'ovhcloud' }],
      litellm: [{ provider: 'ovhcloud', strip: /^ovhcloud\// }],
      'models.dev': [{ provider: 'ovhcloud' }],
    },
  },
  {
    id: 'replicate', name: 'Replicate', url: 'https://replicate.com', pricing: 'https://replicate.com/pricing', isHost: true,
    // Models of other companies' own services are passed on, not hosted; the Llama 2 and Mistral ones are gone.
    sources: { litellm: [{ provider: 'replicate', strip: /^replicate\//, skip: /^replicate\/(?:openai\/(?!gpt-oss)|anthropic|google|xai|meta\/llama-2|mistralai)/ }] },
  },
  {
    id: 'sambanova', name: 'SambaNova', url: 'https://sambanova.ai', pricing: 'https://cloud.sambanova.ai/plans/pricing', isHost: true,
    sources: { litellm: [{ provider: 'sambanova', strip: /^sambanova\// }] },
  },
  {
    id: 'scaleway', name: 'Scaleway', url: 'https://www.scaleway.com', pricing: 'https://www.scaleway.com/en/pricing/model-as-a-service/',
    isHost: true,
    sources: { litellm: [{ provider: 'scaleway', strip: /^scaleway\// }], 'models.dev': [{ provider: 'scaleway' }] },
  },
  {
    id: 'siliconflow', name: 'SiliconFlow', url: 'https://www.siliconflow.com', pricing: 'https://www.siliconflow.com/pricing', isHost: true,
    sources: { 'models.dev': [{ provider: 'siliconflow' }] },
  },
  {
    id: 'together', name: 'Together AI', url: 'https://www.together.ai', pricing: 'https://www.together.ai/pricing', isHost: true,
    notAlone: ['genai-prices', 'litellm'],
    sources: {
      'genai-prices': [{ provider: 'together' }],
      'ai-sdk-cost-calculator': [{ provider: 'togetherai' }, { provider: 'together' }],
      litellm: [{ provider: 'together_ai', strip: /^together_ai\//, skip: /^together-ai-/ }],
      'models.dev': [{ provider: 'togetherai' }],
    },
  },
  {
    id: 'vertex', name: 'Google Vertex AI', url: 'https://cloud.google.com/vertex-ai',
    pricing: 'https://cloud.google.com/vertex-ai/generative-ai/pricing', isHost: true, notAlone: ['litellm'],
    sources: {
      litellm: [
        { provider: 'vertex_ai', strip: /^vertex_ai\// },
        { provider: 'vertex_ai-language-models' },
        { provider: 'vertex_ai-anthropic_models', strip: /^vertex_ai\// },
        { provider: 'vertex_ai-mistral_models', strip: /^vertex_ai\// },
        { provider: 'vertex_ai-llama_models', strip: /^vertex_ai\// },
        { provider: 'vertex_ai-image-models', strip: /^vertex_ai\// },
        { provider: 'vertex_ai-video-models', strip: /^vertex_ai\// },
        { provider: 'vertex_ai-embedding-models' },
        { provider: 'vertex_ai-qwen_models', strip: /^vertex_ai\// },
        { provider: 'vertex_ai-deepseek_models', strip: /^vertex_ai\// },
        { provider: 'vertex_ai-openai_models', strip: /^vertex_ai\// },
        { provider: 'vertex_ai-ai21_models', strip: /^vertex_ai\// },
      ],
      'models.dev': [{ provider: 'google-vertex' }, { provider: 'google-vertex-anthropic' }],
    },
  },
  {
    id: 'vultr', name: 'Vultr', url: 'https://www.vultr.com', pricing: 'https://www.vultr.com/pricing/', isHost: true,
    sources: { 'models.dev': [{ provider: 'vultr' }] },
  },
  {
    id: 'wandb', name: 'Weights & Biases', url: 'https://wandb.ai', isHost: true,
    // The map's figures for this host are a thousand times too high.
    sources: { 'models.dev': [{ provider: 'wandb' }] },
  },
  {
    id: 'watsonx', name: 'IBM watsonx', url: 'https://www.ibm.com/watsonx', pricing: 'https://www.ibm.com/products/watsonx-ai/pricing', isHost: true,
    sources: { litellm: [{ provider: 'watsonx', strip: /^watsonx\// }] },
  },
];
