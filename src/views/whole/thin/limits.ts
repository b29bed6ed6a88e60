/** How much of its own a page has to say for a place in search engines. Numbers with their reasons. */
import type { PageKind } from '#views/page/blocks.ts';

export interface Limit {
  /**
   * The more alike the words, the more facts: for pages whose similarity to the nearest page of their kind is at most
   * `upTo`, the fewest facts of their own. The last step reaches 1; a page with the words of another and no fact of
   * its own never passes.
   */
  readonly steps: readonly { readonly upTo: number; readonly facts: number }[];
}

export const limits: Readonly<Partial<Record<PageKind, Limit>>> = {
  model: {
    steps: [
      // Sister models do the same things in the same units, and are told of in the same sentences: half of the pages
      // have a neighbour that shares nine phrases in ten. What a reader comes for is what they list. One such fact may
      // be chance; three (a price, a limit, a date) say that the page is about something of its own.
      { upTo: 0.95, facts: 3 },
      // The words of another page: only a longer list of facts tells a reader something that the other does not.
      { upTo: 1, facts: 5 },
    ],
  },
  // A list earns its place by its rows. With one or two of them it says what the models' own pages say.
  provider: { steps: [{ upTo: 1, facts: 3 }] },
  modality: { steps: [{ upTo: 1, facts: 3 }] },
  // Two models fill one frame: where the sentences are shared too, their figures have to carry the page.
  versus: {
    steps: [
      { upTo: 0.8, facts: 3 },
      { upTo: 1, facts: 5 },
    ],
  },
};
