/** Chat requests: plain, and one for each thing the model can do besides. */
import type { Model } from '#catalog/types.ts';
import type { Json } from '../request.ts';
import { needsImage, type RequestDraft, type Drafter } from './request-draft.ts';

// No temperature, here or anywhere: reasoning models refuse it, and others do not need it.
const ask = (content: Json, more: Readonly<Record<string, Json>> = {}) => ({
  call: 'chat.completions.create' as const,
  fields: { messages: [{ role: 'user', content }], ...more },
});

const question = 'In one sentence: why is the sky blue?';
const picture = [
  { type: 'text', text: 'Describe this picture in one sentence.' },
  { type: 'image_url', image_url: { url: 'https://example.com/mug.png' } },
];

const describeImage: RequestDraft = {
  task: 'describe-image',
  title: 'Image input',
  ...ask(picture),
  result: 'message',
  assumed: "OpenAI's parts of a message",
};

const weatherTool = {
  type: 'function',
  function: {
    name: 'get_weather',
    description: 'The weather in a city',
    parameters: {
      type: 'object',
      properties: { city: { type: 'string' } },
      required: ['city'],
    },
  },
};

const order = {
  name: 'order',
  strict: true,
  schema: {
    type: 'object',
    properties: { item: { type: 'string' }, quantity: { type: 'integer' }, city: { type: 'string' } },
    required: ['item', 'quantity', 'city'],
    additionalProperties: false,
  },
};

const abilities: readonly (readonly [Model['capabilities'][number], RequestDraft])[] = [
  [
    'reasoning',
    {
      task: 'reason',
      title: 'Reasoning',
      ...ask('How many days lie between 2024-02-01 and 2024-03-01?', { reasoning_effort: 'low' }),
      result: 'usage',
      assumed: "OpenAI's reasoning_effort",
    },
  ],
  ['vision', describeImage],
  [
    'tools',
    {
      task: 'call-tool',
      title: 'Tools',
      ...ask('What is the weather in Oslo?', { tools: [weatherTool] }),
      result: 'tool-call',
      assumed: "the fields of OpenAI's tools",
    },
  ],
  [
    'structured-output',
    {
      task: 'extract-json',
      title: 'JSON schema',
      ...ask('Two red mugs to Oslo, please.', {
        response_format: { type: 'json_schema', json_schema: order },
      }),
      result: 'json',
      assumed: "OpenAI's response_format",
    },
  ],
];

/** The chat requests of a model. */
export const chat: Drafter = (model: Model) => {
  const plain: RequestDraft = needsImage(model)
    ? describeImage
    : { task: 'chat', title: 'Message', ...ask(question), result: 'message' };
  const stream: RequestDraft = {
    ...plain,
    task: 'stream',
    title: 'Streaming',
    fields: { ...plain.fields, stream: true },
    result: 'stream',
  };
  // A model that needs a picture answers no plain text, and what it can do with both is not known.
  const able = needsImage(model) ? [] : abilities.filter(([ability]) => model.capabilities.includes(ability));
  return [plain, stream, ...able.map(([, draft]) => draft)];
};
