/** Pages that say too little of their own. */
import type { FindingKind } from './kind.ts';

export const thinCodes = {
  'thin-indexed': {
    why: 'Search engines take pages that differ only in name and number for a mass product, and trust the others less.',
    fix: 'Build again. If it stays, the page says less in HTML than its view does: compare src/views/whole/thin/page-text.ts with what the components print.',
  },
  'thin-kept-out': {
    why: 'The page says enough of its own, and nobody would find it.',
    fix: 'Build again. If it stays, compare src/views/whole/thin/page-text.ts with scripts/check/site/thin/html-text.ts.',
  },
} as const satisfies Record<string, FindingKind>;
