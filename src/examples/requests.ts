/**
 * Every request that shows how a model is called. Which a model gets is read from its data (what it can and
 * needs, which efforts, sizes, voices or lengths it takes) and from the gateway's, never from a name: what no data
 * allows is withheld, with the reason.
 */
import { modalities, type Modality } from '#catalog/registry/modalities.ts';
import type { Gateway, Model } from '#catalog/types.ts';
import { isWithheld, type ExampleRequest, type Json, type Requests, type Result } from './request.ts';
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
  const because = unservedBecause(model);
  if (because !== undefined) {
    return {
      offered: [],
      withheld: drafts.map((one) =>
        isWithheld(one) && !one.missed ? one : { task: one.task, title: one.title, because, missed: true },
      ),
    };
  }
  const offered = drafts.flatMap((one) => (isWithheld(one) ? [] : [complete(model, one)]));
  const [plain] = offered;
  return {
    offered: [...offered, ...(plain ? [...withCost(plain, gateway), ...batched(plain, gateway)] : [])],
    withheld: drafts.filter(isWithheld),
  };
}

/** Why no request to the model is known to work; undefined where nothing speaks against it. */
function unservedBecause({ request, modality, provider, host }: Model): string | undefined {
  const { endpoint } = modalities[modality];
  if (request?.endpoint !== undefined && request.endpoint !== endpoint)
    return `${host === undefined ? provider.name : 'its provider'} serves it only at \`${request.endpoint}\`, and the examples here call \`${endpoint}\``;
  const missing = request?.needs?.filter((need) => !examples[modality].brings.includes(need)) ?? [];
  if (missing.length > 0) return `it needs ${missing.join(' and ')}, which no example here sends`;
  if (request?.needs?.includes('template') === true && request.templates === undefined)
    return 'it needs a template, and none is known';
  return undefined;
}

function complete(model: Model, { fields, endpoint, ...rest }: RequestDraft): ExampleRequest {
  const given = Object.entries(fields).filter((entry): entry is [string, Json] => entry[1] !== undefined);
  return {
    ...rest,
    endpoint: endpoint ?? modalities[model.modality].endpoint,
    body: { model: model.id, ...Object.fromEntries(given) },
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
  const url = new URL(baseUrl).pathname + plain.endpoint;
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
