/** Are a model's `unverified` and `exceptions` still true, and do they cover what they were written for? */
import type { Model } from '#catalog/types.ts';
import type { Finding } from '../report.ts';
import { finding } from './finding.ts';
import type { Verdict } from './judge.ts';
import { isSelected, selectorOf } from './selector.ts';

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
      const known = [...new Set(verdicts.map(({ rate }) => selectorOf(rate)))].join(' | ');
      return [
        finding(
          'selector-unmatched',
          `${model.id}: ${name} covers no rate that holds now or is announced.`,
          place,
          { ...data, selector },
          { known: known === '' ? 'it has none' : known },
        ),
      ];
    }
    // A mismatch is reported on its own; what to do about its statements is seen once it is resolved.
    if (covered.some(({ status }) => usedBy[kind].includes(status) || status === 'mismatch')) return [];
    const found = [...new Set(covered.flatMap(({ figures }) => figures.map(({ source }) => source)))].join(
      ' and ',
    );
    const because =
      found === ''
        ? 'no source contradicts a rate it covers'
        : `${found} ${kind === 'unverified' ? 'has' : 'agrees on'} every rate it covers`;
    return [
      finding(`${kind}-unneeded`, `${model.id}: ${name} is no longer needed: ${because}.`, place, {
        ...data,
        selector,
      }),
    ];
  }
}
