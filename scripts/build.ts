/** `npm run build`: the site into `dist`; with `-- --draft`, one that is not to be published. */
import { reportBuild } from './lib/build-site.ts';

await reportBuild(process.argv.slice(2));
