import { catalogFile, loadCatalog } from '#catalog/load.ts';
import { priceSourceOf } from '../../check/prices/adapters/source-location.ts';
import { CannotRun } from '../../check/report.ts';
import { addModel } from '../add-model.ts';
import { dayOf } from '../day.ts';
import { exit, print } from '../io.ts';
import { sourceOption, sourcesAtHand } from '../sources.ts';
import { counted } from '../summary.ts';
import { readText, save } from '../text/save.ts';
import { parseVerb, required, type Verb } from '../verb.ts';

/** `add <provider/model> --from <source>`: one model with all that a source states. */
export const add: Verb = {
  summary: 'add one model with all prices and facts that a source states',
  usage: `npm run catalog -- add <provider/model> --from <source> [--as <id>] [--file <place>] [--dry-run]
  provider/model   the entry exactly as the source spells it, such as anthropic/claude-opus-5
  --from           genai-prices, ai-sdk-cost-calculator, litellm or models.dev
  --as             its id in the catalog (default: made from the source's spelling)
  --file           where a source that is a file is to be read: path@YYYY-MM-DD, latest or an https address
${sourceOption}
  --date           take the prices of this UTC day (default: BUILD_DATE, else today)
  --dry-run        write nothing; print what would change as a unified diff
Every line of the catalog that is not new stays as it is. Look the prices up at the provider before you commit.
Exit code: 0 added, 1 the catalog has mistakes, 2 could not run.`,
  run: async (argv, io) => {
    const text = { type: 'string' } as const;
    const { values, positionals } = parseVerb(
      argv,
      {
        from: text,
        as: text,
        file: text,
        date: text,
        source: { type: 'string', multiple: true, default: [] },
        'dry-run': { type: 'boolean', default: false },
      },
      1,
    );
    const ref = required(positionals[0], 'The model, provider/model,');
    const from = priceSourceOf(required(values.from, '--from <source>'));
    const given = [...values.source, ...(values.file === undefined ? [] : [`${from}=${values.file}`])];
    const [adapter] = await sourcesAtHand(given, io, [from]);
    if (adapter === undefined)
      throw new CannotRun(
        `${from} is not at hand. Say where it is: --file <path>@YYYY-MM-DD, or --file latest.`,
      );
    const file = catalogFile();
    const before = readText(file);
    const {
      id,
      text: after,
      rates,
      undecided,
    } = addModel(loadCatalog({ file, text: before }), before, {
      adapter,
      ref,
      as: values.as,
      date: dayOf(values.date, io),
    });
    const said = `${file}: added ${id} with ${counted(rates, 'rate')} of ${from}. Now run \`npm run check:prices -- --lock\`.`;
    save(io, file, { before, after, said, dryRun: values['dry-run'] });
    if (undecided > 0) {
      print({ ...io, out: io.err }, [
        `Left out: ${counted(undecided, 'rate')} of which the source does not say when they apply beside others.`,
      ]);
    }
    return exit.ok;
  },
};
