/** Whether a page earns its place in search engines: the whole gate, from texts to verdicts. */
import type { PageKind } from '#views/page/blocks.ts';
import { limits, type Limit } from './limits.ts';
import { maskedWords, withoutNames } from './mask.ts';
import { nearestOf } from './nearest.ts';
import { ownFacts } from './own-facts.ts';
import type { PageText } from './page-text.ts';
import { shinglesOf } from './shingles.ts';

export interface Verdict {
  readonly path: string;
  readonly kind: PageKind;
  /** Similarity to the nearest page of its kind, names and numbers masked; 1 for a template. */
  readonly similarity: number;
  /** Path of that page. */
  readonly nearest: string | undefined;
  /** What this page says and hardly any other does. */
  readonly facts: readonly string[];
  /** Why it is kept out of search engines; undefined for a page that earns its place. */
  readonly thin: 'few facts' | 'alike' | undefined;
}

/** Judges all pages of a site; kinds without a limit are not judged. */
export function judge(texts: readonly PageText[]): Verdict[] {
  return [...Map.groupBy(texts, ({ kind }) => kind)].flatMap(([kind, pages]) => {
    const limit = limits[kind];
    return limit === undefined ? [] : judgeKind(pages, limit);
  });
}

function judgeKind(pages: readonly PageText[], limit: Limit): Verdict[] {
  const facts = ownFacts(pages);
  const nearest = nearestOf(pages.map((page) => shinglesOf(withoutNames(page).map(maskedWords))));
  return pages.map(({ path, kind }, index): Verdict => {
    const { other, similarity = 0 } = nearest[index] ?? {};
    const own = facts[index] ?? [];
    const needed = limit.steps.find(({ upTo }) => similarity <= upTo)?.facts ?? Infinity;
    const fewest = limit.steps[0]?.facts ?? 0;
    return {
      path,
      kind,
      similarity,
      nearest: other === undefined ? undefined : pages[other]?.path,
      facts: own,
      // With words of its own it would have passed.
      thin: own.length >= needed ? undefined : own.length >= fewest ? 'alike' : 'few facts',
    };
  });
}
