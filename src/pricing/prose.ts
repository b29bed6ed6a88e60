/** The catalog's own sentences, and the money figures in them. */
import type { Model } from '#catalog/types.ts';

/** Matches a dollar figure in prose: "$0.015", "$1,250.50"; its one group is the figure without the sign. */
export const moneyPattern = /\$(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)/g;

/** The money figures of a sentence, as plain decimals. */
export function figuresIn(text: string): string[] {
  return [...text.matchAll(moneyPattern)].map((match) => (match[1] ?? '').replaceAll(',', ''));
}

/** The sentence that a `text(…)` key names; empty when there is none. */
export function proseOf(model: Model, field: string): string {
  const [name, index] = field.split('.');
  switch (name) {
    case 'published':
      return model.published?.text ?? '';
    case 'unverified':
    case 'exceptions':
      return model[name][Number(index)]?.reason ?? '';
    case 'note':
      if (model.pricing.kind === 'priced') return '';
      return model.pricing.kind === 'free' ? model.pricing.reason : (model.pricing.note ?? '');
    default:
      return '';
  }
}
