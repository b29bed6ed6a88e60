/**
 * Every request that shows how a model is called. Which a model gets is read from its data (what it can and
 * needs, which sizes, voices or lengths it takes) and from the gateway's, never from a name.
 */
import { modalities, type Modality } from '#catalog/registry/modalities.ts';
import type { Gateway, Model } from '#catalog/types.ts';
import type { ExampleRequest, Json, Requests, Result } from './request.ts';
import { speech, transcription } from './tasks/audio.ts';
import { chat } from './tasks/chat.ts';
import { inputs, type RequestDraft, type Drafter, type Input } from './tasks/request-draft.ts';
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
  image: { draft: image, brings: ['image', 'images'] },
  video: { draft: video, brings: inputs },
  speech: { draft: speech, brings: [] },
  transcription: { draft: transcription, brings: ['audio'] },
  music: { draft: music, brings: inputs },
  '3d': { draft: threeD, brings: inputs },
  rerank: { draft: rerank, brings: [] },
  moderation: { draft: moderation, brings: [] },
  ocr: { draft: ocr, brings: ['image'] },
};

/**
 * The requests that show how a model is called, the plain one first; none where nothing that is known allows one.
 * @throws when the model needs something that no example can send yet
 */
export function requestsFor(model: Model, gateway: Gateway): Requests {
  refuseMissing(model);
  const [first, ...others] = examples[model.modality].draft(model);
  const plain = complete(model, first);
  const offered = [
    plain,
    ...others.map((draft) => complete(model, draft)),
    ...withCost(plain, gateway),
    ...batched(plain, gateway),
  ];
  return { offered, withheld: [] };
}

function complete(model: Model, { fields, endpoint, ...rest }: RequestDraft): ExampleRequest {
  const given = Object.entries(fields).filter((entry): entry is [string, Json] => entry[1] !== undefined);
  return {
    ...rest,
    endpoint: endpoint ?? modalities[model.modality].endpoint,
    body: { model: model.id, ...Object.fromEntries(given) },
  };
}

function refuseMissing(model: Model): void {
  const missing =
    model.request?.needs?.filter((need) => !examples[model.modality].brings.includes(need)) ?? [];
  if (missing.length === 0) return;
  throw new Error(
    `${model.id} needs ${missing.join(', ')}, which the example for ${modalities[model.modality].aNoun} cannot send yet. ` +
      'Correct `request.needs` in the catalog, or teach the example in src/examples/tasks to send it.',
  );
}

// A job's cost is not known when it is accepted.
const unpaid: readonly Result[] = ['job'];

/** The plain request once more, reading what it cost from the header in which the gateway says so. */
function withCost(plain: ExampleRequest, { metering }: Gateway): ExampleRequest[] {
  const header = metering?.costHeader;
  if (header === undefined || unpaid.includes(plain.result)) return [];
  return [
    { ...plain, task: `${plain.task}-cost`, title: 'Cost', cost: { header, unit: metering?.costUnit } },
  ];
}

/** The request as a line of a batch, where the gateway takes batches for its endpoint. */
function batched(plain: ExampleRequest, { batch, baseUrl }: Gateway): ExampleRequest[] {
  if (batch?.endpoints.includes(plain.endpoint) !== true) return [];
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
