/** A request as the file of its modality writes it: without the model, and without what has a default. */
import type { Model } from '#catalog/types.ts';
import type { ExampleRequest, Json, Withheld } from '../request.ts';
import { sampleFile } from '../sample-files.ts';

export interface RequestDraft extends Pick<
  ExampleRequest,
  'task' | 'title' | 'call' | 'files' | 'result' | 'assumed'
> {
  /** @default the endpoint of the modality */
  readonly endpoint?: string;
  /** Fields without a value are left out. */
  readonly fields: Readonly<Record<string, Json | undefined>>;
}

/** Everything that a model of a kind can be asked for, the plain request first, and why where it cannot be. */
export type Drafter = (model: Model) => readonly (RequestDraft | Withheld)[];

/** The shape that stands in for what the gateway's public description leaves open. */
export const openai = "OpenAI's request shape";

/** Why there is no example of a thing that a model is known to do. */
export function missed({ task, title }: Pick<RequestDraft, 'task' | 'title'>, because: string): Withheld {
  return { task, title, because, missed: true };
}

/** There is no example, since nothing says that the model does it. */
export function unknown({ task, title }: Pick<RequestDraft, 'task' | 'title'>): Withheld {
  return { task, title, because: 'nothing says that it can', missed: false };
}

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
const fields: Readonly<Record<Exclude<Input, 'mask'>, (model: Model) => Record<string, Json | undefined>>> = {
  image: () => ({ image_url: sampleFile('mug.png') }),
  images: () => ({ image_urls: [sampleFile('mug.png'), sampleFile('table.png')] }),
  audio: () => ({ audio_url: sampleFile('meeting.mp3') }),
  video: () => ({ video_url: sampleFile('clip.mp4') }),
  template: ({ request }) => ({ template: request?.templates?.[0] }),
};

/** What jobs can bring: all but a mask, for which no description has a field. */
export const jobInputs = Object.keys(fields) as readonly Exclude<Input, 'mask'>[];

/** The fields for everything a model needs besides text. */
export function inputFields(model: Model): Record<string, Json | undefined> {
  const needed = jobInputs.filter((input) => model.request?.needs?.includes(input));
  return Object.assign({}, ...needed.map((input) => fields[input](model))) as Record<
    string,
    Json | undefined
  >;
}
