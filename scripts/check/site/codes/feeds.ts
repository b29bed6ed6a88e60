/** The feeds of changes. */
import type { FindingKind } from './kind.ts';

export const feedsCodes = {
  'feed-invalid': {
    why: 'Feed readers refuse it.',
    fix: 'Correct src/views/data/feeds.ts, or escape what the item says.',
  },
  'feed-field-missing': {
    why: 'Feed readers show or need it.',
    fix: 'Add the field in src/views/data/feeds.ts.',
  },
  'feed-id-duplicate': {
    why: 'Feed readers show only one of the two.',
    fix: 'Make the id from what is unique of the change: model, rate and date.',
  },
  'feed-date-wrong': {
    why: 'Feed readers hide or misplace an item of another time.',
    fix: 'Date an item by the day it became known, as the format writes dates.',
  },
  'feed-self-wrong': {
    why: 'A reader that follows the address of a feed must come back to it.',
    fix: 'Give the feed its own absolute address.',
  },
  'feeds-differ': {
    why: 'One feed in two formats: both have the same items.',
    fix: 'Print both from the same list of items.',
  },
  'feed-unlinked': {
    why: 'Readers and browsers find a feed by it.',
    fix: 'Put `<link rel="alternate">` to the feed on the page of changes.',
  },
} as const satisfies Record<string, FindingKind>;
