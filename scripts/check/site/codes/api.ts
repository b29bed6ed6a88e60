/** The files for programs agree with one another. */
import type { FindingKind } from './kind.ts';

export const apiCodes = {
  'api-entry-differs': {
    why: 'A program gets other facts of the model from this file than from api/models.json.',
    fix: 'Print both from the same entry (src/views/data/models-json.ts).',
  },
  'api-list-wrong': {
    why: 'The file does not hold the models its address promises.',
    fix: 'Correct the filter of the list in src/views.',
  },
  'api-schema-broken': {
    why: 'Programs check what they read with the schema: it must hold for the data it describes.',
    fix: 'Correct the schema or the data in src/views.',
  },
} as const satisfies Record<string, FindingKind>;
