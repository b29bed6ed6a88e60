/** Chat, whole and streamed; embeddings, reranking, moderation and reading. */
import { z } from 'zod';
import type { Model } from '#catalog/types.ts';
import { fieldsOf, fieldsOfKind, json, modelOf, oneOf, Refusal, type Call, type Reply } from './call.ts';
import { mediaBytes } from './media.ts';

// assumed: OpenAI's parts of a message
const part = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('text'), text: z.string().min(1) }),
  z.strictObject({
    type: z.literal('image_url'),
    image_url: z.strictObject({ url: z.url(), detail: z.enum(['auto', 'low', 'high']).optional() }),
  }),
]);

// assumed: OpenAI's call of a tool, and what the tool has answered
const toolCall = z.strictObject({
  id: z.string().min(1),
  type: z.literal('function'),
  function: z.strictObject({ name: z.string().min(1), arguments: z.string() }),
});

const content = z.union([z.string().min(1), z.array(part).min(1)]);

const message = z.discriminatedUnion('role', [
  z.strictObject({ role: z.enum(['system', 'user']), content, name: z.string().optional() }),
  z.strictObject({
    role: z.literal('assistant'),
    content: content.nullish(),
    tool_calls: z.array(toolCall).min(1).optional(),
  }),
  z.strictObject({ role: z.literal('tool'), content, tool_call_id: z.string().min(1) }),
]);

const objectSchema = z.looseObject({
  type: z.literal('object'),
  properties: z.record(z.string(), z.looseObject({})),
});

// assumed: OpenAI's tools
const tool = z.strictObject({
  type: z.literal('function'),
  function: z.strictObject({
    name: z.string().regex(/^[\w-]{1,64}$/),
    description: z.string().optional(),
    parameters: objectSchema.optional(),
    strict: z.boolean().optional(),
  }),
});

// assumed: OpenAI's response_format; in a strict schema nothing is optional and nothing more is allowed
const strictSchema = z
  .looseObject({
    type: z.literal('object'),
    properties: z.record(z.string(), z.looseObject({})),
    required: z.array(z.string()),
    additionalProperties: z.literal(false),
  })
  .refine(({ properties, required }) => Object.keys(properties).every((name) => required.includes(name)), {
    message: 'a strict schema requires every property',
  });

const responseFormat = z.strictObject({
  type: z.literal('json_schema'),
  json_schema: z.strictObject({
    name: z.string().regex(/^[\w-]{1,64}$/),
    strict: z.literal(true),
    schema: strictSchema,
  }),
});

/**
 * Of `POST /chat/completions`. The gateway's public description has `model`, `messages` with a role and text, `stream`,
 * `max_tokens`, `temperature`, `top_p` and `tools`; the rest is assumed to be as OpenAI has it.
 */
export const chatShape = z.strictObject({
  model: z.string(),
  messages: z.array(message).min(1),
  stream: z.boolean().optional(),
  max_tokens: z.int().min(1).optional(),
  temperature: z.number().min(0).max(2).optional(),
  top_p: z.number().gt(0).max(1).optional(),
  tools: z.array(tool).min(1).optional(),
  reasoning_effort: z.string().optional(), // assumed
  // assumed: OpenAI's spoken answers
  modalities: z.tuple([z.literal('text'), z.literal('audio')]).optional(),
  audio: z.strictObject({ voice: z.string(), format: z.string() }).optional(),
  response_format: responseFormat.optional(),
});

type ChatRequest = z.output<typeof chatShape>;

/** Of `POST /embeddings`; assumed: OpenAI's. */
export const embeddingShape = z.strictObject({
  model: z.string(),
  input: z.union([z.string().min(1), z.array(z.string().min(1)).min(1)]),
  encoding_format: z.string(), // without it, the SDKs ask for what not every provider has
});

/** Of `POST /rerank`; assumed: Cohere's. */
const rerankShape = z.strictObject({
  model: z.string(),
  query: z.string().min(1),
  documents: z.array(z.string()).min(1),
  top_n: z.int().min(1).optional(),
});

/** Of `POST /moderations`; assumed: OpenAI's. */
const moderationShape = z.strictObject({ model: z.string(), input: z.string().min(1) });

/** Of `POST /ocr`; assumed: Mistral's. */
const ocrShape = z.strictObject({
  model: z.string(),
  document: z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('image_url'), image_url: z.url() }),
    z.strictObject({ type: z.literal('document_url'), document_url: z.url() }),
  ]),
});

/** Words that a run must print to show that it has read the answer. */
export const chatText = 'The mock gateway says hello.';

const usage = { prompt_tokens: 12, completion_tokens: 7, total_tokens: 19 };
const frame = { id: 'chatcmpl-1', created: 1_700_000_000 };

/** `POST /chat/completions` */
export function chat(call: Call): Reply {
  const request = fieldsOf(chatShape, call.fields);
  const model = modelOf(call, request.model);
  refuseUnable(model, request);
  if (request.stream === true) return { kind: 'events', events: chunks(request.model) };
  const { message, finish_reason } =
    request.audio === undefined ? answer(request, call.scenario) : spokenAnswer;
  const choices = [{ index: 0, message: { role: 'assistant', ...message }, finish_reason }];
  return json({ ...frame, object: 'chat.completion', model: request.model, choices, usage });
}

const spokenAnswer = {
  message: {
    content: null,
    audio: {
      id: 'audio-1',
      data: mediaBytes.toString('base64'),
      expires_at: 1_700_000_000,
      transcript: chatText,
    },
  },
  finish_reason: 'stop',
};

/** How a model calls the tool of the examples. */
export const toolCalled = { name: 'get_weather', arguments: '{"city": "Oslo"}' };
/** What a model says that will not do what it is asked. */
export const refusalText = 'The mock gateway will not take this order.';

function answer({ tools, response_format, messages }: ChatRequest, scenario: Call['scenario']) {
  if (scenario === 'model-refuses')
    return { message: { content: null, refusal: refusalText }, finish_reason: 'stop' };
  if (tools?.[0] !== undefined && scenario !== 'no-tool' && messages.at(-1)?.role !== 'tool') {
    const called = { ...toolCalled, name: tools[0].function.name };
    const tool_calls = [{ id: 'call-1', type: 'function', function: called }];
    return { message: { content: null, tool_calls }, finish_reason: 'tool_calls' };
  }
  const properties = response_format?.json_schema.schema.properties;
  if (properties === undefined) return { message: { content: chatText }, finish_reason: 'stop' };
  const entries = Object.entries(properties).map(([name, { type }]) => [
    name,
    type === 'integer' ? 2 : chatText,
  ]);
  return { message: { content: JSON.stringify(Object.fromEntries(entries)) }, finish_reason: 'stop' };
}

/** Word by word, and at the end a chunk without any choice, as gateways send it with the usage. */
function chunks(model: string): unknown[] {
  const chunk = (choices: unknown[], more = {}) => ({
    ...frame,
    object: 'chat.completion.chunk',
    model,
    choices,
    ...more,
  });
  const words = chatText
    .split(/(?<= )/)
    .map((content) => ({ index: 0, delta: { content }, finish_reason: null }));
  return [
    chunk([{ index: 0, delta: { role: 'assistant' }, finish_reason: null }]),
    ...words.map((choice) => chunk([choice])),
    chunk([{ index: 0, delta: {}, finish_reason: 'stop' }]),
    chunk([], { usage }),
  ];
}

/** @throws Refusal when the request asks for what the model cannot do */
function refuseUnable({ id, capabilities, request }: Model, body: ChatRequest): void {
  const parts = body.messages.flatMap(({ content }) => (Array.isArray(content) ? content : []));
  const sees = capabilities.includes('vision') || request?.needs !== undefined;
  const problems: readonly (readonly [boolean, string])[] = [
    [body.tools !== undefined && !capabilities.includes('tools'), 'tools'],
    [body.response_format !== undefined && !capabilities.includes('structured-output'), 'response_format'],
    [body.temperature !== undefined && capabilities.includes('reasoning'), 'temperature'],
    [parts.some(({ type }) => type === 'image_url') && !sees, 'image_url'],
  ];
  for (const [wrong, field] of problems)
    if (wrong) throw new Refusal(400, `${id} does not take ${field}.`, field);
  oneOf(request?.efforts, body.reasoning_effort, 'reasoning_effort');
  oneOf(request?.voices, body.audio?.voice, 'audio.voice');
  oneOf(request?.formats, body.audio?.format, 'audio.format');
  const { toolEffort, streamOnly, voices } = request ?? {};
  if (body.tools !== undefined && toolEffort !== undefined && body.reasoning_effort !== toolEffort)
    throw new Refusal(400, `${id} takes tools only with reasoning_effort ${toolEffort}.`, 'reasoning_effort');
  if (streamOnly === true && body.stream !== true)
    throw new Refusal(400, `${id} answers only as a stream.`, 'stream');
  if (voices !== undefined && (body.modalities === undefined || body.audio === undefined))
    throw new Refusal(400, `${id} answers in speech: send modalities and audio.`, 'modalities');
  if (voices !== undefined && body.stream === true)
    throw new Refusal(400, `${id} streams speech in no format that is known.`, 'stream');
  if (voices === undefined && body.modalities !== undefined)
    throw new Refusal(400, `${id} has no voice.`, 'modalities');
}

/** The numbers of every embedding. */
export const vector = [0.125, 0.25, 0.5];
/** How well the second document fits. */
export const relevance = 0.9375;
/** What stands on every page. */
export const pageText = '# Invoice 42';

/** `POST /embeddings` */
export function embed(call: Call): Reply {
  const body = fieldsOf(embeddingShape, call.fields);
  const { request } = modelOf(call, body.model);
  oneOf(request?.encodings ?? ['float'], body.encoding_format, 'encoding_format');
  const embedding = request?.encodings === undefined ? vector : mediaBytes.toString('base64');
  const data = [body.input].flat().map((_, index) => ({ object: 'embedding', index, embedding }));
  return json({ object: 'list', model: body.model, data, usage: { prompt_tokens: 9, total_tokens: 9 } });
}

/** `POST /rerank` */
export function rerank(call: Call): Reply {
  const body = fieldsOfKind(rerankShape, call, 'rerank');
  modelOf(call, body.model);
  const results = body.documents.map((_, index) => ({
    index,
    relevance_score: index === 1 ? relevance : 0.0625,
  }));
  return json({ id: 'rerank-1', results: results.sort((a, b) => b.relevance_score - a.relevance_score) });
}

/** `POST /moderations` */
export function moderate(call: Call): Reply {
  const body = fieldsOf(moderationShape, call.fields);
  modelOf(call, body.model);
  return json({
    id: 'modr-1',
    model: body.model,
    results: [{ flagged: true, categories: {}, category_scores: {} }],
  });
}

/** `POST /ocr` */
export function readDocument(call: Call): Reply {
  const body = fieldsOfKind(ocrShape, call, 'ocr');
  modelOf(call, body.model);
  return json({ model: body.model, pages: [{ index: 0, markdown: pageText }] });
}
