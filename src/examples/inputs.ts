/** Inputs that a generation job takes by address. */
import type { Model } from '#catalog/types.ts';
import type { Json } from './request.ts';

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
