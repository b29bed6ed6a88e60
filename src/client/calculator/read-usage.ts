/**
 * Reads the `usage` of a response into counts. Sources: OpenAI's API reference (chat completions, responses, images,
 * transcriptions), where details are parts of their totals; Anthropic's Messages API, where `input_tokens` leaves out
 * what is read from or written to a cache.
 */
import type { Meter } from '#catalog/registry/meters.ts';
import { LooseError, readLoose, type Loose, type Members } from './loose-json.ts';

export interface PastedUsage {
  /** All input tokens but those written to a cache. */
  readonly input: number;
  readonly output: number;
  /** How many of the input were read from a cache. */
  readonly cached: number;
  /** What of input and output is of another kind, and may have another price. */
  readonly parts: Readonly<Partial<Record<Meter, number>>>;
  /** What is counted besides input and output. */
  readonly besides: Readonly<Partial<Record<Meter, number>>>;
  /** Keys that say something this cannot use, with what they say. */
  readonly unused: readonly string[];
}

/** @returns the counts, or what is wrong with the text and what to do */
export function readUsage(text: string): PastedUsage | { readonly problem: string } {
  try {
    const usage = usageIn(readLoose(text));
    return usage === undefined
      ? { problem: 'This object has no counts of tokens. Paste a response, or its usage part.' }
      : countsOf(usage);
  } catch (error) {
    if (error instanceof LooseError) return { problem: error.message };
    throw error;
  }
}

function isMembers(value: Loose): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The innermost object that counts: the one under `usage`, or the one that has the counts itself. */
function usageIn(value: Loose): Members | undefined {
  if (Array.isArray(value)) {
    const all = (value as readonly Loose[]).map(usageIn).filter((found) => found !== undefined);
    if (all.length > 1)
      throw new LooseError(`There are ${String(all.length)} usage objects. Paste one of them.`);
    return all[0];
  }
  if (!isMembers(value)) return undefined;
  const { usage = null } = value;
  if (isMembers(usage)) return usage;
  if (Object.keys(flatten(value)).some((key) => key in totals)) return value;
  for (const member of Object.values(value)) {
    const usage = usageIn(member);
    if (usage) return usage;
  }
  return undefined;
}

const totals: Readonly<Record<string, 'input' | 'output' | 'seconds'>> = {
  prompt_tokens: 'input',
  input_tokens: 'input',
  completion_tokens: 'output',
  output_tokens: 'output',
  seconds: 'seconds',
};

/** Details that are parts of a total, by their own name below it. */
const details: Readonly<Record<'input' | 'output', Readonly<Record<string, Meter | 'cached' | 'text'>>>> = {
  input: {
    cached_tokens: 'cached',
    audio_tokens: 'audioInput',
    image_tokens: 'imageInput',
    text_tokens: 'text',
  },
  output: {
    reasoning_tokens: 'reasoning',
    audio_tokens: 'audioOutput',
    image_tokens: 'imageOutput',
    text_tokens: 'text',
    // Predicted tokens are billed as output, taken up or not, and are in the total.
    accepted_prediction_tokens: 'text',
    rejected_prediction_tokens: 'text',
  },
};

function countsOf(usage: Members): PastedUsage | { readonly problem: string } {
  const said = flatten(usage);
  const used = new Set<string>();
  const take = (...names: string[]): number => {
    const values = names
      .filter((name) => typeof said[name] === 'number')
      .map((name) => {
        used.add(name);
        return said[name] as number;
      });
    // Two names of one count say it twice.
    return values[0] ?? 0;
  };
  const parts: Partial<Record<Meter, number>> = {};
  let cached = 0;
  for (const [side, prefixes] of [
    ['input', ['prompt', 'input']],
    ['output', ['completion', 'output']],
  ] as const) {
    for (const [name, part] of Object.entries(details[side])) {
      const paths = prefixes.flatMap((prefix) => [
        `${prefix}_tokens_details.${name}`,
        `${prefix}_token_details.${name}`,
      ]);
      const count = take(...paths);
      if (part === 'cached') cached = count;
      else if (part !== 'text' && count > 0) parts[part] = count;
    }
  }
  const isWhole = 'prompt_tokens' in said;
  const besides: Partial<Record<Meter, number>> = {};
  let input = take('prompt_tokens', 'input_tokens');
  const output = take('completion_tokens', 'output_tokens');
  // The part that was read from a cache, as others name it; the input has it in already where it is called a prompt.
  const read = take('cache_read_input_tokens', 'prompt_cache_hit_tokens');
  take('prompt_cache_miss_tokens');
  if (cached === 0 && read > 0) {
    cached = read;
    if (!isWhole) input += read;
  }
  const written = take('cache_creation_input_tokens');
  const short = take('cache_creation.ephemeral_5m_input_tokens');
  const long = take('cache_creation.ephemeral_1h_input_tokens');
  // The two kinds are parts of the sum, where they are told at all.
  if (written > long) besides.cacheWrite = written - long;
  else if (short > 0) besides.cacheWrite = short;
  if (long > 0) besides.cacheWrite1h = long;
  if (isWhole && written > 0) input = Math.max(0, input - written);
  const searches = take('server_tool_use.web_search_requests', 'num_search_queries');
  if (searches > 0) besides.searches = searches;
  const seconds = take('seconds');
  // To the thousandth of a minute, upwards: no part of a second is lost.
  if (seconds > 0) besides.audioMinute = Math.ceil((seconds * 1000) / 60) / 1000;
  const problem = faultOf({ input, output, cached, ...parts, ...besides }, parts, input, output, cached);
  if (problem !== undefined) return { problem };
  const sum = take('total_tokens');
  const whole = input + output + (besides.cacheWrite ?? 0) + (besides.cacheWrite1h ?? 0);
  const unused = Object.entries(said)
    .filter(([name, value]) => !used.has(name) && value !== 0 && value !== null && name !== 'type')
    .map(([name, value]) => `${name}: ${JSON.stringify(value).replaceAll('"', '')}`);
  return {
    input,
    output,
    cached,
    parts,
    besides,
    unused:
      sum > 0 && sum !== whole
        ? [...unused, `total_tokens: ${String(sum)} (the parts come to ${String(whole)})`]
        : unused,
  };
}

function faultOf(
  counts: Readonly<Record<string, number>>,
  parts: Readonly<Partial<Record<Meter, number>>>,
  input: number,
  output: number,
  cached: number,
): string | undefined {
  const odd = Object.entries(counts).find(
    ([name, count]) => !(count >= 0) || (name !== 'audioMinute' && !Number.isSafeInteger(count)),
  );
  if (odd) return `A count in this object is ${String(odd[1])}, which is not a whole number.`;
  const inside = (...names: Meter[]) => names.reduce((sum, name) => sum + (parts[name] ?? 0), 0);
  if (cached > input)
    return `${String(cached)} cached tokens are more than the ${String(input)} tokens of input.`;
  if (inside('audioInput', 'imageInput') > input) return 'The parts of the input are more than its total.';
  if (Math.max(inside('reasoning'), inside('audioOutput', 'imageOutput')) > output)
    return 'The parts of the output are more than its total.';
  return undefined;
}

/** Members of members by their path: "prompt_tokens_details.cached_tokens". */
function flatten(value: Members, prefix = ''): Record<string, Loose> {
  const flat: Record<string, Loose> = {};
  for (const [key, inner] of Object.entries(value)) {
    if (isMembers(inner)) Object.assign(flat, flatten(inner, `${prefix}${key}.`));
    else flat[`${prefix}${key}`] = inner;
  }
  return flat;
}
