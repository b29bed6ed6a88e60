/** Compares every price of the catalog with published pricing libraries; see `--help`. */
import { runCheck } from './check/prices/run.ts';
import { cacheFolder } from './check/prices/sources/open.ts';
import { parseArguments, usage } from './check/prices/arguments.ts';
import { CannotRun, failed } from './check/report.ts';
import { formatReport, formats } from './check/reporters/format.ts';

try {
  const options = parseArguments(process.argv.slice(2), formats);
  if (options.help) {
    console.log(usage);
  } else {
    const report = await runCheck(options, {
      environment: process.env,
      now: new Date(),
      cacheFolder,
    });
    process.stdout.write(
      formatReport(options.format, report, {
        all: options.all,
        colour: process.stdout.isTTY && process.env.NO_COLOR === undefined,
        width: process.stdout.isTTY ? process.stdout.columns : 120,
      }),
    );
    if (failed(report)) process.exitCode = 1;
  }
} catch (error) {
  // Errors written for readers are their message; of any other the stack is wanted too.
  const written = error instanceof CannotRun || (error instanceof Error && error.name === 'CatalogError');
  console.error('The price check could not run.');
  console.error(written ? error.message : error);
  process.exitCode = 2;
}
