/** Compares the catalog with the gateway's own list of models and prices; see `--help`. */
import { runCheckCommand } from './check/command.ts';
import { readGatewayArguments, runGatewayCheck, usage } from './check/gateway/run.ts';

await runCheckCommand({
  name: 'gateway',
  usage,
  read: readGatewayArguments,
  run: (options) => runGatewayCheck(options, { environment: process.env, now: new Date() }),
});
