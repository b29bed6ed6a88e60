/** What is wrong with single rates. */
import type { Finding } from '../report.ts';
import { finding } from './finding.ts';
import type { Verdict } from './judge.ts';
import { selectorOf } from './selector.ts';
import { unitSlip } from './unit-slip.ts';
import { figureText, listed, price, rateName } from './wording.ts';

/** One finding per contradicted rate, one per model for its unexplained unverified rates. */
export function rateFindings(file: string, verdicts: readonly Verdict[]): Finding[] {
  return [...verdicts.flatMap((verdict) => contradiction(file, verdict)), ...unexplained(file, verdicts)];
}

function contradiction(file: string, verdict: Verdict): Finding[] {
  const { model, rate, figures, status } = verdict;
  const place = { file, line: rate.line };
  const data = { key: verdict.key, amount: rate.amount, sources: figures };
  const slip = figures
    .map(({ amount }) => unitSlip(rate.amount, amount))
    .find((words) => words !== undefined);
  const message = `${model.id}: ${rateName(rate)} is listed as ${price(rate)}, but ${figures.map(figureText).join(', ')}${slip === undefined ? '' : ` (${slip})`}.`;
  const fill = { selector: selectorOf(rate) };
  if (status === 'mismatch') return [finding('price-mismatch', message, place, data, fill)];
  if (status !== 'disputed') return [];
  const preferred = preferredSource(verdict);
  if (preferred === undefined) return [finding('price-disputed', message, place, data, fill)];
  if (figures.some((figure) => figure.source === preferred && figure.agrees)) return [];
  return [
    finding('price-preferred-differs', `${message} The exception prefers ${preferred}.`, place, data, fill),
  ];
}

function preferredSource({ statement }: Verdict) {
  return statement !== undefined && 'prefer' in statement ? statement.prefer : undefined;
}

function unexplained(file: string, verdicts: readonly Verdict[]): Finding[] {
  const bare = verdicts.filter(({ status, statement }) => status === 'unverified' && statement === undefined);
  return [...Map.groupBy(bare, ({ model }) => model)].map(([model, rates]) => {
    const pins = Object.values(model.verify ?? {}).length;
    const names = rates.map(({ rate }) => rateName(rate));
    return finding(
      'price-unverified',
      `${model.id}: ${pins === 0 ? 'pinned to no source' : 'no pinned source has'}${pins === 0 ? ', so nobody confirms' : ''} ${listed(names)}.`,
      { file, line: rates[0]?.rate.line ?? model.line },
      { model: model.id, keys: rates.map(({ key }) => key) },
      { selector: rates.map(({ rate }) => `'${selectorOf(rate)}'`).join(', ') },
    );
  });
}
