/**
 * The one request per modality. Which variant a model gets is read from its data (what it needs, which
 * sizes, voices or lengths it takes), never from its name.
 */
import { modalities, type Modality } from '#catalog/modalities.ts';
import type { Model } from '#catalog/types.ts';
import { inputFields, inputs, type Input } from './inputs.ts';
import type { ExampleRequest, Json } from './request.ts';

type Builder = (model: Model) => Omit<ExampleRequest, 'endpoint' | 'body'> & {
  readonly endpoint?: string;
  readonly fields: Readonly<Record<string, Json | undefined>>;
};

const openai = "OpenAI's request shape";

const builders: Readonly<Record<Modality, Builder>> = {
  chat: ({ request }) => {
    const text = 'In one sentence: why is the sky blue?';
    // No temperature, here or anywhere: reasoning models refuse it, and others do not need it.
    if (!needsImage(request)) {
      return {
        task: 'chat',
        call: 'chat.completions.create',
        fields: { messages: [{ role: 'user', content: text }] },
        result: 'message',
      };
    }
    const image = { type: 'image_url', image_url: { url: 'https://example.com/mug.png' } };
    const content = [{ type: 'text', text: 'Describe this picture in one sentence.' }, image];
    return {
      task: 'describe-image',
      call: 'chat.completions.create',
      fields: { messages: [{ role: 'user', content }] },
      result: 'message',
      assumed: "OpenAI's parts of a message",
    };
  },

  embedding: () => ({
    task: 'embed',
    call: 'embeddings.create',
    fields: {
      input: 'A red ceramic mug on white marble',
      // `request.dimensions` says how long the vector comes out; most models refuse it as a parameter.
      // The encoding is given because the SDKs would ask for base64, which not every provider has.
      encoding_format: 'float',
    },
    result: 'vector',
    assumed: openai,
  }),

  image: ({ request }) => {
    const result = request?.returns === 'b64' ? 'image-b64' : 'image-url';
    // A model that can edit (a capability) generates, too; one that needs an image only edits.
    if (!needsImage(request)) {
      return {
        task: 'generate-image',
        call: 'images.generate',
        fields: {
          prompt: 'A studio photo of a red ceramic mug on white marble',
          size: preferred(request?.sizes, '1024x1024') ?? '1024x1024',
        },
        result,
        assumed: openai,
      };
    }
    const several = request?.needs?.includes('images') === true;
    return {
      task: 'edit-image',
      endpoint: '/images/edits',
      call: 'images.edit',
      files: { image: several ? ['mug.png', 'table.png'] : 'mug.png' },
      fields: {
        prompt: several ? 'Put the mug on the table' : 'Make the mug blue',
        size: preferred(request?.sizes, '1024x1024'),
      },
      result,
      assumed: several ? `${openai} for several images` : undefined,
    };
  },

  video: (model) => ({
    task: 'generate-video',
    fields: {
      prompt: 'A red ceramic mug slowly turns on white marble',
      ...inputFields(model),
      duration: model.request?.seconds?.[0],
      aspect_ratio: model.request?.sizes?.find((size) => size.includes(':')),
      resolution: model.request?.sizes?.find((size) => !size.includes(':')),
    },
    result: 'job',
    assumed: onlyWith(model, ['images', 'audio', 'video', 'template']),
  }),

  speech: ({ request }) => {
    const voice = request?.voices?.[0];
    return {
      task: 'speak',
      // The SDK's own method insists on a voice. Voices differ between vendors, so none is made up: the
      // general `post` sends the request without one.
      call: voice === undefined ? undefined : 'audio.speech.create',
      fields: { voice, input: 'The red mug is on the table.' },
      result: 'speech',
      assumed: openai,
    };
  },

  transcription: () => ({
    task: 'transcribe',
    call: 'audio.transcriptions.create',
    files: { file: 'meeting.mp3' },
    fields: {},
    result: 'transcript',
    assumed: openai,
  }),

  music: (model) => ({
    task: 'compose-music',
    fields: {
      prompt: 'A calm piano piece for a rainy morning',
      ...inputFields(model),
      duration: model.request?.seconds?.[0],
    },
    result: 'job',
    assumed: onlyWith(model, inputs),
  }),

  '3d': (model) => ({
    task: 'generate-3d',
    fields: { prompt: 'A red ceramic mug', ...inputFields(model) },
    result: 'job',
    assumed: "the request shape of the gateway's own SDK",
  }),

  rerank: () => ({
    task: 'rerank',
    fields: {
      query: 'Which mug can go into the dishwasher?',
      documents: [
        'The enamel mug must be washed by hand.',
        'The red ceramic mug is dishwasher safe.',
        'Mugs are shipped within two days.',
      ],
    },
    result: 'ranking',
    assumed: "Cohere's request shape",
  }),

  moderation: () => ({
    task: 'moderate',
    call: 'moderations.create',
    fields: { input: 'I know where you live, and I am coming for you.' },
    result: 'verdict',
    assumed: openai,
  }),

  ocr: () => ({
    task: 'read-document',
    fields: { document: { type: 'image_url', image_url: 'https://example.com/invoice.png' } },
    result: 'pages',
    assumed: "Mistral's request shape",
  }),
};

/** What requests can bring besides text. An example without what its model needs would be a false one. */
const brings: Readonly<Partial<Record<Modality, readonly Input[]>>> = {
  chat: ['image', 'images'],
  image: ['image', 'images'],
  video: inputs,
  music: inputs,
  '3d': inputs,
  transcription: ['audio'],
  ocr: ['image'],
};

/** The request that shows how a model is called. */
export function requestFor(model: Model): ExampleRequest {
  const missing =
    model.request?.needs?.filter((need) => brings[model.modality]?.includes(need) !== true) ?? [];
  if (missing.length > 0) {
    const noun = modalities[model.modality].aNoun;
    throw new Error(
      `${model.id} needs ${missing.join(', ')}, which the example for ${noun} cannot send yet.`,
    );
  }
  const { fields, endpoint, ...rest } = builders[model.modality](model);
  const given = Object.entries(fields).filter((entry): entry is [string, Json] => entry[1] !== undefined);
  return {
    ...rest,
    endpoint: endpoint ?? modalities[model.modality].endpoint,
    body: { model: model.id, ...Object.fromEntries(given) },
  };
}

function needsImage(request: Model['request']): boolean {
  return request?.needs?.some((need) => need === 'image' || need === 'images') === true;
}

function preferred(values: readonly string[] | undefined, favourite: string): string | undefined {
  return values?.includes(favourite) === true ? favourite : values?.[0];
}

/** The gateway describes the request itself, but not these inputs. */
function onlyWith(model: Model, undescribed: readonly Input[]): string | undefined {
  const used = model.request?.needs?.filter((need) => undescribed.includes(need)) ?? [];
  return used.length > 0 ? `the names of the fields for ${used.join(', ')}` : undefined;
}
