/** What a host shows where there is no page: `404.html`. */
import { address } from '#address.ts';
import type { Page } from '#views/page/blocks.ts';
import { link, say } from '#views/page/inline.ts';

/** It is about nothing, so it has no day, no image and no other formats, and search engines leave it out. */
export const missingPage: Page = {
  kind: 'missing',
  path: address('404/'),
  title: ['Page not found'],
  description: ['There is no page at this address.'],
  crumbs: [],
  heading: 'Page not found',
  lead: [
    say`There is no page at this address. ${link(address('models/'), 'All models')} and ${link(address('q/'), 'all pricing questions')} are a good place to start.`,
  ],
  sections: [],
  robots: 'noindex',
};
