/** What an example sends, told once for all languages. */
import type { Gateway } from '#catalog/types.ts';

export type Json = string | number | boolean | readonly Json[] | { readonly [key: string]: Json };

/** Methods of the OpenAI SDK that have the same name in Python and Node. */
export type SdkCall =
  | 'chat.completions.create'
  | 'embeddings.create'
  | 'images.generate'
  | 'images.edit'
  | 'audio.speech.create'
  | 'audio.transcriptions.create'
  | 'moderations.create';

/** What comes back, and so what an example does with it. */
export type Result =
  | 'message'
  | 'usage'
  | 'stream'
  | 'spoken-message'
  | 'tool-call'
  | 'json'
  | 'vector'
  | 'encoded-vector'
  | 'image'
  | 'speech'
  | 'transcript'
  | 'speakers'
  | 'verdict'
  | 'job'
  | 'ranking'
  | 'pages'
  | 'batch';

/** The fields of a request in the order in which they are printed; `model` comes first. */
export interface Body {
  readonly model: string;
  readonly [field: string]: Json;
}

export interface ExampleRequest {
  /** Short name of what the example does; the stem of its file. */
  readonly task: string;
  /** What readers choose it by: "Streaming". */
  readonly title: string;
  /** Path of the operation below the gateway's base URL. */
  readonly endpoint: string;
  /** The SDK's method for it; without one, examples use the SDK's general `post`. */
  readonly call?: SdkCall | undefined;
  readonly body: Body;
  /** Local files by field. A request with files goes out as multipart form data, any other as JSON. */
  readonly files?: Readonly<Record<string, string | readonly string[]>> | undefined;
  readonly result: Result;
  /** Whose request shape it is, where the gateway's public description has none. */
  readonly assumed?: string | undefined;
  /** Response header that the example reads the cost from, and what its figure counts, as far as that is known. */
  readonly cost?: { readonly header: string; readonly unit: string | undefined } | undefined;
  /** Given when the result is a job. */
  readonly job?: StartedJob | undefined;
  /** Given when the request goes out as a line of a batch: its path on the server, and the hours a batch may take. */
  readonly batch?: { readonly url: string; readonly hours: number } | undefined;
}

/** Something that the model cannot be asked for with what is known of it. */
export interface Withheld {
  /** The stem and the title of the example that there would be. */
  readonly task: string;
  readonly title: string;
  /** Why, as a clause: "its reasoning efforts are not known". */
  readonly because: string;
  /** The model is known to do it: a reader looks for it. */
  readonly missed: boolean;
}

/** @param one a request or a draft of it, or what is withheld instead */
export function isWithheld(one: object): one is Withheld {
  return 'because' in one;
}

/** Every example that could be of a model: those there are, the plain one first, and those there are not. */
export interface Requests {
  readonly offered: readonly ExampleRequest[];
  readonly withheld: readonly Withheld[];
}

/** Name of the file that spoken words are saved to: of the format that is asked for, else of the usual one. */
export function speechFile({ body }: Pick<ExampleRequest, 'body'>): string {
  const asked = body.response_format;
  return `speech.${typeof asked === 'string' ? asked : 'mp3'}`;
}

/** The path of the base URL on its host, without a slash at its end: "/v1", or nothing. */
export function basePathOf({ baseUrl }: Pick<Gateway, 'baseUrl'>): string {
  return new URL(baseUrl).pathname.replace(/\/$/, '');
}

/** How a gateway has its jobs waited for. */
export type JobProtocol = NonNullable<NonNullable<Gateway['api']>['jobs']>;

/** A request that starts a job: how that is waited for, and the name of the file that its result is saved to. */
export interface StartedJob extends JobProtocol {
  readonly saves: string;
}

/** What a request with the result `job` says of it. @throws for any other request */
export function jobOf({ task, job }: Pick<ExampleRequest, 'task' | 'job'>): StartedJob {
  if (job === undefined) throw new Error(`The request "${task}" starts no job.`);
  return job;
}

/** The states in which a job is over. */
export function endedStates({ done, failed }: JobProtocol): readonly string[] {
  return [done, ...failed];
}

/** Seconds between two looks at a job, and at a batch; how often an example looks, and how often it asks with tools. */
export const polling = {
  job: { seconds: 5, times: 120 },
  batch: { seconds: 60, timesPerHour: 60 },
  tool: { rounds: 5 },
} as const;
