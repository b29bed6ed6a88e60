/** llms.txt, as https://llmstxt.org describes it. */
import type { FindingKind } from './kind.ts';

export const llmsCodes = {
  'llms-missing': {
    why: 'Assistants look for it.',
    fix: 'Build again; if it stays, look at src/views/whole/files.ts.',
  },
  'llms-shape': {
    why: 'A program that reads llms.txt expects one title, a summary, and sections that are lists of links.',
    fix: 'Follow https://llmstxt.org in src/views/data/llms-txt.ts.',
  },
  'llms-model-missing': {
    why: 'An assistant that reads only this file would say there is no such model.',
    fix: 'List every model in src/views/data/llms-txt.ts.',
  },
} as const satisfies Record<string, FindingKind>;
