/** Weight of pages, and what they may load. */
import type { FindingKind } from './kind.ts';

export const budgetsCodes = {
  'page-heavy': {
    why: 'Readers on phones wait for it.',
    fix: 'Find what grew (`--format json` lists the sizes), or raise the limit in budgets/limits.ts with a reason.',
  },
  'page-near-limit': {
    severity: 'warning',
    why: 'A little more and the page breaks its budget.',
    fix: 'Find what grew before it is too much.',
  },
  'script-heavy': {
    why: 'Script costs more than its bytes: it is compiled and run before the reader can do anything.',
    fix: 'Load the tool on the first touch (data-load="touch"), or make it smaller.',
  },
  'requests-many': {
    why: 'Every request is a round trip on a slow line.',
    fix: 'Put it into the files the page already loads.',
  },
  'resource-foreign': {
    why: 'Another host sees every reader, and can fail or change what it sends.',
    fix: 'Serve it from this site.',
  },
  'style-inline': {
    why: 'The content security policy of the site refuses it, so it would have no effect.',
    fix: 'Use a class of src/styles.',
  },
  'script-inline': {
    why: 'The content security policy of the site refuses it, so it would not run.',
    fix: 'Put it into src/client, or name its hash in _headers.',
  },
  'handler-inline': {
    why: 'The content security policy of the site refuses it, so it would not run.',
    fix: 'Listen for the event in src/client.',
  },
  'headers-wrong': {
    why: 'The policy that keeps foreign code out is sent by _headers.',
    fix: 'Correct what writes _headers.',
  },
  'tool-unknown': {
    why: 'The element announces a tool that never starts.',
    fix: 'Add the tool to the table in src/client/tools.ts, or correct its name.',
  },
} as const satisfies Record<string, FindingKind>;
