/** `npm run dev`: the site as it is edited, by Astro's own server; see `--help`. */
import { pathToFileURL } from 'node:url';
import { packageCommand, root } from './lib/run-command.ts';

const usage = `npm run dev -- [options]
Shows the site while it is edited: what is saved shows in the open page, and a mistake with its place and what to do.
Prices that no check has seen are marked. Ctrl+C ends it. The options are those of \`astro dev\`:
  --port <number>  where (default: 4321, or the next one that is free)
  --host           for other machines, too
  --open           opens it in a browser`;

const argv = process.argv.slice(2);
if (argv.includes('--help')) console.log(usage);
else {
  process.env.ASTRO_TELEMETRY_DISABLED = '1';
  const astro = packageCommand('astro');
  process.argv = [process.execPath, astro, 'dev', '--root', root, ...argv];
  await import(pathToFileURL(astro).href);
}
