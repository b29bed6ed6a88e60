/** Runs every example of the site against a mock of the API; see `--help`. */
import { runCheckCommand } from './check/command.ts';
import { readArguments, usage } from './check/examples/arguments.ts';
import { runCheck } from './check/examples/run-check.ts';

await runCheckCommand({
  name: 'example',
  usage,
  read: readArguments,
  run: (options) => runCheck(options, { environment: process.env, now: new Date() }),
});
