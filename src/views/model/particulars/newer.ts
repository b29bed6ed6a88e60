import { meters } from '#catalog/registry/meters.ts';
import type { Model } from '#catalog/types.ts';
import { decimal } from '#pricing/decimal.ts';
import { headline } from '#pricing/headline.ts';
import { canAsMuch } from '#views/words/free-models.ts';
import { say, type Inlines } from '#views/page/inline.ts';
import { longDate, modelLink } from '#views/words/phrases.ts';
import type { Site } from '#views/site.ts';
import { against } from '#views/words/ratio-words.ts';

/** The newest model of the same maker that can do as much and is dearer in nothing: what a new project would take. */
export function newerForLess(site: Site, model: Model): Inlines | undefined {
  const own = headline(model, site.date)?.rates;
  const { released } = model;
  // Of a model that goes, the named replacement is told instead.
  if (own === undefined || released === undefined || model.replacement !== undefined) return undefined;
  const found = site.tracer
    .ranking(model.modality, own[0].meter)
    .map(({ model: other }) => other)
    .filter(
      (other) =>
        other.provider === model.provider &&
        other.status === undefined &&
        (other.released ?? '') > released &&
        canAsMuch(other, model),
    )
    .toSorted((a, b) => (a.released ?? '').localeCompare(b.released ?? ''));
  const next = found.findLast((other) => isNoDearer(site, other, own));
  const rate = next && headline(next, site.date)?.rates[0];
  if (next === undefined || rate === undefined) return undefined;
  const { one } = meters[own[0].meter].noun;
  return say`${modelLink(site, next)} is newer, of ${longDate(next.released ?? '')}, is listed with all its abilities and at least its context, and costs ${against(rate.amount, own[0].amount)} per ${one}.`;
}

/** Whether all that the headline names costs at most as much with the other. */
function isNoDearer(
  site: Site,
  other: Model,
  own: readonly { readonly meter: string; readonly amount: string }[],
): boolean {
  const rates = headline(other, site.date)?.rates ?? [];
  return own.every(({ meter, amount }) => {
    const same = rates.find((rate) => rate.meter === meter);
    return same !== undefined && decimal(same.amount).lte(decimal(amount));
  });
}
