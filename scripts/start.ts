/** `npm start`: builds the site and serves it on this machine until Ctrl+C; see `--help`. */
import { loadCatalog } from '#catalog/load.ts';
import { reportBuild } from './lib/build-site.ts';
import { readOptions } from './lib/command-line.ts';
import { portOf, reportPort, serveDirectory } from './lib/static-server.ts';

const usage = `npm start -- [--port <number>] [--draft]
Builds the site and serves it on this machine, below the path at which it will stand, until Ctrl+C.
  --port   where (default: PORT, else 4321; 0 takes one that is free)
  --draft  with prices that no check has seen, marked
Exit code: 1 nothing was built, or the port is taken; 2 could not run.`;

const options = readOptions(usage, {
  port: { type: 'string' },
  draft: { type: 'boolean', default: false },
});
if (options !== undefined) await start(portOf(options.port ?? process.env.PORT, 4321), options.draft);

async function start(port: number | undefined, isDraft: boolean): Promise<void> {
  if (port === undefined) return;
  const site = await reportBuild(isDraft);
  if (site === undefined) return;
  try {
    const { pathname: base } = new URL(loadCatalog().siteUrl);
    const server = await serveDirectory(site.outDir, { port, base });
    console.log(`Serving it on ${server.url}/ (Ctrl+C ends it)`);
  } catch (error) {
    reportPort(error, port, 'start');
  }
}
