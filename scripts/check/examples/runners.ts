import type { Language } from '#catalog/registry/languages.ts';
import { aiSdk } from './ai-sdk/runner.ts';
import { curl } from './curl/runner.ts';
import { node } from './node/runner.ts';
import { python } from './python/runner.ts';
import type { Runner } from './runs.ts';

/** How the examples of each language are run. */
export const runners: Readonly<Record<Language, Runner>> = { python, node, curl, 'ai-sdk': aiSdk };
