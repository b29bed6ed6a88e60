/** What models cost and what they score in a benchmark that enough of them share, drawn. Floats are fine here: they place ink. */
import { modalityAddress } from '#address.ts';
import { meters } from '#catalog/registry/meters.ts';
import { modalities, type Modality } from '#catalog/registry/modalities.ts';
import type { Model } from '#catalog/types.ts';
import { decimal, plain } from '#pricing/decimal.ts';
import { keptPer } from '#pricing/kept.ts';
import type { Ranked } from '#pricing/ranking.ts';
import { sumKey } from '#pricing/trace-key.ts';
import { enumerated } from '#pricing/words.ts';
import type { Block, Scatter, Section } from '#views/page/blocks.ts';
import { link, listing, say, type Inline, type Inlines } from '#views/page/inline.ts';
import type { Site } from '#views/site.ts';
import { rankingsOf } from '#views/words/catalog-groups.ts';
import { count, displayName, longDate, modelLink } from '#views/words/phrases.ts';
import { benchmarkWords, hostOf, sharedBenchmark, type Score } from '#views/words/scores.ts';

interface Scored extends Ranked {
  readonly score: Score;
}

/** Models of one kind that have a price in one unit and a score in one benchmark. */
interface Field {
  readonly modality: Modality;
  readonly scored: readonly Scored[];
  /** Cheapest first: none that costs less scores as high. */
  readonly best: readonly Scored[];
  /** "Input price", "per 1M tokens", "SWE-Bench Verified, percent resolved", "SWE-Bench Verified". */
  readonly price: string;
  readonly per: string;
  readonly measure: string;
  readonly benchmark: string;
  /** All that have such a price. */
  readonly size: number;
}

/** Undefined where too few models share a benchmark. */
const fieldOf = keptPer((site: Site, modality: Modality): Field | undefined => {
  const [most] = rankingsOf(site, modality);
  if (most === undefined) return undefined;
  const ranking = site.tracer.ranking(modality, most.meter).filter(({ price }) => price.gt(decimal('0')));
  const shared = sharedBenchmark(ranking.map(({ model }) => model));
  if (shared === undefined) return undefined;
  const scored = ranking.flatMap((ranked): Scored[] => {
    const score = shared.scores.get(ranked.model);
    return score === undefined ? [] : [{ ...ranked, score }];
  });
  const { label, shortUnit } = meters[most.meter];
  return {
    modality,
    scored,
    best: scored.filter((one) => !scored.some((other) => isBetter(other, one))),
    price: `${label} price`,
    per: `per ${shortUnit}`,
    measure: benchmarkWords(shared),
    benchmark: shared.benchmark,
    size: ranking.length,
  };
});

/** Whether one scores as high for less, or more for the same. */
function isBetter(one: Scored, other: Scored): boolean {
  const [score, otherScore] = [Number(one.score.value), Number(other.score.value)];
  const price = one.price.cmp(other.price);
  return price < 0 ? score >= otherScore : price === 0 && score > otherScore;
}

const sectionId = 'price-and-score';

/** The chart where it stands below its list, for who is at the top of it; nothing where there is none. */
export function priceAndScoreLink(site: Site, modality: Modality): Inline[] {
  if (fieldOf(site, modality) === undefined) return [];
  return [link(`${modalityAddress(modality)}#${sectionId}`, 'Price against score')];
}

/**
 * The chart, the best scores for their price, and whose figures these are; undefined where too few share a benchmark.
 * @param page the list of these models, or one that links to it
 */
export function priceAndScoreSection(
  site: Site,
  modality: Modality,
  page: 'list' | 'other',
): Section | undefined {
  const field = fieldOf(site, modality);
  if (field === undefined) return undefined;
  const { scored, best, price, per, measure, size } = field;
  const { title, plural } = modalities[modality];
  const isList = page === 'list';
  const list = link(modalityAddress(modality), `list of ${plural}`);
  return {
    id: isList ? sectionId : `${modality}-${sectionId}`,
    title: isList ? 'Price against score' : `${title}: price against score`,
    blocks: [
      {
        kind: 'sub',
        content: say`${count(scored.length)} of ${count(size)} ${plural} have this score; the ${isList ? 'list above' : list} has each. Nothing cheaper scores as high as the named ones.`,
      },
      chartOf(site, field, `The table below names the best, the ${isList ? 'list above' : 'list'} has all.`),
      {
        kind: 'table',
        caption: 'Best scores for their price',
        columns: [
          { label: 'Model' },
          { label: price, unit: per, align: 'end' },
          { label: measure, align: 'end' },
        ],
        rows: best.map(({ model, key, score }) => [
          [modelLink(site, model)],
          [site.amount(key)],
          [score.value],
        ]),
      },
      { kind: 'note', content: sourceWords(scored) },
    ],
  };
}

/** The chart with this model marked, and how many of the others do better; nothing of one that is no point of it. */
export function ownScoreBlocks(site: Site, model: Model): Block[] {
  const field = fieldOf(site, model.modality);
  const own = field?.scored.find((one) => one.model === model);
  if (field === undefined || own === undefined) return [];
  const { scored, benchmark } = field;
  const better = scored.filter(
    ({ price, score }) => price.lt(own.price) && Number(score.value) >= Number(own.score.value),
  ).length;
  const { plural } = modalities[model.modality];
  const who = better === 0 ? 'none scores' : better === 1 ? '1 scores' : `${count(better)} score`;
  const all = link(`${modalityAddress(model.modality)}#${sectionId}`, 'Compare all');
  return [
    {
      kind: 'sub',
      content: say`Of ${count(scored.length - 1)} other ${plural} in ${benchmark}, ${who} as high for less. ${all}.`,
    },
    chartOf(site, field, 'The linked list has all figures.', model),
  ];
}

/** "Scores: swebench.com, via models.dev, measured …, read …. Their harness is not stated." */
function sourceWords(scored: readonly Scored[]): Inlines {
  const scores = scored.map(({ score }) => score);
  const sources = new Map(scores.map(({ source }) => [hostOf(source), source]));
  const through = new Set(scores.flatMap(({ via }) => (via === undefined ? [] : [hostOf(via)])));
  const via = through.size === 0 ? '' : `, via ${enumerated([...through])}`;
  const measured = daysBetween(scores.flatMap((score) => score.measured ?? []));
  const when = measured === undefined ? '' : `, measured ${measured}`;
  const read = daysBetween(scores.map(({ checked }) => checked)) ?? '';
  const harness = scores.some((score) => score.harness === undefined) ? ' Their harness is not stated.' : '';
  const links = listing([...sources].map(([host, source]) => [link(source, host)]));
  return say`Scores from ${links}${via}${when}, read ${read}.${harness}`;
}

function daysBetween(days: readonly string[]): string | undefined {
  const [first, ...others] = days.toSorted();
  if (first === undefined) return undefined;
  const last = others.at(-1) ?? first;
  return first === last ? longDate(first) : `${longDate(first)} to ${longDate(last)}`;
}

// Places are in per cent of the width, and in pixels of the height.

const [first, last, top, bottom] = [9, 92, 40, 250];
/** Lines of names keep this distance. */
const lineHeight = 16;
/** From a point to the name below it. */
const belowPoint = 22;
/** More prices than these do not fit below the chart on a phone. */
const mostTicks = 7;

/** @param own the model whose page it stands on */
function chartOf(site: Site, field: Field, beside: string, own?: Model): Scatter {
  const { scored, best, price: right, per, measure: up } = field;
  const prices = scored.map(({ price }) => Number(plain(price)));
  const priceTicks = ticksOfPrices(Math.min(...prices), Math.max(...prices));
  const scores = scored.map(({ score }) => Number(score.value));
  const scoreTicks = ticksOfScores(Math.min(...scores), Math.max(...scores));
  const [low, high] = [Number(priceTicks[0]), Number(priceTicks.at(-1))];
  const x = (price: number) => round(first + ((last - first) * Math.log(price / low)) / Math.log(high / low));
  const [least = 0, most = 1] = [scoreTicks[0], scoreTicks.at(-1)];
  const y = (score: number) => Math.round(bottom - ((bottom - top) * (score - least)) / (most - least));
  let line = Infinity;
  const named = new Map(
    best.map((one) => {
      line = Math.min(y(Number(one.score.value)) - 8, line - lineHeight);
      return [one.model, line] as const;
    }),
  );
  const ownName = (one: Scored) => (one.model === own ? y(Number(one.score.value)) + belowPoint : undefined);
  return {
    kind: 'scatter',
    up,
    right: `${right} ${per}`,
    beside,
    height: bottom + 48,
    points: scored.map((one) => ({
      name: displayName(site, one.model),
      x: x(Number(plain(one.price))),
      y: y(Number(one.score.value)),
      nameAt: named.get(one.model) ?? ownName(one),
      isOwn: one.model === own,
    })),
    prices: priceTicks.map((text) => ({ x: x(Number(text)), amount: site.amount(sumKey(text)) })),
    scores: scoreTicks.map((score) => ({ y: y(score), text: String(score) })),
  };
}

function round(place: number): number {
  return Math.round(place * 10) / 10;
}

/** 0.1, 0.2, 0.5, 1 … around both; powers of ten alone where those would be too many. */
function ticksOfPrices(low: number, high: number): string[] {
  const around = (digits: readonly number[]) => {
    const all = Array.from({ length: 25 }, (_, index) => index - 12).flatMap((power) =>
      digits.map((digit) =>
        power < 0 ? `0.${'0'.repeat(-power - 1)}${String(digit)}` : `${String(digit)}${'0'.repeat(power)}`,
      ),
    );
    const first = all.findLastIndex((text) => Number(text) <= low);
    const last = all.findIndex((text) => Number(text) >= high);
    return all.slice(first, Math.max(last, first + 1) + 1);
  };
  const fine = around([1, 2, 5]);
  return fine.length > mostTicks ? around([1]) : fine;
}

/** Whole scores around both, four or five steps apart. */
function ticksOfScores(low: number, high: number): number[] {
  const steps = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];
  const step = steps.find((one) => (high - low) / one <= 5) ?? high - low;
  const first = Math.floor(low / step);
  const last = Math.max(Math.ceil(high / step), first + 1);
  return Array.from({ length: last - first + 1 }, (_, index) => (first + index) * step);
}
