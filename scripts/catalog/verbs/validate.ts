import { catalogFile, loadCatalog } from '#catalog/load.ts';
import { requireHistory } from '#catalog/check-history.ts';
import { exit, parseVerb, print, readEvidence, summaryOf, type Verb } from '../verb.ts';

/** `validate [file]`: every mistake of a catalog, or one line that says what it holds. */
export const validate: Verb = {
  summary: 'every mistake of a catalog and its price history, with place, reason and remedy',
  usage: `npm run catalog -- validate [file]
  file   the catalog to check (default: CATALOG, else models.yaml in the site folder)
Exit code: 0 no mistake, 1 mistakes, 2 could not run.`,
  run: (argv, io) => {
    const [file = catalogFile()] = parseVerb(argv, {}, 1).positionals;
    const catalog = loadCatalog({ file });
    requireHistory(catalog, readEvidence(catalog));
    print(io, [`${file} is valid: ${summaryOf(catalog)}.`]);
    return exit.ok;
  },
};
