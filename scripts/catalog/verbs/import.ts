import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { evidenceFile } from '#catalog/evidence.ts';
import { evidenceOf, writeEvidence } from '../../checks/prices/evidence-file.ts';
import { dayOf } from '../day.ts';
import { exit, print } from '../io.ts';
import { makeMarket } from '../market/make-market.ts';
import { sourceOption, sourcesAtHand } from '../sources.ts';
import { statsOf } from '../stats.ts';
import { counted, summaryOf } from '../summary.ts';
import { readText, save } from '../text/save.ts';
import { parseVerb, required, type Verb } from '../verb.ts';

/** `import --out <file>`: the market's catalog, with its evidence file beside it. */
export const importMarket: Verb = {
  summary: "a neutral gateway's catalog of the whole market, out of the pricing libraries and given files",
  usage: `npm run catalog -- import --out <file> [--source <source>=<place>@<day>]… [--date YYYY-MM-DD] [--dry-run]
  --out      where the catalog is written; prices.lock.json is written beside it
${sourceOption}
  --date     list the prices of this UTC day (default: BUILD_DATE, else today)
  --dry-run  write nothing; print what would change as a unified diff
Makers and direct hosts only, from the table in scripts/catalog/market. Check it with
npm run check:prices -- --catalog <file>, build it with RATECARD_CATALOG=<file> RATECARD_OUT=<folder> npm run build.
Exit code: 0 imported, 2 could not run.`,
  run: async (argv, io) => {
    const started = performance.now();
    const { values } = parseVerb(
      argv,
      {
        out: { type: 'string' },
        source: { type: 'string', multiple: true, default: [] },
        date: { type: 'string' },
        'dry-run': { type: 'boolean', default: false },
      },
      0,
    );
    const file = required(values.out, '--out <file>');
    const date = dayOf(values.date, io);
    const adapters = await sourcesAtHand(values.source, io);
    const { text, catalog, check, left } = makeMarket(file, adapters, date);
    const before = existsSync(file) ? readText(file) : '';
    const dryRun = values['dry-run'];
    if (!dryRun) {
      mkdirSync(dirname(file), { recursive: true });
      writeEvidence(evidenceFile(file), evidenceOf(check));
    }
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    save(io, file, { before, after: text, said: `${file}: ${summaryOf(catalog)}, in ${seconds} s.`, dryRun });
    if (dryRun) return exit.ok;
    const { modalities } = statsOf(catalog, undefined);
    print(io, [
      `Modalities: ${modalities.map(([name, count]) => `${name} ${count}`).join(', ')}.`,
      `Prices on ${date}: ${Object.entries(check.counts.status).map(([status, count]) => `${count} ${status}`).join(', ')}; ${check.counts.announced} of them announced.`,
      'Left out:',
      ...[...left].map(([reason, ids]) => `  ${reason}: ${counted(ids.length, 'model')}, such as ${ids.slice(0, 3).join(', ')}`),
    ]);
    return exit.ok;
  },
};
