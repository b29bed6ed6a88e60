/** `npm start`: builds the site and serves it on this machine until Ctrl+C. */
import { loadCatalog } from '#catalog/load.ts';
import { reportBuild } from './lib/build-site.ts';
import { serveDirectory } from './lib/static-server.ts';

const port = Number(process.env.PORT ?? 4321);
const site = await reportBuild(process.argv.slice(2));

if (site) {
  try {
    const server = await serveDirectory(site.outDir, { port, base: new URL(loadCatalog().siteUrl).pathname });
    console.log(`Serving it on ${server.url} (Ctrl+C ends it)`);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error;
    console.error(
      `Port ${port} is in use by another program.\nEnd that program, or choose another port: PORT=${port + 1} npm start`,
    );
    process.exitCode = 1;
  }
}
