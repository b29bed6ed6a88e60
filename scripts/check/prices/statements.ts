/** Are a model's `unverified` and `exceptions` still true, and do they cover what they were written for? */
import { statedRates, type StatedRate, type Statement } from '#catalog/records/price-evidence.ts';
import { selectorOf } from '#catalog/registry/rate-selector.ts';
import { listedAs } from '#catalog/registry/rate-key.ts';
import type { Model } from '#catalog/types.ts';
import type { Finding } from '../report.ts';
import { findingsOf, type FindingKind } from './findings.ts';
import type { Verdict } from './verdict.ts';

export const statementKinds = {
  'unverified-expired': {
    severity: 'error',
    why: 'A price nobody can confirm is only believed for as long as somebody promised to look again.',
    fix: 'Look the price up at {source}, correct it if it changed, and set `checked` and `expires` anew.',
  },
  'exception-expired': {
    severity: 'error',
    why: 'The difference was accepted for a time, and the time is over.',
    fix: 'Look the price up at {source}; renew `checked` and `expires`, or remove the exception.',
  },
  'unverified-unneeded': {
    severity: 'error',
    why: 'Pages would tell readers that nobody confirms a price which a source does confirm.',
    fix: 'Remove the rate from `amounts`, or the whole statement where it names no other.',
  },
  'exception-unneeded': {
    severity: 'error',
    why: 'An exception without a difference would hide the next one.',
    fix: 'Remove the rate from `amounts`, or the whole exception where it names no other.',
  },
  'statement-amount': {
    severity: 'error',
    why: 'A statement holds for the amount that was read, and for no other.',
    fix: 'Look the price up at {source}. Correct the price, or write the amount that stands there, and set `checked` and `expires` anew.',
  },
  'statement-ahead': {
    severity: 'error',
    why: 'Nobody has read a page on a day that has not come.',
    fix: 'Write the day on which {source} was read.',
  },
  'selector-unmatched': {
    severity: 'error',
    why: 'A reason that covers no price hides that the price it was written for is not covered.',
    fix: 'Name a rate of this model: {rates}.',
  },
} as const satisfies Record<string, FindingKind>;

const finding = findingsOf(statementKinds);

type Kind = 'unverified' | 'exception';

const usedBy: Readonly<Record<Kind, readonly Verdict['status'][]>> = {
  unverified: ['unverified', 'own'],
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
    const { checked, expires, source } = statement;
    const key = kind === 'unverified' ? '`unverified`' : '`exceptions`';
    const words = statement.reason === undefined ? '' : ` ("${statement.reason}")`;
    const found = (code: keyof typeof statementKinds, message: string) =>
      finding(
        code,
        `${model.id}: ${message}`,
        { file, line: model.line },
        { model: model.id, amounts: statement.amounts, expires },
        { source },
      );
    const named = statedRates(model, statement);
    return [
      ...(expires !== undefined && expires < date
        ? [found(`${kind}-expired`, `${key} expired on ${expires}${words}.`)]
        : []),
      ...(checked > date ? [found('statement-ahead', `${key} says it was read on ${checked}.`)] : []),
      ...named
        .filter(({ holds }) => !holds)
        .map(({ selector, stated, rate }) =>
          found(
            'statement-amount',
            `${key} is for ${selector} at ${stated}, which is listed at ${listedAs(rate)}.`,
          ),
        ),
      ...Object.keys(statement.amounts ?? {}).flatMap((selector) =>
        usefulness(
          kind,
          key,
          selector,
          named.filter((one) => one.selector === selector),
        ),
      ),
    ];
  }

  function usefulness(kind: Kind, key: string, selector: string, named: readonly StatedRate[]): Finding[] {
    const place = { file, line: model.line };
    const data = { model: model.id, selector };
    const covered = verdicts.filter(({ rate }) => named.some((one) => one.rate === rate));
    const name = `${key} for "${selector}"`;
    if (covered.length === 0) {
      const selectable = [...new Set(verdicts.map(({ rate }) => selectorOf(rate)))].join(' | ');
      return [
        finding(
          'selector-unmatched',
          `${model.id}: ${name} covers no rate that holds now or is announced.`,
          place,
          data,
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
      finding(`${kind}-unneeded`, `${model.id}: ${name} is no longer needed: ${because}.`, place, data),
    ];
  }
}
