/** Looks over the whole built site, in every format, and recomputes every price from its key; see `--help`. */
import { runCheckCommand } from './check/command.ts';
import { siteCommand } from './check/site/command.ts';

await runCheckCommand(siteCommand);
