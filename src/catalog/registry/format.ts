/** The format of a site folder: its version, and what changed from one to the next. */

interface FormatChange {
  /** In one sentence, for whoever keeps a folder of the version before. */
  readonly what: string;
  /** Whether `ratecard upgrade` rewrites it; what it does not, the loader names with its place. */
  readonly isRewritten: boolean;
}

/** What changed with each version; the last is the one that this code reads. A new one has its rewriting in scripts/upgrade. */
export const formatChanges: Readonly<Record<number, readonly FormatChange[]>> = {
  2: [
    { what: 'gateway.sdks went: examples name the packages that they were run with.', isRewritten: true },
    { what: 'Of a statement, `date` is called `checked`.', isRewritten: true },
    {
      what: 'A statement under `unverified` or `exceptions` names the amounts it stands for, and holds for no other.',
      isRewritten: true,
    },
    { what: 'Entries of `unlisted` expire, a quarter after they were read at most.', isRewritten: true },
    { what: '`published` gives prices where it had a text, and expires.', isRewritten: false },
    { what: 'A reason says no sums of money: nothing would check them.', isRewritten: false },
    { what: 'What the gateway claims has a source, under `gateway.claims`.', isRewritten: false },
    { what: 'The price that names no hours is the one of most hours.', isRewritten: false },
  ],
};

export const currentFormat = Math.max(...Object.keys(formatChanges).map(Number));
