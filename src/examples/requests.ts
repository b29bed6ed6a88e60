/**
 * Every request that shows how a model is called. Which a model gets is read from its data (what it can and
 * needs, which efforts, sizes, voices or lengths it takes) and from the gateway's, never from a name: what no data
 * allows is withheld, with the reason.
 */
import { modalities, toldKinds, type Modality } from '#catalog/registry/modalities.ts';
import { assumedShape } from '#catalog/registry/request-parts.ts';
import type { Gateway, Model } from '#catalog/types.ts';
import {
  basePathOf,
  isWithheld,
  type ExampleRequest,
  type Json,
  type Requests,
  type Result,
} from './request.ts';
import { speech, transcription } from './tasks/audio.ts';
import { chat } from './tasks/chat.ts';
import { jobInputs, type RequestDraft, type Drafter, type Input } from './tasks/request-draft.ts';
import { image } from './tasks/image.ts';
import { music, threeD, video } from './tasks/jobs.ts';
import { embedding, moderation, ocr, rerank } from './tasks/text.ts';

interface ExampleOf {
  readonly draft: Drafter;
  /** What its requests can bring besides text. An example without what its model needs would be a false one. */
  readonly brings: readonly Input[];
}

const examples: Readonly<Record<Modality, ExampleOf>> = {
  chat: { draft: chat, brings: ['image', 'images'] },
  embedding: { draft: embedding, brings: [] },
  image: { draft: image, brings: ['image', 'images', 'mask'] },
  video: { draft: video, brings: jobInputs },
  speech: { draft: speech, brings: [] },
  transcription: { draft: transcription, brings: ['audio'] },
  music: { draft: music, brings: jobInputs },
  '3d': { draft: threeD, brings: jobInputs },
  rerank: { draft: rerank, brings: [] },
  moderation: { draft: moderation, brings: [] },
  ocr: { draft: ocr, brings: ['image'] },
};

/** The requests that show how a model is called, and those that nothing that is known of it allows. */
export function requestsFor(model: Model, gateway: Gateway): Requests {
  const drafts = examples[model.modality].draft(model);
  const endpoint = endpointOf(gateway, model.modality);
  const because = unservedBecause(model, gateway, endpoint) ?? unawaitedBecause(drafts, gateway);
  if (because !== undefined || endpoint === undefined) {
    return {
      offered: [],
      withheld: drafts.map((one) =>
        isWithheld(one) && !one.missed
          ? one
          : { task: one.task, title: one.title, because: because ?? '', missed: true },
      ),
    };
  }
  const offered = drafts.flatMap((one) => (isWithheld(one) ? [] : [complete(model, gateway, endpoint, one)]));
  const [plain] = offered;
  const all = [...offered, ...(plain ? [...withCost(plain, gateway), ...batched(plain, gateway)] : [])];
  return {
    offered: all.slice(0, gateway.api?.tasks),
    withheld: drafts.filter(isWithheld),
  };
}

/** What a gateway says of the requests of a kind that has no call in OpenAI's API. */
function toldOf({ api }: Gateway, modality: Modality) {
  const kind = toldKinds.find((name) => name === modality);
  return kind === undefined ? undefined : api?.requests?.[kind];
}

/** Where a gateway's models of a kind are called, below its base URL; undefined where nobody says so. */
export function endpointOf(gateway: Gateway, modality: Modality): string | undefined {
  return toldOf(gateway, modality)?.path ?? modalities[modality].endpoint?.path;
}

/** What a gateway calls the fields of such requests that have another name there than here. */
export function fieldNamesOf(gateway: Gateway, modality: Modality): Readonly<Record<string, string>> {
  return toldOf(gateway, modality)?.fields ?? {};
}

/** Why no request to the model is known to work; undefined where nothing speaks against it. */
function unservedBecause(
  { request, modality, provider, host }: Model,
  { name }: Gateway,
  endpoint: string | undefined,
): string | undefined {
  if (endpoint === undefined) return `at which address ${name} takes such requests is not known`;
  if (request?.endpoint !== undefined && request.endpoint !== endpoint)
    return `${host === undefined ? provider.name : 'its provider'} serves it only at \`${request.endpoint}\`, and the examples here call \`${endpoint}\``;
  const missing = request?.needs?.filter((need) => !examples[modality].brings.includes(need)) ?? [];
  if (missing.length > 0) return `it needs ${missing.join(' and ')}, which no example here sends`;
  if (request?.needs?.includes('template') === true && request.templates === undefined)
    return 'it needs a template, and none is known';
  return undefined;
}

/** Why the result of a job cannot be waited for. */
function unawaitedBecause(drafts: ReturnType<Drafter>, { name, api }: Gateway): string | undefined {
  const isJob = drafts.some((one) => !isWithheld(one) && one.result === 'job');
  return isJob && api?.jobs === undefined ? `how a job of ${name} is waited for is not known` : undefined;
}

function complete(
  model: Model,
  gateway: Gateway,
  usual: string,
  { fields, endpoint = usual, parts, saves, ...rest }: RequestDraft,
): ExampleRequest {
  const names = fieldNamesOf(gateway, model.modality);
  const given = Object.entries(fields).flatMap(([name, value]): [string, Json][] =>
    value === undefined ? [] : [[names[name] ?? name, value]],
  );
  const { described, jobs } = gateway.api ?? {};
  return {
    ...rest,
    assumed: assumedShape(parts, described?.parts ?? [], toldOf(gateway, model.modality)?.assumed),
    endpoint,
    body: { model: model.id, ...Object.fromEntries(given) },
    ...(rest.result === 'job' && jobs && { job: { ...jobs, saves: saves ?? 'result' } }),
  };
}

// A job's cost is not known when it is accepted, and that of a stream not when it begins.
const unpaid: readonly Result[] = ['job', 'stream'];

/** The plain request once more, reading what it cost from the header in which the gateway says so. */
function withCost(plain: ExampleRequest, { metering }: Gateway): ExampleRequest[] {
  const header = metering?.costHeader;
  if (header === undefined || unpaid.includes(plain.result)) return [];
  return [
    { ...plain, task: `${plain.task}-cost`, title: 'Cost', cost: { header, unit: metering?.costUnit } },
  ];
}

/** The request as a line of a batch, where the gateway takes batches for its endpoint; no line of one can be a stream. */
function batched(plain: ExampleRequest, { batch, baseUrl }: Gateway): ExampleRequest[] {
  if (batch?.endpoints.includes(plain.endpoint) !== true || plain.result === 'stream') return [];
  const url = basePathOf({ baseUrl }) + plain.endpoint;
  return [
    {
      ...plain,
      task: `${plain.task}-batch`,
      title: 'Batch',
      result: 'batch',
      batch: { url, hours: batch.hours },
    },
  ];
}
