/** How much a page may weigh, by its kind: data, each limit with its reason. */

export interface Limits {
  /** Name of the kind in reports. */
  readonly kind: string;
  /** Which pages: the first entry that matches holds. */
  readonly paths: RegExp;
  /** HTML and CSS, KB after brotli (quality 11). Above `fails` the check fails. */
  readonly page: { readonly warns: number; readonly fails: number };
  /** Script that loads without a touch, KB after brotli. */
  readonly script: number;
  /** Requests until all of it is there, the page itself among them; icons are fetched later and not counted. */
  readonly requests: number;
  readonly reason: string;
}

/** 14 KB is what a server may send before it waits for the reader's first answer (10 packets of 1,460 bytes). */
const roundTrip = 'all of it comes with the first round trip';
/** The script of every page: switches, copying, and the table of tools. */
const firstScript = 2.5;

/** What is read: page, two sheets at most, one script. */
const reading = { page: { warns: 12, fails: 14 }, script: firstScript, requests: 4 };
/** What is looked through, a line for each of many things; a tool is one file more, with the arithmetic of the build. */
const index = { page: { warns: 18, fails: 20 }, script: 12, requests: 5 };

export const limits: readonly Limits[] = [
  {
    kind: 'model',
    paths: /^\/q\/.+-pricing\/$/,
    ...reading,
    // What other pages need besides is a sheet of its own.
    requests: 3,
    reason: `most readers see only this page: ${roundTrip}`,
  },
  {
    kind: 'provider',
    paths: /^\/providers\/.+\/$/,
    ...index,
    reason: 'a table of all models of a provider',
  },
  {
    kind: 'modality',
    paths: /^\/models\/.+\/$/,
    ...index,
    reason: 'a table of all models of a kind, with filters',
  },
  {
    kind: 'models',
    paths: /^\/models\/$/,
    ...index,
    reason: 'one table of every model, with filters',
  },
  {
    kind: 'questions',
    paths: /^\/q\/$/,
    ...index,
    reason: 'a line for every model, with search',
  },
  {
    kind: 'calculator',
    paths: /^\/calculator\//,
    ...index,
    reason: 'works without script, so its table is in it',
  },
  {
    kind: 'versus',
    paths: /^\/compare\/.+\/$/,
    ...reading,
    reason: roundTrip,
  },
  {
    kind: 'compare',
    paths: /^\/compare\/$/,
    ...index,
    reason: 'the list of comparisons, and a form',
  },
  {
    kind: 'home',
    paths: /^\/$/,
    ...index,
    reason: `the way in, with search: ${roundTrip}`,
  },
  {
    kind: 'changes',
    paths: /^\/changes\//,
    ...index,
    reason: 'every change since the records begin',
  },
  {
    kind: 'verification',
    paths: /^\/verification\//,
    ...index,
    reason: 'every rate with its sources',
  },
  {
    kind: 'errors',
    paths: /^\/errors\//,
    ...index,
    reason: 'every error code with an example',
  },
  {
    kind: 'other',
    paths: /^/,
    ...reading,
    reason: `guides and the like: ${roundTrip}`,
  },
];

export function limitsOf(path: string): Limits {
  const found = limits.find(({ paths }) => paths.test(path));
  if (found === undefined)
    throw new Error(`No entry of the limits matches ${path}: the last one matches all.`);
  return found;
}

/** Bytes of a KB in these budgets. */
export const kilobyte = 1024;
