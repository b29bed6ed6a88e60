/** What models cost and what they score in a benchmark that enough of them share, drawn. Floats are fine here: they place ink. */
import { meters } from '#catalog/registry/meters.ts';
import { modalities, type Modality } from '#catalog/registry/modalities.ts';
import { keySubject } from '#catalog/registry/rate-key.ts';
import { decimal, plain } from '#pricing/decimal.ts';
import type { Ranked } from '#pricing/ranking.ts';
import { sumKey } from '#pricing/trace-key.ts';
import { enumerated } from '#pricing/words.ts';
import type { Scatter, Section } from '#views/page/blocks.ts';
import { link, listing, say, type Inlines } from '#views/page/inline.ts';
import type { Site } from '#views/site.ts';
import { rankingsOf } from '#views/words/catalog-groups.ts';
import { count, displayName, longDate, modelLink } from '#views/words/phrases.ts';
import { benchmarkWords, hostOf, sharedBenchmark, type Score } from '#views/words/scores.ts';

interface Scored extends Ranked {
  readonly score: Score;
}

/** The chart, the models that nothing cheaper outscores, and whose figures these are; undefined where too few share a benchmark. */
export function priceAndScoreSection(site: Site, modality: Modality): Section | undefined {
  const [most] = rankingsOf(site, modality);
  if (most === undefined) return undefined;
  const ranking = site.tracer.ranking(modality, most.meter).filter(({ price }) => price.gt(decimal('0')));
  const shared = sharedBenchmark(ranking.map(({ model }) => model));
  if (shared === undefined) return undefined;
  const scored = ranking.flatMap((ranked): Scored[] => {
    const score = shared.scores.get(ranked.model);
    return score === undefined ? [] : [{ ...ranked, score }];
  });
  const best = frontier(scored);
  const { label, shortUnit } = meters[most.meter];
  const price = `${label} price per ${shortUnit}`;
  const heading = benchmarkWords(shared);
  return {
    id: 'price-and-score',
    title: 'Price against score',
    blocks: [
      chartOf(site, scored, best, { up: heading, right: price }),
      {
        kind: 'table',
        caption: 'Nothing cheaper scores as high',
        columns: [
          { label: 'Model' },
          { label: `${label} price`, unit: `per ${shortUnit}`, align: 'end' },
          { label: heading, align: 'end' },
        ],
        rows: best.map(({ model, key, score }) => [
          [modelLink(site, model)],
          [site.amount(key)],
          [score.value],
        ]),
      },
      { kind: 'note', content: sourceWords(scored, ranking.length, modalities[modality].plural) },
    ],
  };
}

/** Cheapest first: each scores more than all that cost less or the same. */
function frontier(scored: readonly Scored[]): Scored[] {
  const value = ({ score }: Scored) => Number(score.value);
  const sorted = scored.toSorted((a, b) => a.price.cmp(b.price) || value(b) - value(a));
  let highest = -Infinity;
  return sorted.filter((one) => {
    if (value(one) <= highest) return false;
    highest = value(one);
    return true;
  });
}

/** "16 of 164 chat models have this score. Scores: swebench.com, measured …, read …. The list above has each of them." */
function sourceWords(scored: readonly Scored[], all: number, plural: string): Inlines {
  const scores = scored.map(({ score }) => score);
  const sources = new Map(scores.map(({ source }) => [hostOf(source), source]));
  const through = new Set(scores.flatMap(({ via }) => (via === undefined ? [] : [hostOf(via)])));
  const via = through.size === 0 ? '' : `, via ${enumerated([...through])}`;
  const measured = daysBetween(scores.flatMap((score) => score.measured ?? []));
  const when = measured === undefined ? '' : `, measured ${measured}`;
  const read = daysBetween(scores.map(({ checked }) => checked)) ?? '';
  const harness = scores.some((score) => score.harness === undefined) ? ' Their harness is not stated.' : '';
  const links = listing([...sources].map(([host, source]) => [link(source, host)]));
  return say`${count(scores.length)} of ${count(all)} ${plural} have this score; the list above has them all.${harness} Scores from ${links}${via}${when}, read ${read}.`;
}

function daysBetween(days: readonly string[]): string | undefined {
  const [first, ...others] = days.toSorted();
  if (first === undefined) return undefined;
  const last = others.at(-1) ?? first;
  return first === last ? longDate(first) : `${longDate(first)} to ${longDate(last)}`;
}

// Places are in per cent of the width, and in pixels of the height.

const [left, right, top, bottom] = [9, 92, 40, 250];
/** Lines of names keep this distance. */
const lineHeight = 16;
/** More prices than these do not fit below the chart on a phone. */
const mostTicks = 7;

function chartOf(
  site: Site,
  scored: readonly Scored[],
  best: readonly Scored[],
  axes: { readonly up: string; readonly right: string },
): Scatter {
  const prices = scored.map(({ price }) => Number(plain(price)));
  const priceTicks = ticksOfPrices(Math.min(...prices), Math.max(...prices));
  const scores = scored.map(({ score }) => Number(score.value));
  const scoreTicks = ticksOfScores(Math.min(...scores), Math.max(...scores));
  const [low, high] = [Number(priceTicks[0]), Number(priceTicks.at(-1))];
  const x = (price: number) => round(left + ((right - left) * Math.log(price / low)) / Math.log(high / low));
  const [least = 0, most = 1] = [scoreTicks[0], scoreTicks.at(-1)];
  const y = (score: number) => round(bottom - ((bottom - top) * (score - least)) / (most - least));
  let line = Infinity;
  const named = new Map(
    best.map((one) => {
      line = round(Math.min(y(Number(one.score.value)) - 8, line - lineHeight));
      return [one.model, line] as const;
    }),
  );
  return {
    kind: 'scatter',
    ...axes,
    height: bottom + 28,
    points: scored.map(({ model, price, score }) => ({
      subject: keySubject(model.id),
      name: displayName(site, model),
      x: x(Number(plain(price))),
      y: y(Number(score.value)),
      nameAt: named.get(model),
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
