/** Pictures and sound. */
import { modalities } from '#catalog/registry/modalities.ts';
import type { Model } from '#catalog/types.ts';
import type { Call } from './call.ts';
import { Refusal } from './refusal.ts';
import { json, type Reply } from './reply.ts';
import { editShape, imageShape, speechShape, transcriptionShape } from './shapes/media.ts';
import { fieldsOf, modelOf, oneOf } from './validate.ts';

/** What stands in for a picture or a recording: bytes that are no text, so that whoever reads them as text spoils them. */
export const mediaBytes = Buffer.from([0xff, 0xd8, 0x00, 0x80, 0x0a, 0xfe]);
/** Where a picture is said to be. */
export const mediaUrl = 'https://media.invalid/the-result.png';
/** What was said in a recording. */
export const transcript = 'We agreed on the red mug.';

const editing = '/images/edits';

/** Where an image model may be called: one that needs an image only edits. */
function imageEndpoints({ request, capabilities, modality }: Model): string[] {
  const { endpoint } = modalities[modality];
  if (modality !== 'image') return [endpoint];
  if (request?.needs !== undefined) return [editing];
  return capabilities.includes('image-edit') ? [endpoint, editing] : [endpoint];
}

function picture({ request }: Model): Reply {
  const image = request?.returns === 'b64' ? { b64_json: mediaBytes.toString('base64') } : { url: mediaUrl };
  return json({ created: 1_700_000_000, data: [image] });
}

/** `POST /images/generations` */
export function generateImage(call: Call): Reply {
  const body = fieldsOf(imageShape, call.fields);
  const model = modelOf(call, body.model, imageEndpoints);
  oneOf(model.request?.sizes, body.size, 'size');
  return picture(model);
}

/** `POST /images/edits` */
export function editImage(call: Call): Reply {
  const body = fieldsOf(editShape, call.fields);
  const model = modelOf(call, body.model, imageEndpoints);
  oneOf(model.request?.sizes, body.size, 'size');
  const several = model.request?.needs?.includes('images') === true;
  const name = several ? 'image[]' : 'image';
  const images = uploadsOf(call, name);
  if (several && images.length < 2)
    throw new Refusal(400, `${body.model} puts several images together.`, name);
  const typed = images.every(({ type }) => type.startsWith('image/'));
  if (!typed) throw new Refusal(400, 'Each image must be declared as one, such as image/png.', name);
  return picture(model);
}

/** `POST /audio/speech` */
export function speak(call: Call): Reply {
  const body = fieldsOf(speechShape, call.fields);
  const model = modelOf(call, body.model);
  if (body.voice !== undefined && model.request?.voices === undefined) {
    throw new Refusal(400, `No voice of ${body.model} is known, and ${body.voice} is not one.`, 'voice');
  }
  oneOf(model.request?.voices, body.voice, 'voice');
  return { kind: 'bytes', type: 'audio/mpeg', bytes: mediaBytes };
}

/** `POST /audio/transcriptions` */
export function transcribe(call: Call): Reply {
  const body = fieldsOf(transcriptionShape, call.fields);
  modelOf(call, body.model);
  uploadsOf(call, 'file');
  return json({ text: transcript });
}

/** The files of a form, all of which must be in one field. @throws Refusal when there are others, or none */
export function uploadsOf({ uploads }: Call, field: string) {
  const other = Object.keys(uploads).find((name) => name !== field);
  if (other !== undefined) throw new Refusal(400, `There is no file field ${other}; it is ${field}.`, other);
  const files = uploads[field] ?? [];
  if (files.length === 0)
    throw new Refusal(400, `The file ${field} is missing: send it as multipart form data.`, field);
  if (files.some(({ text }) => text === '')) throw new Refusal(400, `The file ${field} is empty.`, field);
  return files;
}
