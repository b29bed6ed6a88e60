/** `npm run dev`: the site as it is edited, by Astro's own server; its options are Astro's. */
import { pathToFileURL } from 'node:url';
import { packageCommand, root } from './lib/run-command.ts';

process.env.ASTRO_TELEMETRY_DISABLED = '1';
const astro = packageCommand('astro');
process.argv = [process.execPath, astro, 'dev', '--root', root, ...process.argv.slice(2)];
await import(pathToFileURL(astro).href);
