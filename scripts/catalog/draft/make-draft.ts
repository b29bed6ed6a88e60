/** From what sources offer of one model to its entry. */
import type { Meter } from '#catalog/registry/meters.ts';
import type { SourceEntry } from '../../check/prices/source.ts';
import { withAnnounced } from './announced.ts';
import type { Draft, DraftRate } from './draft.ts';
import { exceptionsFor } from './exceptions.ts';
import { joinedWindows } from './windows.ts';
import { mergeFacts } from './merge-facts.ts';
import { mergeRates, type MergedRate } from './merge-rates.ts';
import { modalityOf } from './modality.ts';
import type { Offer } from './offer.ts';
import { decidedRates, isSlipped, withoutEqualServices } from './sound-rates.ts';
import { ownRates, repeatedRates } from './source-rates.ts';
import { caseOf } from './rate-case.ts';

export interface DraftRequest {
  readonly id: string;
  readonly name: string;
  /** One per source at most. */
  readonly offers: readonly Offer[];
  /** The provider's own price list. */
  readonly page: string;
  /** UTC day, `YYYY-MM-DD`. */
  readonly date: string;
}

export interface MadeDraft {
  /** Absent when there is no price that answers what the model costs. */
  readonly draft?: Draft;
  readonly undecided: readonly DraftRate[];
  /** Sources that were not used, because a price of theirs is off by orders of magnitude. */
  readonly slipped: readonly Offer[];
}

export function makeDraft({ id, name, offers: all, page, date }: DraftRequest): MadeDraft {
  const slipped = all.filter((offer) => ownRates(entryOf(offer, date)).some(isSlipped));
  const offers = all.filter((offer) => !slipped.includes(offer));
  const stated = mergeRates(
    offers.map((offer) => {
      const entry = entryOf(offer, date);
      return { source: offer.adapter.id, rates: ownRates(entry), repeated: repeatedRates(entry) };
    }),
  );
  const merged = withoutEqualServices(stated);
  const { rates, undecided } = decidedRates(withAnnounced(merged, offers, date));
  const draft = draftOf({ id, name, offers, page, date }, merged, rates);
  return { ...(draft && { draft }), undecided, slipped };
}

function entryOf({ adapter, model }: Offer, date: string): SourceEntry {
  return adapter.lookup(model.ref, date) ?? { ref: model.ref, rates: [] };
}

function draftOf(
  { id, name, offers, page, date }: DraftRequest,
  merged: readonly MergedRate[],
  rates: readonly DraftRate[],
): Draft | undefined {
  const drawsByTokens = rates.some(({ meter }) => meter === 'imageOutput');
  const isEstimate = ({ meter }: DraftRate) => drawsByTokens && meter === 'image';
  const prices = rates.filter((rate) => !isEstimate(rate));
  const meters = new Set<Meter>(prices.map(({ meter }) => meter));
  const modality = modalityOf(id, offers, meters);
  if (modality === undefined) return undefined;
  const kept = new Set(prices.map(caseOf));
  const disputed = new Set(merged.filter(({ against }) => against.length > 0).map(caseOf));
  return {
    id,
    name,
    modality,
    rates: joinedWindows(prices),
    // An estimate that sources argue about helps nobody.
    estimates: rates.filter((rate) => isEstimate(rate) && !disputed.has(caseOf(rate))),
    facts: mergeFacts(offers, modality),
    verify: Object.fromEntries(offers.map(({ adapter, model }) => [adapter.id, model.ref])),
    exceptions: exceptionsFor(
      merged.filter((rate) => kept.has(caseOf(rate))),
      offers,
      page,
      date,
    ),
  };
}
