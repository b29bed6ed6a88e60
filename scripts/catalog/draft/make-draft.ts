/** From what sources offer of one model to its entry. */
import { keysOf } from '#catalog/registry/when.ts';
import { type Meter, meters } from '#catalog/registry/meters.ts';
import { modalities, type Modality, modalityNames } from '#catalog/registry/modalities.ts';
import { priceSources, type PriceSource } from '#catalog/registry/price-sources.ts';
import { listedAs } from '#catalog/registry/rate-key.ts';
import { selectorOf } from '#catalog/registry/rate-selector.ts';
import type { SourceEntry, UnreadField } from '../../check/prices/sources/source.ts';
import { withAnnounced } from './announced.ts';
import { rateCase, type Draft, type DraftException, type DraftRate, type SourceOffer } from './draft.ts';
import { byKnowledge, mergeFacts } from './draft-facts.ts';
import {
  decidedRates,
  isSlipped,
  type MergedRate,
  mergeRates,
  ownRates,
  repeatedRates,
  withoutEqualServices,
} from './merged-rates.ts';

export interface DraftRequest {
  readonly id: string;
  readonly name: string;
  /** One per source at most. */
  readonly offers: readonly SourceOffer[];
  /** The provider's own price list. */
  readonly page: string;
  /** UTC day, `YYYY-MM-DD`. */
  readonly date: string;
}

export interface MadeDraft {
  /** Absent when there is no price that answers what the model costs. */
  readonly draft?: Draft;
  readonly undecided: readonly DraftRate[];
  /** By source that was used, the fields of which the draft does not tell. */
  readonly unread: readonly { readonly source: PriceSource; readonly fields: readonly UnreadField[] }[];
  /** Sources that were not used, because a price of theirs is off by orders of magnitude. */
  readonly slipped: readonly SourceOffer[];
}

/** One entry out of what all sources offer; an offer with a price that must have slipped is left out whole. */
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
  const unread = offers.map(({ adapter, model }) => ({ source: adapter.id, fields: model.unread }));
  return { ...(draft && { draft }), undecided, unread, slipped };
}

function entryOf({ adapter, model }: SourceOffer, date: string): SourceEntry {
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
  const kept = new Set(prices.map(rateCase));
  const disputed = new Set(merged.filter(({ against }) => against.length > 0).map(rateCase));
  return {
    id,
    name,
    modality,
    rates: joinedWindows(prices).map((rate) => asPublished(rate, merged)),
    // An estimate that sources argue about helps nobody.
    estimates: rates.filter((rate) => isEstimate(rate) && !disputed.has(rateCase(rate))),
    facts: mergeFacts(offers, modality),
    verify: Object.fromEntries(offers.map(({ adapter, model }) => [adapter.id, model.ref])),
    exceptions: exceptionsFor(
      merged.filter((rate) => kept.has(rateCase(rate))),
      offers,
      page,
      date,
    ),
  };
}

/** The rate in the unit of its source, where it is no decimal in that of the meter: $0.04 an hour. */
function asPublished(rate: DraftRate, merged: readonly MergedRate[]): DraftRate {
  const published = merged.find(
    (other) => other.meter === rate.meter && other.amount === rate.amount && other.published !== undefined,
  )?.published;
  return { ...rate, ...published };
}

// Which kind of model an offer is about.

/** Words in a name that say what kind of model it is, where no source does. The first that matches holds. */
const modalityHints: readonly { readonly pattern: RegExp; readonly modality: Modality }[] = [
  { pattern: /rerank/, modality: 'rerank' },
  { pattern: /embed|(?:^|\/)(?:bge|gte|e5|voyage)-/, modality: 'embedding' },
  { pattern: /whisper|transcribe|(?:^|[-/])stt|scribe|voxtral-mini-transcribe/, modality: 'transcription' },
  { pattern: /(?:^|[-/])tts(?:[-/]|$)|orpheus/, modality: 'speech' },
  { pattern: /moderation/, modality: 'moderation' },
  { pattern: /(?:^|[-/])ocr(?:[-/]|$)/, modality: 'ocr' },
  { pattern: /-image(?:-|$)|nano-banana/, modality: 'image' },
];

/** What a model does that is priced by this meter: it leads the headline of one kind alone. */
function byMeter(meter: Meter): Modality[] {
  const kinds = modalityNames.filter((kind) => modalities[kind].headline.some(([first]) => first === meter));
  // Of tokens only drawn ones say enough: chat models hear and speak as well.
  return kinds.length === 1 && (meters[meter].kind !== 'tokens' || meter === 'imageOutput') ? kinds : [];
}

/**
 * What a source says, else a word in the name, else what is counted; undefined when the meters do not answer
 * what such a model costs.
 */
function modalityOf(
  name: string,
  offers: readonly SourceOffer[],
  priced: ReadonlySet<Meter>,
): Modality | undefined {
  const stated = byKnowledge(offers).flatMap(({ model }) => model.facts.modality ?? []);
  const words = name.toLowerCase();
  const hinted = modalityHints.filter(({ pattern }) => pattern.test(words)).map(({ modality }) => modality);
  const counted = [...priced].flatMap((meter) => byMeter(meter));
  const general: Modality = priced.has('output') || priced.has('request') ? 'chat' : 'embedding';
  // A chat model is what sources fall back to; a more telling word outweighs it.
  const special = stated.filter((modality) => modality !== 'chat');
  const ranked = [...special, ...hinted, ...(stated.length > 0 ? stated : counted), general];
  return ranked.find((modality) => modalityNames.includes(modality) && answers(modality, priced));
}

/** Whether the meters hold a headline price of the modality. */
function answers(modality: Modality, priced: ReadonlySet<Meter>): boolean {
  return modalities[modality].headline.some(([first]) => priced.has(first));
}

// Hours of the day that cost the same, written as one rate.

/** Rates that differ in nothing but their window are one rate with several windows, in the order of the day. */
export function joinedWindows(rates: readonly DraftRate[]): DraftRate[] {
  const alike = Map.groupBy(rates, (rate) =>
    [
      rateCase({ ...rate, when: { ...rate.when, utc: undefined } }),
      rate.when.utc === undefined,
      rate.amount,
      rate.from,
      rate.until,
    ].join(),
  );
  return [...alike.values()].flatMap(([first, ...others]) => {
    if (first === undefined) return [];
    const utc = first.when.utc && [first, ...others].flatMap(({ when }) => when.utc ?? []).toSorted();
    return [{ ...first, when: { ...first.when, ...(utc && { utc }) } }];
  });
}

// Decisions between sources that disagree, put into words.

/** Shops change prices a few times a year: a decision is looked at again after a quarter. */
const monthsUntilExpiry = 3;

/**
 * @param page the provider's own price list, where the decision can be checked
 * @param date UTC day of the decision, `YYYY-MM-DD`
 */
function exceptionsFor(
  rates: readonly MergedRate[],
  offers: readonly SourceOffer[],
  page: string,
  date: string,
): DraftException[] {
  const disputed = rates.filter(({ against }) => against.length > 0);
  // A selector without conditions names every rate of its meter, so the narrow ones have to come first.
  const groups = Map.groupBy(disputed, ({ prefer, when }) => `${9 - keysOf(when).length} ${prefer}`);
  return [...groups]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, group]) => {
      const prefer = group[0]?.prefer;
      if (prefer === undefined) return [];
      const against = priceSources.filter((id) => group.some((rate) => rate.against.includes(id)));
      return [
        {
          prefer,
          reason: reasonFor(prefer, against, offers),
          source: page,
          checked: date,
          expires: laterBy(date),
          amounts: Object.fromEntries(
            group.map((rate) => [selectorOf(rate), listedAs({ amount: rate.amount, ...rate.published })]),
          ),
        },
      ];
    });
}

function reasonFor(prefer: string, against: readonly string[], offers: readonly SourceOffer[]): string {
  const dated = (id: string) =>
    `${id} of ${offers.find(({ adapter }) => adapter.id === id)?.adapter.asOf ?? 'unknown day'}`;
  return `the sources disagree and ${dated(prefer)} comes before ${against.map(dated).join(' and ')} in the order of sources`;
}

function laterBy(date: string): string {
  const day = new Date(`${date}T00:00:00Z`);
  day.setUTCMonth(day.getUTCMonth() + monthsUntilExpiry, Math.min(day.getUTCDate(), 28));
  return day.toISOString().slice(0, date.length);
}
