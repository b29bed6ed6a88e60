/** `npm run build`: the site into `dist`; see `--help`. */
import { reportBuild } from './lib/build-site.ts';
import { readOptions } from './lib/command-line.ts';

const usage = `npm run build -- [--draft] [--no-cache]
Builds the site into dist/ of the site folder, beside the one that is there, which it then replaces.
  --draft     with prices that no check has seen: they are marked, and the site is not to be published
  --no-cache  without what earlier builds have highlighted and drawn
SITE names another site folder, DIST another folder for what is built, BUILD_DATE another day than that of the last check.
Exit code: 0 built, 1 nothing was built, 2 could not run.`;

const no = { type: 'boolean', default: false } as const;
const options = readOptions(usage, { draft: no, 'no-cache': no });
if (options?.['no-cache'] === true) process.env.NO_CACHE = '1';
if (options !== undefined) await reportBuild(options.draft);
