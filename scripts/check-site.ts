/** Looks over the whole built site, in every format, and recomputes every price from its key; see `--help`. */
import { CannotRun, failed } from './check/report.ts';
import { parseArguments, usage } from './check/site/arguments.ts';
import { runCheck } from './check/site/run-check.ts';
import { formatReport, formats } from './check/reporters/format.ts';

try {
  const options = parseArguments(process.argv.slice(2), formats, process.env);
  if (options.help) {
    console.log(usage);
  } else {
    const report = await runCheck({ ...options, vnuJar: process.env.VNU_JAR });
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
  console.error('The site check could not run.');
  console.error(written ? error.message : error);
  process.exitCode = 2;
}
