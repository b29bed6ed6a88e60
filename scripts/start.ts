/** `npm start`: builds the site and serves it on this machine until Ctrl+C. */
import { loadCatalog } from '#catalog/load.ts';
import { reportBuild } from './lib/build-site.ts';
import { portOf, reportPort, serveDirectory } from './lib/static-server.ts';

const port = portOf(process.env.PORT, 4321);
const site = port === undefined ? undefined : await reportBuild(process.argv.slice(2));

if (site && port !== undefined) {
  try {
    const server = await serveDirectory(site.outDir, { port, base: new URL(loadCatalog().siteUrl).pathname });
    console.log(`Serving it on ${server.url} (Ctrl+C ends it)`);
  } catch (error) {
    reportPort(error, port, 'start');
  }
}
