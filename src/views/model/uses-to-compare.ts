/** The worked uses by which models of a modality are compared. */
import { type Modality, modalities, type Workload } from '#catalog/registry/modalities.ts';

/**
 * Those that fit every model, and of the others the one with most input and the one with most output for its size:
 * which of two models is cheaper often turns on that.
 */
export function comparedUses(modality: Modality): readonly Workload[] {
  const all = modalities[modality].workloads;
  const general = all.filter((workload) => workload.for === undefined);
  const special = all
    .filter((workload) => workload.for !== undefined && workload.usage.cacheRead === undefined)
    .filter(({ usage }) => usage.input !== undefined && usage.output !== undefined)
    .sort((a, b) => outputShare(a) - outputShare(b));
  const extremes = new Set([special[0], special.at(-1)]);
  return [...general, ...[...extremes].filter((workload) => workload !== undefined)];
}

function outputShare({ usage: { input = 0, output = 0 } }: Workload): number {
  return output / (input + output);
}
