/** Which entries of the pricing libraries a model's prices were compared with, so that a reader can look them up. */
import type { Model } from '#catalog/types.ts';
import { code, listing, say, type Inlines } from '#views/page/inline.ts';
import type { Site } from '#views/site.ts';

/** "`aws/amazon.nova-lite` in genai-prices and …"; undefined where nothing was compared. */
export function comparedContent(site: Site, model: Model): Inlines | undefined {
  const pins = Object.entries(site.evidence?.pins[model.id] ?? {});
  if (pins.length === 0) return undefined;
  return listing(pins.map(([source, entry]) => say`${code(entry)} in ${source}`));
}
