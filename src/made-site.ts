/** The site, for what prints it. `npm run dev` forgets this module, and with it what imports it, when something is saved. */
import { madeSite } from '#views/whole/output.ts';

export const site = await madeSite();
