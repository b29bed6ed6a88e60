/** Are a model's `unverified` and `exceptions` still true, and do they cover what they were written for? */
import type { Model } from '#catalog/types.ts';
import type { Finding } from '../report.ts';
import { findingsOf, type FindingKind } from './findings.ts';
import type { Verdict } from './verdict.ts';
import { isSelected, selectorOf } from './wording.ts';

export const statementKinds = {
  'unverified-expired': {
    severity: 'error',
    why: 'A price nobody can confirm is only believed for as long as somebody promised to look again.',
    fix: 'Look the price up at {source}, correct it if it changed, and set `checked` and `expires` anew.',
  },
  'exception-expired': {
    severity: 'error',
    why: 'The difference was accepted for a time, and the time is over.',
    fix: 'Look the price up at {source}; renew `date` and `expires`, or remove the exception.',
  },
  'unverified-unneeded': {
    severity: 'error',
    why: 'Pages would tell readers that nobody confirms a price which a source does confirm.',
    fix: 'Remove it (or the selector) from `unverified`.',
  },
  'exception-unneeded': {
    severity: 'error',
    why: 'An exception without a difference would hide the next one.',
    fix: 'Remove it (or the selector) from `exceptions`.',
  },
  'selector-unmatched': {
    severity: 'error',
    why: 'A reason that covers no price hides that the price it was written for is not covered.',
    fix: 'Name a rate of this model: {rates}.',
  },
} as const satisfies Record<string, FindingKind>;

const finding = findingsOf(statementKinds);

type Statement = Model['unverified'][number] | Model['exceptions'][number];
type Kind = 'unverified' | 'exception';

const usedBy: Readonly<Record<Kind, readonly Verdict['status'][]>> = {
  unverified: ['unverified'],
  exception: ['exempt', 'disputed'],
};

/**
 * @param verdicts of this model's rates, estimates included
 * @param date UTC day; a statement holds up to and including its `expires`
 */
export function statementFindings(
  file: string,
  model: Model,
  verdicts: readonly Verdict[],
  date: string,
): Finding[] {
  return [
    ...model.unverified.flatMap((statement) => check('unverified', statement)),
    ...model.exceptions.flatMap((statement) => check('exception', statement)),
  ];

  function check(kind: Kind, statement: Statement): Finding[] {
    const place = { file, line: model.line };
    const key = kind === 'unverified' ? '`unverified`' : '`exceptions`';
    const data = { model: model.id, reason: statement.reason, expires: statement.expires };
    const expired =
      statement.expires < date
        ? [
            finding(
              `${kind}-expired`,
              `${model.id}: ${key} expired on ${statement.expires} ("${statement.reason}").`,
              place,
              data,
              { source: statement.source },
            ),
          ]
        : [];
    const selectors = statement.rates ?? [undefined];
    return [...expired, ...selectors.flatMap((selector) => usefulness(kind, key, selector, data))];
  }

  function usefulness(
    kind: Kind,
    key: string,
    selector: string | undefined,
    data: Record<string, unknown>,
  ): Finding[] {
    const place = { file, line: model.line };
    const covered = verdicts.filter(({ rate }) => selector === undefined || isSelected(selector, rate));
    const name = selector === undefined ? key : `${key} for "${selector}"`;
    if (covered.length === 0) {
      const selectable = [...new Set(verdicts.map(({ rate }) => selectorOf(rate)))].join(' | ');
      return [
        finding(
          'selector-unmatched',
          `${model.id}: ${name} covers no rate that holds now or is announced.`,
          place,
          { ...data, selector },
          { rates: selectable === '' ? 'it has none' : selectable },
        ),
      ];
    }
    // A mismatch is reported on its own; what to do about its statements is seen once it is resolved.
    if (covered.some(({ status }) => usedBy[kind].includes(status) || status === 'mismatch')) return [];
    const sources = [...new Set(covered.flatMap(({ figures }) => figures.map(({ source }) => source)))];
    const because =
      sources.length === 0
        ? 'no source contradicts a rate it covers'
        : `${sources.join(' and ')} ${kind === 'unverified' ? 'has' : 'agrees on'} every rate it covers`;
    return [
      finding(`${kind}-unneeded`, `${model.id}: ${name} is no longer needed: ${because}.`, place, {
        ...data,
        selector,
      }),
    ];
  }
}
