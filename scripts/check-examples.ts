/** Runs every example of the site against a mock of the API; see `--help`. */
import { parseArguments, usage } from './check/examples/arguments.ts';
import { runCheck } from './check/examples/run-check.ts';
import { CannotRun, failed } from './check/report.ts';
import { formatReport, formats } from './check/reporters/format.ts';

try {
  const options = parseArguments(process.argv.slice(2), formats);
  if (options.help) {
    console.log(usage);
  } else {
    const report = await runCheck(options, { environment: process.env, now: new Date() });
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
  console.error('The example check could not run.');
  console.error(written ? error.message : error);
  process.exitCode = 2;
}
