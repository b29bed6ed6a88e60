import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { meters, type Meter } from '#catalog/registry/meters.ts';
import { exactCount } from '../quote.ts';
import { usageFormats } from './formats.ts';
import { readUsage, type ReadUsage } from './read-usage.ts';

type Told = Readonly<Partial<Record<Meter, number | string>>>;

/** What is told of it, what it counts by meter, and what else: how it was made, and what costs money and is not counted. */
type Example = readonly [
  says: string,
  usage: unknown,
  counts: Told,
  others?: { readonly asked?: object; readonly open?: readonly string[] },
];

function read(usage: unknown): ReadUsage {
  const told = readUsage(typeof usage === 'string' ? usage : JSON.stringify(usage));
  if ('problem' in told) throw new Error(told.problem);
  return told;
}

function countsOf({ counts }: ReadUsage): Told {
  return Object.fromEntries(
    Object.entries(counts).map(([meter, count]) => {
      const text = exactCount(count).toFraction();
      return [meter, /^\d+$/.test(text) ? Number(text) : text];
    }),
  );
}

/** Objects as the makers' own references show them. */
const examples: Readonly<Record<string, readonly Example[]>> = {
  'OpenAI’s chat completions and embeddings, and whoever speaks that language': [
    [
      'a chat completion',
      {
        id: 'chatcmpl-B9MBs8CjcvOU2jLn4n570S5qMJKcT',
        object: 'chat.completion',
        created: 1741569952,
        model: 'gpt-5.4',
        choices: [{ index: 0, message: { role: 'assistant', content: 'Hello! {' }, finish_reason: 'stop' }],
        usage: {
          prompt_tokens: 19,
          completion_tokens: 10,
          total_tokens: 29,
          prompt_tokens_details: { cached_tokens: 0, audio_tokens: 0 },
          completion_tokens_details: {
            reasoning_tokens: 0,
            audio_tokens: 0,
            accepted_prediction_tokens: 0,
            rejected_prediction_tokens: 0,
          },
        },
        service_tier: 'default',
      },
      { input: 19, output: 10 },
    ],
    [
      'cached and reasoning tokens are parts',
      {
        prompt_tokens: 2006,
        completion_tokens: 300,
        total_tokens: 2306,
        prompt_tokens_details: { cached_tokens: 1920 },
        completion_tokens_details: { reasoning_tokens: 192 },
      },
      { input: 86, cacheRead: 1920, output: 108, reasoning: 192 },
    ],
    [
      'cache writes inside the prompt',
      {
        prompt_tokens: 5000,
        completion_tokens: 10,
        total_tokens: 5010,
        prompt_tokens_details: { cached_tokens: 1000, cache_write_tokens: 3000 },
      },
      { input: 1000, cacheRead: 1000, cacheWrite: 3000, output: 10 },
    ],
    [
      'audio in and out',
      {
        prompt_tokens: 120,
        completion_tokens: 60,
        total_tokens: 180,
        prompt_tokens_details: { audio_tokens: 100, text_tokens: 20, cached_tokens: 0 },
        completion_tokens_details: { audio_tokens: 45, text_tokens: 15, reasoning_tokens: 0 },
      },
      { input: 20, audioInput: 100, output: 15, audioOutput: 45 },
    ],
    [
      'predicted tokens, taken up or not, are output',
      {
        prompt_tokens: 50,
        completion_tokens: 200,
        total_tokens: 250,
        completion_tokens_details: { accepted_prediction_tokens: 120, rejected_prediction_tokens: 40 },
      },
      { input: 50, output: 200 },
    ],
    [
      'an embedding',
      { object: 'list', data: [], usage: { prompt_tokens: 8, total_tokens: 8 } },
      { input: 8 },
    ],
    ['nothing but a total', { usage: { total_tokens: 1_000_000 } }, { input: 1_000_000 }],
    [
      'the tier of the response',
      { service_tier: 'priority', usage: { prompt_tokens: 5, completion_tokens: 3, total_tokens: 8 } },
      { input: 5, output: 3 },
      { asked: { service: 'priority' } },
    ],
    [
      'a tier that nobody prices',
      { service_tier: 'scale', usage: { prompt_tokens: 5, completion_tokens: 3, total_tokens: 8 } },
      { input: 5, output: 3 },
      { open: ['service_tier: scale'] },
    ],
    [
      'a line of a batch',
      {
        id: 'batch_req_123',
        custom_id: 'request-2',
        response: {
          status_code: 200,
          body: {
            id: 'chatcmpl-123',
            object: 'chat.completion',
            usage: { prompt_tokens: 22, completion_tokens: 2, total_tokens: 24 },
          },
        },
        error: null,
      },
      { input: 22, output: 2 },
      { asked: { service: 'batch' } },
    ],
    [
      'Groq, with its times',
      {
        usage: {
          queue_time: 0.018393993,
          prompt_tokens: 18,
          prompt_time: 0.000752378,
          completion_tokens: 556,
          completion_time: 0.463333333,
          total_tokens: 574,
          total_time: 0.464085711,
        },
        x_groq: { id: 'req_01', usage: { prompt_tokens: 18 } },
        service_tier: 'on_demand',
      },
      { input: 18, output: 556 },
    ],
    [
      'Moonshot, with its cached tokens at the top',
      { prompt_tokens: 1000, completion_tokens: 5, total_tokens: 1005, cached_tokens: 800 },
      { input: 200, cacheRead: 800, output: 5 },
    ],
    [
      'LiteLLM, with Anthropic’s names beside OpenAI’s',
      {
        completion_tokens: 25,
        prompt_tokens: 2100,
        total_tokens: 2125,
        prompt_tokens_details: { cached_tokens: 1000, cache_creation_tokens: 800 },
        cache_creation_input_tokens: 800,
        cache_read_input_tokens: 1000,
      },
      { input: 300, cacheRead: 1000, cacheWrite: 800, output: 25 },
    ],
    [
      'the same where the prompt leaves the cache out, which the total says',
      {
        completion_tokens: 25,
        prompt_tokens: 300,
        total_tokens: 2125,
        cache_creation_input_tokens: 800,
        cache_read_input_tokens: 1000,
      },
      { input: 300, cacheRead: 1000, cacheWrite: 800, output: 25 },
    ],
    [
      'reasoning besides the completion, which the total says',
      {
        prompt_tokens: 250,
        completion_tokens: 300,
        total_tokens: 1250,
        completion_tokens_details: { reasoning_tokens: 700 },
      },
      { input: 250, output: 300, reasoning: 700 },
    ],
    [
      'fewer reasoning than completion tokens, besides them all the same',
      {
        prompt_tokens: 250,
        completion_tokens: 300,
        total_tokens: 650,
        completion_tokens_details: { reasoning_tokens: 100 },
      },
      { input: 250, output: 300, reasoning: 100 },
    ],
    [
      'One API, with the names of both of OpenAI’s languages',
      {
        prompt_tokens: 10,
        completion_tokens: 20,
        total_tokens: 30,
        input_tokens: 10,
        output_tokens: 20,
        input_tokens_details: null,
      },
      { input: 10, output: 20 },
    ],
    [
      'a length that nobody knows the price of',
      { prompt_tokens: 5, completion_tokens: 3, total_tokens: 8, duration: 12.5 },
      { input: 5, output: 3 },
      { open: ['duration: 12.5'] },
    ],
    [
      'DashScope’s explicit cache',
      {
        prompt_tokens: 1500,
        completion_tokens: 20,
        total_tokens: 1520,
        prompt_tokens_details: {
          cached_tokens: 0,
          cache_creation: { ephemeral_5m_input_tokens: 1400 },
          cache_creation_input_tokens: 1400,
          cache_type: 'ephemeral',
        },
      },
      { input: 100, cacheWrite: 1400, output: 20 },
    ],
    [
      'a total that nothing explains',
      { prompt_tokens: 5, completion_tokens: 3, total_tokens: 9 },
      { input: 5, output: 3 },
      { open: ['total tokens: 9 (the parts come to 8)'] },
    ],
    [
      'a count that nobody knows',
      { prompt_tokens: 5, completion_tokens: 3, total_tokens: 8, video_frames: 12 },
      { input: 5, output: 3 },
      { open: ['video_frames: 12'] },
    ],
    [
      'a sum of several requests by an SDK, in camel case',
      { promptTokens: 30, completionTokens: 12, totalTokens: 42, promptTokensDetails: { cachedTokens: 10 } },
      { input: 20, cacheRead: 10, output: 12 },
    ],
  ],
  'OpenAI’s responses, realtime, images and transcriptions': [
    [
      'a response',
      {
        id: 'resp_67ccd2bed1ec8190b14f964abc054267',
        object: 'response',
        status: 'completed',
        service_tier: 'flex',
        output: [{ type: 'message', content: [{ type: 'output_text', text: 'Hi' }] }],
        usage: {
          input_tokens: 36,
          input_tokens_details: { cached_tokens: 10, cache_write_tokens: 6 },
          output_tokens: 87,
          output_tokens_details: { reasoning_tokens: 80 },
          total_tokens: 123,
        },
      },
      { input: 20, cacheRead: 10, cacheWrite: 6, output: 7, reasoning: 80 },
      { asked: { service: 'flex' } },
    ],
    [
      'a response that searched',
      {
        output: [
          { type: 'web_search_call', id: 'ws_1', status: 'completed', action: { type: 'search' } },
          { type: 'web_search_call', id: 'ws_2', status: 'completed', action: { type: 'search' } },
          { type: 'message', content: [] },
        ],
        usage: { input_tokens: 328, output_tokens: 356, total_tokens: 684 },
      },
      { input: 328, output: 356, searches: 2 },
    ],
    [
      'a response that says how many searches are billed, and what drew an image',
      {
        output: [{ type: 'web_search_call' }, { type: 'web_search_call' }, { type: 'image_generation_call' }],
        tool_usage: {
          web_search: { num_requests: 1 },
          image_gen: { input_tokens: 40, output_tokens: 272, total_tokens: 312 },
        },
        usage: { input_tokens: 10, output_tokens: 20, total_tokens: 30 },
      },
      { input: 10, output: 20, searches: 1 },
      {
        open: [
          'output.image_generation_call: 1',
          'tool_usage.image_gen.input_tokens: 40',
          'tool_usage.image_gen.output_tokens: 272',
        ],
      },
    ],
    [
      'a cache that is kept for half a day',
      {
        input_tokens: 2000,
        input_tokens_details: {
          cached_tokens: 0,
          cache_write_tokens: 1500,
          cache_write_tokens_details: { ttl_12h_tokens: 500, ttl_30m_tokens: 1000 },
        },
        output_tokens: 5,
        output_tokens_details: { reasoning_tokens: 0 },
        total_tokens: 2005,
      },
      { input: 500, cacheWrite: 1500, output: 5 },
      { open: ['500 tokens kept in the cache for longer'] },
    ],
    [
      'realtime, cached by kind',
      {
        type: 'response.done',
        event_id: 'event_3132',
        response: {
          id: 'resp_001',
          object: 'realtime.response',
          usage: {
            total_tokens: 253,
            input_tokens: 132,
            output_tokens: 121,
            input_token_details: {
              text_tokens: 119,
              audio_tokens: 13,
              image_tokens: 0,
              cached_tokens: 64,
              cached_tokens_details: { text_tokens: 64, audio_tokens: 0, image_tokens: 0 },
            },
            output_token_details: { text_tokens: 30, audio_tokens: 91 },
          },
        },
      },
      { input: 55, cacheRead: 64, audioInput: 13, output: 30, audioOutput: 91 },
    ],
    [
      'realtime, where sound is cached, too',
      {
        input_tokens: 300,
        output_tokens: 0,
        total_tokens: 300,
        input_token_details: {
          text_tokens: 100,
          audio_tokens: 150,
          image_tokens: 50,
          cached_tokens: 190,
          cached_tokens_details: { text_tokens: 60, audio_tokens: 100, image_tokens: 30 },
        },
      },
      {
        input: 40,
        cacheRead: 60,
        audioInput: 50,
        audioCacheRead: 100,
        imageInput: 20,
        imageCacheRead: 30,
      },
    ],
    [
      'cached tokens of which the kind is not said: text is taken, by which the least is saved',
      {
        input_tokens: 200,
        output_tokens: 0,
        total_tokens: 200,
        input_token_details: { text_tokens: 40, audio_tokens: 160, cached_tokens: 60 },
      },
      { cacheRead: 40, audioInput: 140, audioCacheRead: 20 },
      { open: ['cached tokens: 60, of which kind is not said'] },
    ],
    [
      'an image, and how it was asked for',
      {
        created: 1713833628,
        data: [{ b64_json: 'aGk=' }],
        background: 'transparent',
        output_format: 'png',
        size: '1024x1024',
        quality: 'high',
        usage: {
          total_tokens: 100,
          input_tokens: 50,
          output_tokens: 50,
          input_tokens_details: { text_tokens: 10, image_tokens: 40 },
          output_tokens_details: { image_tokens: 50, text_tokens: 0 },
        },
      },
      { input: 10, imageInput: 40, imageOutput: 50, image: 1 },
      { asked: { size: '1024x1024', quality: 'high' } },
    ],
    [
      'a transcription by tokens',
      {
        text: 'Imagine the wildest idea that you’ve ever had',
        usage: {
          type: 'tokens',
          input_tokens: 14,
          input_token_details: { text_tokens: 10, audio_tokens: 4 },
          output_tokens: 101,
          total_tokens: 115,
        },
      },
      { input: 10, audioInput: 4, output: 101 },
    ],
  ],
  'OpenAI’s transcriptions by length': [
    ['whole seconds', { text: 'hi', usage: { type: 'duration', seconds: 11 } }, { audioMinute: '11/60' }],
    ['a part of a second', { type: 'duration', seconds: 27.6 }, { audioMinute: '0.46' }],
  ],
  'OpenAI’s images, without a usage of their own': [
    [
      'three images',
      {
        created: 1589478378,
        data: [
          { url: 'https://a.example/1' },
          { url: 'https://a.example/2' },
          { url: 'https://a.example/3' },
        ],
        size: '1024x1792',
      },
      { image: 3 },
      { asked: { size: '1024x1792' } },
    ],
  ],
  Anthropic: [
    [
      'a message',
      {
        id: 'msg_013Zva2CMHLNnXjNJJKqJ2EF',
        type: 'message',
        role: 'assistant',
        content: [{ type: 'text', text: 'Hi! My name is Claude.' }],
        model: 'claude-opus-5',
        usage: {
          input_tokens: 2095,
          cache_creation_input_tokens: 2051,
          cache_read_input_tokens: 2051,
          cache_creation: { ephemeral_5m_input_tokens: 1051, ephemeral_1h_input_tokens: 1000 },
          output_tokens: 503,
          output_tokens_details: { thinking_tokens: 400 },
          server_tool_use: { web_search_requests: 2, web_fetch_requests: 1 },
          service_tier: 'standard',
          inference_geo: 'not_available',
        },
      },
      {
        input: 2095,
        cacheRead: 2051,
        cacheWrite: 1051,
        cacheWrite1h: 1000,
        output: 103,
        reasoning: 400,
        searches: 2,
      },
    ],
    [
      'without the lifetimes',
      {
        input_tokens: 21,
        cache_creation_input_tokens: 188086,
        cache_read_input_tokens: 0,
        output_tokens: 393,
      },
      { input: 21, cacheWrite: 188086, output: 393 },
    ],
    [
      'compaction: the list of passes is what is billed',
      {
        input_tokens: 23000,
        output_tokens: 1000,
        cache_read_input_tokens: 0,
        cache_creation_input_tokens: 0,
        iterations: [
          { type: 'compaction', input_tokens: 180000, output_tokens: 3500 },
          { type: 'message', model: 'claude-opus-5', input_tokens: 23000, output_tokens: 1000 },
        ],
      },
      { input: 203000, output: 4500 },
    ],
    [
      'passes with caches of their own',
      {
        input_tokens: 30,
        output_tokens: 8,
        cache_read_input_tokens: 500,
        cache_creation_input_tokens: 100,
        iterations: [
          {
            type: 'compaction',
            input_tokens: 10,
            output_tokens: 2,
            cache_read_input_tokens: 400,
            cache_creation_input_tokens: 60,
            cache_creation: { ephemeral_5m_input_tokens: 60, ephemeral_1h_input_tokens: 0 },
          },
          {
            type: 'message',
            input_tokens: 30,
            output_tokens: 8,
            cache_read_input_tokens: 500,
            cache_creation_input_tokens: 100,
            cache_creation: { ephemeral_5m_input_tokens: 0, ephemeral_1h_input_tokens: 100 },
          },
        ],
      },
      { input: 40, cacheRead: 900, cacheWrite: 60, cacheWrite1h: 100, output: 10 },
    ],
    [
      'an advisor, who is another model',
      {
        input_tokens: 100,
        output_tokens: 20,
        cache_read_input_tokens: 0,
        cache_creation_input_tokens: 0,
        iterations: [
          { type: 'message', input_tokens: 100, output_tokens: 20 },
          { type: 'advisor_message', model: 'claude-opus-5', input_tokens: 823, output_tokens: 1612 },
        ],
      },
      { input: 100, output: 20 },
      { open: ['iterations: advisor_message of claude-opus-5, 823 tokens in and 1612 out'] },
    ],
    [
      'fast, and in one region',
      {
        input_tokens: 10,
        output_tokens: 20,
        cache_read_input_tokens: 0,
        speed: 'fast',
        inference_geo: 'us',
        service_tier: 'standard',
      },
      { input: 10, output: 20 },
      { asked: { service: 'fast', region: 'us' } },
    ],
    [
      'a result of a batch',
      {
        custom_id: 'my-second-request',
        result: {
          type: 'succeeded',
          message: {
            id: 'msg_014',
            usage: { input_tokens: 11, output_tokens: 36, cache_read_input_tokens: 0, service_tier: 'batch' },
          },
        },
      },
      { input: 11, output: 36 },
      { asked: { service: 'batch' } },
    ],
    [
      'priority, and fast besides: no price is that of both',
      {
        input_tokens: 1,
        output_tokens: 1,
        cache_read_input_tokens: 0,
        service_tier: 'priority',
        speed: 'fast',
      },
      { input: 1, output: 1 },
      { asked: { service: 'priority' }, open: ['speed: fast'] },
    ],
  ],
  'Google’s Gemini and Vertex AI': [
    [
      'thoughts besides the candidates',
      {
        candidates: [{ content: { parts: [{ text: 'Hi' }] }, finishReason: 'STOP', index: 0 }],
        usageMetadata: {
          promptTokenCount: 7,
          candidatesTokenCount: 1023,
          totalTokenCount: 2048,
          promptTokensDetails: [{ modality: 'TEXT', tokenCount: 7 }],
          thoughtsTokenCount: 1018,
        },
        modelVersion: 'gemini-3-pro',
        responseId: 'abc',
      },
      { input: 7, output: 1023, reasoning: 1018 },
    ],
    [
      'thoughts inside the candidates, which the total says',
      { promptTokenCount: 7, candidatesTokenCount: 1023, thoughtsTokenCount: 1000, totalTokenCount: 1030 },
      { input: 7, output: 23, reasoning: 1000 },
    ],
    [
      'a cached part, kinds, tools',
      {
        usageMetadata: {
          promptTokenCount: 1300,
          cachedContentTokenCount: 900,
          candidatesTokenCount: 50,
          toolUsePromptTokenCount: 200,
          totalTokenCount: 1550,
          promptTokensDetails: [
            { modality: 'TEXT', tokenCount: 400 },
            { modality: 'AUDIO', tokenCount: 700 },
            { modality: 'IMAGE', tokenCount: 100 },
            { modality: 'VIDEO', tokenCount: 60 },
            { modality: 'DOCUMENT', tokenCount: 40 },
          ],
          cacheTokensDetails: [
            { modality: 'AUDIO', tokenCount: 600 },
            { modality: 'TEXT', tokenCount: 300 },
          ],
          candidatesTokensDetails: [{ modality: 'TEXT', tokenCount: 50 }],
          toolUsePromptTokensDetails: [{ modality: 'TEXT', tokenCount: 200 }],
        },
      },
      {
        input: 340,
        cacheRead: 300,
        audioInput: 100,
        audioCacheRead: 600,
        imageInput: 100,
        videoInput: 60,
        output: 50,
      },
    ],
    [
      'an image that was made',
      {
        promptTokenCount: 10,
        candidatesTokenCount: 1290,
        totalTokenCount: 1300,
        promptTokensDetails: [{ modality: 'TEXT', tokenCount: 10 }],
        candidatesTokensDetails: [{ modality: 'IMAGE', tokenCount: 1290 }],
      },
      { input: 10, imageOutput: 1290 },
    ],
    [
      'live, as Python prints it',
      `UsageMetadata(
  prompt_token_count=500,
  response_token_count=230,
  response_tokens_details=[
    ModalityTokenCount(modality=<MediaModality.AUDIO: 'AUDIO'>, token_count=230),
  ],
  prompt_tokens_details=[
    ModalityTokenCount(modality=<MediaModality.AUDIO: 'AUDIO'>, token_count=450),
    ModalityTokenCount(modality=<MediaModality.TEXT: 'TEXT'>, token_count=50),
  ],
  total_token_count=730
)`,
      { input: 50, audioInput: 450, audioOutput: 230 },
    ],
    [
      'Vertex AI, by its kind of traffic',
      { promptTokenCount: 5, candidatesTokenCount: 6, totalTokenCount: 11, trafficType: 'ON_DEMAND_FLEX' },
      { input: 5, output: 6 },
      { asked: { service: 'flex' } },
    ],
    [
      'traffic that is paid for otherwise',
      {
        promptTokenCount: 5,
        candidatesTokenCount: 6,
        totalTokenCount: 11,
        trafficType: 'PROVISIONED_THROUGHPUT',
      },
      { input: 5, output: 6 },
      { open: ['trafficType: PROVISIONED_THROUGHPUT'] },
    ],
    [
      'an answer that searched',
      {
        candidates: [{ groundingMetadata: { webSearchQueries: ['who won', 'euro 2024'] } }],
        usageMetadata: { promptTokenCount: 5, candidatesTokenCount: 6, totalTokenCount: 11 },
      },
      { input: 5, output: 6 },
      { open: ['candidates.groundingMetadata.webSearchQueries: who won, euro 2024'] },
    ],
  ],
  'Google’s Gemini, interactions': [
    [
      'an interaction',
      {
        id: 'v1_abc',
        object: 'interaction',
        usage: {
          total_input_tokens: 1000,
          input_tokens_by_modality: [
            { modality: 'text', tokens: 600 },
            { modality: 'audio', tokens: 400 },
          ],
          total_cached_tokens: 100,
          cached_tokens_by_modality: [{ modality: 'text', tokens: 100 }],
          total_output_tokens: 50,
          output_tokens_by_modality: [{ modality: 'text', tokens: 50 }],
          total_tool_use_tokens: 30,
          total_thought_tokens: 70,
          total_tokens: 1150,
          grounding_tool_count: [{ type: 'google_search', count: 3 }],
        },
      },
      { input: 530, cacheRead: 100, audioInput: 400, output: 50, reasoning: 70, searches: 3 },
    ],
  ],
  xAI: [
    [
      'reasoning besides the completion',
      {
        usage: {
          prompt_tokens: 32,
          completion_tokens: 9,
          total_tokens: 135,
          prompt_tokens_details: { text_tokens: 32, audio_tokens: 0, image_tokens: 0, cached_tokens: 6 },
          completion_tokens_details: {
            reasoning_tokens: 94,
            audio_tokens: 0,
            accepted_prediction_tokens: 0,
            rejected_prediction_tokens: 0,
          },
          num_sources_used: 0,
          cost_in_usd_ticks: 5_230_000,
        },
      },
      { input: 26, cacheRead: 6, output: 9, reasoning: 94 },
    ],
    [
      'a response with tools of the server',
      {
        input_tokens: 199,
        input_tokens_details: { cached_tokens: 163 },
        output_tokens: 300,
        output_tokens_details: { reasoning_tokens: 250 },
        total_tokens: 499,
        num_sources_used: 0,
        num_server_side_tools_used: 4,
        server_side_tool_usage_details: {
          web_search_calls: 2,
          x_search_calls: 1,
          code_interpreter_calls: 1,
          file_search_calls: 0,
        },
      },
      { input: 36, cacheRead: 163, output: 50, reasoning: 250, searches: 3 },
      { open: ['server_side_tool_usage_details.code_interpreter_calls: 1'] },
    ],
    [
      'sources of a live search',
      { prompt_tokens: 10, completion_tokens: 5, total_tokens: 15, num_sources_used: 7 },
      { input: 10, output: 5 },
      { open: ['num_sources_used: 7'] },
    ],
    [
      'as its own SDK prints it',
      'completion_tokens: 13\n{"completion_tokens": 13, "reasoning_tokens": 200, "prompt_tokens": 30, "total_tokens": 243, "prompt_text_tokens": 30, "cached_prompt_text_tokens": 8, "server_side_tools_used": ["SERVER_SIDE_TOOL_WEB_SEARCH"]}',
      { input: 22, cacheRead: 8, output: 13, reasoning: 200 },
      { open: ['server_side_tools_used: SERVER_SIDE_TOOL_WEB_SEARCH'] },
    ],
  ],
  OpenRouter: [
    [
      'with its cost, and the cache write in the prompt',
      {
        completion_tokens: 2,
        completion_tokens_details: { reasoning_tokens: 0 },
        cost: 0.95,
        cost_details: { upstream_inference_cost: 19 },
        prompt_tokens: 10339,
        prompt_tokens_details: {
          cached_tokens: 0,
          cache_write_tokens: 10318,
          audio_tokens: 0,
          video_tokens: 0,
        },
        total_tokens: 10341,
        is_byok: false,
      },
      { input: 21, cacheWrite: 10318, output: 2 },
    ],
    [
      'with a search of the server and Anthropic’s lifetimes',
      {
        prompt_tokens: 2000,
        completion_tokens: 100,
        total_tokens: 2100,
        prompt_tokens_details: { cached_tokens: 500, cache_write_tokens: 1000, file_tokens: 30 },
        cache_creation: { ephemeral_5m_input_tokens: 0, ephemeral_1h_input_tokens: 1000 },
        server_tool_use: { web_search_requests: 1, tool_calls_requested: 1, tool_calls_executed: 1 },
        service_tier: 'flex',
        speed: 'standard',
        cost: 0.02,
        is_byok: true,
      },
      { input: 500, cacheRead: 500, cacheWrite1h: 1000, output: 100, searches: 1 },
      { asked: { service: 'flex' } },
    ],
  ],
  Perplexity: [
    [
      'a search',
      {
        usage: {
          prompt_tokens: 14,
          completion_tokens: 70,
          total_tokens: 84,
          search_context_size: 'low',
          cost: {
            input_tokens_cost: 0.000014,
            output_tokens_cost: 0.00007,
            request_cost: 0.005,
            total_cost: 0.005084,
          },
        },
      },
      { input: 14, output: 70 },
    ],
    [
      'more context than the usual price is for',
      {
        prompt_tokens: 14,
        completion_tokens: 70,
        total_tokens: 84,
        search_context_size: 'high',
        cost: { total_cost: 0.012 },
      },
      { input: 14, output: 70 },
      { open: ['search_context_size: high'] },
    ],
    [
      'deep research: reasoning, searches and citations in no total',
      {
        usage: {
          prompt_tokens: 33,
          completion_tokens: 11395,
          total_tokens: 11428,
          citation_tokens: 52498,
          num_search_queries: 28,
          reasoning_tokens: 193_000,
        },
      },
      { input: 33, output: 11395, reasoning: 193_000, searches: 28 },
      { open: ['citation_tokens: 52498'] },
    ],
    [
      'citations that cost nothing, as it says',
      {
        prompt_tokens: 10,
        completion_tokens: 20,
        total_tokens: 30,
        citation_tokens: 900,
        cost: { citation_tokens_cost: 0, total_cost: 0.01 },
      },
      { input: 10, output: 20 },
    ],
  ],
  Cohere: [
    [
      'a chat: billed units, not all that was read',
      {
        id: 'c14c80c3',
        finish_reason: 'COMPLETE',
        usage: {
          billed_units: { input_tokens: 5, output_tokens: 418 },
          tokens: { input_tokens: 71, output_tokens: 418 },
          cached_tokens: 64,
        },
      },
      { input: 5, output: 418 },
    ],
    [
      'a rerank',
      {
        id: '07734bd2',
        results: [{ index: 3, relevance_score: 0.999071 }],
        meta: { api_version: { version: '2' }, billed_units: { search_units: 3 } },
      },
      { searches: 3 },
    ],
    [
      'an embedding of images',
      { meta: { billed_units: { image_tokens: 1006, input_tokens: 12, images: 1 } } },
      { input: 12, imageInput: 1006, image: 1 },
    ],
    [
      'classifications, which no meter counts',
      { meta: { billed_units: { input_tokens: 3, classifications: 2 } } },
      { input: 3 },
      { open: ['billed_units.classifications: 2'] },
    ],
    ['as its SDK prints it', { billedUnits: { searchUnits: 2 } }, { searches: 2 }],
  ],
  'Amazon Bedrock, Converse': [
    [
      'what is cached is counted besides the input',
      {
        output: { message: { role: 'assistant', content: [{ text: 'Hi' }] } },
        stopReason: 'end_turn',
        usage: {
          inputTokens: 100,
          outputTokens: 20,
          totalTokens: 1320,
          cacheReadInputTokens: 900,
          cacheWriteInputTokens: 300,
          cacheDetails: [
            { inputTokens: 200, ttl: '1h' },
            { inputTokens: 100, ttl: '5m' },
          ],
        },
        metrics: { latencyMs: 551 },
        serviceTier: { type: 'priority' },
      },
      { input: 100, cacheRead: 900, cacheWrite: 100, cacheWrite1h: 200, output: 20 },
      { asked: { service: 'priority' } },
    ],
    [
      'the same with a total that leaves it out',
      { inputTokens: 1000, outputTokens: 20, totalTokens: 1020, cacheReadInputTokens: 900 },
      { input: 1000, cacheRead: 900, output: 20 },
    ],
    [
      'faster hardware, which no price is listed for',
      {
        usage: { inputTokens: 1, outputTokens: 2, totalTokens: 3, cacheReadInputTokens: 0 },
        performanceConfig: { latency: 'optimized' },
      },
      { input: 1, output: 2 },
      { open: ['performanceConfig.latency: optimized'] },
    ],
    [
      'a call without Converse',
      {
        type: 'message_stop',
        'amazon-bedrock-invocationMetrics': {
          inputTokenCount: 9,
          outputTokenCount: 12,
          invocationLatency: 843,
          firstByteLatency: 402,
          cacheReadInputTokenCount: 4,
          cacheWriteInputTokenCount: 0,
        },
      },
      { input: 9, cacheRead: 4, output: 12 },
    ],
  ],
  Mistral: [
    [
      'cached tokens under three names',
      {
        usage: {
          prompt_tokens: 1000,
          total_tokens: 1010,
          completion_tokens: 10,
          num_cached_tokens: 640,
          prompt_tokens_details: { cached_tokens: 640 },
          prompt_token_details: { cached_tokens: 640 },
        },
      },
      { input: 360, cacheRead: 640, output: 10 },
    ],
    [
      'a recording, whose tokens only the total has',
      {
        model: 'voxtral-mini-2602',
        usage: { prompt_audio_seconds: 203, prompt_tokens: 4, total_tokens: 3264, completion_tokens: 635 },
      },
      { input: 4, audioInput: 2625, output: 635, audioMinute: '203/60' },
    ],
    [
      'pages that were read',
      {
        pages: [{ index: 0, markdown: '# x' }],
        usage_info: { pages_processed: 29, doc_size_bytes: 3002783 },
      },
      { pages: 29 },
    ],
  ],
  DeepSeek: [
    [
      'hit and miss',
      {
        usage: {
          completion_tokens: 400,
          prompt_tokens: 1200,
          prompt_cache_hit_tokens: 1024,
          prompt_cache_miss_tokens: 176,
          total_tokens: 1600,
          prompt_tokens_details: { cached_tokens: 1024 },
          completion_tokens_details: { reasoning_tokens: 300 },
        },
      },
      { input: 176, cacheRead: 1024, output: 100, reasoning: 300 },
    ],
    [
      'hit and miss without their sum',
      { completion_tokens: 4, prompt_cache_hit_tokens: 10, prompt_cache_miss_tokens: 7 },
      { input: 7, cacheRead: 10, output: 4 },
    ],
  ],
  'Vercel’s AI SDK': [
    [
      'its fifth version',
      { inputTokens: 100, outputTokens: 50, totalTokens: 150, reasoningTokens: 20, cachedInputTokens: 60 },
      { input: 40, cacheRead: 60, output: 30, reasoning: 20 },
    ],
    [
      'its sixth, with the sum of all steps',
      {
        usage: { inputTokens: 10, outputTokens: 5, totalTokens: 15, outputTokenDetails: { textTokens: 5 } },
        totalUsage: {
          inputTokens: 100,
          inputTokenDetails: { noCacheTokens: 30, cacheReadTokens: 50, cacheWriteTokens: 20 },
          outputTokens: 50,
          outputTokenDetails: { textTokens: 40, reasoningTokens: 10 },
          totalTokens: 150,
        },
      },
      { input: 30, cacheRead: 50, cacheWrite: 20, output: 40, reasoning: 10 },
    ],
  ],
  LangChain: [
    [
      'a message',
      {
        usage_metadata: {
          input_tokens: 350,
          output_tokens: 240,
          total_tokens: 590,
          input_token_details: { audio: 10, cache_creation: 200, cache_read: 100 },
          output_token_details: { audio: 10, reasoning: 200 },
        },
      },
      {
        input: 40,
        cacheRead: 100,
        cacheWrite: 200,
        audioInput: 10,
        output: 30,
        audioOutput: 10,
        reasoning: 200,
      },
      { open: ['cached tokens: 100, of which kind is not said'] },
    ],
  ],
  Ollama: [
    [
      'the last line of an answer',
      '{"model":"llama4","response":"The","done":false}\n{"model":"llama4","done":true,"total_duration":4883583458,"load_duration":1334875,"prompt_eval_count":26,"prompt_eval_duration":342546000,"eval_count":282,"eval_duration":4535599000}',
      { input: 26, output: 282 },
    ],
  ],
  Replicate: [
    [
      'seconds of compute',
      {
        id: 'ufawqhfynnddngldkgtslldrkq',
        status: 'succeeded',
        input: { prompt: 'a cat', num_outputs: 2 },
        output: ['https://replicate.delivery/1.png'],
        metrics: { predict_time: 4.484541, total_time: 4.5 },
      },
      { computeSecond: '4.484541' },
    ],
    [
      'a model that is priced by the image',
      { metrics: { predict_time: 1.2, image_count: 2 } },
      { computeSecond: '1.2', image: 2 },
    ],
  ],
  'Voyage AI': [
    [
      'texts and images',
      { usage: { text_tokens: 5, image_pixels: 2_000_000, total_tokens: 3576 } },
      { input: 3576 },
    ],
  ],
};

describe.each(Object.entries(examples))('%s', (maker, all) => {
  test.each(all.map(([says, ...example]) => [says, example] as const))('%s', (_, [usage, counts, others]) => {
    const { asked = {}, open = [] } = others ?? {};
    const told = read(usage);
    expect(told.maker).toBe(maker);
    expect(countsOf(told)).toEqual(counts);
    expect(told.asked).toEqual(asked);
    expect(told.remarks.filter(({ costs }) => costs).map(({ text }) => text)).toEqual(open);
  });
});

test('every format has an example', () => {
  expect(Object.keys(examples).sort()).toEqual(usageFormats.map(({ maker }) => maker).sort());
});

describe('the events of a stream', () => {
  const sse = (...events: readonly object[]) =>
    events
      .map(
        (event) =>
          ('type' in event ? `event: ${String(event.type)}\n` : '') + `data: ${JSON.stringify(event)}\n\n`,
      )
      .join('');
  const completion = { prompt_tokens: 200, completion_tokens: 50, total_tokens: 250 };
  const chunk = { id: 'c1', object: 'chat.completion.chunk', choices: [{ delta: { content: 'Hi' } }] };
  const message = {
    input_tokens: 3000,
    cache_read_input_tokens: 100,
    cache_creation_input_tokens: 50,
    cache_creation: { ephemeral_5m_input_tokens: 0, ephemeral_1h_input_tokens: 50 },
    output_tokens: 1,
  };
  const anthropic = [
    { type: 'message_start', message: { id: 'm1', type: 'message', usage: message } },
    { type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text: 'data: {"usage": 1}' } },
    { type: 'message_delta', delta: { stop_reason: 'end_turn' }, usage: { output_tokens: 600 } },
    { type: 'message_stop' },
  ];
  const gemini = [1, 20, 45].map((n) => ({
    candidates: [{ content: { parts: [{ text: 'x' }] } }],
    usageMetadata: { promptTokenCount: 7, candidatesTokenCount: n, totalTokenCount: 7 + n },
  }));
  const bedrock = [
    { messageStart: { role: 'assistant' } },
    { metadata: { usage: { inputTokens: 9, outputTokens: 8, totalTokens: 117, cacheReadInputTokens: 100 } } },
  ];

  test.each<readonly [string, string, unknown]>([
    [
      'OpenAI’s last chunk has the usage',
      sse({ ...chunk, usage: null }, { ...chunk, choices: [], usage: completion }) + 'data: [DONE]\n',
      completion,
    ],
    [
      'whoever sends a usage with every chunk sends a growing one',
      sse(
        { ...chunk, usage: { prompt_tokens: 200, completion_tokens: 1, total_tokens: 201 } },
        { ...chunk, usage: { prompt_tokens: 200, completion_tokens: 30, total_tokens: 230 } },
        { ...chunk, usage: completion },
      ),
      completion,
    ],
    [
      'Anthropic’s first has the input, the last the output',
      sse(...anthropic),
      { ...message, output_tokens: 600 },
    ],
    [
      'the same as JSON lines',
      anthropic.map((event) => JSON.stringify(event)).join('\n'),
      { ...message, output_tokens: 600 },
    ],
    ['the same as a list', JSON.stringify(anthropic), { ...message, output_tokens: 600 }],
    [
      'the same from a gateway that ends with a zero',
      sse(...anthropic, { type: 'message_delta', usage: { input_tokens: 0, output_tokens: 600 } }),
      { ...message, output_tokens: 600 },
    ],
    [
      'the response of OpenAI’s that is completed',
      sse(
        { type: 'response.created', response: { id: 'r', usage: null } },
        { type: 'response.output_text.delta', delta: 'x' },
        {
          type: 'response.completed',
          response: { id: 'r', usage: { input_tokens: 37, output_tokens: 11, total_tokens: 48 } },
        },
      ),
      { input_tokens: 37, output_tokens: 11, total_tokens: 48 },
    ],
    ['Gemini’s chunks, as events', sse(...gemini), gemini[2]],
    ['Gemini’s chunks, as a list', JSON.stringify(gemini), gemini[2]],
    [
      'Cohere’s end of a message',
      sse({
        type: 'message-end',
        delta: { usage: { billed_units: { input_tokens: 20, output_tokens: 11 } } },
      }),
      { usage: { billed_units: { input_tokens: 20, output_tokens: 11 } } },
    ],
    ['Bedrock’s metadata', bedrock.map((event) => JSON.stringify(event)).join('\n'), bedrock[1]],
    [
      'Groq’s last chunk',
      sse({ ...chunk, choices: [], x_groq: { id: 'req_1', usage: completion } }),
      completion,
    ],
  ])('%s', (_, stream, whole) => {
    const [events, one] = [read(stream), read(whole)];
    expect(countsOf(events)).toEqual(countsOf(one));
    expect(events.maker).toBe(one.maker);
    expect(events.remarks).toEqual(one.remarks);
  });

  test('an object with a line of data is none, and an event may have several lines', () => {
    const printed =
      "{\n  created: 1,\n  data: [ { url: 'x' } ],\n  usage: { input_tokens: 3, output_tokens: 4 }\n}";
    expect(countsOf(read(printed))).toEqual({ input: 3, output: 4, image: 1 });
    const lines = JSON.stringify({ ...chunk, usage: completion }, null, 2)
      .split('\n')
      .map((line) => `data: ${line}\n`);
    expect(countsOf(read(`${lines.join('')}\ndata: [DONE]\n`))).toEqual({ input: 200, output: 50 });
  });

  test('a text of megabytes is read', () => {
    const image = 'a'.repeat(3_000_000);
    const usage = { input_tokens: 3, output_tokens: 4 };
    expect(countsOf(read({ data: [{ b64_json: image }], usage }))).toEqual({ input: 3, output: 4, image: 1 });
  });

  test('several responses are no stream', () => {
    const two = [1, 2].map((n) => ({ id: `c${String(n)}`, usage: completion }));
    for (const text of [
      JSON.stringify(two),
      two.map((one) => JSON.stringify(one)).join('\n'),
      '[{"usage": {"input_tokens": 1}}, {"usage": {"input_tokens": 2}}]',
      '{"type": "duration", "seconds": 1} {"type": "duration", "seconds": 2}',
    ])
      expect(readUsage(text), text).toEqual({ problem: 'There are 2 usage objects. Paste one of them.' });
  });
});

test('a dict, what Python and Node print, and words around it say the same', () => {
  const counts = { input: 500, cacheRead: 1000, output: 400 };
  for (const text of [
    '"usage": {"prompt_tokens": 1500, "completion_tokens": 400, "prompt_tokens_details": {"cached_tokens": 1000}}',
    "{'prompt_tokens': 1500, 'completion_tokens': 400, 'prompt_tokens_details': {'cached_tokens': 1000, 'audio_tokens': None}, 'ok': True}",
    'CompletionUsage(completion_tokens=400, prompt_tokens=1500, total_tokens=1900, prompt_tokens_details=PromptTokensDetails(audio_tokens=None, cached_tokens=1000))',
    'ChatCompletion(id="x", created=datetime.datetime(2026, 11, 29, 8, 5, tzinfo=TzInfo(UTC)), usage=CompletionUsage(completion_tokens=400, prompt_tokens=1500, prompt_tokens_details=PromptTokensDetails(cached_tokens=1000)))',
    '{ prompt_tokens: 1500, completion_tokens: 400, prompt_tokens_details: { cached_tokens: 1000 }, }',
    'the usage (of today) was {"prompt_tokens": "1500", "completion_tokens": 400, "prompt_tokens_details": {"cached_tokens": 1000}} (as always)',
  ])
    expect(countsOf(read(text)), text).toEqual(counts);
});

test.each([
  ['', 'would begin with a brace'],
  ['hello', 'would begin with a brace'],
  ['{"prompt_tokens": 15', 'ends in the middle'],
  ['{"prompt_tokens": 15,\n "x" 3}', 'Line 2'],
  ['{"usage": {"input_tokens": 5, "output_tokens": 1}} {"output_tokens": 3', 'ends in the middle'],
  ['{"a": 1}', 'counts nothing that is known'],
  ['{"usage": null}', 'counts nothing that is known'],
  ['{"usage": {}}', 'counts nothing that is known'],
  ['{"usage": {"cost": 0.01}}', 'counts nothing that is known'],
  ['{"prompt_tokens": null, "completion_tokens": null}', 'no counts'],
  ['{"prompt_tokens": "many"}', 'no counts'],
  ['{"prompt_tokens": 1.5}', 'not a whole number'],
  ['{"prompt_tokens": -2}', 'not a whole number'],
  ['{"prompt_tokens": 1e300}', 'not a whole number'],
  ['{"seconds": 1e-9}', 'not a whole number'],
  ['{"prompt_tokens": 5, "prompt_tokens_details": {"audio_tokens": 9}}', 'more than its total'],
  ['{"completion_tokens": 5, "completion_tokens_details": {"audio_tokens": 9}}', 'more than its total'],
  ['('.repeat(500), 'nested too deeply'],
])('%s is refused with a reason', (text, problem) => {
  expect(readUsage(text)).toMatchObject({ problem: expect.stringContaining(problem) as string });
});

test('no text makes it fail in another way', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.json(),
        fc
          .array(
            fc.constantFrom(
              ...'{}[]():=,"\'\\ 1a-.<>\n'.split(/(?:)/),
              'usage',
              'data:',
              'input_tokens',
              '__proto__',
              'constructor',
            ),
          )
          .map((all) => all.join('')),
      ),
      (text) => {
        const usage = readUsage(text);
        const counts = 'problem' in usage ? [] : Object.values(usage.counts).map(exactCount);
        expect(counts.every((count) => count.digits >= 0n)).toBe(true);
      },
    ),
    { numRuns: 3000 },
  );
});

describe('whatever the order of the fields and what else is there', () => {
  const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
  /** Every object of the tables that is one, with its counts. */
  const objects = Object.values(examples)
    .flat()
    .flatMap(([, usage]) => (isObject(usage) ? [usage] : []));

  function shuffled(value: unknown, seed: number): unknown {
    if (Array.isArray(value)) return value.map((item) => shuffled(item, seed));
    if (typeof value !== 'object' || value === null) return value;
    const place = (key: string) => (key.length * 31 + key.charCodeAt(0) * seed) % 11;
    const members = Object.entries(value).sort(([a], [b]) => place(a) - place(b));
    return Object.fromEntries(members.map(([key, member]) => [key, shuffled(member, seed)]));
  }

  test('the counts are the same', () => {
    fc.assert(
      fc.property(fc.constantFrom(...objects), fc.nat(1000), (usage, seed) => {
        expect(countsOf(read(shuffled(usage, seed)))).toEqual(countsOf(read(usage)));
      }),
      { numRuns: 1000 },
    );
  });

  const strange = fc.stringMatching(/^x_[a-z]{3,9}$/);

  test('a field that nobody knows changes nothing, and is named; a count makes it incomplete', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...objects),
        strange,
        fc.oneof(fc.integer({ min: 1, max: 10 ** 9 }), fc.constant('word')),
        (response, name, value) => {
          const own = Object.entries(response).find(([key]) =>
            /^(usage|usageMetadata|usage_metadata|usage_info)$/.test(key),
          );
          fc.pre(own !== undefined && !('totalUsage' in response));
          const [key, usage] = own as unknown as [string, object];
          const more = read({ ...response, [key]: { ...usage, [name]: value } });
          const before = read(response);
          expect(countsOf(more)).toEqual(countsOf(before));
          expect(more.remarks).toContainEqual({
            text: `${name}: ${String(value)}`,
            costs: typeof value === 'number',
          });
        },
      ),
      { numRuns: 500 },
    );
  });
});

test('every token of a total is counted once, wherever the maker puts its parts', () => {
  const sizes = fc.record({
    text: fc.nat(10 ** 6),
    cached: fc.nat(10 ** 6),
    written: fc.nat(10 ** 6),
    answer: fc.nat(10 ** 6),
    reasoning: fc.nat(10 ** 6),
  });
  fc.assert(
    fc.property(
      sizes,
      fc.boolean(),
      fc.boolean(),
      ({ text, cached, written, answer, reasoning }, cacheIn, thoughtIn) => {
        fc.pre(text + answer > 0);
        const usage = {
          prompt_tokens: text + (cacheIn ? cached + written : 0),
          completion_tokens: answer + (thoughtIn ? reasoning : 0),
          total_tokens: text + cached + written + answer + reasoning,
          prompt_tokens_details: { cached_tokens: cached, cache_write_tokens: written },
          completion_tokens_details: { reasoning_tokens: reasoning },
        };
        const told = read(usage);
        const tokens = Object.entries(told.counts)
          .filter(([meter]) => meters[meter as Meter].kind === 'tokens')
          .reduce((sum, [, count]) => sum + Number(count), 0);
        expect(tokens).toBe(usage.total_tokens);
        expect(told.remarks).toEqual([]);
      },
    ),
    { numRuns: 2000 },
  );
});
