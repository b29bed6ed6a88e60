/** What is known of a model besides its price. */
import type { Capability } from '#catalog/vocabulary.ts';
import type { Model } from '#catalog/types.ts';
import type { Block } from './blocks.ts';
import { code, link, say, type Inlines } from './inline.ts';
import { capital, count, longDate, modelLink, nounOf, pricesTokens } from './phrases.ts';
import type { Site } from './site.ts';

const capabilityWords: Readonly<Record<Capability, string>> = {
  vision: 'reads images',
  'audio-input': 'listens to audio',
  'video-input': 'watches video',
  'pdf-input': 'reads PDF files',
  tools: 'calls tools',
  'structured-output': 'answers in a JSON schema',
  reasoning: 'reasons before it answers',
  'image-edit': 'edits images',
};

/** A definition list of the known facts; nothing is said of an unknown one. */
export function factsBlock(site: Site, model: Model): Block {
  const noun = nounOf(model);
  const items: { term: string; content: Inlines | undefined }[] = [
    { term: 'Model id', content: [code(model.id)] },
    { term: 'Kind', content: [link(`/models/${model.modality}/`, capital(noun))] },
    { term: 'Provider', content: providerContent(model) },
    {
      term: 'Snapshot of',
      content: model.snapshotOf === undefined ? undefined : [modelLink(site, site.model(model.snapshotOf))],
    },
    { term: 'Status', content: statusContent(site, model) },
    { term: 'Context window', content: tokens(model, model.context) },
    { term: 'Longest output', content: tokens(model, model.maxOutput) },
    { term: 'Released', content: model.released === undefined ? undefined : [longDate(model.released)] },
    {
      term: 'Knowledge until',
      content: model.knowledge === undefined ? undefined : [longDate(model.knowledge)],
    },
    {
      term: 'Weights',
      content: model.openWeights === undefined ? undefined : [model.openWeights ? 'open' : 'closed'],
    },
    { term: 'Can', content: capabilities(model) },
    { term: 'Also known as', content: aliases(model) },
  ];
  return {
    kind: 'facts',
    items: items.flatMap(({ term, content }) => (content === undefined ? [] : [{ term, content }])),
  };
}

function providerContent({ provider }: Model): Inlines {
  const own = link(`/providers/${provider.id}/`, provider.name);
  return provider.pricing === undefined
    ? [own]
    : say`${own}, ${link(provider.pricing, 'its own price list')}`;
}

function statusContent(site: Site, model: Model): Inlines | undefined {
  if (model.status === undefined) return undefined;
  if (model.status === 'preview') return ['preview'];
  const verb = model.retires !== undefined && model.retires <= site.date ? 'retired' : 'retires';
  const retires = model.retires === undefined ? '' : `, ${verb} on ${longDate(model.retires)}`;
  const next =
    model.replacement === undefined
      ? []
      : say`; its replacement is ${modelLink(site, site.model(model.replacement))}`;
  return say`deprecated${retires}${next}`;
}

/** Lengths in tokens, told only of models that are billed by them. */
function tokens(model: Model, value: number | undefined): Inlines | undefined {
  return value === undefined || !(pricesTokens(model) || model.modality === 'chat')
    ? undefined
    : [`${count(value)} tokens`];
}

function capabilities(model: Model): Inlines | undefined {
  if (model.capabilities.length === 0) return undefined;
  return [model.capabilities.map((name) => capabilityWords[name]).join(', ')];
}

function aliases(model: Model): Inlines | undefined {
  if (model.aliases.length === 0) return undefined;
  return model.aliases.flatMap(({ id, until }, index) => [
    ...(index === 0 ? [] : [', ']),
    code(id),
    ...(until === undefined ? [] : [` until ${longDate(until)}`]),
  ]);
}
