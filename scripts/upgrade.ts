/** `ratecard upgrade`: brings a site folder to the format of this version; see `--help`. */
import { parseArgs } from 'node:util';
import { catalogFile, loadCatalog } from '#catalog/load.ts';
import { CatalogError } from '#catalog/read/problem.ts';
import { currentFormat } from '#catalog/registry/format.ts';
import { readText, unifiedDiff } from './catalog/text/save.ts';
import { exit } from './catalog/verb.ts';
import { CannotRun } from './check/report.ts';
import { writeAtomically } from './lib/write-file.ts';
import { upgraded } from './upgrade/upgrade.ts';

const usage = `ratecard upgrade [--dry-run]
Says what changed in the format since the one that models.yaml is written in, rewrites what it can and prints the
difference. What needs a judgement stays as it is, and is named with its place.
  --dry-run  write nothing
Exit code: 0 all well, 1 something is left to do by hand, 2 could not run.`;

function run(argv: readonly string[]): number {
  const { values } = parseArgs({
    args: [...argv],
    options: { 'dry-run': { type: 'boolean', default: false }, help: { type: 'boolean', default: false } },
  });
  if (values.help) {
    console.log(usage);
    return exit.ok;
  }
  const file = catalogFile();
  const before = readText(file);
  const { from, text, changes } = upgraded(file, before);
  console.log(
    from === currentFormat
      ? `${file} is of format ${String(currentFormat)}, which this version reads.`
      : [
          `${file} is of format ${String(from)}; this version reads ${String(currentFormat)}.`,
          ...changes,
        ].join('\n'),
  );
  const diff = unifiedDiff(file, before, text);
  if (diff !== '') console.log(`\n${diff}`);
  if (!values['dry-run'] && text !== before) writeAtomically(file, text);
  try {
    loadCatalog({ file, text });
  } catch (error) {
    if (!(error instanceof CatalogError)) throw error;
    console.error(`Left to do by hand:\n\n${error.message}`);
    return exit.wrong;
  }
  if (text !== before)
    console.log('Then `npm run check:prices -- --lock`, which looks at all of it once more, and `npm test`.');
  return exit.ok;
}

try {
  process.exitCode = run(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof Error)) throw error;
  console.error(error instanceof CannotRun ? error.message : `${error.message}\n\n${usage}`);
  process.exitCode = exit.unable;
}
