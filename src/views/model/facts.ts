/** What is known of a model besides its price. */
import { modalityAddress, providerAddress } from '#address.ts';
import { effortsInOrder } from '#catalog/registry/facts.ts';
import type { Model } from '#catalog/types.ts';
import { keptPer } from '#pricing/kept.ts';
import { capabilityWords } from '#pricing/words.ts';
import type { Block } from '#views/page/blocks.ts';
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
} from '#views/words/phrases.ts';

export { capabilityWords };

/** A definition list of the known facts; nothing is said of an unknown one. */
export function factsBlock(site: Site, model: Model): Block {
  const noun = nounOf(model);
  const { listed, releases } = site.lifecycle(model);
  const items: { term: string; content: Inlines | undefined }[] = [
    { term: 'Model id', content: [code(model.id)] },
    { term: 'Kind', content: [link(modalityAddress(model.modality), capital(noun))] },
    { term: 'Provider', content: providerContent(model) },
    { term: 'Served by', content: hostContent(site, model) },
    {
      term: 'Snapshot of',
      content: model.snapshotOf === undefined ? undefined : [modelLink(site, site.model(model.snapshotOf))],
    },
    { term: 'Status', content: statusContent(site, model) },
    { term: 'Context window', content: tokens(model, model.context) },
    { term: 'Longest output', content: tokens(model, model.maxOutput) },
    { term: 'Listed here', content: listed === undefined ? undefined : [`since ${longDate(listed)}`] },
    { term: 'Rate limits', content: rateLimits(model) },
    { term: 'Released', content: releasedContent(site, model) },
    {
      term: 'Release',
      content: releases === undefined ? undefined : [`announced for ${longDate(releases)}`],
    },
    {
      term: 'Knowledge until',
      content: model.knowledge === undefined ? undefined : [longDate(model.knowledge)],
    },
    {
      term: 'Weights',
      content: model.openWeights === undefined ? undefined : [model.openWeights ? 'open' : 'closed'],
    },
    { term: 'Can', content: capabilities(model) },
    ...requestFacts(site, model),
    { term: 'Also known as', content: aliases(model) },
    { term: 'Prices compared with', content: libraryEntries(site, model) },
  ];
  return {
    kind: 'facts',
    items: items.flatMap(({ term, content }) => (content === undefined ? [] : [{ term, content }])),
  };
}

/** The maker; the price list is that of whose price it is. */
function providerContent({ provider, host }: Model): Inlines {
  const own = link(providerAddress(provider.id), provider.name);
  return host !== undefined || provider.pricing === undefined
    ? [own]
    : say`${own}, ${link(provider.pricing, 'its own price list')}`;
}

function hostContent(site: Site, { host }: Model): Inlines | undefined {
  const provider = site.catalog.providers.find(({ id }) => id === host);
  if (provider === undefined) return undefined;
  return provider.pricing === undefined
    ? [provider.name]
    : say`${provider.name}, ${link(provider.pricing, 'its own price list')}`;
}

function statusContent(site: Site, model: Model): Inlines | undefined {
  const { stage, retires, replacement } = site.lifecycle(model);
  if (stage === 'current') return undefined;
  const day = retires === undefined ? '' : longDate(retires);
  const words = {
    preview: 'preview',
    deprecated: day === '' ? 'deprecated' : `deprecated, retires on ${day}`,
    retired: `retired on ${day}`,
  };
  const next = replacement === undefined ? [] : say`; its replacement is ${modelLink(site, replacement)}`;
  return say`${words[stage]}${next}`;
}

/** Lengths in tokens, told only of models that are billed by them. */
function tokens(model: Model, value: number | undefined): Inlines | undefined {
  return value === undefined || !(pricesTokens(model) || model.modality === 'chat')
    ? undefined
    : [`${count(value)} tokens`];
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

function capabilities(model: Model): Inlines | undefined {
  if (model.capabilities.length === 0) return undefined;
  return [model.capabilities.map((name) => capabilityWords[name]).join(', ')];
}

function aliases(model: Model): Inlines | undefined {
  if (model.aliases.length === 0) return undefined;
  return model.aliases.flatMap(({ id, until }, index) => [
    ...(index === 0 ? [] : [', ']),
    code(id),
    ...(until === undefined ? [] : [` until ${longDate(dayBefore(until))}`]),
  ]);
}

/** "11 December 2025, after GPT-5.1 (13 November 2025) and before GPT-5.3 (5 February 2026)". */
function releasedContent(site: Site, model: Model): Inlines | undefined {
  const { released } = site.lifecycle(model);
  if (released === undefined) return undefined;
  const line = releasesOf(site).get(lineOf(model)) ?? [];
  const before = line.findLast(({ date }) => date < released);
  const after = line.find(({ date }) => date > released);
  const neighbour = (words: string, next: typeof before) =>
    next === undefined ? [] : say`${words} ${modelLink(site, next.other)} (${longDate(next.date)})`;
  const both = before !== undefined && after !== undefined ? ' and' : '';
  if (before === undefined && after === undefined) return [longDate(released)];
  return say`${longDate(released)}, ${neighbour('after', before)}${both}${both === '' ? '' : ' '}${neighbour('before', after)}`;
}

interface Release {
  readonly other: Model;
  readonly date: string;
}

const lineOf = ({ provider, modality }: Model) => `${provider.id} ${modality}`;

/** The dated models by maker and kind, oldest first. */
const releasesOf = keptPer((site: Site) =>
  Map.groupBy(
    site.catalog.models
      .flatMap((other): Release[] => {
        const { released } = site.lifecycle(other);
        return released === undefined || other.snapshotOf !== undefined ? [] : [{ other, date: released }];
      })
      .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0)),
    ({ other }) => lineOf(other),
  ),
);

/** What a request brings, in words. */
const neededWords: Readonly<Record<string, string>> = {
  image: 'an image',
  images: 'several images',
  mask: 'a mask of what to change',
  audio: 'an audio file',
  video: 'a video',
  template: 'the id of a template',
};

/** Terms and what they hold; nothing is said of what is not known. */
function requestFacts(site: Site, model: Model): { term: string; content: Inlines | undefined }[] {
  const { request } = model;
  const joined = (values: readonly (string | number)[] | undefined, unit = '') =>
    values === undefined || values.length === 0 ? undefined : [`${values.join(', ')}${unit}`];
  const lengths = request?.seconds && [...request.seconds].sort((a, b) => a - b);
  return [
    { term: 'A request brings', content: joined(request?.needs?.map((need) => neededWords[need] ?? need)) },
    { term: 'Reasoning efforts', content: efforts(site, model) },
    { term: 'Image sizes', content: joined(request?.sizes) },
    { term: 'Voices', content: joined(request?.voices) },
    { term: 'Formats', content: joined(request?.formats) },
    { term: 'Encodings', content: joined(request?.encodings) },
    { term: 'Templates', content: joined(request?.templates) },
    { term: 'Clip lengths', content: joined(lengths, ' seconds') },
    {
      term: 'Numbers in a vector',
      content: request?.dimensions === undefined ? undefined : [count(request.dimensions)],
    },
  ];
}

/** "low, medium, high, as models.dev lists them"; which a request can ask for. */
function efforts(site: Site, model: Model): Inlines | undefined {
  const values = model.request?.efforts;
  if (values === undefined) return undefined;
  const { sources = {} } = site.evidence?.facts?.[model.id]?.efforts ?? {};
  const alike = Object.entries(sources).flatMap(([source, said]) =>
    said === effortsInOrder(values) ? [[source]] : [],
  );
  if (alike.length === 0) return [values.join(', ')];
  return say`${values.join(', ')}, as ${listing(alike)} ${alike.length === 1 ? 'lists' : 'list'} them`;
}

/** "`aws/amazon.nova-lite` in genai-prices and …"; undefined where nothing was compared. */
function libraryEntries(site: Site, model: Model): Inlines | undefined {
  const pins = Object.entries(site.evidence?.pins[model.id] ?? {});
  if (pins.length === 0) return undefined;
  return listing(pins.map(([source, entry]) => say`${code(entry)} in ${source}`));
}
