/** `npm run catalog -- <verb>`: looks at a catalog, edits it, or makes one; see `--help`. */
import { runCatalog } from './catalog/run.ts';

// A reader such as `head` may have seen enough.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

process.exitCode = await runCatalog(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  environment: process.env,
  now: new Date(),
});
