import { historyFile } from '#catalog/history.ts';
import type { Finding } from '../report.ts';
import { finding } from './finding.ts';
import { historyLine } from './history.ts';
import { changeOf, type Unrecorded } from './unrecorded.ts';
import { price, rateName } from './wording.ts';

/** @param file the catalog's path */
export function historyFindings(file: string, unrecorded: readonly Unrecorded[]): Finding[] {
  return unrecorded.map((change) => {
    const { model, rate, date, from } = change;
    const line = historyLine(changeOf(change, { source: 'maintainer', kind: 'update' }));
    return finding(
      'change-unrecorded',
      `${model.id}: ${rateName({ ...rate, from: undefined })} goes from $${from} to ${price(rate)} on ${date}, and ${historyFile(file)} has no line for it.`,
      { file, line: rate.line },
      { key: `${model.id}#${rate.meter}`, line },
    );
  });
}
