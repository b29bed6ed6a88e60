/**
 * Every request of every model, held against what the catalog knows of that model. Many models share a text that is run
 * once; what one of them takes, another may refuse.
 */
import type { Catalog, Gateway, Model } from '#catalog/types.ts';
import { requestsFor, type ExampleRequest } from '#examples/index.ts';
import { newStores, Refusal, type Call, type Upload } from './mock-gateway/call.ts';
import { operationAt } from './mock-gateway/operations.ts';
import { uploadText } from './runs.ts';

/** A mistake in a request, whatever the language it is written in. */
interface BodyFault {
  readonly name: string;
  /** The request with the mistake; undefined where it cannot be made in this one. */
  readonly make: (request: ExampleRequest, model: Model) => ExampleRequest | undefined;
}

export interface BodyCheck {
  /** How many requests were looked at. */
  readonly bodies: number;
  readonly wrong: readonly { readonly name: string; readonly message: string }[];
  /** Each mistake that can be made in a request of the catalog, and why it was refused, if it was. */
  readonly faults: readonly {
    readonly name: string;
    readonly task: string;
    readonly refused: string | undefined;
  }[];
}

type Data = NonNullable<Model['request']>;

/** A request in which one field says something else; undefined takes it out. */
function changed(request: ExampleRequest, field: string, value: string | number | undefined): ExampleRequest {
  const { [field]: _, model, ...others } = request.body;
  const body = { ...others, model, ...(value === undefined ? {} : { [field]: value }) };
  return { ...request, body };
}

/** Puts a value into a field that the requests of some models have. */
function instead(field: string, value: string | number | undefined): BodyFault['make'] {
  return (request) => (field in request.body ? changed(request, field, value) : undefined);
}

/** Does so only for models that have a kind of data. */
function where(key: keyof Data, make: BodyFault['make']): BodyFault['make'] {
  return (request, model) => (model.request?.[key] === undefined ? undefined : make(request, model));
}

/** Mistakes that no language makes, and a wrong or missing line of the catalog would. */
export const bodyFaults: readonly BodyFault[] = [
  { name: 'an effort that the model does not take', make: instead('reasoning_effort', 'extreme') },
  {
    name: 'tools without the effort that they want',
    make: where('toolEffort', (request) =>
      'tools' in request.body ? changed(request, 'reasoning_effort', undefined) : undefined,
    ),
  },
  { name: 'a whole answer of what only streams', make: where('streamOnly', instead('stream', undefined)) },
  { name: 'a written answer of what speaks', make: instead('modalities', undefined) },
  { name: 'an encoding that the model has not', make: instead('encoding_format', 'base64') },
  { name: 'a size that the model has not', make: instead('size', '1x1') },
  {
    name: 'a size where none is known',
    make: (request) =>
      request.endpoint === '/images/generations' && !('size' in request.body)
        ? changed(request, 'size', '1024x1024')
        : undefined,
  },
  { name: 'a voice of another vendor', make: instead('voice', 'nobody') },
  {
    name: 'the usual format of what has another',
    make: where('formats', instead('response_format', undefined)),
  },
  { name: 'a recording in one piece', make: instead('chunking_strategy', undefined) },
  { name: 'an edit without its mask', make: (request) => withoutFile(request, 'mask') },
  {
    name: 'the address of an image where files are taken',
    make: (request) =>
      request.endpoint === '/images/edits' && request.files !== undefined
        ? { ...changed(request, 'image_url', 'https://example.com/mug.png'), files: undefined }
        : undefined,
  },
  { name: 'a template that nobody knows', make: instead('template', 'nobody') },
  { name: 'a length that the model does not make', make: instead('duration', 7777) },
  {
    name: 'a picture for what takes none',
    make: (request, model) =>
      request.result === 'job' && model.request?.needs === undefined
        ? changed(request, 'image_url', 'https://example.com/mug.png')
        : undefined,
  },
  { name: 'a field that nobody knows', make: (request) => changed(request, 'colour', 'red') },
];

function withoutFile(request: ExampleRequest, field: string): ExampleRequest | undefined {
  if (request.files?.[field] === undefined) return undefined;
  const { [field]: _, ...files } = request.files;
  return { ...request, files };
}

/** @param withFaults also show that mistakes are noticed, each in the first request in which it can be made */
export function checkBodies({ models, gateway }: Catalog, withFaults: boolean): BodyCheck {
  const all = models.flatMap((model) =>
    requestsFor(model, gateway).offered.map((request) => ({ model, request })),
  );
  const byId = new Map(models.map((model) => [model.id, model]));
  const wrong = all.flatMap(({ model, request }) => {
    const message = refusalOf(request, gateway, byId);
    return message === undefined ? [] : [{ name: `${request.task} of ${model.id}`, message }];
  });
  const faults = (withFaults ? bodyFaults : []).flatMap(({ name, make }) => {
    for (const { model, request } of all) {
      const faulty = make(request, model);
      if (faulty !== undefined)
        return [{ name, task: request.task, refused: refusalOf(faulty, gateway, byId) }];
    }
    return [];
  });
  return { bodies: all.length, wrong, faults };
}

/** Why the mock gateway refuses a request, as its language sends it; undefined when it takes it. */
export function refusalOf(
  { body, files, endpoint }: ExampleRequest,
  gateway: Gateway,
  models: ReadonlyMap<string, Model>,
): string | undefined {
  const isForm = files !== undefined;
  const fields = isForm
    ? Object.fromEntries(
        Object.entries(body).map(([name, value]) => [
          name,
          typeof value === 'string' ? value : JSON.stringify(value),
        ]),
      )
    : body;
  try {
    const { operation, id } = operationAt(gateway, 'POST', endpoint);
    const call: Call = {
      path: endpoint,
      id,
      scenario: undefined,
      fields,
      uploads: uploadsOf(files),
      gateway,
      models,
      stores: newStores(),
    };
    operation.run(call);
    return undefined;
  } catch (error) {
    if (error instanceof Refusal) return error.message;
    throw error;
  }
}

function uploadsOf(files: ExampleRequest['files'] = {}): Record<string, Upload[]> {
  return Object.fromEntries(
    Object.entries(files).map(([field, file]) => [
      typeof file === 'string' ? field : `${field}[]`,
      [file].flat().map((name) => ({
        name,
        type: name.endsWith('.png') ? 'image/png' : 'audio/mpeg',
        text: uploadText(name),
      })),
    ]),
  );
}
