/** What models scored in benchmarks: shown beside each other only where enough of them were measured alike. */
import type { Model } from '#catalog/types.ts';

export type Score = Model['scores'][number];

/** Among fewer models a benchmark compares too little of a list to be a column of it. */
const fewestScored = 12;

/** Results of one benchmark in one program, which alone can be compared. */
export interface SharedBenchmark {
  readonly benchmark: string;
  readonly metric: string;
  readonly harness: string | undefined;
  readonly scores: ReadonlyMap<Model, Score>;
}

/** The benchmark in which the most of these models have a score; undefined where too few share any. */
export function sharedBenchmark(models: readonly Model[]): SharedBenchmark | undefined {
  const groups = new Map<string, Map<Model, Score>>();
  for (const model of models)
    for (const score of model.scores) {
      const name = benchmarkWords(score);
      const group = groups.get(name) ?? new Map<Model, Score>();
      groups.set(name, group.set(model, score));
    }
  const [[, scores] = []] = [...groups].sort(
    ([one, a], [other, b]) => b.size - a.size || (one < other ? -1 : 1),
  );
  const [first] = scores?.values() ?? [];
  if (scores === undefined || first === undefined || scores.size < fewestScored) return undefined;
  const { benchmark, metric, harness } = first;
  return { benchmark, metric, harness, scores };
}

/** "SWE-Bench Verified, percent resolved, in Claude Code" */
export function benchmarkWords({
  benchmark,
  metric,
  harness,
}: Pick<Score, 'benchmark' | 'metric'> & { readonly harness?: string | undefined }): string {
  return `${benchmark}, ${metric}${harness === undefined ? '' : `, in ${harness}`}`;
}

/** Who says so, in short: "swebench.com". */
export function hostOf(address: string): string {
  return new URL(address).hostname.replace(/^www\./, '');
}
