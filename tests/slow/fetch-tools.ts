// `npm run setup:slow`: fetches what slow tests start, before they run.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fetchTools } from './tools.ts';

for (const list of readdirSync(join(import.meta.dirname, 'tools')).toSorted()) fetchTools(list);
