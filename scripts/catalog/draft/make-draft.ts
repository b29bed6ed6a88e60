/** From what a source has of one model to its entry. */
import { type Meter, meters } from '#catalog/registry/meters.ts';
import { modalities, type Modality, modalityNames } from '#catalog/registry/modalities.ts';
import { decidedRates } from '../../check/prices/decided-rates.ts';
import type { SourceFacts, SourceRate } from '../../check/prices/sources/source.ts';
import { withAnnounced } from './announced.ts';
import { factsFor } from './draft-facts.ts';
import { joinedWindows } from '../../check/prices/condition.ts';
import type { Draft, DraftRate, SourceOffer } from './draft.ts';
import { isSlipped, ownRates, withoutEqualServices } from './own-rates.ts';

export interface DraftRequest {
  readonly id: string;
  readonly name: string;
  readonly offer: SourceOffer;
  /** UTC day, `YYYY-MM-DD`. */
  readonly date: string;
}

export interface MadeDraft {
  /** Absent when there is no price that answers what the model costs. */
  readonly draft?: Draft;
  readonly undecided: readonly DraftRate[];
  /** Whether a price is off by orders of magnitude: then none is taken. */
  readonly isSlipped: boolean;
}

/** One entry out of what a source offers. */
export function makeDraft({ id, name, offer, date }: DraftRequest): MadeDraft {
  const { adapter, model } = offer;
  const stated = ownRates(adapter.lookup(model.ref, date) ?? { ref: model.ref, rates: [] });
  if (stated.some(isSlipped)) return { undecided: [], isSlipped: true };
  const plain = withoutEqualServices(
    stated.map(({ meter, when, amount }): DraftRate => ({ meter, when, amount })),
  );
  const { rates, undecided } = decidedRates(withAnnounced(plain, offer, date));
  const published = rates.map((rate) => {
    const behind = stated.find(({ meter, amount }) => meter === rate.meter && amount === rate.amount);
    return { ...rate, ...behind?.published };
  });
  const draft = draftOf({ id, name, facts: model.facts, rates: published });
  return {
    ...(draft && { draft: { ...draft, verify: { [adapter.id]: model.ref } } }),
    undecided,
    isSlipped: false,
  };
}

/** The entry of a model with these rates; undefined where they do not answer what it costs. */
export function draftOf({
  id,
  name,
  facts,
  rates,
}: {
  readonly id: string;
  readonly name: string;
  readonly facts: SourceFacts;
  readonly rates: readonly DraftRate[];
}): Draft | undefined {
  const drawsByTokens = rates.some(({ meter }) => meter === 'imageOutput');
  const isEstimate = ({ meter }: DraftRate) => drawsByTokens && meter === 'image';
  const prices = rates.filter((rate) => !isEstimate(rate));
  const modality = modalityOf(id, facts.modality, new Set(prices.map(({ meter }) => meter)));
  if (modality === undefined) return undefined;
  return {
    ...{ id, name, modality, verify: {} },
    rates: joinedWindows(prices),
    estimates: rates.filter(isEstimate),
    facts: factsFor(facts, modality),
  };
}

/** A model of which only its name is known. */
export function unpricedDraft(id: string, name: string, facts: SourceFacts): Draft {
  const modality =
    facts.modality ?? modalityOf(id, undefined, new Set(Object.keys(meters) as Meter[])) ?? 'chat';
  return { id, name, modality, rates: [], estimates: [], verify: {}, facts: factsFor(facts, modality) };
}

/** The rate in the unit of its source, where it is no decimal in that of the meter: $0.04 an hour. */
export function asPublished({ meter, when, amount, published }: SourceRate): DraftRate {
  return { meter, when, amount, ...published };
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
  said: Modality | undefined,
  priced: ReadonlySet<Meter>,
): Modality | undefined {
  const stated = said === undefined ? [] : [said];
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
