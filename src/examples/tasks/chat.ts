/** Chat requests: plain, and one for each thing the model can do besides. */
import type { Model } from '#catalog/types.ts';
import { isWithheld, type Json, type Result, type Withheld } from '../request.ts';
import { sampleFile } from '../sample-files.ts';
import { missed, needsImage, preferred, unknown, type RequestDraft, type Drafter } from './request-draft.ts';

// No temperature, here or anywhere: reasoning models refuse it, and others do not need it.
const ask = (content: Json, more: Readonly<Record<string, Json>> = {}) => ({
  call: 'chat.completions.create' as const,
  fields: { messages: [{ role: 'user', content }], ...more },
});

const question = 'In one sentence: why is the sky blue?';
const picture = [
  { type: 'text', text: 'Describe this picture in one sentence.' },
  { type: 'image_url', image_url: { url: sampleFile('mug.png') } },
];

const describeImage: RequestDraft = {
  task: 'describe-image',
  title: 'Image input',
  ...ask(picture),
  result: 'message',
  parts: ['chat', 'message-parts'],
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

const extractJson: RequestDraft = {
  task: 'extract-json',
  title: 'JSON schema',
  ...ask('Two red mugs to Oslo, please.', {
    response_format: { type: 'json_schema', json_schema: order },
  }),
  result: 'json',
  parts: ['chat', 'response_format'],
};

/** What a model may be able to do besides, in the order of the tabs. */
const abilities: readonly (readonly [
  Model['capabilities'][number],
  (model: Model) => RequestDraft | Withheld,
])[] = [
  ['structured-output', () => extractJson],
  ['vision', () => describeImage],
  ['tools', callTool],
  ['reasoning', reason],
];

/** With an effort that the model is known to take: the least that makes it think a little, where it has that. */
function reason({ request }: Model): RequestDraft | Withheld {
  const draft = {
    task: 'reason',
    title: 'Reasoning',
    result: 'usage',
    parts: ['chat', 'reasoning_effort'],
  } as const;
  const known = request?.efforts?.filter((effort) => effort !== 'none');
  const effort = preferred(known, 'low');
  if (effort === undefined) return missed(draft, 'its reasoning efforts are not known');
  return {
    ...draft,
    ...ask('How many days lie between 2024-02-01 and 2024-03-01?', { reasoning_effort: effort }),
  };
}

function callTool({ request }: Model): RequestDraft | Withheld {
  const draft = {
    task: 'call-tool',
    title: 'Tools',
    result: 'tool-call',
    parts: ['chat', 'tools'],
  } as const;
  const effort = request?.toolEffort;
  if (effort !== undefined && request?.efforts?.includes(effort) !== true)
    return missed(
      draft,
      `this endpoint takes them only with the reasoning effort ${effort}, which it is not known to have`,
    );
  return {
    ...draft,
    ...ask('What is the weather in Oslo?', {
      tools: [weatherTool],
      ...(effort === undefined ? {} : { reasoning_effort: effort }),
    }),
  };
}

/** The chat requests of a model. */
export const chat: Drafter = (model) => {
  const { request, capabilities } = model;
  const plain: RequestDraft = needsImage(model)
    ? describeImage
    : { ...message, ...ask(request?.prompt ?? question, spoken(model)), result: resultOf(model) };
  const stream: RequestDraft = {
    ...plain,
    task: 'stream',
    title: 'Streaming',
    fields: { ...plain.fields, stream: true },
    result: 'stream',
  };
  const more = abilities.map(([ability, draft]) => {
    const made = draft(model);
    return capabilities.includes(ability) ? made : unknown(made);
  });
  const only = (because: string) => more.map((one) => (isWithheld(one) ? one : missed(one, because)));
  const nothing = (because: string) => [missed(plain, because), missed(stream, because), ...only(because)];
  if (request?.voices !== undefined) {
    const because = unspokenBecause(model);
    if (because !== undefined) return nothing(because);
    return [plain, missed(stream, 'a stream of speech is raw sound'), ...only('its answers are spoken')];
  }
  if (request?.streamOnly === true) {
    const because = 'it answers only as a stream';
    return [missed(plain, because), stream, ...only(because)];
  }
  // What such a model can do with both is not known.
  if (needsImage(model)) return [plain, stream, ...only('it answers nothing without a picture')];
  return [plain, stream, ...more];
};

/** Why a model that answers in speech cannot be asked for it here. */
function unspokenBecause(model: Model): string | undefined {
  if (model.request?.formats === undefined) return 'no format of its speech is known';
  if (model.request.streamOnly === true) return 'it streams its speech, which is raw sound';
  return needsImage(model) ? 'it answers pictures in speech' : undefined;
}

const message = { task: 'chat', title: 'Message', parts: ['chat'] } as const;

/** A model with voices has to answer with one of them. */
function spoken({ request }: Model): Readonly<Record<string, Json>> {
  const [voice] = request?.voices ?? [];
  const [format] = request?.formats ?? [];
  if (voice === undefined) return {};
  return { modalities: ['text', 'audio'], audio: { voice, ...(format === undefined ? {} : { format }) } };
}

const resultOf = ({ request }: Model): Result =>
  request?.voices === undefined ? 'message' : 'spoken-message';
