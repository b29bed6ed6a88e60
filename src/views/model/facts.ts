/** What is known of a model besides its price. */
import { modalityAddress } from '#address.ts';
import { effortsInOrder } from '#catalog/registry/facts.ts';
import { modalities } from '#catalog/registry/modalities.ts';
import type { Model } from '#catalog/types.ts';
import { capabilityWords, featureWords } from '#pricing/words.ts';
import type { Fact } from '#views/page/blocks.ts';
import { code, link, listing, say, type Inlines } from '#views/page/inline.ts';
import type { Site } from '#views/site.ts';
import {
  capital,
  count,
  dayBefore,
  longDate,
  modelLink,
  nounOf,
  pricesTokens,
  providerLink,
} from '#views/words/phrases.ts';

export { capabilityWords };

/** What is looked for first: it stands below the prices. @param cheaper what costs less and can do as much, where that is known */
export function keyFacts(site: Site, model: Model, cheaper?: Inlines): Fact[] {
  const { stage } = site.lifecycle(model);
  return known([
    { term: 'Cheaper', content: cheaper },
    // That it goes is told in a notice.
    {
      term: 'Status',
      content: stage === 'current' ? ['Current'] : stage === 'preview' ? ['Preview'] : undefined,
    },
    { term: 'Context', content: tokens(model, model.context) },
    { term: 'Max output', content: tokens(model, model.maxOutput) },
    {
      term: 'Dimensions',
      content: model.request?.dimensions === undefined ? undefined : [count(model.request.dimensions)],
    },
    { term: 'Released', content: releasedContent(site, model) },
    { term: 'Provider', content: [providerLink(model.provider)] },
    {
      term: 'Features',
      content: model.capabilities.length === 0 ? undefined : [features(model).join(', ')],
      tags: features(model),
    },
  ]);
}

/** What else is known. */
export function detailFacts(site: Site, model: Model): Fact[] {
  const { listed, releases } = site.lifecycle(model);
  const { request } = model;
  const joined = (values: readonly (string | number)[] | undefined, unit = '') =>
    values === undefined || values.length === 0 ? undefined : [`${values.join(', ')}${unit}`];
  const lengths = request?.seconds && [...request.seconds].sort((a, b) => a - b);
  return known([
    { term: 'Model id', content: [code(model.id)] },
    { term: 'Type', content: [link(modalityAddress(model.modality), capital(nounOf(model)))] },
    { term: 'Price list', content: priceList(site, model) },
    { term: 'Served by', content: hostContent(site, model) },
    { term: 'Full context', content: fullContext(model) },
    {
      term: 'Snapshot of',
      content: model.snapshotOf === undefined ? undefined : [modelLink(site, site.model(model.snapshotOf))],
    },
    {
      term: 'Release',
      content: releases === undefined ? undefined : [`announced for ${longDate(releases)}`],
    },
    { term: 'Listed since', content: listed === undefined ? undefined : [longDate(listed)] },
    {
      term: 'Knowledge cutoff',
      content: model.knowledge === undefined ? undefined : [longDate(model.knowledge)],
    },
    {
      term: 'Weights',
      content: model.openWeights === undefined ? undefined : [model.openWeights ? 'open' : 'closed'],
    },
    { term: 'Rate limits', content: rateLimits(model) },
    { term: 'Required input', content: joined(request?.needs?.map((need) => neededWords[need] ?? need)) },
    { term: 'Reasoning efforts', content: efforts(site, model) },
    { term: 'Image sizes', content: joined(request?.sizes) },
    { term: 'Voices', content: joined(request?.voices) },
    { term: 'Formats', content: joined(request?.formats) },
    { term: 'Encodings', content: joined(request?.encodings) },
    { term: 'Templates', content: joined(request?.templates) },
    { term: 'Clip lengths', content: joined(lengths, ' seconds') },
    { term: 'Aliases', content: aliases(model) },
  ]);
}

/** All of them, for lists that have no page to spread them on. */
export function allFacts(site: Site, model: Model): Fact[] {
  return [...keyFacts(site, model), statusFact(site, model), ...detailFacts(site, model)].filter(
    (fact) => fact !== undefined,
  );
}

/** Nothing is said of what is not known. */
function known(
  items: readonly { term: string; content: Inlines | undefined; tags?: readonly string[] }[],
): Fact[] {
  return items.flatMap(({ content, ...fact }) => (content === undefined ? [] : [{ ...fact, content }]));
}

/** Whose prices are listed, as they publish them. */
function priceList(site: Site, { provider, host }: Model): Inlines | undefined {
  const seller = site.catalog.providers.find(({ id }) => id === host) ?? provider;
  return seller.pricing === undefined ? undefined : [link(seller.pricing, seller.name)];
}

function hostContent(site: Site, { host }: Model): Inlines | undefined {
  const provider = site.catalog.providers.find(({ id }) => id === host);
  return provider && [provider.name];
}

/** That it goes, where no notice says so. */
function statusFact(site: Site, model: Model): Fact | undefined {
  const { stage, retires, replacement } = site.lifecycle(model);
  if (stage === 'current' || stage === 'preview') return undefined;
  const day = retires === undefined ? '' : longDate(retires);
  const words = {
    deprecated: day === '' ? 'deprecated' : `deprecated, retires on ${day}`,
    retired: `retired on ${day}`,
  };
  const next = replacement === undefined ? [] : say`; its replacement is ${modelLink(site, replacement)}`;
  return { term: 'Status', content: say`${words[stage]}${next}` };
}

/** Lengths in tokens, told only of models that are billed by them. */
function tokens(model: Model, value: number | undefined): Inlines | undefined {
  return value === undefined || !(pricesTokens(model) || model.modality === 'chat')
    ? undefined
    : [`${count(value)} tokens`];
}

/** How a context divides into what goes in and what comes out, where the answer is a part of it. */
function fullContext(model: Model): Inlines | undefined {
  const { context, maxOutput } = model;
  if (context === undefined || maxOutput === undefined || maxOutput >= context) return undefined;
  return modalities[model.modality].fillsContext === 'conversation' && pricesTokens(model)
    ? [`${count(context - maxOutput)} tokens in and the longest answer, ${count(maxOutput)} out`]
    : undefined;
}

/** "Free: 20 requests and 40,000 tokens a minute (source, read 23 November 2026); …". */
function rateLimits({ limits }: Model): Inlines | undefined {
  if (limits.length === 0) return undefined;
  return limits.flatMap(({ plan, requestsPerMinute, tokensPerMinute, source, checked }, index) => {
    const counts = [counted(requestsPerMinute, 'request'), counted(tokensPerMinute, 'token')];
    const amount = counts.filter((words) => words !== undefined).join(' and ');
    const whose = plan === undefined ? '' : `${plan}: `;
    return say`${index === 0 ? '' : '; '}${whose}${amount} a minute (${link(source, 'source')}, read ${longDate(checked)})`;
  });
}

function counted(value: number | undefined, noun: string): string | undefined {
  return value === undefined ? undefined : `${count(value)} ${noun}${value === 1 ? '' : 's'}`;
}

/** What it can do, in the words of price lists. */
function features({ capabilities }: Model): string[] {
  return capabilities.map((name) => featureWords[name]);
}

function aliases(model: Model): Inlines | undefined {
  if (model.aliases.length === 0) return undefined;
  return model.aliases.flatMap(({ id, until }, index) => [
    ...(index === 0 ? [] : [', ']),
    code(id),
    ...(until === undefined ? [] : [` until ${longDate(dayBefore(until))}`]),
  ]);
}

function releasedContent(site: Site, model: Model): Inlines | undefined {
  const { released } = site.lifecycle(model);
  return released === undefined ? undefined : [longDate(released)];
}

/** What a request brings, in words. */
const neededWords: Readonly<Record<string, string>> = {
  image: 'an image',
  images: 'several images',
  mask: 'a mask of what to change',
  audio: 'an audio file',
  video: 'a video',
  template: 'the id of a template',
};

/** "low, medium, high (from models.dev)": which a request can ask for. */
function efforts(site: Site, model: Model): Inlines | undefined {
  const values = model.request?.efforts;
  if (values === undefined) return undefined;
  const { sources = {} } = site.evidence?.facts?.[model.id]?.efforts ?? {};
  const alike = Object.entries(sources).flatMap(([source, said]) =>
    said === effortsInOrder(values) ? [[source]] : [],
  );
  if (alike.length === 0) return [values.join(', ')];
  return say`${values.join(', ')} (from ${listing(alike)})`;
}
