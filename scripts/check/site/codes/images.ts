/** Share images and the icon. */
import type { FindingKind } from './kind.ts';

export const imagesCodes = {
  'image-missing': {
    why: 'A shared link would show an empty frame.',
    fix: 'Draw it in the build, or leave the reference out.',
  },
  'image-invalid': {
    why: 'It is not the kind of picture its name promises.',
    fix: 'Draw it again; empty .cache if it stays.',
  },
  'image-size-wrong': { why: 'Networks crop what is not 1200×630.', fix: 'Draw it at 1200×630.' },
  'image-heavy': {
    why: 'Networks give up on slow pictures.',
    fix: 'Use fewer colours, or raise the limit in images/limits.ts with a reason.',
  },
  'image-alt-missing': {
    why: 'People who do not see the picture are told nothing.',
    fix: 'Give og:image:alt words that say what the picture says.',
  },
  'image-unused': {
    severity: 'warning',
    why: 'A picture that no page shows is only weight.',
    fix: 'Refer to it, or do not draw it.',
  },
  'icon-missing': {
    why: 'Browsers ask for it on every visit.',
    fix: 'Put the icon in public/ and link it in src/layouts/Base.astro.',
  },
} as const satisfies Record<string, FindingKind>;
