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

/** Page, one sheet, one script. */
const shortest = { page: { warns: 10, fails: 14 }, script: 2, requests: 3 };
/** One sheet more: what model pages do not need is a file of its own. */
const reading = { script: 2, requests: 4 };
/** A tool is one file more. */
const tool = { script: 10, requests: 5 };

/** 14 KB is what a server may send before it waits for the reader's first answer (10 packets of 1,460 bytes). */
const roundTrip = 'all of it comes with the first round trip';

export const limits: readonly Limits[] = [
  {
    kind: 'model',
    paths: /^\/q\/.+-pricing\/$/,
    ...shortest,
    reason: `most readers see only this page: ${roundTrip}`,
  },
  {
    kind: 'provider',
    paths: /^\/providers\/.+\/$/,
    page: { warns: 12, fails: 20 },
    ...tool,
    reason: 'a table of all models of a provider',
  },
  {
    kind: 'modality',
    paths: /^\/models\/.+\/$/,
    page: { warns: 20, fails: 30 },
    ...tool,
    reason: 'a table of all models of a kind, with filters',
  },
  {
    kind: 'models',
    paths: /^\/models\/$/,
    page: { warns: 25, fails: 40 },
    ...tool,
    reason: 'one table of every model, with filters',
  },
  {
    kind: 'questions',
    paths: /^\/q\/$/,
    page: { warns: 20, fails: 30 },
    ...tool,
    reason: 'a line for every model, with search',
  },
  {
    kind: 'calculator',
    paths: /^\/calculator\//,
    page: { warns: 16, fails: 25 },
    ...tool,
    reason: 'works without script, so its table is in it',
  },
  {
    kind: 'versus',
    paths: /^\/compare\/.+\/$/,
    page: { warns: 10, fails: 14 },
    ...reading,
    reason: roundTrip,
  },
  {
    kind: 'compare',
    paths: /^\/compare\/$/,
    page: { warns: 14, fails: 20 },
    ...tool,
    reason: 'the list of comparisons, and a form',
  },
  {
    kind: 'home',
    paths: /^\/$/,
    page: { warns: 14, fails: 20 },
    ...tool,
    reason: `the way in, with search: ${roundTrip}`,
  },
  {
    kind: 'changes',
    paths: /^\/changes\//,
    page: { warns: 20, fails: 30 },
    ...tool,
    reason: 'every change since the records begin',
  },
  {
    kind: 'verification',
    paths: /^\/verification\//,
    page: { warns: 25, fails: 40 },
    ...reading,
    reason: 'every rate with its sources',
  },
  {
    kind: 'errors',
    paths: /^\/errors\//,
    page: { warns: 25, fails: 40 },
    ...reading,
    reason: 'every error code with an example',
  },
  {
    kind: 'other',
    paths: /^/,
    page: { warns: 14, fails: 20 },
    ...reading,
    reason: 'guides and the like: reading only',
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
