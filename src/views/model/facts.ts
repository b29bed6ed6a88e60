/** What is known of a model besides its price. */
import { modalityAddress, providerAddress } from '#address.ts';
import type { Model } from '#catalog/types.ts';
import { capabilityWords } from '#pricing/words.ts';
import type { Block } from '#views/page/blocks.ts';
import { code, link, say, type Inlines } from '#views/page/inline.ts';
import { capital, count, longDate, modelLink, nounOf, pricesTokens } from '#views/words/phrases.ts';
import { comparedContent } from './library-entries.ts';
import { releasedContent } from './release.ts';
import { requestFacts } from './request-facts.ts';
import type { Site } from '#views/site.ts';

export { capabilityWords };

/** A definition list of the known facts; nothing is said of an unknown one. */
export function factsBlock(site: Site, model: Model): Block {
  const noun = nounOf(model);
  const items: { term: string; content: Inlines | undefined }[] = [
    { term: 'Model id', content: [code(model.id)] },
    { term: 'Kind', content: [link(modalityAddress(model.modality), capital(noun))] },
    { term: 'Provider', content: providerContent(model) },
    {
      term: 'Snapshot of',
      content: model.snapshotOf === undefined ? undefined : [modelLink(site, site.model(model.snapshotOf))],
    },
    { term: 'Status', content: statusContent(site, model) },
    { term: 'Context window', content: tokens(model, model.context) },
    { term: 'Longest output', content: tokens(model, model.maxOutput) },
    { term: 'Released', content: releasedContent(site, model) },
    {
      term: 'Knowledge until',
      content: model.knowledge === undefined ? undefined : [longDate(model.knowledge)],
    },
    {
      term: 'Weights',
      content: model.openWeights === undefined ? undefined : [model.openWeights ? 'open' : 'closed'],
    },
    { term: 'Can', content: capabilities(model) },
    ...requestFacts(model),
    { term: 'Also known as', content: aliases(model) },
    { term: 'Prices compared with', content: comparedContent(site, model) },
  ];
  return {
    kind: 'facts',
    items: items.flatMap(({ term, content }) => (content === undefined ? [] : [{ term, content }])),
  };
}

function providerContent({ provider }: Model): Inlines {
  const own = link(providerAddress(provider.id), provider.name);
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
