/** Damage to what stands around the amounts: meters, tiers, conditions, dates, pins. */
import { isMap, isSeq } from 'yaml';
import {
  edited,
  pairOf,
  removed,
  renamed,
  renamedDeep,
  rewritten,
  swapped,
  withoutConditional,
  withValue,
} from './edit-entry.ts';
import type { EntryKind } from './kind.ts';
import type { Specimen } from './specimen.ts';

const missingMeter =
  'a meter that the catalog leaves out is only noted: whether a gateway charges it is for the gateway to say, and no wrong price is shown';
const missingCase =
  'a case that the catalog leaves out is a warning, which does not fail the check; no wrong price is shown, but one is missing';
const noSource = 'no price source knows it';

export const entryKinds: readonly EntryKind[] = [
  price('input and output swapped', (entry) => swapped(entry, ['prices'], 'input', 'output')),
  price('input and cached input swapped', (entry) => swapped(entry, ['prices'], 'input', 'cacheRead')),
  price('cached input and cache write swapped', (entry) =>
    swapped(entry, ['prices'], 'cacheRead', 'cacheWrite'),
  ),
  price('cache write and 1-hour cache write swapped', (entry) =>
    swapped(entry, ['prices'], 'cacheWrite', 'cacheWrite1h'),
  ),
  price('meter misspelt', (entry) => renamed(entry, ['prices'], 'input', 'inputs')),
  price('meter in snake case', (entry) => renamed(entry, ['prices'], 'cacheRead', 'cache_read')),
  price('image price in a token field', (entry) => renamed(entry, ['prices'], 'image', 'imageOutput')),
  price('token price in an image field', (entry) => renamed(entry, ['prices'], 'imageOutput', 'image')),
  price('text price in an audio field', (entry) => renamed(entry, ['prices'], 'input', 'audioInput')),
  price('seconds of video for requests', (entry) => renamed(entry, ['prices'], 'videoSecond', 'request')),
  price('minutes of audio for characters', (entry) =>
    renamed(entry, ['prices'], 'audioMinute', 'characters'),
  ),
  price('pages for requests', (entry) => renamed(entry, ['prices'], 'pages', 'request')),
  price('cached input dropped', (entry) => removed(entry, ['prices'], 'cacheRead'), missingMeter),
  price('output dropped', (entry) => removed(entry, ['prices'], 'output'), missingMeter),
  price('meter listed twice', (entry) =>
    entry.text.replace(/^( +)(input|image|characters):(.*)$/m, '$1$2:$3\n$1$2:$3'),
  ),
  price(
    'long-context tier dropped',
    (entry) => withoutConditional(entry, (item) => item.hasIn(['when', 'inputTokensOver'])),
    missingCase,
  ),
  price('threshold ten times too high', (entry) =>
    rewritten(entry, ['inputTokensOver'], (value) => `${value}0`),
  ),
  price('threshold a little off', (entry) =>
    rewritten(entry, ['inputTokensOver'], (value) => String(Number(value) + 8000)),
  ),
  price('tier without its condition', (entry) => withoutCondition(entry)),
  price('tier and base swapped', (entry) => tierSwapped(entry)),
  price('condition misspelt', (entry) => renamedDeep(entry, 'inputTokensOver', 'inputTokenOver')),
  price('condition of another kind', (entry) => renamedDeep(entry, 'inputTokensOver', 'unitsOver')),
  price('service misspelt', (entry) => rewritten(entry, ['service'], (value) => `${value}es`)),
  price('service of another kind', (entry) =>
    rewritten(entry, ['service'], (value) => (value === 'batch' ? 'priority' : 'batch')),
  ),
  price('quality misspelt', (entry) => renamedDeep(entry, 'high', 'hihg')),
  price('resolution of another cell', (entry) => renamedDeep(entry, '2K', '8K')),
  price('grid with an unknown axis', (entry) =>
    entry.text.replace(/grid: \[resolution/, 'grid: [resolutions'),
  ),
  price('grid with an axis too many', (entry) =>
    entry.text.replace(/grid: \[resolution\]/, 'grid: [resolution, size]'),
  ),
  price('off-peak hours shifted', (entry) => shiftedHours(entry)),
  price('off-peak hours malformed', (entry) => entry.text.replace(/"(\d\d):00-/, '"$1h00-')),
  price(
    'announced change dropped',
    (entry) => withoutConditional(entry, (item) => item.has('from')),
    missingCase,
  ),
  price('announced change a year late', (entry) =>
    entry.text.replaceAll('until: 2027-', 'until: 2028-').replaceAll('from: 2027-', 'from: 2028-'),
  ),
  price('announced change a day early', (entry) => entry.text.replaceAll(': 2027-01-01', ': 2026-12-31')),
  price('dates of a change swapped', (entry) =>
    entry.text.replace(/until: (2027-01-01)/, 'from: $1, until: 2026-01-01'),
  ),
  price('change that already holds', (entry) =>
    entry.text.replace(/\{ amount: [\d.]+, until: 2027-01-01 \}, /, '').replace(', from: 2027-01-01', ''),
  ),
  price(
    'pin to another model',
    (entry, { all, random }) => repinned(entry, random.pick(all)),
    'it has no price that a source could contradict, or the other model has the very same ones',
  ),
  price('pin misspelt', (entry) => entry.text.replace(/^( +verify:[\s\S]*?\/[A-Za-z]+)/m, '$1x')),
  price('pins dropped', (entry) => removed(entry, [], 'verify')),
  price('source of a pin misspelt', (entry) => entry.text.replace('genai-prices:', 'genai-price:')),
  price('prices dropped', (entry) => removed(entry, [], 'prices')),
  price('price and free at once', (entry) =>
    withValue(entry, ['free'], { reason: 'a promotion', source: 'https://example.com' }),
  ),
  price('wrong price under a reasoned magnitude', (entry) =>
    scaled(entry, 'magnitude', 'the provider says so'),
  ),
  price('wrong price called unverified', (entry) =>
    scaled(entry, 'unverified', {
      reason: 'new',
      source: 'https://example.com',
      checked: '2026-11-23',
      expires: '2027-02-23',
    }),
  ),
  price(
    'wrong price under an exception',
    (entry) =>
      scaled(entry, 'exceptions', {
        reason: 'new',
        source: 'https://example.com',
        date: '2026-11-23',
        expires: '2027-02-23',
      }),
    'an exception is the written, dated word of a maintainer that the sources are wrong; the page prints it beside the price',
  ),
  price('model listed twice', (entry) => `${entry.text}\n\n${entry.text}`),
  price('indentation lost', (entry) => entry.text.replace(/^ {6}(input|image|output|characters)/m, '    $1')),
  price('colon lost', (entry) => entry.text.replace(/^( +(?:input|image|characters)):/m, '$1')),
  price('space behind the colon lost', (entry) =>
    entry.text.replace(/^( +(?:input|image|characters)): /m, '$1:'),
  ),
  price('tab for spaces', (entry) => entry.text.replace(/^ {4}prices/m, '\tprices')),
  price('bracket left open', (entry) => entry.text.replace(/(: \[[^\]\n]*)\]$/m, '$1')),
  price('merge conflict left in', (entry) =>
    entry.text.replace(/^( {4}prices:)$/m, '<<<<<<< HEAD\n$1\n=======\n$1\n>>>>>>> theirs'),
  ),
  price('YAML alias for a price', (entry) => entry.text.replace(/^( +input: ).*$/m, '$1*price')),
  fact('provider unknown', (entry) => entry.text.replace(/- id: ([^/\n]+)\//, '- id: $1x/')),
  fact(
    'provider of another model',
    (entry, { all, random }) => otherProvider(entry, random.pick(all)),
    `${noSource}: a gateway may list a model under whichever provider serves it`,
  ),
  fact('id with capitals', (entry) =>
    entry.text.replace(/- id: (\w)/, (_, first: string) => `- id: ${first.toUpperCase()}`),
  ),
  fact('key misspelt', (entry) => renamed(entry, [], 'context', 'contextWindow')),
  fact('modality misspelt', (entry) => entry.text.replace(/modality: (\w+)/, 'modality: $1s')),
  fact(
    'modality of another kind',
    (entry) => withValue(entry, ['modality'], entry.model.modality === 'chat' ? 'embedding' : 'chat'),
    noSource,
  ),
  fact('output longer than the context', (entry) =>
    entry.model.context === undefined
      ? undefined
      : withValue(entry, ['maxOutput'], String(entry.model.context * 10)),
  ),
  fact(
    'context ten times too large',
    (entry) => rewriteFact(entry, 'context', (value) => `${value}0`),
    noSource,
  ),
  fact('count with a separator', (entry) => rewriteFact(entry, 'context', (value) => `${value}_000`)),
  fact('day that no calendar has', (entry) => withValue(entry, ['released'], '2026-02-30')),
  fact('capability misspelt', (entry) => entry.text.replace(/capabilities: \[(\w+)/, 'capabilities: [$1x')),
  fact('replacement that is not listed', (entry) =>
    rewriteFact(entry, 'replacement', (value) => `${value}-x`),
  ),
  fact('deprecation without its status', (entry) =>
    entry.model.life.retires === undefined ? undefined : removed(entry, [], 'status'),
  ),
  fact('alias of another model', (entry) => withValue(entry, ['aliases'], [{ id: entry.neighbour }])),
  fact('http for https', (entry) => entry.text.replace('source: https:', 'source: http:')),
];

function price(name: string, damage: EntryKind['damage'], missed?: string): EntryKind {
  return { name, about: 'price', damage, ...(missed === undefined ? {} : { missed }) };
}

function fact(name: string, damage: EntryKind['damage'], missed?: string): EntryKind {
  return { name, about: 'fact', damage, ...(missed === undefined ? {} : { missed }) };
}

/** The first tier loses its `when`: two standard rates. */
function withoutCondition(entry: Specimen): string | undefined {
  return entry.text.includes('when: { inputTokensOver')
    ? entry.text.replace(/, when: \{ inputTokensOver: \d+ \}/, '')
    : undefined;
}

/** `[1, { amount: 2, when }]` becomes `[2, { amount: 1, when }]`. */
function tierSwapped(specimen: Specimen): string | undefined {
  return edited(specimen, (entry) => {
    const prices = entry.get('prices', true) as unknown;
    const list = isMap(prices)
      ? prices.items.map(({ value }) => value).find((value) => isSeq(value))
      : undefined;
    if (!isSeq(list)) return false;
    const [base, tier] = list.items;
    const amount = isMap(tier) ? pairOf(tier, 'amount') : undefined;
    if (amount === undefined || isMap(base)) return false;
    const tierAmount = amount.value;
    amount.value = base;
    list.items[0] = tierAmount;
    return true;
  });
}

function shiftedHours(entry: Specimen): string | undefined {
  return entry.text.replace(
    /"(\d\d):00-(\d\d):00"/,
    (_, from: string, to: string) => `"${later(from)}:00-${later(to)}:00"`,
  );
}

function later(hour: string): string {
  return String((Number(hour) + 2) % 24).padStart(2, '0');
}

/** The entry with the pins of another model. */
function repinned(entry: Specimen, other: Specimen | undefined): string | undefined {
  return other?.model.verify === undefined || other === entry
    ? undefined
    : withValue(entry, ['verify'], other.model.verify);
}

/** The standard prices ten times as high, with a statement that excuses it. */
function scaled(entry: Specimen, key: string, statement: unknown): string | undefined {
  const text = entry.text.replace(
    /^( {6}(?:input|image|characters|audioMinute): )([\d.]+)$/m,
    (_, start: string, amount: string) => `${start}${amount.replace(/^0\./, '9.')}1`,
  );
  return text === entry.text ? undefined : withValue({ text } as Specimen, [key], statement);
}

function otherProvider(entry: Specimen, other: Specimen | undefined): string | undefined {
  const provider = other?.model.provider.id;
  return provider === undefined || provider === entry.model.provider.id
    ? undefined
    : entry.text.replace(/- id: [^/\n]+\//, `- id: ${provider}/`);
}

function rewriteFact(entry: Specimen, key: string, change: (value: string) => string): string | undefined {
  const pattern = new RegExp(`^( {4}${key}: )(\\S+)$`, 'm');
  return entry.text.replace(pattern, (_, start: string, value: string) => start + change(value));
}
