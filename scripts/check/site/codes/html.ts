/** HTML by the standard. */
import type { FindingKind } from './kind.ts';

export const htmlCodes = {
  'html-invalid': {
    why: 'Browsers repair it, each in its way.',
    fix: 'Correct the markup in src/components or src/layouts; the rule is described at https://html-validate.org/rules/.',
  },
  'html-invalid-vnu': {
    why: 'The W3C’s checker (vnu) refuses it.',
    fix: 'Correct the markup in src/components or src/layouts.',
  },
} as const satisfies Record<string, FindingKind>;
