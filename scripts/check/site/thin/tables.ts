/** How many pages of each kind search engines may list, and what the others lack. */
import { limits } from '#views/whole/thin/limits.ts';
import type { Verdict } from '#views/whole/thin/judge.ts';
import type { ReportTable } from '../../report.ts';

/** One row per kind, and one per page that is kept out. */
export function thinTables(verdicts: readonly Verdict[]): ReportTable[] {
  if (verdicts.length === 0) return [];
  const kinds = [...Map.groupBy(verdicts, ({ kind }) => kind)].map(([kind, all]) => {
    const count = (reason: Verdict['thin']) => String(all.filter(({ thin }) => thin === reason).length);
    const earned = all.filter(({ thin }) => thin === undefined).length;
    return [
      kind,
      String(all.length),
      `${String(earned)} (${String(Math.floor((100 * earned) / all.length))}%)`,
      count('few facts'),
      count('alike'),
      limits[kind]?.steps.map(({ upTo, facts }) => `${String(facts)} up to ${String(upTo)}`).join(', ') ?? '',
    ];
  });
  const thin = verdicts
    .filter((verdict) => verdict.thin !== undefined)
    .map(({ thin: reason = '', kind, path, facts, similarity, nearest = '' }) => [
      kind,
      reason,
      path,
      String(facts.length),
      similarity.toFixed(3),
      nearest,
    ]);
  return [
    {
      title: 'Pages for search engines',
      columns: ['Kind', 'Pages', 'Indexable', 'Too few facts', 'Too alike', 'Facts asked for, by similarity'],
      rows: kinds,
      groupBy: [0],
    },
    {
      title: 'Kept out of search engines',
      columns: ['Kind', 'Why', 'Page', 'Own facts', 'Similarity', 'Nearest'],
      rows: thin,
      groupBy: [0, 1],
    },
  ];
}
