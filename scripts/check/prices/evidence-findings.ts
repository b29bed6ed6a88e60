import type { Evidence } from '#catalog/records/price-evidence.ts';
import type { Finding } from '../report.ts';
import { evidenceDifferences } from './evidence-file.ts';
import { finding } from './finding.ts';
import { listed } from './wording.ts';

/**
 * Is the committed evidence what the check finds? Its date is not compared: it is the day of its own check.
 * @param models ids to look at, when the check left models out
 */
export function evidenceFindings(
  file: string,
  committed: Evidence | undefined,
  found: Evidence,
  models?: ReadonlySet<string>,
): Finding[] {
  if (committed === undefined) {
    return [
      finding(
        'evidence-missing',
        'The evidence file is missing: no check of these prices has been recorded.',
        { file },
        {},
      ),
    ];
  }
  const differing = evidenceDifferences(committed, found, models);
  if (differing.length === 0) return [];
  const message = `The evidence file is out of date for ${differing.length} of its entries: ${listed(differing)}.`;
  return [finding('evidence-outdated', message, { file }, { differing })];
}
