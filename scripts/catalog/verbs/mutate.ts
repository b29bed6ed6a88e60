import { buildDate } from '#catalog/records/price-evidence.ts';
import { catalogFile, loadCatalog } from '#catalog/load.ts';
import { pinnedSources } from '../../check/prices/check.ts';
import { readEvidence } from '../evidence.ts';
import { exit, print } from '../io.ts';
import { runMutations } from '../../../tests/catalog-mutations/run-mutations.ts';
import { mutationLines, shareCaught } from '../../../tests/catalog-mutations/tables.ts';
import { sourceOption, sourcesAtHand } from '../sources.ts';
import { readText } from '../text/save.ts';
import { parseVerb, UsageError, type Verb } from '../verb.ts';

/** What the project promises of damage to prices that a source has. */
const promised = 0.95;

/** `mutate`: damages the catalog in many ways and counts what the checks notice. */
export const mutate: Verb = {
  summary: 'damage the catalog in many ways, and count what validation and price check notice',
  usage: `npm run catalog -- mutate [file] [--seed <number>] [--per-kind <number>]
  file        the catalog to damage, in memory only (default: models.yaml, or CATALOG)
  --seed      another number, other instances (default: 1)
  --per-kind  instances per kind of damage at most (default: 40)
${sourceOption}
Exit code: 0 at least 95 % of the damage to prices with a source is caught, 1 less, 2 could not run.`,
  run: async (argv, io) => {
    const { values, positionals } = parseVerb(
      argv,
      {
        seed: { type: 'string', default: '1' },
        'per-kind': { type: 'string', default: '40' },
        source: { type: 'string', multiple: true, default: [] },
      },
      1,
    );
    const started = performance.now();
    const [file = catalogFile()] = positionals;
    const text = readText(file);
    const catalog = loadCatalog({ file, text });
    const run = runMutations({
      file,
      text,
      adapters: await sourcesAtHand(values.source, io, pinnedSources(catalog)),
      date: buildDate(readEvidence(file), io.environment),
      seed: wholeNumber(values.seed, '--seed'),
      perKind: wholeNumber(values['per-kind'], '--per-kind'),
    });
    print(io, [
      ...mutationLines(run),
      '',
      `${((performance.now() - started) / 1000).toFixed(1)} s, seed ${values.seed}.`,
    ]);
    const { caught, all } = shareCaught(run.instances.filter(({ ground }) => ground === 'backed'));
    return caught >= promised * all ? exit.ok : exit.wrong;
  },
};

function wholeNumber(text: string, option: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new UsageError(`${option} is "${text}", which is not a whole number of at least 1.`);
}
