/** Addresses of the site, in every format. */
import type { FindingKind } from './kind.ts';

export const linksCodes = {
  'link-dead': { why: 'Readers would end at an error page.', fix: 'Correct the address, or build the page.' },
  'link-fragment-dead': {
    why: 'The link leads to no place on the page.',
    fix: 'Correct the fragment or the id.',
  },
  'link-without-slash': {
    why: 'Page addresses end in a slash; every other form costs a redirect.',
    fix: 'Add the slash.',
  },
  'link-rel-wrong': {
    why: 'A link in a new tab hands the page over to the other site, and nofollow within the site hides pages from search engines.',
    fix: 'Give target="_blank" the rel "noopener"; leave nofollow out of links within the site.',
  },
  'link-insecure': {
    why: 'Anybody on the way can change what comes back.',
    fix: 'Link to the https address.',
  },
  'link-host-unfit': {
    why: 'A reader of the site has no such machine.',
    fix: 'Link by path, or to the address in the catalog.',
  },
} as const satisfies Record<string, FindingKind>;
