/** Pictures and sound. */
import { z } from 'zod';
import type { Model } from '#catalog/types.ts';
import { fieldsOf, json, modelOf, oneOf, Refusal, uploadsOf, type Call, type Reply } from './call.ts';

const size = z.string().regex(/^(\d{2,4}x\d{2,4}|auto)$/);
const words = z.string().min(1);

/** Of `POST /images/generations`; assumed: OpenAI's. */
const imageShape = z.strictObject({
  model: z.string(),
  prompt: words,
  n: z.int().min(1).max(10).optional(),
  size: size.optional(),
  quality: z.string().optional(),
  response_format: z.enum(['url', 'b64_json']).optional(),
});

/** Of `POST /images/edits`, the text fields of the form; described, but for several images. */
const editShape = z.strictObject({
  model: z.string(),
  prompt: words,
  n: z.string().regex(/^\d+$/).optional(),
  size: size.optional(),
  response_format: z.enum(['url', 'b64_json']).optional(),
});

/** Of `POST /images/edits` in JSON; described. */
const editByUrlShape = z.strictObject({
  model: z.string(),
  prompt: words,
  image_url: z.url(),
  mask_url: z.url().optional(),
  n: z.int().min(1).max(10).optional(),
  size: size.optional(),
});

/** Of `POST /audio/speech`; assumed: OpenAI's, with the voice left to the model where none is named. */
const speechShape = z.strictObject({
  model: z.string(),
  input: words,
  voice: words.optional(),
  response_format: words.optional(),
  speed: z.number().min(0.25).max(4).optional(),
});

/** Of `POST /audio/transcriptions`, the text fields of the form; assumed: OpenAI's. */
const transcriptionShape = z.strictObject({
  model: z.string(),
  language: z.string().optional(),
  response_format: words.optional(),
  chunking_strategy: z.literal('auto').optional(),
});

/** What stands in for a picture or a recording: bytes that are no text, so that whoever reads them as text spoils them. */
export const mediaBytes = Buffer.from([0xff, 0xd8, 0x00, 0x80, 0x0a, 0xfe]);
/** Where a picture is said to be. */
export const mediaUrl = 'https://media.invalid/the-result.png';
/** What was said in a recording. */
export const transcript = 'We agreed on the red mug.';

const [generating, editing] = ['/images/generations', '/images/edits'];

/** Where an image model may be called: one that needs an image only edits. */
function imageEndpoints({ request, capabilities, modality }: Model): string[] {
  // A model of another kind is called elsewhere.
  if (modality !== 'image') return [];
  if (request?.needs !== undefined) return [editing];
  return capabilities.includes('image-edit') ? [generating, editing] : [generating];
}

function picture({ scenario }: Call, { request }: Model): Reply {
  const isBytes = (request?.returns === 'b64') !== (scenario === 'other-image');
  const image = isBytes ? { b64_json: mediaBytes.toString('base64') } : { url: mediaUrl };
  return json({ created: 1_700_000_000, data: [image] });
}

/** `POST /images/generations` */
export function generateImage(call: Call): Reply {
  const body = fieldsOf(imageShape, call.fields);
  const model = modelOf(call, body.model, imageEndpoints);
  oneOf(model.request?.sizes, body.size, 'size');
  return picture(call, model);
}

/** `POST /images/edits` */
export function editImage(call: Call): Reply {
  // The description has both forms; a form has files.
  const byUrl = Object.keys(call.uploads).length === 0 && 'image_url' in call.fields;
  const body = byUrl ? fieldsOf(editByUrlShape, call.fields) : fieldsOf(editShape, call.fields);
  const model = modelOf(call, body.model, imageEndpoints);
  oneOf(model.request?.sizes, body.size, 'size');
  const { needs = [], byUrl: onlyByUrl = false } = model.request ?? {};
  if (byUrl !== onlyByUrl)
    throw new Refusal(
      400,
      `${body.model} takes the image ${onlyByUrl ? 'by its address' : 'as a file'}.`,
      'image',
    );
  if (byUrl) return picture(call, model);
  if (needs.includes('mask') !== 'mask' in call.uploads)
    throw new Refusal(400, `${body.model} ${needs.includes('mask') ? 'needs a' : 'takes no'} mask.`, 'mask');
  const several = needs.includes('images');
  const name = several ? 'image[]' : 'image';
  const images = [...uploadsOf(call, name, ['mask']), ...(call.uploads.mask ?? [])];
  if (several && images.length < 2)
    throw new Refusal(400, `${body.model} puts several images together.`, name);
  const typed = images.every(({ type }) => type.startsWith('image/'));
  if (!typed) throw new Refusal(400, 'Each image must be declared as one, such as image/png.', name);
  return picture(call, model);
}

/** `POST /audio/speech` */
export function speak(call: Call): Reply {
  const body = fieldsOf(speechShape, call.fields);
  const model = modelOf(call, body.model);
  oneOf(model.request?.voices, body.voice, 'voice');
  asFormatted(model, body.response_format);
  return { kind: 'bytes', type: 'audio/mpeg', bytes: mediaBytes };
}

/** @throws Refusal when one of the known formats is not asked for, or another one is */
function asFormatted({ id, request }: Model, format: string | undefined): void {
  oneOf(request?.formats, format, 'response_format');
  if (request?.formats !== undefined && format === undefined)
    throw new Refusal(
      400,
      `${id} has to be asked for a format: ${request.formats.join(', ')}.`,
      'response_format',
    );
}

/** `POST /audio/transcriptions` */
export function transcribe(call: Call): Reply {
  const body = fieldsOf(transcriptionShape, call.fields);
  const model = modelOf(call, body.model);
  asFormatted(model, body.response_format);
  if ((model.request?.chunked === true) !== (body.chunking_strategy !== undefined))
    throw new Refusal(
      400,
      `${body.model} is sent another chunking_strategy than it wants.`,
      'chunking_strategy',
    );
  uploadsOf(call, 'file');
  const segments = [
    { id: 'seg-1', type: 'transcript.text.segment', start: 0, end: 2, speaker: 'A', text: transcript },
  ];
  return json({ text: transcript, ...(body.response_format === 'diarized_json' ? { segments } : {}) });
}
