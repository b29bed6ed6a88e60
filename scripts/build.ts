/** `npm run build`: the site into `dist`. */
import { reportBuild } from './lib/build-site.ts';

await reportBuild();
