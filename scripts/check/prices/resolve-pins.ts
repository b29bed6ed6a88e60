/** From what a model says under `verify` to the sources that can speak about it. */
import type { Evidence } from '#catalog/records/price-evidence.ts';
import type { Model } from '#catalog/types.ts';
import { priceSources } from '#catalog/registry/price-sources.ts';
import type { Finding } from '../report.ts';
import { finding } from './finding.ts';
import type { SourceAdapter } from './sources/source.ts';
import { liveWitness, recordedWitness, type Witness } from './witness.ts';
import { sourceTitle } from './wording.ts';

export interface ResolvedPins {
  readonly witnesses: readonly Witness[];
  /** Pins that prove nothing. */
  readonly findings: readonly Finding[];
}

/** @param recorded the committed evidence: speaks for sources that are not at hand */
export function resolvePins(
  file: string,
  model: Model,
  adapters: readonly SourceAdapter[],
  recorded: Evidence | undefined,
  date: string,
): ResolvedPins {
  const witnesses: Witness[] = [];
  const findings: Finding[] = [];
  const place = { file, line: model.line };
  for (const source of priceSources) {
    const ref = model.verify?.[source];
    if (ref === undefined) continue;
    const adapter = adapters.find(({ id }) => id === source);
    const data = { model: model.id, source, ref };
    if (adapter === undefined) {
      if (recorded === undefined) continue;
      if (recorded.pins[model.id]?.[source] === ref) {
        witnesses.push(recordedWitness(recorded, source, model));
      } else {
        const message = `${model.id} is pinned to "${ref}" of ${source}, which is not at hand and was never compared.`;
        findings.push(finding('pin-unread', message, place, data, { source }));
      }
    } else if (adapter.lookup(ref, date) === undefined) {
      const message = `${model.id}: ${sourceTitle(adapter)} has no entry named exactly "${ref}".`;
      findings.push(finding('pin-unknown', message, place, data));
    } else witnesses.push(liveWitness(adapter, ref));
  }
  return { witnesses, findings };
}
