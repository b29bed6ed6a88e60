/** `npm run build`: the site into `dist`. */
import { reportBuild } from './lib/report-build.ts';

await reportBuild();
