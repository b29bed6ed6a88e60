import type { Owner } from '#catalog/records/owner.ts';
import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { evidenceFile } from '#catalog/records/price-evidence.ts';
import { historyText, loadHistory, sealHistory, type PriceChange } from '#catalog/records/price-history.ts';
import type { PriceCheck } from '../../check/prices/check.ts';
import { evidenceOf, evidenceText } from '../../check/prices/evidence.ts';
import { changeOf, unrecordedChanges } from '../../check/prices/unrecorded.ts';
import { idMatcher } from '../../check/prices/id-matcher.ts';
import { appendHistory, ChangeLog } from '../../check/prices/change-log.ts';
import {
  counted,
  lookupDay,
  exit,
  parseVerb,
  print,
  readEvidence,
  requiredArgument,
  summaryOf,
  type Verb,
} from '../verb.ts';
import { namesAsked } from '../../check/prices/names-asked.ts';
import { keptText, writeKept } from '../../check/prices/sources/kept.ts';
import { writeAtomically } from '../../lib/write-file.ts';
import { idReasons, makeMarket } from '../market/make-market.ts';
import { sourceOption, sourcesAtHand } from '../sources.ts';
import { statsOf } from './stats.ts';
import { readText, save } from '../text/save.ts';

/** What the prices do that the history beside the file does not have: since the last import, and announced. */
function changesOf({ models, date }: PriceCheck, catalog: Owner): PriceChange[] {
  const history = new ChangeLog(loadHistory({ ...catalog, models }));
  return unrecordedChanges(models, readEvidence(catalog), history, date).map((change) =>
    changeOf(change, { source: 'import of the market', kind: 'update' }),
  );
}

/** Ids that were not taken are all named; of others, a few show what is meant. */
function byReason([reason, ids]: readonly [string, readonly string[]]): string {
  const isOfIds = (Object.values(idReasons) as readonly string[]).includes(reason);
  const named = isOfIds ? ids.join(', ') : `such as ${ids.slice(0, 3).join(', ')}`;
  return `  ${reason}: ${counted(ids.length, 'model')}, ${named}`;
}

/** `import --out <file>`: the market's catalog, with evidence and price history beside it. */
export const importMarket: Verb = {
  summary: "a neutral gateway's catalog of the whole market, out of the pricing libraries and given files",
  usage: `npm run catalog -- import --out <file> [--source <source>=<place>@<day>]… [--dry-run]
  --out      where the catalog is written; prices.lock.json, price-sources/ and
             price-history.jsonl are kept beside it
${sourceOption}
  --only     take these models only, such as 'openai/*'; may be given several times
  --date     list the prices of this UTC day (default: BUILD_DATE, else today)
  --dry-run  write nothing; print what would change as a unified diff
Makers and direct hosts only, from the table in scripts/catalog/market. Check it with
npm run check:prices -- --catalog <file>, build it with CATALOG=<file> DIST=<folder> npm run build.
Exit code: 0 imported, 2 could not run.`,
  run: async (argv, io) => {
    const started = performance.now();
    const { values } = parseVerb(
      argv,
      {
        out: { type: 'string' },
        source: { type: 'string', multiple: true, default: [] },
        only: { type: 'string', multiple: true, default: [] },
        date: { type: 'string' },
        'dry-run': { type: 'boolean', default: false },
      },
      0,
    );
    const file = requiredArgument(values.out, '--out <file>');
    const date = lookupDay(values.date, io);
    const copies = await sourcesAtHand(values.source, io);
    const { text, catalog, check, left, unread, spelledOtherwise } = makeMarket(
      file,
      // A market is what the copies have; whether they were asked for more is for the price check to say.
      copies.map(({ adapter }) => ({ ...adapter, wasAsked: undefined })),
      date,
      values.only.length === 0 ? undefined : idMatcher(values.only),
    );
    const before = existsSync(file) ? readText(file) : '';
    const dryRun = values['dry-run'];
    if (!dryRun) {
      mkdirSync(dirname(file), { recursive: true });
      appendHistory(file, changesOf(check, catalog));
      writeAtomically(evidenceFile(file), evidenceText(evidenceOf(check, sealHistory(historyText(file)))));
      for (const copy of copies)
        writeKept(file, copy.adapter.id, keptText(copy, namesAsked(catalog, copy.adapter.id)));
    }
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    save(io, file, { before, after: text, said: `${file}: ${summaryOf(catalog)}, in ${seconds} s.`, dryRun });
    if (dryRun) return exit.ok;
    const { modalities } = statsOf(catalog, undefined);
    print(io, [
      `Modalities: ${modalities.map(([name, count]) => `${name} ${count}`).join(', ')}.`,
      `Prices on ${date}: ${Object.entries(check.counts.status)
        .map(([status, count]) => `${count} ${status}`)
        .join(', ')}; ${check.counts.announced} of them announced.`,
      'Left out:',
      ...[...left].map(byReason),
      'Not taken, of models that are in it or not:',
      ...[...unread].map(byReason),
      ...(spelledOtherwise.length === 0
        ? []
        : ['Ids that sources spell differently:', ...spelledOtherwise.map((id) => `  ${id}`)]),
    ]);
    return exit.ok;
  },
};
