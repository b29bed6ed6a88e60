/** What is wrong with the sources themselves. */
import type { EvidenceSource } from '#catalog/records/price-evidence.ts';
import type { Finding } from '../report.ts';
import { daysBetween } from './days.ts';
import { finding } from './finding.ts';
import type { SourceAdapter } from './sources/source.ts';
import { listed, sourceTitle } from './wording.ts';

/** Makers change prices several times a year; data older than a quarter says little about today. */
const oldAfterDays = 90;

/** @param recorded sources that are not at hand */
export function sourceFindings(
  adapters: readonly SourceAdapter[],
  recorded: readonly EvidenceSource[],
  date: string,
): Finding[] {
  return [
    ...[...adapters, ...recorded].flatMap((source) => ageFinding(source, date)),
    ...adapters.flatMap(unknownFieldFinding),
  ];
}

function ageFinding(source: Pick<EvidenceSource, 'package' | 'version' | 'asOf'>, date: string): Finding[] {
  const age = daysBetween(source.asOf, date);
  if (age <= oldAfterDays) return [];
  const message = `The prices of ${sourceTitle(source)} are ${age} days old (${source.asOf}).`;
  return [finding('source-old', message, {}, { source: source.package, age })];
}

function unknownFieldFinding(adapter: SourceAdapter): Finding[] {
  const fields = [...(adapter.unknownFields ?? [])];
  if (fields.length === 0) return [];
  const names = fields.map(([name, count]) => `${name} (${count})`);
  const message = `${sourceTitle(adapter)} has price fields that this check does not know: ${listed(names)}.`;
  return [finding('source-field-unknown', message, {}, { source: adapter.id })];
}
