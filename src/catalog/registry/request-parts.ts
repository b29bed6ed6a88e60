/**
 * What the requests of examples are made of, as far as a gateway may describe it in its own way: the request of each kind
 * of model, and what some hold besides. What it does not describe is assumed, and that is said.
 */
import { modalities, modalityNames, type Modality } from './modalities.ts';

/** Besides the requests of each kind of model: what is assumed of it. */
const definitions = {
  'message-parts': "OpenAI's parts of a message",
  tools: "the fields of OpenAI's tools",
  response_format: "OpenAI's response_format",
  reasoning_effort: "OpenAI's reasoning_effort",
  'image-edit': "OpenAI's request shape",
  'image-edit-several': "OpenAI's request shape for several images",
  image_url: 'image',
  image_urls: 'images',
  audio_url: 'audio',
  video_url: 'video',
  template: 'template',
} as const;

type OtherPart = keyof typeof definitions;
export type RequestPart = Modality | OtherPart;

/** The fields in which a job gets what it is made from. */
const inputs: readonly RequestPart[] = ['image_url', 'image_urls', 'audio_url', 'video_url', 'template'];

const isOther = (part: RequestPart): part is OtherPart => part in definitions;

/** Every part by its name. */
export const requestParts = [...modalityNames, ...(Object.keys(definitions) as OtherPart[])] as [
  RequestPart,
  ...RequestPart[],
];

/**
 * Whose shape a request has, in a few words, where the gateway describes none; undefined where it describes all of it.
 * @param parts the first is the request itself: where that is assumed, so is all of it
 * @param told what the gateway says itself whose shape such requests have
 */
export function assumedShape(
  parts: readonly RequestPart[],
  described: readonly RequestPart[],
  told?: string,
): string | undefined {
  const open = parts.filter((part) => !described.includes(part));
  const [whole] = parts;
  if (whole !== undefined && open.includes(whole))
    return told ?? (isOther(whole) ? definitions[whole] : shapeOf(whole));
  const fields = open.filter((part) => inputs.includes(part)).filter(isOther);
  const shapes = open.filter((part) => !inputs.includes(part)).filter(isOther);
  const named =
    fields.length === 0
      ? []
      : [`the names of the fields for ${fields.map((part) => definitions[part]).join(', ')}`];
  const all = [...shapes.map((part) => definitions[part]), ...named];
  return all.length === 0 ? undefined : all.join(', ');
}

function shapeOf(modality: Modality): string {
  const { endpoint } = modalities[modality];
  return endpoint === undefined ? 'the names of all fields' : `${endpoint.of}'s request shape`;
}
