/**
 * Reads what a response says of its use into counts that can be priced, whatever its maker: each thing counted once, by
 * the meter that counts it. What cannot be understood is named, and whether it costs money is said with it; no text is
 * ever read as nothing.
 */
import { services } from '#catalog/registry/conditions.ts';
import type { Meter } from '#catalog/registry/meters.ts';
import { count as grouped } from '#catalog/registry/text.ts';
import { decimal } from '../decimal.ts';
import type { Count } from '../quote.ts';
import {
  disputedParts,
  usageFormats,
  type Asked,
  type DisputedPart,
  type Place,
  type Role,
  type Thing,
  type UsageFormat,
} from './formats.ts';
import { isMembers, LooseError, readCopied, type Loose, type Members } from './loose-json.ts';

export type Counts = Partial<Record<Meter, Count>>;

/** Something that is said and not counted. */
export interface Remark {
  readonly text: string;
  /** Whether money may be missing because of it. */
  readonly costs: boolean;
  /** It matters only where one of these has a price of its own. @default it always does */
  readonly where?: readonly Meter[];
}

export interface ReadUsage {
  /** Who writes so. */
  readonly maker: string;
  /** What one request used, each thing under one meter. */
  readonly counts: Counts;
  /** The most input tokens of one of the passes that the request was answered in; undefined where it was one. */
  readonly longestInput?: number | undefined;
  /** What it says of how it was made, by the condition that asks for it. */
  readonly asked: Readonly<Partial<Record<Asked, string>>>;
  readonly remarks: readonly Remark[];
}

/** @returns the counts, or what is wrong with the text and what to do */
export function readUsage(text: string): ReadUsage | { readonly problem: string } {
  try {
    return usageOf(oneOf(candidatesIn(text)));
  } catch (error) {
    if (error instanceof LooseError) return { problem: error.message };
    throw error;
  }
}

// Where a text counts something.

/** An object that counts, and the response around it. */
interface Candidate {
  readonly usage: Members;
  readonly response: Members;
  readonly id: Loose | undefined;
  /** One of several events about one response. */
  readonly isEvent: boolean;
  readonly isBatch: boolean;
}

/** The names under which responses keep what they count. */
const usageNames =
  'total_usage,usage,usage_metadata,usage_info,token_usage,amazon_bedrock_invocation_metrics,metrics'.split(
    ',',
  );

function candidatesIn(text: string): Candidate[] {
  const { values, isStream } = readCopied(text);
  return values
    .flatMap((value) => (Array.isArray(value) ? (value as readonly Loose[]) : [value]))
    .flatMap((value) => {
      const event = isMembers(value) ? value : {};
      const isEvent = isStream || isOneOfMany(event);
      return responsesIn(value).map(([usage, response]): Candidate => ({
        usage,
        response,
        id: response.id ?? response.responseId ?? response.response_id ?? event.id,
        isEvent,
        isBatch: 'custom_id' in event,
      }));
    });
}

/** True of an event about a response: "message_delta", "response.completed", a chunk. */
function isOneOfMany({ type, object, candidates }: Members): boolean {
  const isNamed = [type, object].some((name) => typeof name === 'string' && /\w[-._]\w/.test(name));
  return (isNamed && object !== 'chat.completion') || Array.isArray(candidates);
}

/** The outermost objects that count, each with the object that it stands in. */
function responsesIn(value: Loose): [usage: Members, response: Members][] {
  if (Array.isArray(value)) return (value as readonly Loose[]).flatMap(responsesIn);
  if (!isMembers(value)) return [];
  const [usage] = usageNames.flatMap((usageName) =>
    Object.entries(value).flatMap(([name, member]) =>
      snake(name) === usageName && isMembers(member) && formatOf(member) !== undefined ? [member] : [],
    ),
  );
  if (usage !== undefined) return [[usage, value]];
  if (formatOf(value) !== undefined) return [[value, value]];
  return Object.values(value).flatMap(responsesIn);
}

/** The one that is meant: events of one response add up to it. @throws LooseError when there is none, or several */
function oneOf(candidates: readonly Candidate[]): Candidate {
  const [first, ...others] = candidates;
  if (first === undefined)
    throw new LooseError('This text counts nothing that is known. Paste a response, or its usage part.');
  const ids = new Set(candidates.flatMap(({ id }) => (typeof id === 'string' ? [id] : [])));
  if (
    others.length > 0 &&
    (ids.size > 1 || !candidates.every(({ id, isEvent }) => isEvent || ids.has(id as string)))
  )
    throw new LooseError(`There are ${String(candidates.length)} usage objects. Paste one of them.`);
  return others.reduce(
    (whole, next) => ({
      ...whole,
      usage: merged(whole.usage, next.usage),
      response: merged(whole.response, next.response),
    }),
    first,
  );
}

/** Later events say more, never less: counts only grow, and what is left out stays. */
function merged(one: Members, next: Members): Members {
  const both: Record<string, Loose> = { ...one };
  for (const [name, value] of Object.entries(next)) {
    const before = both[name];
    if (value === null) continue;
    if (isMembers(before) && isMembers(value)) both[name] = merged(before, value);
    else if (typeof before === 'number' && typeof value === 'number') both[name] = Math.max(before, value);
    else both[name] = value;
  }
  return both;
}

// Fields by their path.

interface Field {
  /** As it is written in the text. */
  readonly name: string;
  readonly value: string | number | boolean | readonly Loose[];
  /** True of the number of items in a list, which have fields of their own. */
  readonly isLength?: true;
}

/** "promptTokenCount" and "prompt-token-count" are "prompt_token_count". */
function snake(name: string): string {
  return name
    .replaceAll(/([a-z\d])([A-Z])/g, '$1_$2')
    .replaceAll(/([a-z])(\d)/g, '$1_$2')
    .replaceAll('-', '_')
    .toLowerCase();
}

/** The kind of an item of a list; "<MediaModality.AUDIO: 'AUDIO'>" is audio. */
function kindOf(item: Members): string | undefined {
  const kind = item.modality ?? item.type ?? item.ttl;
  return typeof kind === 'string' ? snake(/(\w+)'?>?$/.exec(kind)?.[1] ?? kind) : undefined;
}

/**
 * Every field that says something, by its path in snake case. Items of a list stand under their kind; those of one kind
 * add up, and how many they are is a field, too.
 */
function fieldsOf(members: Members): Map<string, Field> {
  const fields = new Map<string, Field>();
  const add = (path: string, field: Field) => {
    const before = fields.get(path)?.value;
    const { value } = field;
    const isSum = typeof before === 'number' && typeof value === 'number';
    fields.set(path, isSum ? { ...field, value: before + value } : field);
  };
  const visit = (value: Loose, path: string, name: string): void => {
    if (value === null || value === '') return;
    if (isMembers(value)) {
      for (const [key, member] of Object.entries(value)) {
        const [inner, told] = path === '' ? [snake(key), key] : [`${path}.${snake(key)}`, `${name}.${key}`];
        visit(member, inner, told);
      }
      return;
    }
    if (!Array.isArray(value)) {
      add(path, { name, value: value });
      return;
    }
    const items = (value as readonly Loose[]).filter(isMembers);
    if (items.length < value.length) add(path, { name, value: value as readonly Loose[] });
    for (const item of items) {
      const kind = kindOf(item);
      const under = kind === undefined ? path : `${path}.${kind}`;
      const { modality: _, ttl: __, type: ___, ...rest } = item;
      const told = kind === undefined ? name : `${name}.${kind}`;
      add(under, { name: told, value: 1, isLength: true });
      visit(rest, under, told);
    }
  };
  visit(members, '', '');
  return fields;
}

function formatOf(usage: Members): UsageFormat | undefined {
  const fields = [...fieldsOf(usage).keys()];
  const has = (name: string) =>
    name in usage || fields.some((path) => path === name || path.startsWith(`${name}.`));
  return usageFormats.find((format) => format.is(has));
}

// From fields to counts.

/** A field with what it is. */
interface KnownField extends Field {
  readonly role: Role;
}

const things: Readonly<Record<Thing, { readonly meter: Meter; readonly per: number }>> = {
  audioSeconds: { meter: 'audioMinute', per: 60 },
  computeSeconds: { meter: 'computeSecond', per: 1 },
  images: { meter: 'image', per: 1 },
  pages: { meter: 'pages', per: 1 },
  searches: { meter: 'searches', per: 1 },
  searchCalls: { meter: 'searches', per: 1 },
  otherSearches: { meter: 'searches', per: 1 },
};

function usageOf({ usage: told, response, isBatch }: Candidate): ReadUsage {
  const { usage, remarks: passRemarks, longestInput } = allPasses(told);
  const format = formatOf(usage);
  if (format === undefined)
    throw new LooseError('This object counts nothing that is known. Paste a response, or its usage part.');
  const remarks: Remark[] = [...passRemarks];
  const inside = fieldsOf(usage);
  const known: KnownField[] = [];
  for (const [path, field] of inside) {
    const role = format.counts[path];
    if (role !== undefined) known.push({ ...field, role });
    else remarks.push(...strangeField(path, field));
  }
  if (response !== told) {
    for (const [path, field] of fieldsOf(response)) {
      const role = format.beside[path];
      if (role !== undefined) known.push({ ...field, role });
    }
  }
  const countOf = readCounts(known, remarks);
  const costless = (name: string) => inside.get(`cost.${name}_cost`)?.value === 0;
  for (const { role, name, value } of known) {
    if (role === 'told') remarks.push({ text: said(name, value), costs: false });
    if (role === 'unpriced' && !isNothing(value) && value !== 'low')
      remarks.push({ text: said(name, value), costs: !costless(snake(name)) });
  }
  const counts: Counts = tokenCounts(format, countOf, remarks);
  for (const [thing, { meter, per }] of Object.entries(things) as [Thing, (typeof things)[Thing]][]) {
    const number = countOf(thing);
    if (number === undefined || number === 0) continue;
    if (thing === 'searchCalls' && countOf('searches') !== undefined) continue;
    const before = counts[meter] ?? 0;
    const exact = decimal(String(number)).div(decimal(per));
    counts[meter] = typeof before === 'number' ? exact.plus(decimal(before)) : exact.plus(before);
  }
  if (!known.some(({ role, value }) => countsSomething(role) && !isText(value)))
    throw new LooseError('This object has no counts of what is used. Paste a response, or its usage part.');
  return { maker: format.maker, counts, longestInput, asked: askedFor(known, isBatch, remarks), remarks };
}

/** What comes in parts. */
const isMeasured = new Set<Role>(['audioSeconds', 'computeSeconds']);

const uncounted = new Set<Role>(['service', 'region', 'size', 'quality', 'free', 'told', 'unpriced']);
const countsSomething = (role: Role): boolean => !uncounted.has(role);

const isText = (value: Field['value']): value is string =>
  typeof value === 'string' && !/^\d+(?:\.\d+)?$/.test(value);

function isNothing(value: Field['value']): boolean {
  return value === 0 || value === false || value === '0' || (Array.isArray(value) && value.length === 0);
}

function said(name: string, value: Field['value']): string {
  return `${name}: ${Array.isArray(value) ? value.map(wordOf).join(', ') : wordOf(value)}`;
}

/** A value as it reads in a sentence. */
function wordOf(value: Loose | undefined): string {
  return typeof value === 'string' ? value : JSON.stringify(value ?? null);
}

/** Names of numbers that are no counts of what is paid for: sums of money, times, speeds, places. */
const harmless =
  /(?:^|[._])(?:costs?|prices?|usd|ticks|(?:queue|prompt|completion|total|start|end|response|first_token)_time|time_to_\w+|latency|ms|seconds_per|per_sec|per_second|tps|speed|created|at|timestamp|rate|ratio|percent|percentage|throughput|version|seed|index|limit|remaining)(?:[._]|$)/;

/** What is said of a field that no format knows. */
function strangeField(path: string, { name, value, isLength }: Field): Remark[] {
  if (isNothing(value) || isLength) return [];
  const costs = typeof value !== 'string' && typeof value !== 'boolean' && !harmless.test(path);
  return [{ text: said(name, value), costs }];
}

/** What each role counts. @throws LooseError for a number that counts nothing */
function readCounts(known: readonly KnownField[], remarks: Remark[]): (role: Role) => number | undefined {
  const counts = new Map<Role, number>();
  for (const { role, name, value } of known) {
    if (!countsSomething(role)) continue;
    const number = typeof value === 'string' && !isText(value) ? Number(value) : value;
    if (typeof number !== 'number') {
      remarks.push({ text: said(name, value), costs: true });
      continue;
    }
    const isCount = isMeasured.has(role)
      ? number >= 0 && number < 1e15
      : number >= 0 && Number.isSafeInteger(number);
    if (!isCount || String(number).includes('e'))
      throw new LooseError(`${name} is ${String(number)}, which is not a whole number.`);
    const before = counts.get(role);
    counts.set(role, Math.max(before ?? 0, number));
    // Two names of one count say it twice.
    if (before !== undefined && before !== number && before > 0 && number > 0)
      remarks.push({ text: `${name}: ${grouped(number)}, told as ${grouped(before)}, too`, costs: true });
  }
  return (role) => counts.get(role);
}

/** How the request was processed and what it asked for, as far as it is told. */
function askedFor(
  known: readonly KnownField[],
  isBatch: boolean,
  remarks: Remark[],
): Partial<Record<Asked, string>> {
  const asked: Partial<Record<Asked, string>> = isBatch ? { service: 'batch' } : {};
  for (const { role, name, value } of known) {
    if (role !== 'service' && role !== 'region' && role !== 'size' && role !== 'quality') continue;
    const word = role === 'service' ? snake(wordOf(value)).replace(/^on_demand_/, '') : wordOf(value);
    if (usual.has(word.toLowerCase())) continue;
    // Two services at once have no price of their own.
    const isOther = asked[role] !== undefined && asked[role] !== word;
    if (isOther || (role === 'service' && !services.some((service) => service === word)))
      remarks.push({ text: said(name, value), costs: true });
    else asked[role] = word;
  }
  return asked;
}

/** What services and regions are called that are no special ones. */
const usual = new Set(
  'default,standard,auto,on_demand,unspecified,traffic_type_unspecified,none,global,not_available,null'.split(
    ',',
  ),
);

// Tokens.

type CountOf = (role: Role) => number | undefined;

const kinds = ['text', 'image', 'video', 'audio'] as const;
type Kind = (typeof kinds)[number];

const inputMeters: Readonly<Record<Kind, readonly [whole: Meter, cached: Meter]>> = {
  text: ['input', 'cacheRead'],
  image: ['imageInput', 'imageCacheRead'],
  // What is cached of a video has no meter of its own.
  video: ['videoInput', 'cacheRead'],
  audio: ['audioInput', 'audioCacheRead'],
};

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

/** Every token under one meter. @throws LooseError when the parts contradict their whole */
function tokenCounts(format: UsageFormat, countOf: CountOf, remarks: Remark[]): Counts {
  const at = (role: Role): number => countOf(role) ?? 0;
  const total = countOf('total');
  const kindsIn = { image: at('imageInput'), video: at('videoInput'), audio: at('audioInput') };
  const cachedByKind = {
    text: at('textCached'),
    image: at('imageCached'),
    video: at('videoCached'),
    audio: at('audioCached'),
  };
  const cachedTold = sumOf(Object.values(cachedByKind));
  const parts: Record<DisputedPart, number> = {
    cached: Math.max(at('cached'), cachedTold),
    written: Math.max(at('written'), at('writtenBriefly') + at('written1h') + at('writtenLonger')),
    toolInput: at('toolInput'),
    reasoning: at('reasoning'),
  };
  const output = countOf('output') ?? at('audioOutput') + at('imageOutput');
  // Without a whole, the parts are one; what a lone total counts went in.
  const uncached = countOf('uncached');
  let input =
    countOf('input') ??
    (uncached === undefined ? undefined : uncached + parts.cached) ??
    (total === undefined ? sumOf(Object.values(kindsIn)) : Math.max(0, total - output));
  const isAlone = countOf('input') === undefined;

  const fits = (where: Where): boolean => {
    const inside = (part: DisputedPart) => (where[part] === 'inside' ? parts[part] : 0);
    return (
      inside('cached') + inside('written') <= input &&
      inside('toolInput') <= input &&
      inside('reasoning') <= output
    );
  };
  const sum = (where: Where): number =>
    input + output + sumOf(disputedParts.map((part) => (where[part] === 'beside' ? parts[part] : 0)));
  const possible = waysOf(format, parts).filter(fits);
  const [usual] = possible;
  if (usual === undefined)
    throw new LooseError('The parts of this object are more than the wholes they are parts of.');
  const where = possible.find((way) => total === undefined || isAlone || sum(way) === total) ?? usual;
  const excess = (total ?? 0) - sum(where);
  if (total !== undefined && !isAlone && excess !== 0) {
    if (format.onlyInTotal !== undefined && excess > 0 && at('audioSeconds') > 0) {
      kindsIn.audio += excess;
      input += excess;
    } else {
      const come = grouped(sum(where));
      remarks.push({ text: `total tokens: ${grouped(total)} (the parts come to ${come})`, costs: true });
    }
  }

  const kindTokens = sumOf(Object.values(kindsIn));
  const text = format.kindsBeside ? input : input - kindTokens;
  if (text < 0) throw new LooseError('The parts of the input are more than its total.');
  const whole: Record<Kind, number> = { text, ...kindsIn };
  const short = { ...cachedByKind };
  const cachedIsInside = where.cached === 'inside';
  const writtenInside = where.written === 'inside' ? parts.written : 0;
  const room = (kind: Kind): number =>
    cachedIsInside
      ? whole[kind] - short[kind] - (kind === 'text' ? writtenInside : 0)
      : Number.POSITIVE_INFINITY;
  let left = parts.cached - cachedTold;
  // Text is what is mostly read from a cache, and what is saved by it the least.
  for (const kind of kinds) {
    const taken = Math.max(0, Math.min(left, room(kind)));
    short[kind] += taken;
    left -= taken;
  }
  if (parts.cached > cachedTold && kindTokens > 0)
    remarks.push({
      text: `cached tokens: ${grouped(parts.cached - cachedTold)}, of which kind is not said`,
      costs: true,
      where: ['audioInput', 'imageInput'],
    });
  if (left > 0 || kinds.some((kind) => room(kind) < 0))
    throw new LooseError('The parts of the input are more than its total.');

  const counts: Counts = {};
  const add = (meter: Meter, number: number) => {
    if (number > 0) counts[meter] = Number(counts[meter] ?? 0) + number;
  };
  for (const kind of kinds) {
    const [meter, cachedMeter] = inputMeters[kind];
    add(meter, whole[kind] - (cachedIsInside ? short[kind] : 0) - (kind === 'text' ? writtenInside : 0));
    add(cachedMeter, short[kind]);
  }
  if (where.toolInput !== 'inside') add('input', parts.toolInput);
  add('cacheWrite', parts.written - at('written1h'));
  add('cacheWrite1h', at('written1h'));
  if (at('writtenLonger') > 0)
    remarks.push({
      text: `${grouped(at('writtenLonger'))} tokens kept in the cache for longer`,
      costs: true,
    });
  const shown = at('audioOutput') + at('imageOutput');
  const plain = output - shown - (where.reasoning === 'inside' ? parts.reasoning : 0);
  if (plain < 0) throw new LooseError('The parts of the output are more than its total.');
  add('output', plain);
  add('reasoning', parts.reasoning);
  add('audioOutput', at('audioOutput'));
  add('imageOutput', at('imageOutput'));
  return counts;
}

type Where = Readonly<Record<DisputedPart, Place>>;

/** Every way in which the parts may stand, the maker's own first, then those that differ the least from it. */
function waysOf({ places }: UsageFormat, parts: Readonly<Record<DisputedPart, number>>): Where[] {
  const options = disputedParts.map((part) => (parts[part] === 0 ? places[part].slice(0, 1) : places[part]));
  const choices = options.reduce<{ ways: Place[]; change: number }[]>(
    (ways, option) =>
      ways.flatMap((way) =>
        option.map((place, index) => ({ ways: [...way.ways, place], change: way.change + index })),
      ),
    [{ ways: [], change: 0 }],
  );
  return choices
    .sort((a, b) => a.change - b.change)
    .map(
      ({ ways }) =>
        Object.fromEntries(disputedParts.map((part, index) => [part, ways[index]])) as Record<
          DisputedPart,
          Place
        >,
    );
}

// Anthropic's iterations: passes of the model in which one request was answered.

/** A usage whose counts are those of all its passes, where it lists them. */
function allPasses(usage: Members): { usage: Members; remarks: Remark[]; longestInput?: number | undefined } {
  const { iterations, ...whole } = usage;
  if (!Array.isArray(iterations)) return { usage: iterations === null ? whole : usage, remarks: [] };
  const passes = (iterations as readonly Loose[]).filter(isMembers);
  const isOwn = ({ type }: Members) => type === 'message' || type === 'compaction';
  const remarks = passes
    .filter((pass) => !isOwn(pass))
    .map(({ type, model, input_tokens: input, output_tokens: output }): Remark => ({
      text: `iterations: ${wordOf(type)}${typeof model === 'string' ? ` of ${model}` : ''}, ${wordOf(input)} tokens in and ${wordOf(output)} out`,
      costs: true,
    }));
  const own = passes.filter(isOwn);
  if (own.length === 0) return { usage: whole, remarks };
  const models = new Set(own.flatMap(({ model }) => (typeof model === 'string' ? [model] : [])));
  if (models.size > 1) remarks.push({ text: `iterations of ${[...models].join(' and ')}`, costs: true });
  const sum = own.map(({ type: _, model: __, ...pass }) => pass).reduce(added);
  const least = merged(whole, sum);
  const inputs = own.map((pass) =>
    sumOf(
      ['input_tokens', 'cache_read_input_tokens', 'cache_creation_input_tokens'].map((name) =>
        typeof pass[name] === 'number' ? pass[name] : 0,
      ),
    ),
  );
  return { usage: least, remarks, longestInput: own.length > 1 ? Math.max(...inputs) : undefined };
}

function added(one: Members, next: Members): Members {
  const both: Record<string, Loose> = { ...one };
  for (const [name, value] of Object.entries(next)) {
    const before = both[name];
    if (typeof value === 'number') both[name] = (typeof before === 'number' ? before : 0) + value;
    else if (isMembers(value)) both[name] = added(isMembers(before) ? before : {}, value);
  }
  return both;
}
