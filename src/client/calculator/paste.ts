/** Puts a pasted usage into the form, and says what became of each part. */
import { askedKeys, fieldOf } from '#catalog/registry/conditions.ts';
import { cacheReads, isMonthly, meterNames, meters, type Meter } from '#catalog/registry/meters.ts';
import { plain, type Decimal } from '#pricing/decimal.ts';
import { exactCount, wholeCount, type Count } from '#pricing/quote.ts';
import type { RateTerms } from '#pricing/rates.ts';
import { cacheField } from '#pricing/use-fields.ts';
import { countWords, priceUsage, type PricedUsage } from '#pricing/usage/price-usage.ts';
import { element } from '../element.ts';
import type { Values } from './use.ts';

export interface Pasted extends Pick<PricedUsage, 'unused' | 'incomplete'> {
  readonly values: Values;
  /** What was read. */
  readonly said: readonly string[];
}

/**
 * @param asked names of the fields that the form has
 * @param rates the prices of the model that the form is about
 */
export function paste(
  text: string,
  asked: readonly string[],
  rates: readonly RateTerms[],
): Pasted | { readonly problem: string } {
  const usage = priceUsage(text, rates);
  return 'problem' in usage ? usage : valuesOf(usage, asked);
}

/** What the fields are to say, and what is said about it. */
function valuesOf(
  { counts, context, notes, unused, incomplete }: PricedUsage,
  asked: readonly string[],
): Pasted {
  const left: Partial<Record<Meter, Count>> = { ...counts };
  const values: Record<string, string> = {};
  const said = Object.keys(counts).map((meter) => countWords(counts, meter as Meter));
  // What has no field of its own is billed as what it is part of; cached parts come last, being shares of the whole.
  const parts = meterNames.filter(
    (meter) => meters[meter].billedAs !== undefined && !cacheReads.includes(meter),
  );
  for (const meter of [...parts.filter((name) => !asked.includes(name)), ...cacheReads]) {
    const { billedAs } = meters[meter];
    const part = left[meter];
    if (billedAs === undefined || part === undefined) continue;
    const whole = exactCount(left[billedAs]).plus(exactCount(part));
    left[billedAs] = whole;
    if (cacheReads.includes(meter))
      values[cacheField(meter)] = shareThatGives(wholeCount(part), wholeCount(whole));
  }
  for (const meter of meterNames.filter((name) => asked.includes(name) && !isMonthly(name))) {
    // One usage is the whole of one request: what it does not name was not used.
    values[meter] = countText(exactCount(left[meter]));
  }
  for (const meter of cacheReads) values[cacheField(meter)] ??= '0';
  values.batch = context.service === 'batch' ? '100' : '0';
  for (const key of askedKeys) {
    const value = context[key];
    if (value !== undefined && value !== 'batch') values[fieldOf(key).name] = String(value);
  }
  return { values, said: [...said, ...notes], unused, incomplete };
}

/** Decimals that a field is filled with; what has more is told as a quotient, which has none too many. */
const fewDecimals = 3;

function countText(count: Decimal): string {
  return count.over === 1n && count.eq(count.round(fewDecimals, 'down')) ? plain(count) : count.toFraction();
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
 * @param asked what the form asks at the moment, and by which prices
 * @param take puts what was read into the form
 */
export function usageReader(
  asked: () => { readonly names: readonly string[]; readonly rates: readonly RateTerms[] },
  take: (values: Values) => void,
): HTMLElement[] {
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
    const { names, rates } = asked();
    const pasted = text.value.trim() === '' ? undefined : paste(text.value, names, rates);
    if (pasted === undefined || 'problem' in pasted) {
      report.replaceChildren(pasted?.problem ?? '');
      return;
    }
    take(pasted.values);
    const warning = 'Incomplete: some of this costs money and is not in the sum.';
    report.replaceChildren(
      ...list('Read:', pasted.said),
      ...list('Not used:', pasted.unused),
      ...(pasted.incomplete ? [element('p', {}, warning)] : []),
    );
  });
  const hint =
    'It is read here and sent nowhere. Whole responses, streams and usage objects of OpenAI, Anthropic, Google, Bedrock, xAI, Mistral, Cohere, DeepSeek, Perplexity and OpenRouter are known.';
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
