/** When a model came out, and between which others of its maker. */
import { keptPer } from '#pricing/kept.ts';
import type { Model } from '#catalog/types.ts';
import { say, type Inlines } from '#views/page/inline.ts';
import { longDate, modelLink } from '#views/words/phrases.ts';
import type { Site } from '#views/site.ts';

/** "11 December 2025, after GPT-5.1 (13 November 2025) and before GPT-5.3 (5 February 2026)". */
export function releasedContent(site: Site, model: Model): Inlines | undefined {
  const { released } = model;
  if (released === undefined) return undefined;
  const dated = releases(site).get(lineOf(model)) ?? [];
  const before = dated.findLast(({ date }) => date < released);
  const after = dated.find(({ date }) => date > released);
  const told = (words: string, next: typeof before) =>
    next === undefined ? [] : say`${words} ${modelLink(site, next.other)} (${longDate(next.date)})`;
  const both = before !== undefined && after !== undefined ? ' and' : '';
  if (before === undefined && after === undefined) return [longDate(released)];
  return say`${longDate(released)}, ${told('after', before)}${both}${both === '' ? '' : ' '}${told('before', after)}`;
}

interface Release {
  readonly other: Model;
  readonly date: string;
}

const lineOf = ({ provider, modality }: Model) => `${provider.id} ${modality}`;

/** The dated models by maker and kind, oldest first. */
const releases = keptPer(({ catalog }: Site) =>
  Map.groupBy(
    catalog.models
      .flatMap((other): Release[] =>
        other.released === undefined || other.snapshotOf !== undefined
          ? []
          : [{ other, date: other.released }],
      )
      .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0)),
    ({ other }) => lineOf(other),
  ),
);
