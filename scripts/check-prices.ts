/** Compares every price of the catalog with published pricing libraries; see `--help`. */
import { runCheckCommand } from './check/command.ts';
import { readArguments, usage } from './check/prices/arguments.ts';
import { runCheck } from './check/prices/run.ts';
import { cacheFolder } from './check/prices/sources/fetch.ts';

await runCheckCommand({
  name: 'price',
  usage,
  read: readArguments,
  run: (options) => runCheck(options, { environment: process.env, now: new Date(), cacheFolder }),
});
