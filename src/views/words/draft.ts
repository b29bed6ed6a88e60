/** What a draft says of itself, on every page and in every text. */
import { keptPer } from '#pricing/kept.ts';
import { listedRates } from '#pricing/rates.ts';
import type { Site } from '#views/site.ts';
import { count } from './phrases.ts';

/** "Draft, not for publication: 3 of 926 prices are not checked." Undefined for a site that may be published. */
export const draftSentence = keptPer(({ draft, catalog }: Site): string | undefined => {
  if (draft === undefined) return undefined;
  const all = catalog.models.reduce((sum, model) => sum + listedRates(model).length, 0);
  const { size } = draft.unchecked;
  const of =
    size === all
      ? size === 1
        ? 'its price'
        : `its ${count(all)} prices`
      : `${count(size)} of ${count(all)} prices`;
  const state =
    size === 0 ? 'all of its prices are checked' : `${of} ${size === 1 ? 'is' : 'are'} not checked`;
  return `Draft, not for publication: ${state}.`;
});
