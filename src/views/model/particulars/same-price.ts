import { keptPer } from '#pricing/kept.ts';
import { meters } from '#catalog/registry/meters.ts';
import { modalities } from '#catalog/registry/modalities.ts';
import type { Model } from '#catalog/types.ts';
import { decimal, plain } from '#pricing/decimal.ts';
import { headline } from '#pricing/headline.ts';
import { isRetired } from '#pricing/rates.ts';
import { listing, say, type Inlines } from '#views/page/inline.ts';
import { modelLink } from '#views/words/phrases.ts';
import type { Site } from '#views/site.ts';

/** As many are told by name. */
const most = 4;

/** The models of its kind that cost exactly as much: between them, the price decides nothing. */
export function samePrice(site: Site, model: Model): Inlines | undefined {
  const prices = pricesOf(site, model);
  if (prices === undefined) return undefined;
  const equal = (groupsOf(site).get(prices) ?? []).filter((other) => other !== model);
  if (equal.length === 0) return undefined;
  const { noun, plural } = modalities[model.modality];
  // Only what answers "how much" is compared: caches, batches and long requests may have prices that differ.
  const by = (headline(model, site.date)?.rates ?? [])
    .map(({ meter }) => `per ${meters[meter].noun.one}`)
    .join(' and ');
  if (equal.length > most)
    return [`${String(equal.length)} other ${plural} here cost exactly as much ${by}.`];
  const verb =
    equal.length === 1
      ? `costs exactly as much ${by}; no other ${noun} here does`
      : `cost exactly as much ${by}`;
  return say`${listing(equal.map((other) => [modelLink(site, other)]))} ${verb}.`;
}

/** The models that are still served, by what they cost. */
const groupsOf = keptPer((site: Site) =>
  Map.groupBy(
    site.catalog.models.filter((model) => !isRetired(model, site.date)),
    (model) => pricesOf(site, model) ?? '',
  ),
);

/** Its kind and headline prices as one text, the same for the same amounts however they are written. */
function pricesOf(site: Site, model: Model): string | undefined {
  const rates = headline(model, site.date)?.rates;
  return (
    rates &&
    [model.modality, ...rates.map(({ meter, amount }) => `${meter} ${plain(decimal(amount))}`)].join()
  );
}
