/** A request as the file of its modality writes it: without the model, and without what has a default. */
import type { Model } from '#catalog/types.ts';
import type { ExampleRequest, Json } from '../request.ts';

export interface RequestDraft extends Pick<
  ExampleRequest,
  'task' | 'title' | 'call' | 'files' | 'result' | 'assumed'
> {
  /** @default the endpoint of the modality */
  readonly endpoint?: string;
  /** Fields without a value are left out. */
  readonly fields: Readonly<Record<string, Json | undefined>>;
}

/** The requests that show how a model is called, the plain one first. */
export type Drafter = (model: Model) => readonly [RequestDraft, ...RequestDraft[]];

/** The shape that stands in for what the gateway's public description leaves open. */
export const openai = "OpenAI's request shape";

/** Whether the model refuses to work from text alone. */
export function needsImage({ request }: Model): boolean {
  return request?.needs?.some((need) => need === 'image' || need === 'images') === true;
}

/** The favourite where it is on offer, else the first. */
export function preferred(values: readonly string[] | undefined, favourite: string): string | undefined {
  return values?.includes(favourite) === true ? favourite : values?.[0];
}

/** What a request may have to bring besides text. */
export type Input = NonNullable<NonNullable<Model['request']>['needs']>[number];

// `image_url` is in the gateway's public description; the other names follow its pattern.
const fields: Readonly<Record<Input, Readonly<Record<string, Json>>>> = {
  image: { image_url: 'https://example.com/mug.png' },
  images: { image_urls: ['https://example.com/front.png', 'https://example.com/side.png'] },
  audio: { audio_url: 'https://example.com/voice.mp3' },
  video: { video_url: 'https://example.com/clip.mp4' },
  template: { template: 'hugging' },
};

export const inputs = Object.keys(fields) as readonly Input[];

/** The fields for everything a model needs besides text. */
export function inputFields(model: Model): Record<string, Json> {
  return Object.assign({}, ...(model.request?.needs ?? []).map((need) => fields[need])) as Record<
    string,
    Json
  >;
}
