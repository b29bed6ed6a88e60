/** Prices per image by quality and size, as ai-sdk-cost-calculator writes them: `low-1024x1024`, `1K`, `auto`. */
import type { When } from '#catalog/registry/conditions.ts';
import { decimalOf } from '../decimal.ts';
import type { SourceRate } from '../source.ts';

/** "1024x1024" is a size, "1K", "1.5K", "512px" a resolution. */
function sizeCondition(text: string): When {
  return /^\d+x\d+$/.test(text) ? { size: text } : { resolution: text };
}

/** @throws when a key has a form the library did not have when this was written */
export function imageGridRates(grid: Readonly<Record<string, number>>): SourceRate[] {
  const keys = Object.keys(grid);
  const hasQualities = keys.some((key) => key.includes('-'));
  return Object.entries(grid).flatMap(([key, price]): SourceRate[] => {
    // `auto` repeats the default; zero is never proof.
    if (key === 'auto' || price === 0) return [];
    const parts = /^(?:([a-z]+)-)?(\d+x\d+|[\d.]+K|\d+px)$/.exec(key);
    const size = parts?.[2];
    if (size === undefined) {
      throw new Error(
        `ai-sdk-cost-calculator has an image price under a key this check does not know: ${key}.`,
      );
    }
    const rate = { meter: 'image', amount: decimalOf(price) } as const;
    const quality = parts?.[1];
    if (quality !== undefined) return [{ ...rate, when: { quality, ...sizeCondition(size) } }];
    // Beside qualities, the bare size repeats the default quality; beside "hd" that one is called "standard".
    if (!hasQualities) return [{ ...rate, when: sizeCondition(size) }];
    const bare: SourceRate = { ...rate, when: sizeCondition(size), incidental: true };
    return keys.includes(`hd-${size}`)
      ? [bare, { ...rate, when: { quality: 'standard', ...sizeCondition(size) } }]
      : [bare];
  });
}
