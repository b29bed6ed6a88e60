/** What a model scored in benchmarks, each with who says so. */
import type { Model } from '#catalog/types.ts';
import type { Block } from '#views/page/blocks.ts';
import { link, muted, say } from '#views/page/inline.ts';
import type { Site } from '#views/site.ts';
import { longDate } from '#views/words/phrases.ts';
import { hostOf, type Score } from '#views/words/scores.ts';
import { ownScoreBlocks } from './price-and-score.ts';

/** A table of them, below what others score for their price; nothing of a model without. */
export function scoreBlocks(site: Site, model: Model): Block[] {
  if (model.scores.length === 0) return [];
  // Said once where it is the same of all of them.
  const [read, ...others] = new Set(model.scores.map(whenRead));
  const shared = others.length === 0 ? read : undefined;
  return [
    ...ownScoreBlocks(site, model),
    {
      kind: 'table',
      caption: 'Benchmark scores',
      columns: [{ label: 'Benchmark' }, { label: 'Score' }, { label: 'Source', unit: shared }],
      rows: model.scores.map((score) => [
        [score.harness === undefined ? score.benchmark : `${score.benchmark} in ${score.harness}`],
        [score.metric === 'score' ? score.value : `${score.value} ${score.metric}`],
        say`${link(score.source, hostOf(score.source))}${shared === undefined ? say` ${muted(whenRead(score))}` : ''}`,
      ]),
    },
  ];
}

/** "measured 9 May 2025, via models.dev, read 29 November 2026" */
function whenRead({ measured, via, checked }: Score): string {
  return [
    ...(measured === undefined ? [] : [`measured ${longDate(measured)}`]),
    ...(via === undefined ? [] : [`via ${hostOf(via)}`]),
    `read ${longDate(checked)}`,
  ].join(', ');
}
