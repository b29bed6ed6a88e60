/** `--update`: settled prices into the catalog file, and their lines into the history. */
import { readFileSync } from 'node:fs';
import { historyFile, type PriceChange } from '#catalog/records/price-history.ts';
import { loadCatalog } from '#catalog/load.ts';
import type { Catalog } from '#catalog/types.ts';
import { appendHistory, historyLine } from './history.ts';
import { editAmounts } from './edit-amounts.ts';
import { lineDiff } from './line-diff.ts';
import { proposals, type Proposal } from './update.ts';
import type { PriceCheck } from './check.ts';
import { changeOf } from './unrecorded.ts';
import { listed, sourceTitle } from './wording.ts';
import { writeAtomically } from '../../lib/write-file.ts';

export interface Update {
  /** The catalog as it reads after the update. */
  readonly catalog: Catalog;
  readonly changes: readonly PriceChange[];
  /** What changes in both files, for people. */
  readonly diff: string;
}

/**
 * @param write false to only say what would be written
 * @throws CatalogError when the new text were no valid catalog; nothing is written then
 */
export function updateCatalog(catalog: Catalog, check: PriceCheck, write: boolean): Update | undefined {
  const found = proposals(check);
  if (found.length === 0) return undefined;
  const before = readFileSync(catalog.file, 'utf8');
  const edits = found.map(({ verdict: { model, rate }, to }) => ({ modelId: model.id, rate, to }));
  const after = editAmounts(catalog.file, before, edits);
  const updated = loadCatalog({ file: catalog.file, text: after });
  const changes = found.map((proposal) => changeFor(proposal, check));
  if (write) {
    // The history first: a line too many is seen in review, a change without its line fails the next check.
    appendHistory(catalog.file, changes);
    writeAtomically(catalog.file, after);
  }
  const history = historyFile(catalog.file);
  const lines = changes.map((change) => `+${historyLine(change)}`);
  const diff = [lineDiff(catalog.file, before, after), `--- ${history}`, `+++ ${history}`, ...lines].join(
    '\n',
  );
  return { catalog: updated, changes, diff };
}

function changeFor({ verdict: { model, rate }, to, figures }: Proposal, check: PriceCheck): PriceChange {
  const names = figures.flatMap(({ source }) => check.adapters.find(({ id }) => id === source) ?? []);
  // The day on which it was seen here; sources seldom say since when it holds.
  const change = { model, rate: { ...rate, amount: to }, date: check.date, from: rate.amount };
  return {
    ...changeOf(change, { source: listed(names.map(sourceTitle)), kind: 'update' }),
    observed: true,
  };
}
