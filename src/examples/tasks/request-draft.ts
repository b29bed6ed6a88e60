/** A request as the file of its modality writes it: without the model, and without what has a default. */
import type { RequestPart } from '#catalog/registry/request-parts.ts';
import type { Model } from '#catalog/types.ts';
import type { ExampleRequest, Json, Withheld } from '../request.ts';
import { sampleFile } from '../sample-files.ts';

export interface RequestDraft extends Pick<ExampleRequest, 'task' | 'title' | 'call' | 'files' | 'result'> {
  /** What it is made of, the request itself first: what the gateway does not describe of it is assumed. */
  readonly parts: readonly RequestPart[];
  /** Name of the file that the result of a job is saved to. */
  readonly saves?: string;
  /** @default the endpoint of the modality */
  readonly endpoint?: string;
  /** Fields without a value are left out. */
  readonly fields: Readonly<Record<string, Json | undefined>>;
}

/** Everything that a model of a kind can be asked for, the plain request first, and why where it cannot be. */
export type Drafter = (model: Model) => readonly (RequestDraft | Withheld)[];

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

const fields: Readonly<Record<Exclude<Input, 'mask'>, (model: Model) => Record<string, Json | undefined>>> = {
  image: () => ({ image_url: sampleFile('mug.png') }),
  images: () => ({ image_urls: [sampleFile('mug.png'), sampleFile('table.png')] }),
  audio: () => ({ audio_url: sampleFile('meeting.mp3') }),
  video: () => ({ video_url: sampleFile('clip.mp4') }),
  template: ({ request }) => ({ template: request?.templates?.[0] }),
};

/** What jobs can bring: all but a mask, for which no description has a field. */
export const jobInputs = Object.keys(fields) as readonly Exclude<Input, 'mask'>[];

const partOfInput = {
  image: 'image_url',
  images: 'image_urls',
  audio: 'audio_url',
  video: 'video_url',
  template: 'template',
} as const satisfies Readonly<Record<keyof typeof fields, RequestPart>>;

/** The parts of a job's request: itself, and the fields for what the model needs. */
export function jobParts(model: Model): RequestPart[] {
  const needed = jobInputs.filter((input) => model.request?.needs?.includes(input));
  return [model.modality, ...needed.map((input) => partOfInput[input])];
}

/** The fields for everything a model needs besides text. */
export function inputFields(model: Model): Record<string, Json | undefined> {
  const needed = jobInputs.filter((input) => model.request?.needs?.includes(input));
  return Object.assign({}, ...needed.map((input) => fields[input](model))) as Record<
    string,
    Json | undefined
  >;
}
