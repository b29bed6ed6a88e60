/** Makes the pages of models of SITE as data, and prints none: what deriving takes, in a process of its own. */
import { makeSite } from '#site-build.ts';

const { pages } = await makeSite(false);
for (const path of pages.modelPaths()) pages.get(path);
