/** Puts a pasted usage into the form, and says what became of each part. */
import { meterNames, meters, type Meter } from '#catalog/registry/meters.ts';
import { count } from '#catalog/registry/text.ts';
import { element } from '../element.ts';
import { readUsage, type PastedUsage } from './read-usage.ts';
import type { Values } from './use.ts';

/** Where input and output go when the model has no price for them as such. */
const insteadOf = {
  input: ['input', 'audioInput', 'imageInput'],
  output: ['output', 'imageOutput', 'audioOutput'],
} as const satisfies Partial<Record<Meter, readonly Meter[]>>;

export interface Pasted {
  readonly values: Values;
  /** What was read, and what could not be used. */
  readonly said: readonly string[];
  readonly unused: readonly string[];
}

/** @param asked names of the fields that the form has */
export function paste(text: string, asked: readonly string[]): Pasted | { readonly problem: string } {
  const usage = readUsage(text);
  return 'problem' in usage ? usage : valuesOf(usage, asked);
}

/** What the fields are to say, and what is said about it. */
function valuesOf(usage: PastedUsage, asked: readonly string[]): Pasted {
  const isAsked = (meter: Meter) => asked.includes(meter);
  const left = { input: usage.input, output: usage.output };
  const counts: Partial<Record<Meter, number>> = {};
  const said: string[] = [];
  const unused: string[] = [...usage.unused];
  for (const [meter, amount] of Object.entries(usage.parts) as [Meter, number][]) {
    const whole = meters[meter].isInput ? 'input' : 'output';
    if (isAsked(meter)) {
      counts[meter] = amount;
      left[whole] -= amount;
    } else {
      said.push(`${count(amount)} ${meters[meter].noun.many}, counted among the ${meters[whole].noun.many}`);
    }
  }
  for (const side of ['input', 'output'] as const) {
    const target = insteadOf[side].find(isAsked);
    if (target !== undefined) counts[target] = (counts[target] ?? 0) + left[side];
    else if (left[side] > 0)
      unused.push(`${count(left[side])} ${meters[side].noun.many}: this model has no price for them`);
  }
  for (const [meter, amount] of Object.entries(usage.besides) as [Meter, number][]) {
    // A cache write without a price is input, which the bill says by itself.
    if (isAsked(meter) || (meters[meter].isInput && asked.includes('input'))) counts[meter] = amount;
    else unused.push(`${String(amount)} ${meters[meter].noun.many}: this model has no price for them`);
  }
  const inputs = ['input', 'audioInput', 'imageInput'] as const;
  const whole = inputs.reduce((sum, meter) => sum + (counts[meter] ?? 0), 0);
  const share = shareThatGives(usage.cached, whole);
  const kinds = inputs.filter((meter) => (counts[meter] ?? 0) > 0).length;
  if (usage.cached > 0) {
    said.push(
      `${count(usage.cached)} of the input read from cache, ${share}%${kinds > 1 ? ', taken alike from every kind of input' : ''}`,
    );
  }
  const tokens = meterNames.filter((meter) => meters[meter].kind === 'tokens' && isAsked(meter));
  return {
    values: {
      // One usage is the whole of one request: what it does not name was not used.
      ...Object.fromEntries(tokens.map((meter) => [meter, '0'])),
      ...Object.fromEntries(Object.entries(counts).map(([meter, amount]) => [meter, String(amount)])),
      cached: share,
    },
    said: [
      ...(Object.entries(counts) as [Meter, number][])
        .filter(([, amount]) => amount > 0)
        .map(
          ([meter, amount]) =>
            `${Number.isInteger(amount) ? count(amount) : String(amount)} ${meters[meter].noun.many}`,
        ),
      ...said,
    ],
    unused,
  };
}

/** The shortest share in per cent of which floor(whole × share / 100) is `part`. */
export function shareThatGives(part: number, whole: number): string {
  if (part === 0 || whole === 0) return '0';
  for (let places = 0; places <= 14; places += 1) {
    const scale = 10n ** BigInt(places);
    const share = (BigInt(part) * 100n * scale + BigInt(whole) - 1n) / BigInt(whole);
    if ((BigInt(whole) * share) / (100n * scale) === BigInt(part)) {
      const digits = String(share).padStart(places + 1, '0');
      return places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
    }
  }
  return '100';
}

/**
 * The field, and what became of each part of what was pasted.
 * @param asked names of the fields that the form has at the moment
 * @param take puts what was read into the form
 */
export function usageReader(asked: () => readonly string[], take: (values: Values) => void): HTMLElement[] {
  const id = 'use-pasted';
  const text = element('textarea', {
    class: 'control',
    id,
    rows: '4',
    spellcheck: 'false',
    autocomplete: 'off',
    'aria-describedby': `${id}-hint`,
  });
  const report = element('div', { role: 'status' });
  const list = (label: string, items: readonly string[]) =>
    items.length === 0
      ? []
      : [
          label,
          element('ul', { class: 'calculator-notes' }, ...items.map((item) => element('li', {}, item))),
        ];
  text.addEventListener('input', () => {
    const pasted = text.value.trim() === '' ? undefined : paste(text.value, asked());
    if (pasted === undefined || 'problem' in pasted) {
      report.replaceChildren(pasted?.problem ?? '');
      return;
    }
    take(pasted.values);
    report.replaceChildren(...list('Read:', pasted.said), ...list('Not used:', pasted.unused));
  });
  const hint =
    'It is read here and sent nowhere. Chat completions, responses, images, transcriptions and Anthropic messages are known.';
  return [
    element(
      'div',
      { class: 'field' },
      element('label', { for: id }, 'A response, or the usage part of one'),
      text,
      element('small', { id: `${id}-hint` }, hint),
    ),
    report,
  ];
}
