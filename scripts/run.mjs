/**
 * Runs a command of the project: `node scripts/run.mjs build` is scripts/build.ts. What Node makes of a module, types
 * taken out, is kept under the hash of its text, here and in every process that the command starts: that is half of what
 * a short command takes.
 */
// @ts-check
import module from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

process.env.NODE_COMPILE_CACHE ??= join(import.meta.dirname, '../.cache/compiled');
module.enableCompileCache(process.env.NODE_COMPILE_CACHE);
const [name] = process.argv.splice(2, 1);
const script = join(import.meta.dirname, `${name}.ts`);
// As if it had been started itself: some ask what was.
process.argv[1] = script;
await import(pathToFileURL(script).href);
