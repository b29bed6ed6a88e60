/** `npm run build`: the site into `dist`; see `--help`. */
import { reportBuild } from './lib/build-site.ts';
import { readOptions } from './lib/command-line.ts';

const usage = `npm run build -- [--draft]
Builds the site into dist/ of the site folder, beside the one that is there, which it then replaces.
  --draft  with prices that no check has seen: they are marked, and the site is not to be published
SITE names another site folder, DIST another folder for what is built, BUILD_DATE another day than that of the last check.
Exit code: 0 built, 1 nothing was built, 2 could not run.`;

const options = readOptions(usage, { draft: { type: 'boolean', default: false } });
if (options !== undefined) await reportBuild(options.draft);
