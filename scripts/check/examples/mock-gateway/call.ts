/** One request as an operation sees it, what there is to answer, and what the gateway remembers in between. */
import { z } from 'zod';
import { apiErrorStatuses, type ApiErrorStatus } from '#catalog/registry/api-errors.ts';
import { modalities, type Modality } from '#catalog/registry/modalities.ts';
import type { Gateway, Model } from '#catalog/types.ts';
import { endpointOf, fieldNamesOf } from '#examples/index.ts';

/** Ways in which a run can go wrong on purpose; named in the header `x-mock-scenario`. */
export const scenarios = [
  'job-fails',
  'job-cancelled',
  'job-stuck',
  'job-late', // completed at the last look
  'result-elsewhere', // on a host that is not the gateway's, and in another form
  'other-image', // as bytes instead of an address, or the other way round
  'no-tool', // a plain answer, though there is a tool
  'model-refuses',
  'no-cost',
  'refuse',
  'break', // the connection, before there is an answer
  ...apiErrorStatuses.map((status) => `status-${status}` as const),
] as const;
export type Scenario = (typeof scenarios)[number];

export interface Call {
  /** Below the base path. */
  readonly path: string;
  /** What stands for `:id` in the operation's path. */
  readonly id: string;
  readonly scenario: Scenario | undefined;
  /** Fields of the JSON or the form; uploads apart. */
  readonly fields: Readonly<Record<string, unknown>>;
  readonly uploads: Readonly<Record<string, readonly Upload[]>>;
  readonly gateway: Gateway;
  readonly models: ReadonlyMap<string, Model>;
  readonly stores: Stores;
}

export interface Upload {
  readonly name: string;
  readonly type: string;
  readonly text: string;
}

export interface ParsedBody {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly uploads: Readonly<Record<string, readonly Upload[]>>;
}

/** One request, and how it was answered. */
export interface Exchange extends ParsedBody {
  readonly method: string;
  /** With the base path. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly status: number;
  /**
   * Of a look at a job or a batch: whether there have been more than the documentation of the examples says. Counted,
   * so that no clock decides whether an example waits for ever.
   */
  readonly tooOften?: boolean | undefined;
  /** Why it was refused. */
  readonly refusal?: string | undefined;
}

export interface Job {
  readonly modality: string;
  readonly scenario: Scenario | undefined;
  /** How often it has been asked for. */
  looks: number;
  cancelled: boolean;
}

export interface Batch {
  readonly file: string;
  readonly endpoint: string;
  readonly scenario: Scenario | undefined;
  looks: number;
}

export interface Stores {
  readonly jobs: Map<string, Job>;
  readonly files: Map<string, string>;
  readonly batches: Map<string, Batch>;
  /** A new name: `job-1`. */
  readonly name: (kind: string) => string;
}

/** A memory without jobs, files and batches. */
export function newStores(): Stores {
  let made = 0;
  const name = (kind: string) => `${kind}-${++made}`;
  return { jobs: new Map(), files: new Map(), batches: new Map(), name };
}

/** What an operation answers with, before it is written to the wire. */
export type Reply = { readonly tooOften?: boolean } & (
  | { readonly kind: 'json'; readonly status: number; readonly value: unknown }
  | { readonly kind: 'bytes'; readonly type: string; readonly bytes: Uint8Array }
  | { readonly kind: 'events'; readonly events: readonly unknown[] }
);

/** An answer in JSON. */
export const json = (value: unknown, status = 200): Reply => ({ kind: 'json', status, value });

/** By status. */
const types: Readonly<Record<number, string>> = {
  400: 'invalid_request_error',
  401: 'authentication_error',
  402: 'budget_exceeded',
  404: 'not_found_error',
  405: 'method_not_allowed',
  415: 'unsupported_media_type',
};

/** The status that a scenario wants every request to be refused with; undefined where it wants none. */
export function toldStatus(scenario: Scenario | undefined): ApiErrorStatus | undefined {
  return apiErrorStatuses.find((status) => scenario === `status-${status}`);
}

/** A request that the gateway refuses, answered in the shape of its public description. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly status: number;
  /** The field that is wrong. */
  readonly param: string | null;

  constructor(status: number, message: string, param: string | null = null) {
    super(message);
    this.status = status;
    this.param = param;
  }

  /** The body of the answer. */
  toJson() {
    const { status, message, param } = this;
    return { error: { message, type: types[status] ?? 'api_error', code: status, param } };
  }
}

/** @throws Refusal that names the first wrong field */
export function fieldsOf<T>(shape: z.ZodType<T>, fields: unknown): T {
  const parsed = shape.safeParse(fields);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new Refusal(400, z.prettifyError(parsed.error), issue?.path.join('.') ?? null);
}

/** The same of a kind whose fields a gateway may call otherwise, by the names that they have here. */
export function fieldsOfKind<T>(shape: z.ZodType<T>, { gateway, fields }: Call, kind: Modality): T {
  const own = Object.entries(fieldNamesOf(gateway, kind));
  const renamed = Object.entries(fields).map(([name, value]) => {
    const [here] = own.find(([, there]) => there === name) ?? [];
    // What has another name there is not known by the one that it has here.
    const isGone = here === undefined && own.some(([known]) => known === name);
    return [
      isGone ? `${name} (${String(own.find(([known]) => known === name)?.[1])})` : (here ?? name),
      value,
    ];
  });
  return fieldsOf(shape, Object.fromEntries(renamed));
}

/**
 * The model that a request names.
 * @param endpoints where it may be called, when that is not only where its modality is
 * @throws Refusal when there is none, or it is not called here
 */
export function modelOf(
  call: Pick<Call, 'models' | 'path' | 'gateway'>,
  id: string,
  endpoints?: (model: Model) => string[],
): Model {
  const model = call.models.get(id);
  if (model === undefined) throw new Refusal(404, `There is no model ${id}.`, 'model');
  const only = model.request?.endpoint;
  const allowed =
    only === undefined ? (endpoints?.(model) ?? [endpointOf(call.gateway, model.modality) ?? '']) : [only];
  if (allowed.includes(call.path)) return model;
  const { aNoun } = modalities[model.modality];
  throw new Refusal(
    400,
    `${id} is ${aNoun}; it is called at ${allowed.join(' or ')}, not at ${call.path}.`,
    'model',
  );
}

/** @throws Refusal when a value is none that the model is known to take; where none is known, the field is not sent */
export function oneOf(
  values: readonly (string | number)[] | undefined,
  value: string | number | undefined,
  field: string,
): void {
  if (value === undefined || values?.some((known) => String(known) === String(value)) === true) return;
  if (values === undefined)
    throw new Refusal(400, `No ${field} is known that this model takes, and ${value} is sent.`, field);
  throw new Refusal(
    400,
    `${field} is ${JSON.stringify(value)}; this model takes ${values.join(', ')}.`,
    field,
  );
}

/** The files of one field of a form. @throws Refusal when there are none, or others in a field that is not known */
export function uploadsOf({ uploads }: Call, field: string, others: readonly string[] = []) {
  const other = Object.keys(uploads).find((name) => name !== field && !others.includes(name));
  if (other !== undefined) throw new Refusal(400, `There is no file field ${other}; it is ${field}.`, other);
  const files = uploads[field] ?? [];
  if (files.length === 0)
    throw new Refusal(400, `The file ${field} is missing: send it as multipart form data.`, field);
  if (files.some(({ text }) => text === '')) throw new Refusal(400, `The file ${field} is empty.`, field);
  return files;
}
